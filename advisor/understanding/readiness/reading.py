"""Signals of a company's readiness, read from its description in prose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.knowledge.signals import LABELS, SIGNS
from advisor.language import Language
from advisor.understanding.readiness.classifier import NOTHING, ClauseClassifier, Encode
from advisor.understanding.readiness.clauses import Clause, clauses_in
from advisor.understanding.readiness.cues import cues_of, level
from advisor.understanding.readiness.mixture import Parts, Scores
from advisor.understanding.readiness.stretches import (
    Stretch,
    sentences_of,
    stretches_of,
    vectors_of,
)
from advisor.understanding.readiness.weighing import (
    Shown,
    Weighing,
    features_of,
    shipped_weighing,
)

_PAIR = 0.9
# To say nothing is better than the wrong sign: the other one must be much less likely.
_TOLD = 0.2
_CLEAR = 0.85
_MOST_CLAUSES = 120
_STRONG = np.array([sign == "strong" for _, sign in LABELS])


@dataclass(frozen=True)
class Signal:
    """What a text says of a dimension, with the words it rests on; no words where unknown."""

    sign: Literal["strong", "weak", "unknown"]
    words: str = ""


UNKNOWN = Signal("unknown")


class SignalReader:
    """Reads signals clause by clause; a sign stands where all that is shown weighs enough."""

    def __init__(
        self, classifier: ClauseClassifier, encode: Encode, weighing: Weighing | None = None
    ) -> None:
        """Take the trained classifier and the encoder that it was trained with.

        `weighing` is by default the one that ships.
        """
        self._classifier = classifier
        self._encode = encode
        self._weighing = weighing or shipped_weighing()

    def read(self, text: str, language: Language) -> Mapping[DimensionId, Signal]:
        """The signal of each dimension; unknown where little or nothing clear is said.

        A plan gives no strength, a wish gives weakness; questions, orders about the rating and
        what is said of other businesses give nothing. Only the first `_MOST_CLAUSES` clauses are
        read.
        """
        heard = self._heard(text, language)
        if heard is None:
            return dict.fromkeys(DIMENSIONS, UNKNOWN)
        shown, pieces = heard
        found = self._weighing.probabilities(features_of(shown))
        return {d: _signal(found[at], shown, pieces, at) for at, d in enumerate(DIMENSIONS)}

    def shown(self, text: str, language: Language) -> Shown | None:
        """What a text shows, from which signs are weighed; None where it says nothing."""
        heard = self._heard(text, language)
        return heard[0] if heard else None

    def _heard(self, text: str, language: Language) -> tuple[Shown, list[Stretch]] | None:
        clauses = clauses_in(text, language)[:_MOST_CLAUSES]
        if not clauses:
            return None
        pieces, wholes = stretches_of(text, clauses), sentences_of(text, clauses)
        both = [*pieces, *wholes]
        vectors = vectors_of(self._encode([clause.text for clause in clauses]), both)
        parts = self._classifier.parts([s.text for s in both], language, vectors)
        manner = _Manner(clauses, language)
        ruled = Parts(*(manner.ruled(part[:, :NOTHING], both) for part in parts))
        count = len(pieces)
        shown = Shown(
            Parts(*(part[:count] for part in ruled)),
            _wholes(ruled.mixed[count:], wholes, ruled.mixed),
        )
        return shown, pieces


def _wholes(found: Scores, sentences: Sequence[Stretch], of_clauses: Scores) -> Scores:
    """What sentences show; one of mixed manners shows what its clauses show."""
    alone = [of_clauses[list(s.members)].max(axis=0) for s in sentences]
    return np.where(found.any(axis=1, keepdims=True), found, np.stack(alone))


def _signal(found: Scores, shown: Shown, pieces: Sequence[Stretch], dimension: int) -> Signal:
    own = shown.pieces.mixed[:, 2 * dimension : 2 * dimension + 2]
    signs = found[1:]
    if not own.any() or signs.sum() < _TOLD or signs.max() < _CLEAR * signs.sum():
        return UNKNOWN
    at = int(signs.argmax())
    return Signal(SIGNS[at], pieces[int(own[:, at].argmax())].text)


class _Manner:
    """How each clause is put, and what that leaves of the probabilities of stretches."""

    def __init__(self, clauses: Sequence[Clause], language: Language) -> None:
        self._clauses = clauses
        self._of = [_manner(clause, language) for clause in clauses]
        self._leads = [_leads(clauses, at, language) for at in range(len(clauses))]

    def ruled(self, found: Scores, stretches: Sequence[Stretch]) -> Scores:
        """The probabilities of the signs (stretches, labels), once the manner is heard."""
        ruled = found.copy()
        for row, stretch in zip(ruled, stretches, strict=True):
            self._rule(row, stretch.members)
        return ruled

    def _rule(self, row: Scores, members: Sequence[int]) -> None:
        said = [self._of[at] for at in members]
        if self._clauses[members[0]].asks and len(said) > 1:
            said = said[1:]
        alone = len(members) == 1
        led = alone and self._leads[members[0]] and "wish" not in said
        if "silent" in said or led or ("wish" in said and not alone):
            row[:] = 0
        elif "wish" in said:
            row[~_STRONG] += row[_STRONG]
        if "plan" in said or "wish" in said:
            row[_STRONG] = 0
        if not alone:
            row *= _PAIR


def _manner(clause: Clause, language: Language) -> Literal["said", "silent", "wish", "plan"]:
    """How a clause is put: a wish says that the thing is not there, a plan that it is not yet."""
    flat, cues = level(clause.text), cues_of(language)
    if clause.asks or cues.orders.search(flat) or cues.others.search(flat):
        return "silent"
    if cues.wishes.search(flat):
        return "wish"
    return "plan" if cues.plans.search(flat) else "said"


def _leads(clauses: Sequence[Clause], at: int, language: Language) -> bool:
    """Whether a clause only leads to the next of its sentence: "if a client pays late, …"."""
    last = at + 1 == len(clauses) or clauses[at + 1].sentence != clauses[at].sentence
    return not last and bool(cues_of(language).leads.search(level(clauses[at].text)))
