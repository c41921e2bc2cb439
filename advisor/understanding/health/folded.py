"""A message folded for reading, with the way back to its own words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.retrieval.tokens import fold

_SPACES = {"\u00a0", "\u202f", "\u2009"}
_DASHES = {"\u2212": "-", "\u2010": "-", "\u2011": "-"}


@dataclass(frozen=True)
class Folded:
    """`text` is folded (lower case, no accents); `origin[i]` is where its letter i comes from."""

    original: str
    text: str
    origin: tuple[int, ...]

    def words(self, start: int, end: int) -> str:
        """The span of the message, as it was written, behind a span of the folded text."""
        if start >= end:
            return ""
        return self.original[self.origin[start] : self.origin[end - 1] + 1].strip(" ,;:()\n")


def folded(message: str, abbreviations: Iterable[tuple[re.Pattern[str], str]] = ()) -> Folded:
    """Fold a message letter by letter; `abbreviations` are written out first, by their case."""
    expanded: dict[int, tuple[int, str]] = {}
    for pattern, full in abbreviations:
        expanded |= {m.start(): (m.end(), full) for m in pattern.finditer(message)}
    letters: list[str] = []
    origin: list[int] = []
    at = 0
    while at < len(message):
        end, written = expanded.get(at, (at + 1, _letter(message[at])))
        letters.extend(written)
        origin.extend([at] * (len(written) - 1) + [end - 1] if written else [])
        at = end
    return Folded(message, "".join(letters), tuple(origin))


def _letter(char: str) -> str:
    if char.isascii():
        return " " if char == "_" else char.lower()
    if char in _SPACES:
        return " "
    return _DASHES.get(char) or fold(char)
