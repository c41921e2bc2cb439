"""What a coach orders about the notes of the client in hand: to hide, to take back, to delete."""

import re
from functools import cache
from typing import Literal

from advisor.language import LANGUAGES
from advisor.retrieval.tokens import fold
from advisor.understanding.cues import cue_table

Order = Literal["delete", "take_back", "private"]
ORDERS: tuple[Order, ...] = ("take_back", "delete", "private")
_LONGEST = 40
_NAMED = re.compile(r"\bn\d+\b")


def order_in(text: str) -> Order | None:
    """The order that a short message gives, in either language; None for a question or none."""
    folded = fold(text)
    if "?" in text or len(text.split()) > _LONGEST:
        return None
    return next((order for order in ORDERS if _orders(order, folded)), None)


def notes_named(text: str) -> str:
    """The id of the notes that a message names, as `n2`; empty where it names none."""
    found = _NAMED.search(fold(text))
    return found[0] if found else ""


def _orders(order: Order, folded: str) -> bool:
    """Whether a message gives an order; to delete is said at its head, not told of somebody."""
    if order == "private":
        return _pattern(order).search(folded) is not None
    return _pattern(order).match(folded[_lead(folded) :]) is not None


def _lead(folded: str) -> int:
    """Where a message begins after its polite words."""
    found = _cue("lead").match(folded)
    return found.end() if found else 0


@cache
def _pattern(order: Order) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either(order)})")


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:(?:{_either(name)})\W+)*")


def _either(name: str) -> str:
    """A cue in French or in English."""
    return "|".join(cue_table("client-orders", language)[name] for language in LANGUAGES)
