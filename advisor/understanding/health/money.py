"""Sums that need a second look: an extra cost, a saving told by costs, a bare "60" for 60 k$."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from advisor.understanding.health.amounts import Amount, exact
from advisor.understanding.health.clauses import Span
from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.kpis import Mention
from advisor.understanding.health.model import Number

MONEY_KPIS = frozenset({"revenue_generated", "costs_saved"})
_THOUSAND, _MILLION = 1000, 1_000_000
_FAR = 90
_FROM = re.compile(r"\b(?:de|from) $")
_TO = re.compile(r" ?(?:par an |a year )?(?:down )?(?:a|to) ")
_ALIKE = 5
_TOLD = frozenset({"target", "previous", "current", "against"})


def is_money(amount: Amount) -> bool:
    """Whether an amount is a sum: in dollars, or in thousands."""
    return amount.unit == "money" or amount.scaled


def is_extra_cost(text: str, sentence: Span, amount: Amount, cues: HealthCues) -> bool:
    """Whether an amount was spent over and above, where a saving was looked for."""
    if amount.unit != "money":
        return False
    led = cues.plain["extra_cost"].search(text[sentence.start : amount.start])
    marked = cues.plain["extra_cost_after"].match(text[amount.end : sentence.end])
    return bool(led and (marked or cues.plain["extra_cost_alone"].search(led[0])))


def is_saving(text: str, sentence: Span, amount: Amount, cues: HealthCues) -> bool:
    """Whether an amount is what costs went down by, or what is paid less."""
    if amount.unit != "money":
        return False
    before, after = text[sentence.start : amount.start], text[amount.end : sentence.end]
    less = cues.plain["saved_after"].match(after) and cues.plain["saved_verb"].search(before)
    return bool(less or cues.plain["saved_before"].search(before))


def lower_bills(
    text: str, sentence: Span, amounts: Sequence[Amount], cues: HealthCues
) -> dict[Amount, Number | None]:
    """What "the bill went from $48,000 to $39,000" saves, by its second sum; none by its first."""
    saved: dict[Amount, Number | None] = {}
    for first, second in pairwise(amounts):
        before, between = text[sentence.start : first.start], text[first.end : second.start]
        moved = _FROM.search(before) and _TO.fullmatch(between)
        lower = first.unit == second.unit == "money" and second.value < first.value
        if moved and lower and cues.plain["bill"].search(before):
            saved |= {first: None, second: first.value - second.value}
    return saved


def rescaled(
    amount: Amount,
    role: str,
    last: Amount | None,
    text: str,
    mentions: Sequence[Mention],
    cues: HealthCues,
) -> Amount:
    """A bare "60" after "45k$" (`last`) is 60k$ where it is a target or a former value."""
    bare = amount.unit == "count" and not amount.scaled and amount.value < _THOUSAND
    if not bare or last is None or last.value < _THOUSAND or role not in _TOLD:
        return amount
    factor = _MILLION if last.value >= _MILLION else _THOUSAND
    value = exact(Decimal(amount.value) * factor)
    alike = _ALIKE * last.value >= value and _ALIKE * value >= last.value
    between = text[last.end : amount.start]
    counts = re.search(rf"\b(?:{cues.plain['clients'].pattern})", between)
    if not alike or counts or len(between) > _FAR or _turns(amount, last, mentions):
        return amount
    return replace(amount, value=value, unit="money", scaled=True)


def _turns(amount: Amount, last: Amount, mentions: Sequence[Mention]) -> bool:
    """Whether the message passes to another KPI between two amounts."""
    return any(last.end <= m.start < amount.start and m.kpi not in MONEY_KPIS for m in mentions)
