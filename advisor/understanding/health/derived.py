"""Figures told by another: a share of the target ("60 % of our $50,000 goal"), a gap to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from advisor.language import Language
from advisor.understanding.health.amounts import Amount, amounts_in, exact
from advisor.understanding.health.clauses import Span
from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.model import Number, Role

_NEAR = 70
_STOP = re.compile(r"[.;:!?](?=\s|$)|\n")
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Share:
    """A percentage of a target, which is the amount after it."""

    percent: Number
    start: int
    end: int

    def of(self, whole: Number) -> Number:
        """The part of a whole, to the cent where it does not come out even."""
        part = Decimal(self.percent) * Decimal(whole) / 100
        return exact(part.quantize(_CENT, ROUND_HALF_UP))


@dataclass(frozen=True)
class Gap:
    """How far a figure is above its target, or above the former one; below, where negative."""

    amount: Amount
    above: Number
    to: Role = "target"
    end: int = 0


def shares_in(text: str, language: Language, cues: HealthCues) -> list[Share]:
    """The percentages of a folded text that are said to be of a target."""
    return [
        Share(a.value, a.start, a.end)
        for a in amounts_in(text, language)
        if a.unit == "percent" and cues.plain["share_of"].match(text, a.end)
    ]


def share_before(
    shares: Sequence[Share], text: str, whole: Span, amounts: Sequence[Amount]
) -> Share | None:
    """The share said right before its target, with nothing that counts between the two."""
    for share in reversed(shares):
        if not 0 <= whole.start - share.end <= _NEAR:
            continue
        between = any(share.end <= a.start < whole.start for a in amounts)
        if not between and not _STOP.search(text[share.end : whole.start]):
            return share
    return None


def gaps_in(text: str, amounts: Sequence[Amount], cues: HealthCues) -> Iterator[Gap]:
    """The amounts that only say how far a figure is from its target."""
    for amount in amounts:
        before, after = text[max(0, amount.start - _NEAR) : amount.start], text[amount.end :]
        if cues.plain["extra_cost"].search(before):
            continue
        if deviation := _deviation(amount, before, after, cues):
            yield deviation
            continue
        if cues.plain["above_before"].search(before) or cues.plain["above_after"].match(after):
            yield Gap(amount, amount.value)
        elif cues.plain["below_before"].search(before) or cues.plain["below_after"].match(after):
            yield Gap(amount, -amount.value)
        elif change := _change(amount, before, after, cues):
            yield Gap(amount, change[0], "previous", amount.end + change[1])


def _deviation(amount: Amount, before: str, after: str, cues: HealthCues) -> Gap | None:
    """The gap of a signed amount: "+3 vs target", "-$3,000 vs last year"."""
    if amount.unit == "percent" or (amount.value >= 0 and not before.endswith(("+", "+$"))):
        return None
    sides: tuple[tuple[Role, str], ...] = (
        ("target", "deviation_target"),
        ("previous", "deviation_former"),
    )
    for to, key in sides:
        if told := cues.plain[key].match(after):
            return Gap(amount, amount.value, to, amount.end + told.end())
    return None


def _change(amount: Amount, before: str, after: str, cues: HealthCues) -> tuple[Number, int] | None:
    """How far a figure moved since the former one, and the length of the words that tell it."""
    if amount.unit == "percent" or (amount.unit == "money" and cues.plain["bill"].search(before)):
        return None
    told = cues.plain["moved_by"].match(after)
    for key, led, sign in (("above_former", "risen", 1), ("below_former", "fallen", -1)):
        found = cues.plain[key].match(after) or (told if cues.plain[led].search(before) else None)
        if found:
            return sign * amount.value, found.end()
    return None


def without_gaps(text: str, gaps: Sequence[Gap]) -> str:
    """A text where the words that only tell a change are blotted out."""
    for gap in gaps:
        if gap.end and text[gap.end : gap.end + 2] != " (":
            text = text[: gap.amount.start] + " " * (gap.end - gap.amount.start) + text[gap.end :]
    return text


def doubled(text: str, end: int, cues: HealthCues) -> bool:
    """Whether what follows a former figure says that it has doubled."""
    return bool(cues.plain["twofold"].match(text[end:]))
