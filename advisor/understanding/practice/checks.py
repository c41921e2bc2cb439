"""How far a business has come with its customers: the ten checks, the two gates, the figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from advisor.assessments.ambassadors import CHECKS
from advisor.understanding.health.amounts import amounts_in, hide
from advisor.understanding.health.folded import folded as spaced
from advisor.understanding.practice.classifier import ClauseClassifier, Encode
from advisor.understanding.practice.measures import measures_in
from advisor.understanding.practice.told import Read, Told, flat_of
from advisor.understanding.readiness.clauses import Clause

_NOTHING, _BEGUN, _RUNNING = 0, 1, 2
_CUE = 0.4
_SURE = 0.55
_PAIR = 0.85


@dataclass(frozen=True)
class _Found:
    """A check that a stretch speaks of, and how far it says that it has come."""

    check: str
    status: int
    sentence: int
    words: str


def read_ambassadors(told: Told, classifier: ClauseClassifier, encode: Encode) -> Iterator[Read]:
    """The answers that a description gives, in the order of the items."""
    text = hide(spaced(told.text).text, told.language)
    measures = [*measures_in(text, amounts_in(text, told.language), told.cues)]
    figures = [measure.words for measure in measures]
    gates = [*_gates(told)]
    told_apart = frozenset(gate.words for gate in gates)
    found = [*_found(told, figures, told_apart, classifier, encode)]
    for check in CHECKS:
        yield from _settled([one for one in found if one.check == check])
    yield from gates
    for measure in measures:
        yield Read(measure.item, measure.value, measure.words)


def _found(
    told: Told,
    figures: Sequence[str],
    apart: frozenset[str],
    classifier: ClauseClassifier,
    encode: Encode,
) -> Iterator[_Found]:
    stretches = [*_stretches(told, figures, apart)]
    if not stretches:
        return
    texts = [text for text, _, _ in stretches]
    rows = classifier.rows(texts, told.language, encode(texts))
    topics = classifier.checks.probabilities(rows)[:, :-1]
    states = classifier.status.probabilities(rows)
    for at, (text, clause, weight) in enumerate(stretches):
        best = int(np.argmax(topics[at]))
        if weight * topics[at, best] < classifier.checks.threshold:
            continue
        status = _status(text, states[at], told)
        if status is not None:
            yield _Found(CHECKS[best], status, clause.sentence, text)


def _stretches(
    told: Told, figures: Sequence[str], apart: frozenset[str]
) -> Iterator[tuple[str, Clause, float]]:
    """Each clause, and each with the next of its sentence.

    Questions, figures and sentences that are read `apart` say nothing of the checks.
    """
    clauses = [
        clause
        for sentence in told.sentences
        if sentence.text not in apart
        for clause in sentence.clauses
        if not clause.asks and not any(figure in flat_of(clause) for figure in figures)
    ]
    for clause in clauses:
        yield clause.text, clause, 1.0
    for one, two in pairwise(clauses):
        if one.sentence == two.sentence:
            yield told.text[one.start : two.end], one, _PAIR


def _status(text: str, learned: np.ndarray, told: Told) -> int | None:
    """How far, by the model and by the words; a plan has not begun. None where it is not clear."""
    flat, marks = flat_of(Clause(text, 0, len(text), 0)), told.cues.marks
    scores = learned.copy()
    if marks["plan"].search(flat):
        return _NOTHING
    if marks["but_weak"].search(flat):
        scores[_BEGUN] += _CUE
    for status, name in ((_NOTHING, "nothing"), (_BEGUN, "begun"), (_RUNNING, "running")):
        if marks[name].search(flat):
            scores[status] += _CUE
    best = int(np.argmax(scores))
    return best if scores[best] >= _SURE else None


def _settled(found: list[_Found]) -> Iterator[Read]:
    """One answer to a check: "yes, but nobody…" has begun; the first stretch where they agree."""
    if not found:
        return
    first = found[0]
    others = {one.status for one in found if one.sentence == first.sentence}
    mixed = _NOTHING in others and len(others) > 1
    yield Read(first.check, _BEGUN if mixed else first.status, first.words)


def _gates(told: Told) -> Iterator[Read]:
    marks = told.cues.marks
    for item, good, bad in (
        ("unhappy_key_customer", "all_happy", ("key_customer", "unhappy")),
        ("unanswered_problem", "no_trouble", ("trouble", "unanswered")),
    ):
        for sentence in told.sentences:
            fine = marks[good].search(sentence.flat)
            rest = marks[good].sub(" ", sentence.flat)
            if not sentence.asks and all(marks[name].search(rest) for name in bad):
                yield Read(item, "yes", sentence.text)
                break
            if fine and not sentence.asks:
                yield Read(item, "no", sentence.text)
                break
