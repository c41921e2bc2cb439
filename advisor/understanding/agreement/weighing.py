"""How strongly each saying stands for each clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.assessments.agreement_method import CLAUSES
from advisor.knowledge.clauses import MANNERS
from advisor.understanding.agreement.batches import in_batches
from advisor.understanding.agreement.classifier import (
    AgreementClassifier,
    Encode,
    Reading,
    Scores,
)
from advisor.understanding.agreement.cues import AgreementCues, cues_of, in_either
from advisor.understanding.agreement.features import row_of
from advisor.understanding.agreement.names import Parties
from advisor.understanding.agreement.sayings import Saying, topics_of
from advisor.understanding.readiness.cues import level

_ALL = 110
_EACH = 6
_DENSE = 0.4
_UNSEEN = 0.6
_SURE, _ONE, _SEVERAL, _ELSEWHERE, _OTHER = 2.8, 1.4, 0.9, -0.5, -0.9
_GENERAL = frozenset({"nature_of_engagement", "deliverable"})
_FEW = 2
_LEAD_WORDS = 12
_LONG = 14
_PIECE_WORDS = 4
_ASIDE_WORDS = 6
_CLOSE = 4
_ENOUGH = 0.5
_FAINT = 0.02
_PIECE = 0.95
_ASIDE = re.compile(r"\s*\([^()]{0,120}\)|\s*\[[^\[\]]{0,120}\]")
_CUT = re.compile(r"(?<=[,:;–—])\s+|\s+(?=(?:et|and|pis|puis|mais|but) \w+ )")


@dataclass(frozen=True)
class Weighed:
    """The weight of each saying for each clause (sayings, clauses), between 0 and 1.

    `reading` is what the classifier says of each saying alone.
    """

    weights: Scores
    reading: Reading


def weigh(
    sayings: Sequence[Saying],
    classifier: AgreementClassifier,
    encode: Encode,
    parties: Parties,
) -> Weighed:
    """What sayings weigh.

    In a long text, only the sayings that may count are encoded; the rest weigh by their words.
    Where no saying settles a clause, the nearest are read again piece by piece.
    """
    if not sayings:
        nothing = Reading(np.zeros((0, len(CLAUSES))), np.zeros((0, len(MANNERS))))
        return Weighed(nothing.clauses, nothing)
    texts = [parties.hidden(_whole(saying), saying.language) for saying in sayings]
    rows = [row_of(text, s.language) for text, s in zip(texts, sayings, strict=True)]
    prior = np.stack([_prior(saying.above) for saying in sayings]) + _density(len(sayings))
    reading = classifier.quick(rows)
    found = _moved(reading.clauses, prior)
    chosen = _chosen(np.column_stack([found, reading.manner("endless")]))
    whole = classifier.whole(
        [rows[at] for at in chosen], in_batches(encode, [texts[at] for at in chosen])
    )
    reading.clauses[chosen], reading.manners[chosen] = whole.clauses, whole.manners
    weights = found * _UNSEEN
    weights[chosen] = _moved(whole.clauses, prior[chosen])
    weights = _with_pieces(weights, sayings, texts, prior, classifier, encode)
    return Weighed(weights * np.stack([_in_its_sense(saying) for saying in sayings]), reading)


def _density(count: int) -> float:
    """What a short text adds to the log odds: it has a larger share of sentences that count."""
    return _DENSE * max(0.0, 1.0 - count / _ALL)


def _with_pieces(
    weights: Scores,
    sayings: Sequence[Saying],
    texts: Sequence[str],
    prior: Scores,
    classifier: AgreementClassifier,
    encode: Encode,
) -> Scores:
    """The weights, raised where a piece of a long sentence says a clause better than the whole."""
    wanted = {
        int(at)
        for column in weights.T
        if column.max() < _ENOUGH
        for at in np.argsort(-column)[:_CLOSE]
        if column[at] > _FAINT
    }
    pieces = [
        (at, piece)
        for at in sorted(wanted)
        for piece in (
            *_pieces(texts[at]),
            *_headed(sayings[at], texts[at]),
            *_asides(sayings[at].text),
        )
    ]
    if not pieces:
        return weights
    rows = [row_of(piece, sayings[at].language) for at, piece in pieces]
    places = [at for at, _ in pieces]
    read = classifier.whole(rows, in_batches(encode, [p for _, p in pieces]))
    again = _moved(read.clauses, prior[places])
    raised = weights.copy()
    for at, row in zip(places, again, strict=True):
        raised[at] = np.maximum(raised[at], _PIECE * row)
    return raised


def _in_its_sense(saying: Saying) -> Scores:
    """Which clauses a saying can speak of: not those whose words it uses in another sense only."""
    cues = cues_of(saying.language)
    return np.array(
        [
            0.0 if clause in cues.traps and _is_trapped(clause, saying, cues) else 1.0
            for clause in CLAUSES
        ]
    )


def _is_trapped(clause: str, saying: Saying, cues: AgreementCues) -> bool:
    trap = cues.traps[clause]
    if any(trap.search(heading) for heading in saying.above):
        return True
    found = trap.search(saying.flat)
    return bool(found) and not cues.names[clause].search(trap.sub(" ", saying.flat))


def _pieces(text: str) -> list[str]:
    """The pieces of a long sentence, each of some words."""
    if len(text.split()) < _LONG:
        return []
    pieces = [piece.strip() for piece in _CUT.split(text)]
    return [piece for piece in pieces if len(piece.split()) >= _PIECE_WORDS]


def _asides(text: str) -> list[str]:
    """What stands in brackets, where it has the length of a sentence."""
    asides = (found.group().strip(" ()[]") for found in _ASIDE.finditer(text))
    return [aside for aside in asides if len(aside.split()) >= _ASIDE_WORDS]


def _headed(saying: Saying, text: str) -> list[str]:
    """A saying under a heading of unknown meaning, read with it."""
    heading = saying.above[-1] if saying.above else ""
    if not heading or heading.endswith(":") or topics_of(heading) or in_either("others", heading):
        return []
    return [f"{heading.rstrip('.')} : {text}"]


def _whole(saying: Saying) -> str:
    """A saying without asides; a short point of a list with the words that lead to it."""
    text = _ASIDE.sub(_kept, saying.text).strip() or saying.text
    lead = saying.above[-1] if saying.above else ""
    if lead.endswith(":") and len(text.split()) <= _LEAD_WORDS:
        return f"{lead} {text}"
    if lead.endswith(".") and not topics_of(lead) and not in_either("others", lead):
        return f"{lead.rstrip('.')} : {text}"
    return text


def _kept(aside: re.Match[str]) -> str:
    """An aside is dropped, but where it names clauses."""
    return aside.group() if topics_of(level(aside.group())) else ""


def _chosen(found: Scores) -> list[int]:
    if len(found) <= _ALL:
        return list(range(len(found)))
    best = np.argsort(-found, axis=0)[:_EACH]
    return sorted(set(best.ravel().tolist()))


def _moved(found: Scores, prior: Scores) -> Scores:
    odds = np.log(np.clip(found, 1e-6, 1 - 1e-6)) - np.log1p(-np.clip(found, 1e-6, 1 - 1e-6))
    return np.asarray(1.0 / (1.0 + np.exp(-(odds + prior))))


def _prior(above: Sequence[str]) -> Scores:
    """What the headings above add to the log odds of each clause."""
    moved = np.zeros(len(CLAUSES))
    for heading in above:
        named = topics_of(heading)
        if named:
            moved += [_gain(clause, named) for clause in CLAUSES]
        elif in_either("others", heading):
            moved += _OTHER
    return np.clip(moved, _OTHER, _SURE)


def _gain(clause: str, named: frozenset[str]) -> float:
    if clause not in named:
        return _ELSEWHERE
    if len(named) > _FEW:
        return _SEVERAL
    return _ONE if clause in _GENERAL else _SURE
