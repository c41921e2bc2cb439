"""Two runs of the same cases: what got better, what got worse, and whether it may be chance."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from evals.figures import metrics_of, scores_of
from evals.intervals import sign_test
from evals.metrics import MEANS
from evals.results import CaseResult, Run, RunInfo, Verdict

Move = Literal["better", "worse", "changed", "same"]
_BROKEN = {"failed", "error"}
_WORST_FIRST: tuple[Verdict, ...] = ("error", "failed", "skipped", "passed")


@dataclass(frozen=True)
class Pair:
    """A case in both runs; where it was repeated, the first result with the usual verdict."""

    a: CaseResult
    b: CaseResult

    @property
    def move(self) -> Move:
        """Better or worse where passed turned or came of failed or error.

        Any other change of verdict, or of the words of an answer, is `changed`.
        """
        if self.b.verdict == "passed" and self.a.verdict in _BROKEN:
            return "better"
        if self.a.verdict == "passed" and self.b.verdict in _BROKEN:
            return "worse"
        same = self.a.verdict == self.b.verdict and _answers(self.a) == _answers(self.b)
        return "same" if same else "changed"


@dataclass(frozen=True)
class MetricPair:
    """A metric on the cases where both runs measured it.

    `a` and `b` are shares (or means, where `mean`) over `count` cases; `gained` cases are better in
    B and `lost` ones worse. `p` is McNemar's exact two-sided p on those, for a mean the sign test.
    """

    metric: str
    mean: bool
    count: int
    a: float
    b: float
    gained: int
    lost: int
    p: float

    @property
    def difference(self) -> float:
        """By how much B is above A."""
        return self.b - self.a


@dataclass(frozen=True)
class Difference:
    """A part of the runs' set-up that is not the same; `name` is a field of RunInfo."""

    name: str
    a: str
    b: str


@dataclass(frozen=True)
class Comparison:
    """Run B against run A."""

    a: RunInfo
    b: RunInfo
    better: tuple[Pair, ...]
    worse: tuple[Pair, ...]
    changed: tuple[Pair, ...]
    same: tuple[Pair, ...]
    only_in_a: tuple[CaseResult, ...]
    only_in_b: tuple[CaseResult, ...]
    metrics: tuple[MetricPair, ...]
    differences: tuple[Difference, ...]


def compare(a: Run, b: Run) -> Comparison:
    """Pair two runs by case id and measure what moved."""
    in_a, in_b = a.by_case(), b.by_case()
    both = [case for case in in_a if case in in_b]
    pairs = [Pair(usual(in_a[case]), usual(in_b[case])) for case in both]
    return Comparison(
        a=a.summary.run,
        b=b.summary.run,
        better=_moved(pairs, "better"),
        worse=_moved(pairs, "worse"),
        changed=_moved(pairs, "changed"),
        same=_moved(pairs, "same"),
        only_in_a=tuple(usual(found) for case, found in in_a.items() if case not in in_b),
        only_in_b=tuple(usual(found) for case, found in in_b.items() if case not in in_a),
        metrics=_metrics([(in_a[case], in_b[case]) for case in both]),
        differences=_differences(a.summary.run, b.summary.run),
    )


def comparison_json(found: Comparison) -> dict[str, Any]:
    """A comparison for programs: both set-ups, the ids of the cases that moved, the metrics."""
    moved = ("better", "worse", "changed", "same")
    return {
        "a": found.a.model_dump(mode="json"),
        "b": found.b.model_dump(mode="json"),
        **{move: [pair.b.case for pair in getattr(found, move)] for move in moved},
        "only_in_a": [result.case for result in found.only_in_a],
        "only_in_b": [result.case for result in found.only_in_b],
        "metrics": [{**asdict(pair), "difference": pair.difference} for pair in found.metrics],
        "differences": [asdict(difference) for difference in found.differences],
    }


def usual(results: Sequence[CaseResult]) -> CaseResult:
    """The first result with the verdict that most repeats have; of equal ones, the worse."""
    count = Counter(r.verdict for r in results)
    verdict = max(_WORST_FIRST, key=lambda v: count[v])
    return next(r for r in results if r.verdict == verdict)


def _moved(pairs: Sequence[Pair], move: Move) -> tuple[Pair, ...]:
    return tuple(pair for pair in pairs if pair.move == move)


def _answers(result: CaseResult) -> list[str | None]:
    return [turn.reply.answer if turn.reply else None for turn in result.turns]


def _metrics(
    both: Sequence[tuple[Sequence[CaseResult], Sequence[CaseResult]]],
) -> tuple[MetricPair, ...]:
    names = metrics_of([result for pair in both for side in pair for result in side])
    measured = [_metric(name, both) for name in names]
    return tuple(pair for pair in measured if pair)


def _metric(
    name: str, both: Sequence[tuple[Sequence[CaseResult], Sequence[CaseResult]]]
) -> MetricPair | None:
    scores = [(_score(a, name), _score(b, name)) for a, b in both]
    known = [(a, b) for a, b in scores if a is not None and b is not None]
    if not known:
        return None
    gained, lost = sum(b > a for a, b in known), sum(b < a for a, b in known)
    return MetricPair(
        metric=name,
        mean=name in MEANS,
        count=len(known),
        a=sum(a for a, _ in known) / len(known),
        b=sum(b for _, b in known) / len(known),
        gained=gained,
        lost=lost,
        p=sign_test(gained, lost),
    )


def _score(results: Sequence[CaseResult], name: str) -> float | None:
    """The mean over turns and repeats; yes or no by majority where the metric is no mean."""
    repeats = [scores_of(result, name) for result in results]
    if name in MEANS:
        values = [value for scores in repeats for value in scores.values()]
        return round(sum(values) / len(values), 9) if values else None
    held = [all(scores.values()) for scores in repeats if scores]
    return float(2 * sum(held) > len(held)) if held else None


def _differences(a: RunInfo, b: RunInfo) -> tuple[Difference, ...]:
    compared = ("advisor", "model", "prompt", "knowledge", "embedding", "judge", "only", "repeat")
    found = [
        Difference(name, _said(getattr(a, name)), _said(getattr(b, name)))
        for name in compared
        if getattr(a, name) != getattr(b, name)
    ]
    if a.sets != b.sets:
        moved = [n for n in {**a.sets, **b.sets} if a.sets.get(n) != b.sets.get(n)]
        found += [
            Difference("sets", *(f"{n} {run.sets.get(n, '')[:12]}".strip() for run in (a, b)))
            for n in moved
        ]
    return tuple(found)


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
