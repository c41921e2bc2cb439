"""What a business says it looks for, offers and keeps: the answers of the partner finder."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from advisor.assessments.finder import NEEDS
from advisor.understanding.practice.classifier import ClauseClassifier, Encode, Scores
from advisor.understanding.practice.dates import in_digits
from advisor.understanding.practice.horizon import horizon_in
from advisor.understanding.practice.told import (
    Read,
    Sentence,
    Told,
    denied_before,
    flat_of,
    tidied,
    trimmed,
    up_to,
)
from advisor.understanding.readiness.clauses import Clause
from advisor.understanding.readiness.cues import level

_NAMES = tuple(NEEDS)
_PLACES = 3
_PAIR = 0.85
_HALF, _QUARTER = 0.5, 0.25
_SOUGHT, _NOT_SOUGHT = 0.4, 1.5
_LEAST_WORDS = 2
_NEAR = 45
_MOST_WORDS = 8


@dataclass(frozen=True)
class _Part:
    """A stretch that may tell a need; `rank` is 0 for what is stressed, 2 for what comes after.

    `sought` says that its words, or those before it in its sentence, look for something.
    """

    text: str
    place: float
    rank: int
    sought: bool
    weight: float = 1.0


@dataclass(frozen=True)
class _Need:
    name: str
    rank: int
    place: float
    words: str


def read_finder(
    told: Told, today: date, classifier: ClauseClassifier, encode: Encode
) -> Iterator[Read]:
    """The answers that a description gives, in the order of the items."""
    needs = _ordered(_needs(told, classifier, encode))
    for at, need in enumerate(needs[:_PLACES]):
        yield Read(f"need{at + 1}", need.name, need.words)
    yield from _horizon(told, today)
    yield from _offer(told)
    yield from _withhold(told)
    yield from _cautions(told)


def _needs(told: Told, classifier: ClauseClassifier, encode: Encode) -> list[_Need]:
    """The needs told, each once, by its likeliest stretch."""
    parts = [*_parts(told)]
    if not parts:
        return []
    texts = [part.text for part in parts]
    rows = classifier.rows(texts, told.language, encode(texts))
    found = _weighed(classifier.needs.probabilities(rows), parts)
    needs = []
    for at, name in enumerate(_NAMES):
        best = int(np.argmax(found[:, at]))
        if found[best, at] >= classifier.needs.threshold:
            part = parts[best]
            needs.append(_Need(name, part.rank, part.place, part.text))
    return needs


def _weighed(found: Scores, parts: Sequence[_Part]) -> Scores:
    """The probability of each need: more likely where the words say that something is sought."""
    none = found[:, -1] * np.array([_SOUGHT if part.sought else _NOT_SOUGHT for part in parts])
    whole = found[:, :-1].sum(axis=1) + none
    weights = np.array([part.weight for part in parts])
    return np.asarray(found[:, :-1] * (weights / whole)[:, None])


def _ordered(needs: Sequence[_Need]) -> list[_Need]:
    """What is stressed first, then the order of the text; people are the means to what follows."""
    placed = {need.name: need for need in sorted(needs, key=lambda n: (n.rank, n.place))}
    ordered = list(placed.values())
    for at, (one, two) in enumerate(pairwise(list(ordered))):
        if one.name == "talent" and two.place == one.place + _HALF and one.rank == two.rank:
            ordered[at], ordered[at + 1] = two, one
    return ordered


def _parts(told: Told) -> Iterator[_Part]:
    for sentence in told.sentences:
        kept = [clause for clause in sentence.clauses if _may_tell(clause, told)]
        sought = False
        for clause in kept:
            sought = sought or _seeks(clause, told)
            yield from _split(clause, told, sought=sought)
        for one, two in pairwise(kept):
            if one.end <= two.start <= one.end + 2:
                text = told.text[one.start : two.end]
                seeks = _seeks(one, told) or _seeks(two, told)
                yield _Part(text, one.start, _rank(one, told), seeks, _PAIR)


def _seeks(clause: Clause, told: Told) -> bool:
    flat, marks = flat_of(clause), told.cues.marks
    return any(marks[name].search(flat) for name in ("seeks", "emphasis", "lesser"))


def _split(clause: Clause, told: Told, *, sought: bool) -> Iterator[_Part]:
    """A clause; where it joins two aims, each of them; else what is sought and what it is for."""
    rank, flat, marks = _rank(clause, told), flat_of(clause), told.cues.marks
    for name, least in (("purpose", _LEAST_WORDS + 1), ("and_do", _LEAST_WORDS - 1)):
        cut = marks[name].search(flat)
        if cut is None:
            continue
        before, after = clause.text[: cut.start()], clause.text[cut.end() :]
        if len(before.split()) > least and len(after.split()) >= _LEAST_WORDS:
            yield _Part(trimmed(before), clause.start, rank, sought)
            yield from _joined(after, clause.start + _HALF, rank, told, sought=sought)
            return
    yield _Part(clause.text, clause.start, rank, sought)


def _joined(text: str, place: float, rank: int, told: Told, *, sought: bool) -> Iterator[_Part]:
    """What comes after a cut: whole, or its two aims."""
    cut = told.cues.marks["and_do"].search(level(text))
    pieces = [text[: cut.start()], text[cut.end() :]] if cut else [text]
    for at, piece in enumerate(pieces):
        yield _Part(trimmed(piece), place + at * _QUARTER, rank, sought)


def _may_tell(clause: Clause, told: Told) -> bool:
    """Whether a clause may tell a need: no question, no offer, nothing denied or kept back."""
    flat, marks = flat_of(clause), told.cues.marks
    if clause.asks or _offered(clause, told) or _kept(clause, told):
        return False
    if marks["nothing_to_offer"].search(flat) or marks["no_competitor"].search(flat):
        return False
    return not marks["not_needed"].search(flat) or bool(marks["lacks"].search(flat))


def _rank(clause: Clause, told: Told) -> int:
    flat, marks = flat_of(clause), told.cues.marks
    if marks["emphasis"].search(flat):
        return 0
    return 2 if marks["lesser"].search(flat) else 1


def _horizon(told: Told, today: date) -> Iterator[Read]:
    for sentence in told.sentences:
        for text in (*(clause.text for clause in sentence.clauses), sentence.text):
            found = horizon_in(in_digits(text, told.language), told.language, today)
            if found and not sentence.asks:
                yield Read("horizon", found, text)
                return


def _offer(told: Told) -> Iterator[Read]:
    for clause in told.clauses:
        if told.cues.marks["nothing_to_offer"].search(flat_of(clause)):
            yield Read("offer", "no", clause.text)
            return
        if what := _offered(clause, told):
            yield Read("offer", "yes", clause.text)
            yield Read("offer_what", what, clause.text)
            return


def _offered(clause: Clause, told: Told) -> str:
    """What a clause offers, in its own words; empty where it offers nothing."""
    flat, marks = flat_of(clause), told.cues.marks
    match = marks["offer"].search(flat)
    if match is None or clause.asks or marks["nothing_to_offer"].search(flat):
        return ""
    after = flat[match.start() :]
    if marks["cost_words"].search(after) or denied_before(flat, match.start(), told.cues):
        return ""
    led = marks["modal"].match(after)
    start = match.start() + (led.end() if led else 0)
    return tidied(trimmed(clause.text[start:]), told.cues)


def _withhold(told: Told) -> Iterator[Read]:
    found = [kept for clause in told.clauses if (kept := _kept(clause, told))]
    if found:
        yield Read("withhold", "; ".join(dict.fromkeys(found)), "; ".join(found))


def _kept(clause: Clause, told: Told) -> str:
    """What a clause says is not shared, in its own words; empty where it says nothing of it."""
    flat, marks = flat_of(clause), told.cues.marks
    match = marks["withhold"].search(flat)
    if match and (what := tidied(up_to(clause.text, match.end()), told.cues)):
        return what
    if match := marks["kept"].search(flat):
        what = tidied(trimmed(clause.text[: match.start()]), told.cues)
        return what if len(what.split()) <= _MOST_WORDS else ""
    keeps, us = marks["keeps"].search(flat), marks["for_us"].search(flat)
    if keeps and us and keeps.end() < us.start():
        return trimmed(clause.text[keeps.end() : us.start()])
    return ""


def _cautions(told: Told) -> Iterator[Read]:
    marks = told.cues.marks
    for sentence in told.sentences:
        if marks["no_competitor"].search(sentence.flat):
            yield Read("competitor", "no", sentence.text)
            break
        if marks["competitor"].search(sentence.flat) and marks["joins"].search(sentence.flat):
            yield Read("competitor", "yes", sentence.text)
            yield from _with_competitor(told)
            break
    yield from _dispute(told)


def _with_competitor(told: Told) -> Iterator[Read]:
    marks = told.cues.marks
    for sentence in told.sentences:
        if (open_to := _speaks_of(sentence, told)) is not None:
            yield Read("competitor_topics", "yes" if open_to else "no", sentence.text)
            break
    for sentence in told.sentences:
        if marks["bids"].search(sentence.flat) and marks["together"].search(sentence.flat):
            yield Read("joint_bid", "yes", sentence.text)
            break


def _speaks_of(sentence: Sentence, told: Told) -> bool | None:
    """Whether prices, customers, territories or output would be spoken of; None where not said."""
    marks = told.cues.marks
    for talk in marks["talks"].finditer(sentence.flat):
        subject = marks["sensitive"].search(sentence.flat, talk.end(), talk.end() + _NEAR)
        if subject is None or re.search(r"[.;]", sentence.flat[talk.end() : subject.start()]):
            continue
        before = sentence.flat[: talk.end()]
        withheld = marks["withhold"].search(sentence.flat)
        denied = denied_before(sentence.flat, talk.start(), told.cues, 4)
        after = marks["denied"].match(sentence.flat[talk.end() :].lstrip())
        return not (withheld and withheld.start() <= len(before)) and not denied and not after
    return None


def _dispute(told: Told) -> Iterator[Read]:
    marks = told.cues.marks
    for sentence in told.sentences:
        match = marks["dispute"].search(sentence.flat)
        if match and (
            marks["customer"].search(sentence.flat) or marks["customer"].search(told.text)
        ):
            denied = denied_before(sentence.flat, match.start(), told.cues, 2)
            yield Read("dispute", "no" if denied else "yes", sentence.text)
            return
