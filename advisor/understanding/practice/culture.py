"""Whom a person meets, when, and what was seen or told of this counterpart: never of a people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from advisor.assessments.culture import DIMENSIONS
from advisor.understanding.practice.dates import days_in, in_digits
from advisor.understanding.practice.told import (
    Read,
    Sentence,
    Told,
    denied_before,
    flat_of,
    tidied,
    up_to,
)
from advisor.understanding.readiness.clauses import Clause
from advisor.understanding.readiness.cues import level

Side = Literal["us", "them"]
_ORIGINS = ("guess", "told", "read", "seen")
_VALUES = {("low", True): 1, ("low", False): 2, ("high", False): 4, ("high", True): 5}
_OPPOSITE = {"low": "high", "high": "low"}
_MOST_WORDS = 12
_APPOSITION = 5


@dataclass(frozen=True)
class _Way:
    """How one side works on one dimension, as a clause says it."""

    dimension: str
    side: Side
    value: int
    origin: str | None
    words: str


def read_culture(told: Told, today: date) -> Iterator[Read]:
    """The answers that a description gives; what is said of a people or a country gives none."""
    met = _counterpart(told)
    if met:
        yield met
    yield from _meeting(told, today)
    ways = [*_ways(told)]
    for dimension in DIMENSIONS:
        for side in ("us", "them"):
            yield from _agreed([w for w in ways if w.dimension == dimension and w.side == side])


def _counterpart(told: Told) -> Read | None:
    marks = told.cues.marks
    for sentence in told.sentences:
        for match in marks["meets"].finditer(sentence.flat):
            name = up_to(sentence.text, match.end(), marks["meet_end"])
            named = level(name).split()
            if not named or len(named) > _MOST_WORDS or marks["pronoun"].fullmatch(named[-1]):
                continue
            return Read("counterpart", _with_role(name, sentence, match.end(), told), sentence.text)
    return None


def _with_role(name: str, sentence: Sentence, start: int, told: Told) -> str:
    """A name with the few words between commas after it that tell the role."""
    end = sentence.text.index(name, start) + len(name)
    after = re.match(r", ([^,;.:!?()]+)", sentence.text[end:])
    if after is None:
        return tidied(name, told.cues)
    flat = level(after[1])
    stops = (told.cues.marks[key].match(flat) for key in ("meet_end", "apposition_stop"))
    if len(flat.split()) > _APPOSITION or any(stops) or re.search(r"\d", flat):
        return tidied(name, told.cues)
    return f"{tidied(name, told.cues)}, {after[1].strip()}"


def _meeting(told: Told, today: date) -> Iterator[Read]:
    """The one day named beside a word of meeting."""
    met = told.cues.marks["met"]
    found = [
        (day.day, sentence.text)
        for sentence in told.sentences
        if met.search(sentence.flat)
        for day in days_in(in_digits(sentence.text, told.language), told.language, today)
    ]
    if len({day for day, _ in found}) == 1:
        yield Read("meeting", found[0][0].isoformat(), found[0][1])


def _agreed(ways: list[_Way]) -> Iterator[Read]:
    """A way told once, or more than once alike; nothing where a text contradicts itself."""
    if not ways or len({way.value > 3 for way in ways}) > 1:
        return
    way = next((w for w in ways if w.origin), ways[0])
    yield Read(f"{way.dimension}_{way.side}", way.value, way.words)
    if way.side == "them" and way.origin:
        yield Read(f"{way.dimension}_origin", way.origin, way.words)


def _ways(told: Told) -> Iterator[_Way]:
    generic = False
    for sentence in told.sentences:
        of_people = bool(told.cues.marks["generic"].search(sentence.flat))
        follows = generic and _opens_with_pronoun(sentence, told)
        generic = of_people or follows
        if sentence.asks:
            continue
        side: Side | None = None
        for clause in sentence.clauses:
            side = _side(clause, told) or side
            if side and not (generic and side == "them"):
                yield from _ways_in(clause, sentence, side, told)


def _opens_with_pronoun(sentence: Sentence, told: Told) -> bool:
    words = re.findall(r"[a-z']+", sentence.flat)
    return bool(words and told.cues.marks["pronoun"].fullmatch(words[0]))


def _side(clause: Clause, told: Told) -> Side | None:
    """Whose way a clause tells: the side that it names outright, or its first subject."""
    flat, marks = flat_of(clause), told.cues.marks
    flat = marks["teller"].sub(lambda m: " " * len(m[0]), flat)
    if marks["our_side"].search(flat):
        return "us"
    us, them = marks["us"].search(flat), marks["them"].search(flat)
    if us and them:
        return "us" if us.start() < them.start() else "them"
    return "us" if us else "them" if them else None


def _ways_in(clause: Clause, sentence: Sentence, side: Side, told: Told) -> Iterator[_Way]:
    flat = flat_of(clause)
    for dimension in DIMENSIONS:
        ends = {
            end for end, denied in _ends(flat, dimension, told) for end in [_turned(end, denied)]
        }
        if len(ends) == 1:
            strongly = bool(told.cues.marks["strongly"].search(flat))
            value = _VALUES[ends.pop(), strongly]
            origin = _origin(clause, sentence, told) if side == "them" else None
            yield _Way(dimension, side, value, origin, clause.text)


def _turned(end: str, denied: bool) -> str:
    return _OPPOSITE[end] if denied else end


def _ends(flat: str, dimension: str, told: Told) -> Iterator[tuple[str, bool]]:
    for end in ("low", "high"):
        if match := told.cues.poles[dimension][end].search(flat):
            yield end, denied_before(flat, match.start(), told.cues)


def _origin(clause: Clause, sentence: Sentence, told: Told) -> str | None:
    """Where a statement comes from: as the clause says, else as its sentence does."""
    marks = told.cues.marks
    for flat in (flat_of(clause), sentence.flat):
        for origin in _ORIGINS:
            if marks[origin].search(flat):
                return origin
    return None
