"""Sentences that ask, what answers them, and amounts that only take up another."""

import re
from collections.abc import Sequence

from advisor.understanding.health.amounts import Amount
from advisor.understanding.health.clauses import Span
from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.model import KpiId
from advisor.understanding.health.money import MONEY_KPIS

_ASKS = 6
_THOSE = re.compile(r"\b(?:ces|those|these)(?: \w+)? $")


def points_back(amount: Amount, amounts: Sequence[Amount], text: str) -> bool:
    """Whether an amount only takes up one that was said: "35 of those 205"."""
    said = any(a.value == amount.value and a.end <= amount.start for a in amounts)
    return said and bool(_THOSE.search(text[: amount.start]))


def answered(
    text: str, sentences: Sequence[Span], amounts: Sequence[Amount], cues: HealthCues
) -> list[Span]:
    """The sentences, where "Target?" and the answer to it are one."""
    joined: list[Span] = []
    for span in sentences:
        last = joined[-1] if joined else None
        if last and _asks_a_role(text[last.start : last.end], cues):
            if not any(last.holds(a.start) for a in amounts):
                joined[-1] = Span(last.start, span.end)
                continue
        joined.append(span)
    return joined


def _asks_a_role(said: str, cues: HealthCues) -> bool:
    """Whether a sentence only asks for a target or a former figure."""
    roles = (cues.roles["target"], cues.roles["previous"])
    named = any(r.before.search(said) or r.either.search(said) for r in roles)
    return named and said.rstrip().endswith("?") and len(said.split()) <= _ASKS


def is_question(text: str, sentence: Span, cues: HealthCues) -> bool:
    """Whether a sentence asks whether a figure is good, or what it should be."""
    asked = cues.plain["asked"].search(text, sentence.start, sentence.end)
    return bool(asked) and text[: sentence.end].endswith("?")


def answers(amount: Amount, asking: KpiId) -> bool:
    """Whether a bare amount can answer the question about a KPI."""
    if amount.unit == "money":
        return asking in MONEY_KPIS
    return amount.unit != "percent" or asking == "retention_rate"


def is_total(text: str, start: int, end: int, cues: HealthCues) -> bool:
    """Whether a figure is said to be the total of others."""
    after = cues.plain["totals_after"].match(text[end:])
    return bool(after or cues.plain["totals"].search(text[max(0, start - 16) : start]))
