"""Signals of a company's readiness, read from its description in prose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from advisor.assessments.readiness_method import DIMENSIONS, DimensionId
from advisor.knowledge.signals import LABELS
from advisor.language import Language
from advisor.retrieval.encoder import Vectors
from advisor.understanding.readiness.classifier import NOTHING, ClauseClassifier, Encode, Scores
from advisor.understanding.readiness.clauses import Clause, clauses_in
from advisor.understanding.readiness.cues import cues_of, level

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


@dataclass(frozen=True)
class _Stretch:
    """One clause or two neighbours, and which clauses they are."""

    text: str
    members: tuple[int, ...]


class SignalReader:
    """Reads signals clause by clause; a sign stands where one clause says it clearly enough."""

    def __init__(self, classifier: ClauseClassifier, encode: Encode) -> None:
        """Take the trained classifier and the encoder that it was trained with."""
        self._classifier = classifier
        self._encode = encode

    def read(self, text: str, language: Language) -> Mapping[DimensionId, Signal]:
        """The signal of each dimension; of two that disagree, the clearer, or unknown.

        Plans, wishes and questions give no strength; orders about the rating and what is said of
        other businesses give nothing. Only the first `_MOST_CLAUSES` clauses are read.
        """
        clauses = clauses_in(text, language)[:_MOST_CLAUSES]
        if not clauses:
            return dict.fromkeys(DIMENSIONS, UNKNOWN)
        stretches = _stretches(text, clauses)
        vectors = _vectors(self._encode([clause.text for clause in clauses]), stretches)
        texts = [stretch.text for stretch in stretches]
        found = self._classifier.probabilities(texts, language, vectors)[:, :NOTHING]
        found *= _weights(clauses, stretches, language)
        return {d: self._signal(found, stretches, at) for at, d in enumerate(DIMENSIONS)}

    def _signal(self, found: Scores, stretches: Sequence[_Stretch], dimension: int) -> Signal:
        strong, weak = found[:, 2 * dimension], found[:, 2 * dimension + 1]
        high, other = max(strong.max(), weak.max()), min(strong.max(), weak.max())
        if high < self._classifier.threshold or high - other < _MARGIN:
            return UNKNOWN
        is_strong = strong.max() > weak.max()
        at = int(np.argmax(strong if is_strong else weak))
        return Signal("strong" if is_strong else "weak", stretches[at].text)


def _stretches(text: str, clauses: Sequence[Clause]) -> list[_Stretch]:
    """Each clause, and each with the next of its sentence or with the answer to its question."""
    found = [_Stretch(clause.text, (at,)) for at, clause in enumerate(clauses)]
    for at, (one, two) in enumerate(zip(clauses, clauses[1:], strict=False)):
        if one.sentence == two.sentence or (one.asks and one.size <= 3):
            found.append(_Stretch(text[one.start : two.end], (at, at + 1)))
    return found


def _vectors(of_clauses: Vectors, stretches: Sequence[_Stretch]) -> Vectors:
    """The vector of two clauses is the mean of theirs: nothing more to encode."""
    means = np.stack([of_clauses[list(s.members)].mean(axis=0) for s in stretches])
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)


def _weights(
    clauses: Sequence[Clause], stretches: Sequence[_Stretch], language: Language
) -> Scores:
    """What each label of each stretch counts (stretches, labels)."""
    one = np.stack([_weight(clause, language) for clause in clauses])
    rows = []
    for stretch in stretches:
        if len(stretch.members) == 1:
            rows.append(one[stretch.members[0]])
        else:
            asked = clauses[stretch.members[0]].asks
            rows.append(_PAIR * (one[stretch.members[1]] if asked else one[[*stretch.members]].min(0)))
    return np.stack(rows)


def _weight(clause: Clause, language: Language) -> Scores:
    flat, cues = level(clause.text), cues_of(language)
    if clause.asks or cues.orders.search(flat) or cues.others.search(flat):
        return np.zeros(NOTHING)
    if cues.plans.search(flat) or cues.wishes.search(flat):
        return np.where(_STRONG, 0.0, 1.0)
    return np.ones(NOTHING)
