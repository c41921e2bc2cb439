"""What reading gives back, and the limits of what is read."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

Kind = Literal["txt", "md", "docx", "pdf"]

MAX_BYTES = 10_000_000
MAX_PAGES = 60
MAX_CHARACTERS = 400_000
MAX_SECONDS = 10

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SYMBOL_FONT = range(0xF000, 0xF100)
_BULLET = "•"


@dataclass(frozen=True)
class Document:
    """The text of a document.

    `text` has no line separator but the newline. `pages[i]` is the page of line `i`, from 1; it
    is empty where the format has no pages. `unread` are the pages that show a picture in place
    of text.
    """

    name: str
    kind: Kind
    text: str
    pages: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()


def tidy(text: str) -> str:
    """The same lines, in composed letters, without marks that nobody sees."""
    lines = re.sub("\r\n?|[\u0085\u2028\u2029]", "\n", text)
    broken = re.sub("\u00ad(?=\n)", "-", lines)
    visible = "".join(_seen(c) for c in broken)
    return "\n".join(line.rstrip() for line in unicodedata.normalize("NFC", visible).split("\n"))


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit to read."""
    return any(map(str.isalnum, text))


def _seen(character: str) -> str:
    if character < "\u007f":
        return character if character >= " " or character in "\n\t" else " "
    if ord(character) in _SYMBOL_FONT:
        return _BULLET
    match unicodedata.category(character):
        case "Cf" | "Cs" | "Co" | "Cn":
            return ""
        case "Cc":
            return " "
    return _LIGATURES.get(character, character)
