"""What an answer may rest on: units, results of tools, and the person's own words."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from advisor.grounding.claims import Claim, stated_in
from advisor.grounding.dates import day_of
from advisor.grounding.enumerations import list_lengths
from advisor.grounding.figures import ABOUT, BARE, COUNT, YEARS, key_of
from advisor.retrieval.tokens import words

_BETWEEN = " | "
_DATE = "date:"
_NUMBER = re.compile(r"(?P<unit>[a-z]+):(?P<value>[\d.]+)")
_SHARE = re.compile(r"ratio:(?P<part>[\d.]+)/(?P<whole>[\d.]+)")


@dataclass(frozen=True)
class Evidence:
    """What some texts state, in normal form; `units` are those that may be cited."""

    keys: frozenset[str] = frozenset()
    words: str = ""
    units: frozenset[str] = frozenset()

    @classmethod
    def of(cls, texts: Iterable[str], units: Collection[str] = ()) -> "Evidence":
        """What texts in either language state; a list counts its points."""
        read = list(texts)
        lines = [_line(line) for text in read for line in text.splitlines() if line.strip()]
        keys = {key for line in lines for key in line.keys}
        keys |= {key_of(COUNT, n) for text in read for n in list_lengths(text)}
        return cls(
            frozenset(keys), f" {_BETWEEN.join(line.words for line in lines)} ", frozenset(units)
        )

    def plus(self, texts: Iterable[str], units: Collection[str] = ()) -> "Evidence":
        """The same with more texts and units."""
        return self.joined(Evidence.of(texts, units))

    def joined(self, other: "Evidence") -> "Evidence":
        """What either states."""
        return Evidence(
            self.keys | other.keys, self.words + _BETWEEN + other.words, self.units | other.units
        )

    def supports(self, claim: Claim) -> bool:
        """Whether the evidence states the same; nothing is rounded or added up."""
        if claim.kind == "citation":
            return all(unit in self.units for unit in re.split(r"[,;] *", claim.key[9:]))
        if claim.key in self.keys:
            return True
        if ":" in claim.key:
            return False
        return any(f" {name} " in self.words for name in (claim.key, *_numbers_of(claim.key)))


@dataclass(frozen=True)
class _Line:
    keys: frozenset[str]
    words: str


@lru_cache(maxsize=16_384)
def _line(text: str) -> _Line:
    """What a line states: the same lines of the guidance come back turn after turn."""
    keys = frozenset(key for mark in stated_in(text)[0] for key in _also(mark.key))
    return _Line(keys, " ".join(words(text)))


def _also(key: str) -> Iterable[str]:
    """A key with those that follow from it: a part of a date, the two numbers of a ratio."""
    yield key
    if key.startswith(_DATE):
        day = day_of(key)
        yield from (part.key for part in day.parts())
        if day.year:
            yield from (key_of(unit, day.year) for unit in (COUNT, BARE))
    elif share := _SHARE.fullmatch(key):
        yield from (key_of(u, float(n)) for n in share.groups() for u in (COUNT, BARE))
        yield key_of("percent", 100 * float(share["part"]) / (float(share["whole"]) or 1))
    elif number := _NUMBER.fullmatch(key):
        value = float(number["value"])
        yield from (key_of(unit, value) for unit in (ABOUT, BARE))
        if number["unit"] == BARE:
            yield key_of(COUNT, value)
        if number["unit"] in {BARE, COUNT} and value in YEARS:
            yield f"{_DATE}{value:g}--"


def _numbers_of(name: str) -> Iterable[str]:
    """A name in the singular and in the plural: KPI, KPIs."""
    yield name.removesuffix("s")
    yield f"{name}s"
