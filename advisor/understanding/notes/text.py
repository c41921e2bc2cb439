"""Notes folded letter by letter, so that a place in one text is the same place in the other."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_SAME = {"\u2019": "'", "\u2018": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\t": " "}


def flat(text: str) -> str:
    """Lower case without accents, straight apostrophes and plain spaces; of the same length."""
    return "".join(_plain(char) for char in text)


def squeezed(text: str) -> str:
    """A text with each run of white space as one space, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _plain(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char
