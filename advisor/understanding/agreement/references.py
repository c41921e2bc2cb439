"""Values said to be set elsewhere in an agreement, where they are set otherwise."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.understanding.agreement.cues import AgreementCues, cues_of
from advisor.understanding.agreement.quantities import amounts_in, percents_in, spans_in
from advisor.understanding.agreement.sayings import Saying

_BEFORE = 60
_ABOUT = 45
_STEM = 5
_SLACK = 0.08
_VALUE = re.compile(
    r"(?P<span>[a-z0-9)-]+[ -](?:jours?|days?'?|semaines?|weeks?'?|mois|months?'?|ans?|annees?|"
    r"years?'?)\b'?)|(?P<percent>\d[\d.,]* ?(?:%|per ?cent|pour ?cent))|"
    r"(?P<money>\$ ?\d[\d ,.]*|\d[\d ]*(?:,\d\d)? ?(?:\$|dollars?\b))"
)
_NOUN_BEFORE = re.compile(r"([a-z]{4,}) (?:de |d'|of |is |est )?$")
_NOUN_AFTER = re.compile(r"[a-z]{4,}")
Kind = Literal["span", "percent", "money"]


@dataclass(frozen=True)
class Reference:
    """A value that a sentence says is set elsewhere, and the noun that it measures."""

    kind: Kind
    value: float
    noun: str


def broken_references(sayings: Sequence[Saying]) -> tuple[tuple[int, int], ...]:
    """The places of a saying and of one that cites its value wrongly, in order."""
    found = []
    for at, saying in enumerate(sayings):
        for cited in _references(saying.flat, cues_of(saying.language)):
            told = [
                (then, value)
                for then, other in enumerate(sayings)
                if then != at and other.manner == "settled"
                for value in _told(other.flat, cited, cues_of(other.language))
            ]
            if told and not any(_same(value, cited.value) for _, value in told):
                found.append((told[0][0], at))
    return tuple(found)


def _references(flat: str, cues: AgreementCues) -> Sequence[Reference]:
    """The values that a sentence cites from elsewhere, such as "the 22 % margin set above"."""
    found = []
    for refers in cues.refers.finditer(flat):
        start = max(0, refers.start() - _BEFORE)
        near = flat[start : refers.start()]
        values = list(_VALUE.finditer(near))
        if not values:
            continue
        last = values[-1]
        noun = _noun(near[: last.start()], near[last.end() :], cues)
        kind: Kind = "span" if last["span"] else "percent" if last["percent"] else "money"
        read = _values(near[max(0, last.start() - 20) :], kind)
        if noun and read:
            found.append(Reference(kind, read[-1], noun))
    return found


def _noun(before: str, after: str, cues: AgreementCues) -> str | None:
    held = _NOUN_BEFORE.search(before)
    if held and not cues.no_noun.match(held[1]):
        return held[1]
    words = (m.group() for m in _NOUN_AFTER.finditer(after))
    return next((word for word in words if not cues.no_noun.match(word)), None)


def _told(flat: str, cited: Reference, cues: AgreementCues) -> Sequence[float]:
    """The values that another sentence sets for the noun, close to it."""
    if cues.refers.search(flat):
        return ()
    noun = re.search(rf"\b{cited.noun[:_STEM]}", flat)
    if noun is None:
        return ()
    return _values(flat[max(0, noun.start() - _ABOUT) : noun.end() + _ABOUT], cited.kind)


def _values(flat: str, kind: Kind) -> Sequence[float]:
    if kind == "span":
        return [span.days for span in spans_in(flat)]
    return percents_in(flat) if kind == "percent" else amounts_in(flat)


def _same(one: float, two: float) -> bool:
    return abs(one - two) <= _SLACK * max(one, two)
