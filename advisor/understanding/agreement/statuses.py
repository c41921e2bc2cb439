"""The status of each clause, from what the sayings of an agreement weigh."""

import math
from collections.abc import Mapping, Sequence

from advisor.assessments.agreement_method import CLAUSES, Status
from advisor.assessments.agreement_review import Clause
from advisor.understanding.agreement.blanks import has_blank
from advisor.understanding.agreement.classifier import Scores
from advisor.understanding.agreement.contradictions import Contradiction
from advisor.understanding.agreement.cues import in_either
from advisor.understanding.agreement.layout import Passage
from advisor.understanding.agreement.quoting import Quoter
from advisor.understanding.agreement.sayings import Saying, topics_of

# What a clause must weigh to be settled: most where words of another sense often look like it.
# Chosen to cost least over ten folds of the development drafts, false evidence counted twice.
_BARS = {
    "deliverable": 0.4,
    "remuneration": 0.45,
    "intellectual_property": 0.7,
    "success_indicators": 0.85,
    "decision_process": 0.8,
    "confidentiality": 0.8,
    "exit_terms": 0.75,
    "conflict_resolution": 0.7,
    "mediation": 0.6,
}
_SETTLED = 0.5
_UNNAMED = 0.65
_CALLED = frozenset(
    {
        "mediation",
        "conflict_resolution",
        "decision_process",
        "intellectual_property",
        "success_indicators",
        "exit_terms",
    }
)
_OPEN = 0.4
_SURER = 0.05
_OPEN_UNNAMED = 0.6
_OPEN_BLANK = 0.85
_SAME_BLOCK = 0.25
_NEAR = 4
_DENIED = 0.3
_CERTAIN = 0.75
_HEADED = 0.5
_FEW = 2
_PAIR = 2
_FAINT = 0.2
_WIDER = frozenset({"conflict_resolution", "exit_terms"})


def clauses_of(
    passages: Sequence[Passage],
    sayings: Sequence[Saying],
    weights: Scores,
    clashes: Sequence[Contradiction],
    quoter: Quoter,
) -> Mapping[str, Clause]:
    """Each clause with the words that it rests on; one that contradicts itself is open at best."""
    found: dict[str, Clause] = {}
    for number, clause in enumerate(CLAUSES):
        column = _Column(clause, passages, sayings, weights[:, number])
        status, at = column.status()
        evidence = quoter.of(at) if at is not None else None
        found[clause] = Clause(status=status, evidence=evidence)
    for clash in clashes:
        if clash.clause and found[clash.clause].status == "present":
            evidence = quoter.of(sayings[clash.sayings[-1]].at)
            found[clash.clause] = Clause(status="unclear", evidence=evidence)
    return found


class _Column:
    """The sayings as they weigh for one clause."""

    def __init__(
        self,
        clause: str,
        passages: Sequence[Passage],
        sayings: Sequence[Saying],
        weights: Scores,
    ) -> None:
        self._clause = clause
        self._passages = passages
        self._sayings = sayings
        self._weights = weights

    def status(self) -> tuple[Status, int | None]:
        """Settled, left open or missing, and the place of the passage that shows it."""
        settled, left = self._ranked("settled"), self._left_open()
        if self._withdrawn():
            return "missing", None
        weight = _together([float(self._weights[at]) for at in settled])
        if weight < _CERTAIN and not left and self._denied(None):
            return "missing", None
        if weight >= self._bar(settled) and not self._reopened(weight, settled[0], left):
            return "present", self._sayings[settled[0]].at
        if left and not self._denied(left[0]):
            return "unclear", self._sayings[left[0]].at
        for place, passage in enumerate(self._passages):
            if not left and passage.is_bare and topics_of(passage.flat) == {self._clause}:
                return "unclear", place
        return "missing", None

    def _bar(self, settled: Sequence[int]) -> float:
        """What is to be reached: more where neither heavy saying nor its heading names the clause.

        Only for clauses that are nearly always called by their name, as mediation is.
        """
        bar = _BARS.get(self._clause, _SETTLED)
        if any(self._is_named(at) for at in settled[:_PAIR] if self._weights[at] >= _FAINT):
            return bar
        return max(bar, _UNNAMED) if self._clause in _CALLED else bar

    def _ranked(self, manner: str) -> list[int]:
        kept = [at for at, saying in enumerate(self._sayings) if saying.manner == manner]
        return sorted(kept, key=lambda at: -self._weights[at])

    def _left_open(self) -> list[int]:
        """The sayings that leave this very clause open, the heaviest first."""
        ranked = self._ranked("open")
        found = [at for at in ranked if self._open_weight(at) >= _OPEN and not self._is_part(at)]
        return sorted(found, key=lambda at: -self._open_weight(at))

    def _is_part(self, at: int) -> bool:
        """Whether only mediation is spoken of, not the way to resolve conflicts or to leave."""
        named = topics_of(self._sayings[at].flat)
        return self._clause in _WIDER and "mediation" in named and self._clause not in named

    def _open_weight(self, at: int) -> float:
        """The weight of an open saying; under a heading that names the clause, some at least."""
        weight = float(self._weights[at])
        if self._is_headed(at):
            return max(weight, _HEADED)
        if self._is_named(at):
            return weight
        blank = has_blank(self._passages[self._sayings[at].at])
        return weight if weight >= (_OPEN_BLANK if blank else _OPEN_UNNAMED) else 0.0

    def _is_headed(self, at: int) -> bool:
        """Whether the heading of a saying names this clause, and few others."""
        above = self._sayings[at].above
        named = topics_of(above[-1]) if above else frozenset()
        return self._clause in named and len(named) <= _FEW

    def _is_named(self, at: int) -> bool:
        saying = self._sayings[at]
        return any(self._clause in topics_of(flat) for flat in (saying.flat, *saying.above))

    def _reopened(self, weight: float, settled: int, left: Sequence[int]) -> bool:
        """Whether what is settled in one place is left open in another, or just beside."""
        for at in left:
            if in_either("besides", self._sayings[at].flat):
                continue
            if self._is_headed(at) and not self._is_named(settled):
                return True
            one, two = self._sayings[settled].at, self._sayings[at].at
            slack = -_SAME_BLOCK if self._near(one, two) else _SURER
            if float(self._weights[at]) > weight + slack:
                return True
        return False

    def _near(self, one: int, two: int) -> bool:
        same = self._passages[one].block == self._passages[two].block
        return same and abs(one - two) <= _NEAR

    def _withdrawn(self) -> bool:
        """Whether a sentence takes back what was proposed, whatever stands elsewhere."""
        return any(
            self._weights[at] >= _DENIED
            and self._is_named(at)
            and in_either("withdrawn", self._sayings[at].flat)
            for at in self._ranked("denied")
        )

    def _denied(self, left: int | None) -> bool:
        """Whether a sentence says that there is no such clause, not just beside an open one."""
        return any(
            self._weights[at] >= _DENIED
            and self._is_named(at)
            and not self._is_part(at)
            and (left is None or abs(at - left) > 1)
            for at in self._ranked("denied")
        )


def _together(weights: Sequence[float]) -> float:
    """The weight of the two heaviest sayings together."""
    best = [w for w in weights[:_PAIR] if w >= _FAINT]
    return 1.0 - math.prod(1.0 - w for w in best)
