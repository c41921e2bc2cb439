"""Pages in a row as one text: what heads or foots them stands once."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from advisor.documents.document import tidy

_EDGE = 2
_RUNNING_FROM = 3
_STAMP = 120
_PICTURE = 0.5


@dataclass(frozen=True)
class Page:
    """A page: its number from 1, its lines, and the share of it that pictures cover."""

    number: int
    lines: tuple[str, ...]
    pictured: float

    @classmethod
    def of(cls, number: int, text: str, pictured: float) -> Self:
        """A page with the lines of `text` that hold something."""
        return cls(number, tuple(filter(str.strip, tidy(text).split("\n"))), pictured)

    @property
    def letters(self) -> int:
        """How many letters and digits it has."""
        return sum(c.isalnum() for line in self.lines for c in line)

    @property
    def is_picture(self) -> bool:
        """Whether pictures stand for its text; a stamp or a page number may lie over them."""
        return self.pictured >= _PICTURE and self.letters < _STAMP


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """The pages, where a line that heads or foots most of them is left on the first only.

    Such lines differ by their digits only; three pages of more than a few lines must have them.
    """
    full = [page.lines for page in pages if len(page.lines) > 2 * _EDGE]
    counted = Counter(line for lines in full for line in set(map(_alike, _edges(lines))))
    least = max(_RUNNING_FROM, len(full) / 2)
    running = {line for line, count in counted.items() if count >= least}
    seen: set[str] = set()
    return [replace(page, lines=tuple(_kept(page.lines, running, seen))) for page in pages]


def _kept(lines: Sequence[str], running: set[str], seen: set[str]) -> Iterable[str]:
    edges = {*range(_EDGE), *range(len(lines) - _EDGE, len(lines))}
    for i, line in enumerate(lines):
        alike = _alike(line)
        if i in edges and alike in running:
            if alike in seen:
                continue
            seen.add(alike)
        yield line


def _edges(lines: Sequence[str]) -> list[str]:
    return [*lines[:_EDGE], *lines[-_EDGE:]]


def _alike(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold().strip())
