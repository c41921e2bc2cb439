"""The figures of an ambassador program: what each amount of a text counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.understanding.health.amounts import Amount
from advisor.understanding.practice.cues import PracticeCues

_UNITS = {
    "invited": ("count",),
    "active": ("count",),
    "referrals": ("count",),
    "referred_customers": ("count",),
    "referred_revenue": ("money",),
    "margin_percent": ("percent",),
    "cost": ("money",),
}
_AFTER, _BEFORE = 50, 45
_STOP = re.compile(r"[.;!?\n](?!\d)")
_APART = re.compile(r",(?! ?\d)|[.;!?\n](?!\d)")


@dataclass(frozen=True)
class Measure:
    """A figure, the item that it answers, and the words that say so."""

    item: str
    value: int | float
    words: str


def measures_in(text: str, amounts: Sequence[Amount], cues: PracticeCues) -> Iterator[Measure]:
    """The measures of a folded text, each once; an amount of no clear meaning gives none."""
    taken: set[str] = set()
    for at, amount in enumerate(amounts):
        begin = amounts[at - 1].end if at else 0
        end = amounts[at + 1].start if at + 1 < len(amounts) else len(text)
        item = _item(text, amount, max(begin, 0), end, cues)
        if item is None or item in taken or amount.value < 0:
            continue
        taken.add(item)
        value = int(amount.value) if amount.value == int(amount.value) else float(amount.value)
        yield Measure(item, value, text[amount.start : amount.end])


def _item(text: str, amount: Amount, begin: int, end: int, cues: PracticeCues) -> str | None:
    """What an amount counts: by the words right after it, else by those before it."""
    after = _APART.split(text[amount.end : min(end, amount.end + _AFTER)])[0]
    before = _STOP.split(text[max(begin, amount.start - _BEFORE) : amount.start])[-1]
    fitting = [item for item, units in _UNITS.items() if amount.unit in units]
    for item in fitting:
        if cues.measures[item]["after"].match(after.lstrip()):
            return item
    places = {
        item: match.end()
        for item in fitting
        for match in cues.measures[item]["before"].finditer(before)
    }
    return max(places, key=lambda item: places[item]) if places else None
