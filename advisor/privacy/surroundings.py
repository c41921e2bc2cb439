"""What stands around a number: the word that names it, the mark that counts or prices it."""

import re
from dataclasses import dataclass
from functools import cache

from advisor.privacy.cues import CueName, cues

_BEFORE = 48
_AFTER = 28
_CLOSE = 32
_MARKS = "$€£%¢"
_LETTER = re.compile("[a-z]")


@dataclass(frozen=True)
class Lead:
    """The nearest naming word before a number (None where there is none) and what lies between."""

    name: CueName | None
    gap: str

    def close(self, name: CueName) -> bool:
        """Whether `name` is near the number, with no other figure between."""
        return self.name == name and len(self.gap) <= _CLOSE and not re.search(r"\d", self.gap)

    def straight(self, name: CueName) -> bool:
        """Whether nothing but marks and "is the" stands between `name` and the number."""
        return self.name == name and _nothing_said().fullmatch(self.gap) is not None


def lead(text: str, start: int) -> Lead:
    """The nearest naming word before `start`, in levelled text."""
    since = max(0, start - _BEFORE)
    named = _LETTER.search(text, since, start) and list(cues().named.finditer(text, since, start))
    if not named:
        return Lead(None, "")
    return Lead(_name(named[-1]), text[named[-1].end() : start])


def trail(text: str, end: int) -> CueName | None:
    """The first naming word after `end`, before the next figure or the end of the sentence."""
    found = cues().named.search(text, end, end + _AFTER)
    if found is None or re.search(r"[\d.!?\n]", text[end : found.start()]):
        return None
    return _name(found)


def is_counted(text: str, start: int, end: int) -> bool:
    """Whether a number is an amount, a share or a quantity by the mark or the unit beside it."""
    before = text[max(0, start - 2) : start].rstrip()[-1:]
    return (before != "" and before in _MARKS) or _unit().match(text, end) is not None


def is_measure(text: str, start: int) -> bool:
    """Whether the word just before a number says what it measures: "ventes 450 514 4380"."""
    return _measured().search(text[max(0, start - _CLOSE) : start]) is not None


@cache
def _nothing_said() -> re.Pattern[str]:
    return re.compile(rf"[^a-z0-9]*(?:(?:{cues().filler})[^a-z0-9]+){{0,3}}")


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{cues().measured})[ :=]{{1,3}}$")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf" {{0,2}}(?:[{_MARKS}]|(?:{cues().counted})(?![a-z']))")


def _name(found: re.Match[str]) -> CueName:
    name: CueName = found.lastgroup  # type: ignore[assignment]
    return name
