"""The figures of a message: each amount with its KPI and its role."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from advisor.language import Language
from advisor.understanding.health.amounts import Amount, amounts_in, exact
from advisor.understanding.health.clauses import Span, sentences_of
from advisor.understanding.health.cues import HealthCues, health_cues
from advisor.understanding.health.heads import HeadCounts, head_counts
from advisor.understanding.health.kpis import (
    Mention,
    Place,
    counted,
    counts_else,
    fits,
    is_blocked,
    mentions_in,
    nearest,
    without_names,
)
from advisor.understanding.health.model import KpiId, Number, Role
from advisor.understanding.health.roles import roles_of
from advisor.understanding.health.zeros import zeros_in

_CARRIED = 2
_MONEY = {"revenue_generated", "costs_saved"}
_SHORT = 9
_THOUSAND, _MILLION = 1000, 1_000_000
_FAR = 90
_COUNTED = {"new_customers", "leads_generated", "retention_rate"}
_ROLES: dict[str, Role] = {
    "value": "value",
    "current": "value",
    "target": "target",
    "previous": "previous",
    "against": "target",
}
_PRONOUN = re.compile(r"\b(?:en|it|that|ones|those|c'est|c'etait|ca|them)\b")


@dataclass(frozen=True)
class Figure:
    """A figure of a KPI in a role; `start` and `end` bound the words that it rests on."""

    kpi: KpiId
    role: Role
    value: Number
    start: int
    end: int
    said: Span
    told: bool = False


@dataclass
class _Reader:
    """One pass over a message, with what it spoke of last."""

    text: str
    language: Language
    cues: HealthCues
    mentions: list[Mention]
    asking: KpiId | None
    topics: list[tuple[int, Mention]]
    figures: list[Figure]
    money: Amount | None = None


def figures_in(
    text: str, language: Language, taken: Sequence[Amount], asking: KpiId | None
) -> tuple[list[Figure], list[Mention]]:
    """The figures of a folded text without look-alikes, and the mentions of KPIs in it.

    `taken` are amounts that say something else, such as a period.
    """
    cues = health_cues(language)
    mentions = mentions_in(text, cues)
    amounts = [a for a in amounts_in(text, language) if a not in taken]
    amounts = [a for a in amounts if a.unit in {"money", "percent", "count"}]
    reader = _Reader(text, language, cues, mentions, asking, [], [])
    plain = without_names(text, mentions, cues)
    sentences = sentences_of(text)
    heads = head_counts(text, sentences, amounts, mentions, cues, asking)
    for number, sentence in enumerate(sentences):
        here = [a for a in amounts if sentence.holds(a.start)]
        _read_sentence(reader, number, sentence, here, plain, heads)
    reader.figures += [
        Figure(z.kpi, z.role, z.value, z.start, z.end, Span(z.start, z.end), told=True)
        for z in zeros_in(text, sentences, mentions, cues, asking)
        if not _is_covered(z.kpi, z.role, z.start, reader.figures)
    ]
    return sorted(reader.figures, key=lambda f: f.end), mentions


def _is_covered(kpi: KpiId, role: str, start: int, figures: Sequence[Figure]) -> bool:
    return any(f.kpi == kpi and f.role == role and f.start <= start < f.end for f in figures)


def _read_sentence(
    reader: _Reader,
    number: int,
    sentence: Span,
    amounts: Sequence[Amount],
    plain: str,
    heads: HeadCounts,
) -> None:
    text, cues = reader.text, reader.cues
    mentions = [m for m in reader.mentions if sentence.holds(m.start)]
    roles = roles_of(text, plain, sentence, amounts, cues)
    for i, amount in enumerate(amounts):
        if amount in heads.gained and not _is_gain_told(reader):
            _add(reader, "new_customers", amount.value, "value", amount, None, sentence)
        if amount in heads.rates:
            _add(reader, "retention_rate", heads.rates[amount], roles[i], amount, None, sentence)
            topic = Mention("retention_rate", "verb", amount.start, amount.end)
            reader.topics.append((number, topic))
        if amount in heads.used:
            continue
        if _extra_cost(text, sentence, amount, cues) and _speaks_of_savings(reader):
            value = -abs(amount.value)
            _add(reader, "costs_saved", value, "value", amount, None, sentence)
            continue
        if _saved(text, sentence, amount, cues):
            role = "value" if roles[i] == "dropped" else roles[i]
            _add(reader, "costs_saved", amount.value, role, amount, None, sentence)
            topic = Mention("costs_saved", "noun", amount.start, amount.end)
            reader.topics.append((number, topic))
            continue
        place = Place(text, sentence, amount, amounts, mentions)
        if not counted(place, cues) and not counts_else(place, cues):
            amount = _rescaled(reader, amount, roles[i])
            place = replace(place, amount=amount)
        mention = _kpi_of(reader, place, number, roles, plain)
        if mention:
            reader.money = amount if mention.kpi in _MONEY else None
            value = exact(Decimal(100) - amount.value) if mention.churn else amount.value
            for role in ("value", "previous") if roles[i] == "same" else (roles[i],):
                _add(reader, mention.kpi, value, role, amount, mention, sentence)
        if mention:
            mentions.append(replace(mention, strength="noun"))
            reader.topics.append((number, replace(mention, strength="noun")))
    if mentions and not amounts:
        reader.topics += [(number, m) for m in mentions if m.strength != "weak"]


def _is_gain_told(reader: _Reader) -> bool:
    return any(f.kpi == "new_customers" and f.role == "value" for f in reader.figures)


def _add(
    reader: _Reader,
    kpi: KpiId,
    value: Number,
    role: str,
    amount: Amount,
    mention: Mention | None,
    sentence: Span,
) -> None:
    if role not in _ROLES:
        return
    inside = mention is not None and sentence.holds(mention.start)
    start = min(amount.start, mention.start) if mention and inside else amount.start
    end = max(amount.end, mention.end) if mention and inside else amount.end
    told = role != "value"
    reader.figures.append(Figure(kpi, _ROLES[role], value, start, end, sentence, told=told))


def _kpi_of(
    reader: _Reader, place: Place, number: int, roles: Sequence[str], plain: str
) -> Mention | None:
    named = counted(place, reader.cues)
    if is_blocked(place, reader.cues, named=bool(named)):
        if named:
            reader.topics.append((number, named))
        return None
    if named:
        return named
    if counts_else(place, reader.cues):
        return None
    role = roles[place.amounts.index(place.amount)] if place.amount in place.amounts else "target"
    return (
        nearest(place, reader.cues, plain)
        or _carried(reader, place, number, role)
        or _revenue_by_default(reader, place, roles)
    )


def _revenue_by_default(reader: _Reader, place: Place, roles: Sequence[str]) -> Mention | None:
    """Money in a list of KPIs, or with its target, where the message names no other money."""
    if place.amount.unit != "money" and not place.amount.scaled:
        return None
    if any(m.kpi in _MONEY and m.strength != "weak" for m in reader.mentions):
        return None
    money = [r for a, r in zip(place.amounts, roles, strict=True) if a.unit == "money" or a.scaled]
    listed = any(place.sentence.holds(f.start) for f in reader.figures)
    if not listed and len({r for r in money if r != "target"}) == len(set(money)):
        return None
    return Mention("revenue_generated", "noun", place.amount.start, place.amount.start)


def _carried(reader: _Reader, place: Place, number: int, role: str) -> Mention | None:
    """The KPI that was spoken of, or asked for, before a bare figure."""
    for said, topic in reversed(reader.topics):
        if (
            number - said <= _CARRIED
            and fits(place.amount, topic)
            and _may_carry(place, role, reader.cues)
        ):
            return topic
    if reader.asking and _answers(place.amount, reader.asking):
        return Mention(reader.asking, "noun", place.amount.start, place.amount.start)
    return None


def _may_carry(place: Place, role: str, cues: HealthCues) -> bool:
    sentence = place.said(place.sentence)
    return (
        place.amount.unit != "count"
        or role != "value"
        or len(sentence.split()) <= _SHORT
        or bool(_PRONOUN.search(sentence))
        or is_total(place.text, place.amount.start, place.amount.end, cues)
    )


def _answers(amount: Amount, asking: KpiId) -> bool:
    """Whether a bare amount can answer the question about a KPI."""
    if amount.unit == "money":
        return asking in _MONEY
    if amount.unit == "percent":
        return asking == "retention_rate"
    return True


def _rescaled(reader: _Reader, amount: Amount, role: str) -> Amount:
    """A bare "60" after "45k$" is 60k$ where it is a target or a former value."""
    last = reader.money
    if last is None or amount.unit != "count" or amount.scaled or amount.value >= _THOUSAND:
        return amount
    told = [m for m in reader.mentions if last.end <= m.start < amount.start and m.kpi in _COUNTED]
    written = reader.text[last.end : amount.start]
    if last.value < _THOUSAND:
        return amount
    factor = _MILLION if last.value >= _MILLION else _THOUSAND
    value = exact(Decimal(amount.value) * factor)
    near = len(written) <= _FAR and 10 * last.value >= value and 10 * value >= last.value
    if role not in {"target", "previous"} or told or not near:
        return amount
    return replace(amount, value=value, unit="money", scaled=True)


def _extra_cost(text: str, sentence: Span, amount: Amount, cues: HealthCues) -> bool:
    """Whether an amount was spent over and above, where a saving was looked for."""
    if amount.unit != "money":
        return False
    before, after = text[sentence.start : amount.start], text[amount.end : sentence.end]
    led = cues.plain["extra_cost"].search(before)
    marked = cues.plain["extra_cost_after"].match(after)
    return bool(led and (marked or re.search(r"extra|addition|suppl|sur|plus cher", led[0])))


def _saved(text: str, sentence: Span, amount: Amount, cues: HealthCues) -> bool:
    """Whether an amount is what costs went down by, or what is paid less."""
    if amount.unit != "money":
        return False
    before, after = text[sentence.start : amount.start], text[amount.end : sentence.end]
    less = cues.plain["saved_after"].match(after) and cues.plain["saved_verb"].search(before)
    return bool(less or cues.plain["saved_before"].search(before))


def _speaks_of_savings(reader: _Reader) -> bool:
    return reader.asking == "costs_saved" or any(m.kpi == "costs_saved" for m in reader.mentions)


def is_total(text: str, start: int, end: int, cues: HealthCues) -> bool:
    """Whether a figure is said to be the total of others."""
    after = cues.plain["totals_after"].match(text[end:])
    return bool(after or cues.plain["totals"].search(text[max(0, start - 16) : start]))


def corrected(figures: Sequence[Figure], text: str, cues: HealthCues) -> list[Figure]:
    """The figures without those that the person took back in the same breath."""
    kept = list(figures)
    for first, second in _neighbours(figures):
        gap = text[first.end : max(first.end, second.end)]
        taken_back = cues.plain["correction"].search(gap) and len(gap) <= 90
        if taken_back and not cues.plain["not_correction"].search(gap) and first in kept:
            kept[kept.index(second)] = replace(second, role=first.role, told=first.told)
            kept.remove(first)
    return kept


def _neighbours(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    return ((a, b) for a, b in pairwise(figures) if a.kpi == b.kpi and a.value != b.value)
