"""Signals of a company's readiness, read from its description in prose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.knowledge.signals import LABELS
from advisor.language import Language
from advisor.understanding.readiness.classifier import NOTHING, ClauseClassifier, Encode, evidence
from advisor.understanding.readiness.clauses import Clause, clauses_in
from advisor.understanding.readiness.cues import cues_of, level
from advisor.understanding.readiness.mixture import Scores
from advisor.understanding.readiness.stretches import Stretch, stretches_of, vectors_of

_PAIR = 0.9
_MARGIN = 0.1
_MOST_CLAUSES = 120
_STRONG = np.array([sign == "strong" for _, sign in LABELS])


@dataclass(frozen=True)
class Signal:
    """What a text says of a dimension, with the words it rests on; no words where unknown."""

    sign: Literal["strong", "weak", "unknown"]
    words: str = ""


UNKNOWN = Signal("unknown")


class SignalReader:
    """Reads signals clause by clause; a sign stands where one clause says it clearly enough."""

    def __init__(self, classifier: ClauseClassifier, encode: Encode) -> None:
        """Take the trained classifier and the encoder that it was trained with."""
        self._classifier = classifier
        self._encode = encode

    def read(self, text: str, language: Language) -> Mapping[DimensionId, Signal]:
        """The signal of each dimension; of two that disagree, the clearer, or unknown.

        A plan gives no strength, a wish gives weakness; questions, orders about the rating and
        what is said of other businesses give nothing. Only the first `_MOST_CLAUSES` clauses are
        read.
        """
        clauses = clauses_in(text, language)[:_MOST_CLAUSES]
        if not clauses:
            return dict.fromkeys(DIMENSIONS, UNKNOWN)
        stretches = stretches_of(text, clauses)
        vectors = vectors_of(self._encode([clause.text for clause in clauses]), stretches)
        texts = [stretch.text for stretch in stretches]
        found = self._classifier.probabilities(texts, language, vectors)[:, :NOTHING]
        found = evidence(_ruled(found, clauses, stretches, language))
        return {d: self._signal(found, stretches, at) for at, d in enumerate(DIMENSIONS)}

    def _signal(self, found: Scores, stretches: Sequence[Stretch], dimension: int) -> Signal:
        strong, weak = found[:, 2 * dimension], found[:, 2 * dimension + 1]
        high, other = max(strong.max(), weak.max()), min(strong.max(), weak.max())
        if high < self._classifier.threshold or high - other < _MARGIN:
            return UNKNOWN
        is_strong = strong.max() > weak.max()
        at = int(np.argmax(strong if is_strong else weak))
        return Signal("strong" if is_strong else "weak", stretches[at].text)


def _ruled(
    found: Scores, clauses: Sequence[Clause], stretches: Sequence[Stretch], language: Language
) -> Scores:
    """The probabilities of the signs (stretches, labels), once the manner of saying is heard."""
    manners = [_manner(clause, language) for clause in clauses]
    ruled = found.copy()
    for row, stretch in zip(ruled, stretches, strict=True):
        said = [manners[at] for at in stretch.members]
        if clauses[stretch.members[0]].asks and len(said) > 1:
            said = said[1:]
        if "silent" in said or ("wish" in said and len(stretch.members) > 1):
            row[:] = 0
        elif "wish" in said:
            row[~_STRONG] += row[_STRONG]
        if "plan" in said or "wish" in said:
            row[_STRONG] = 0
        if len(stretch.members) > 1:
            row *= _PAIR
    return ruled


def _manner(clause: Clause, language: Language) -> Literal["said", "silent", "wish", "plan"]:
    """How a clause is put: a wish says that the thing is not there, a plan that it is not yet."""
    flat, cues = level(clause.text), cues_of(language)
    if clause.asks or cues.orders.search(flat) or cues.others.search(flat):
        return "silent"
    if cues.wishes.search(flat):
        return "wish"
    return "plan" if cues.plans.search(flat) else "said"
