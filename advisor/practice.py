"""A practice asked one question at a time: which item comes next, and what an item accepts."""

import math
from datetime import date
from typing import Literal

from advisor.dossier import PracticeAnswers, PracticeValue
from advisor.knowledge.practices import PracticeItem, PracticeKind, load_practices

MAX_TEXT = 500
MAX_NUMBER = 1e12
YES_NO = ("yes", "no")
SCALES = {"scale5": range(1, 6), "status3": range(3)}
Invalid = Literal["item", "option", "yes_no", "scale", "text", "number", "date"]


def sequence(kind: PracticeKind, answers: PracticeAnswers) -> tuple[str, ...]:
    """The items of a practice in the order in which they are asked, for these answers."""
    items = load_practices()[kind].items
    return tuple(name for name, item in items.items() if item.applies(answers))


def upcoming(
    kind: PracticeKind, answers: PracticeAnswers, asked: str | None, skipped: tuple[str, ...]
) -> str | None:
    """The next item after the one in hand: neither answered nor passed over."""
    items = sequence(kind, answers)
    at = items.index(asked) + 1 if asked in items else 0
    waiting = [i for i in (*items[at:], *items[:at]) if i not in answers and i not in skipped]
    return waiting[0] if waiting else None


def preceding(kind: PracticeKind, answers: PracticeAnswers, asked: str | None) -> str | None:
    """The item before the one in hand."""
    items = sequence(kind, answers)
    at = items.index(asked) if asked in items else len(items)
    return items[at - 1] if at > 0 else None


def unanswered(kind: PracticeKind, answers: PracticeAnswers) -> tuple[str, ...]:
    """The items that have no answer yet."""
    return tuple(item for item in sequence(kind, answers) if item not in answers)


def invalid(kind: PracticeKind, name: str, value: PracticeValue) -> Invalid | None:
    """Why an item does not accept a value; None where it does, as for "I do not know"."""
    item = load_practices()[kind].items.get(name)
    if item is None:
        return "item"
    if value is None:
        return None
    return _invalid(kind, item, value)


def _invalid(kind: PracticeKind, item: PracticeItem, value: PracticeValue) -> Invalid | None:
    whole = isinstance(value, int)
    if item.type == "choice":
        options = {option.id for option in load_practices()[kind].choices(item.id)}
        return None if value in options else "option"
    if item.type == "yes_no":
        return None if value in YES_NO else "yes_no"
    if item.type in SCALES:
        return None if whole and value in SCALES[item.type] else "scale"
    if item.type == "number":
        return None if _is_count(value) else "number"
    if not isinstance(value, str):
        return "text" if item.type == "text" else "date"
    if item.type == "date":
        return None if _is_date(value) else "date"
    return None if value.strip() and len(value) <= MAX_TEXT else "text"


def _is_count(value: PracticeValue) -> bool:
    if isinstance(value, str) or value is None:
        return False
    return math.isfinite(value) and 0 <= value <= MAX_NUMBER


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
