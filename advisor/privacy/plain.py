"""A text levelled for reading (ASCII digits, plain spaces, no accents), its positions kept."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

Span = tuple[int, int]

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u0300-\u036f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACES = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_DOTS = "\xb7\u2022\u2219\u22c5"
_QUOTES = "\u2018\u2019\u02bc"
_ANY_DIGIT = range(0x80, 0x20000)
_LATIN = range(0x41, 0x250)
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_WIDTH_SHIFT = 0xFEE0
_STRETCH = re.compile(r"[0-9][0-9 ()./+-]{5,}[0-9]")
_LEAD = 4


@dataclass(frozen=True)
class Plain:
    """`text` in lower case without accents or invisible characters; `shifts` leads back."""

    text: str
    shifts: tuple[int, ...]

    def origin(self, index: int) -> int:
        """Where the character at `index` stands in the text as it was written."""
        return index + bisect_right(self.shifts, index)

    @cached_property
    def stretches(self) -> tuple[Span, ...]:
        """Where digits follow each other closely enough to be a number of seven or more."""
        return tuple(found.span() for found in _STRETCH.finditer(self.text))

    def numbers(self, pattern: re.Pattern[str], fewest: int) -> Iterator[re.Match[str]]:
        """The matches of a pattern of `fewest` digits or more that may open with "+ ("."""
        for start, end in self.stretches:
            if end - start >= fewest:
                yield from pattern.finditer(self.text, max(0, start - _LEAD), end + 1)

    def first_numbers(self, pattern: re.Pattern[str], fewest: int) -> Iterator[re.Match[str]]:
        """The matches that open a stretch of digits: those that a word can lead straight to."""
        for start, end in self.stretches:
            found = pattern.match(self.text, start) if end - start >= fewest else None
            if found is not None:
                yield found


def plain(written: str) -> Plain:
    """A written text levelled; each character stands for one of the written ones."""
    hidden = [found.start() for found in _INVISIBLE.finditer(written)]
    level = written.translate(_levels())
    if not hidden:
        return Plain(level, ())
    shifts = tuple(position - rank for rank, position in enumerate(hidden))
    return Plain(_INVISIBLE.sub("", level), shifts)


@cache
def _levels() -> dict[int, str]:
    levels = {code: _base(code) for code in _LATIN if _base(code).isascii()}
    levels |= {code: chr(code - _FULL_WIDTH_SHIFT).lower() for code in _FULL_WIDTH}
    levels |= {code: str(int(chr(code))) for code in _ANY_DIGIT if chr(code).isdecimal()}
    for marks, level in ((_SPACES, " "), (_DASHES, "-"), (_DOTS, "."), (_QUOTES, "'")):
        levels |= {ord(mark): level for mark in marks}
    return levels


def _base(code: int) -> str:
    return unicodedata.normalize("NFD", chr(code))[0].lower()
