"""What people type in a field of a practice, read as the answer it takes."""

import re
from dataclasses import dataclass
from datetime import date

from advisor.dossier import PracticeValue
from advisor.knowledge.practices import PracticeItem, PracticeKind, load_practices
from advisor.practice import invalid
from advisor.texts import Words
from advisor.tools.practice_words import value_text
from advisor.understanding.practice.answer import read_value

_BARE = re.compile(r"\d{1,12}")
_SHOWN = 40
_TYPED = ("text", "number", "date")


@dataclass(frozen=True)
class Entry:
    """A field as read: its value, None where it is blank; `problem` says why it cannot be kept.

    `unknown`: the person wrote not to know.
    """

    value: PracticeValue = None
    unknown: bool = False
    problem: str = ""


def is_typed(item: PracticeItem) -> bool:
    """Whether an item's answer is typed, not chosen."""
    return item.type in _TYPED


def typed(kind: PracticeKind, name: str, text: str, words: Words, today: date) -> Entry:
    """The answer to a text, a number or a day as typed: "12 500 $", "mardi", "2026-12-05"."""
    item, bare = load_practices()[kind].items[name], " ".join(text.split())
    if not bare:
        return Entry()
    read = _text(text) if item.type == "text" else _read(kind, item, bare, words, today)
    if read is None or invalid(kind, name, read.value):
        key = f"practice_tab.unread_{item.type}"
        return Entry(problem=words(key, item=item.text(words.language).short, text=bare[:_SHOWN]))
    return read


def typed_text(kind: PracticeKind, name: str, value: PracticeValue, words: Words) -> str:
    """A kept answer as its field shows it."""
    return "" if value is None else value_text(kind, name, value, words)


def _text(text: str) -> Entry:
    return Entry(text.strip())


def _read(
    kind: PracticeKind, item: PracticeItem, bare: str, words: Words, today: date
) -> Entry | None:
    # A bare 2024 is a number in a field, where in prose it is a year.
    if item.type == "number" and _BARE.fullmatch(bare):
        return Entry(int(bare))
    found = read_value(bare, item, load_practices()[kind], words.language, today)
    return Entry(found.value, unknown=found.unknown) if found else None
