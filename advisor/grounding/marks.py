"""Stretches of a sentence that state something, as the readers of this package give them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

ClaimKind = Literal["figure", "date", "law", "organisation", "person", "citation", "link"]
_MASK = "\x01"
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Mark:
    """Where a claim stands in a sentence, and its key: the same for equal values."""

    start: int
    end: int
    kind: ClaimKind
    key: str

    @property
    def span(self) -> tuple[int, int]:
        """Where it starts and ends."""
        return self.start, self.end


def masked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with stretches blotted out, every other character in its place."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = _MASK * (end - start)
    return "".join(characters)


@lru_cache(maxsize=64)
def plain_words(text: str) -> frozenset[str]:
    """The words of a text in lower case: what tells quickly that a reader has nothing to find."""
    return frozenset(_LETTERS.findall(text.lower()))


@lru_cache(maxsize=64)
def has_digit(text: str) -> bool:
    """Whether a text holds a digit."""
    return any(map(str.isdigit, text))
