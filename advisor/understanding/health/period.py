"""How far a partnership's period has come: "6 of 12 months", "four months into a one-year deal"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from advisor.language import Language
from advisor.understanding.health.amounts import Amount, amounts_in, exact
from advisor.understanding.health.cues import HealthCues, health_cues
from advisor.understanding.health.model import Number, Period

_YEAR = 12
_QUARTER = 3
_QUARTERS = 4
_IN_QUARTERS = frozenset({3, 6, 9, 12})
_NEAR = 45
_LONGEST_YEARS = 10


def period_of(text: str, plain: str, language: Language) -> tuple[Period | None, set[Amount]]:
    """The period under way, where both its ends are told, and the bare numbers that belong to it.

    `plain` is the folded `text` without look-alikes, in which the amounts stand.
    """
    cues = health_cues(language)
    amounts = amounts_in(plain, language)
    for first, second in pairwise(amounts):
        if _is_share(first, second, plain, cues):
            counts = {a for a in (first, second) if a.unit == "count"}
            return _period(first.value, _in_months(second, first)), counts
    durations = [a for a in amounts if a.unit == "months"]
    total = _total(durations, plain, cues) or _yearly_total(durations, plain, cues)
    elapsed, counts = _elapsed(durations, total, text, plain, cues, amounts)
    if elapsed is not None and total is None:
        bare = [a for a in amounts if a.unit == "count" and _is_total(a, plain, cues)]
        if bare:
            return _period(elapsed, bare[0].value), {*counts, bare[0]}
    if elapsed is not None and total is None:
        told = _told_after_month(text, amounts, cues)
        if told:
            return _period(elapsed, told.value), {*counts, told}
    if elapsed is not None and total is None:
        total = _with_what_is_left(elapsed, amounts, plain, cues)
    if elapsed is not None and total is None and cues.period["yearly"].search(plain):
        total = _YEAR
    return (_period(elapsed, total) if elapsed is not None and total else None), counts


def _told_after_month(text: str, amounts: Sequence[Amount], cues: HealthCues) -> Amount | None:
    """The length told right after the month that it is: "month 6 of 12"."""
    for match in cues.period["month_number"].finditer(text):
        for amount in amounts:
            between = text[match.end() : max(match.end(), amount.start)]
            if amount.start >= match.end() and cues.period["over"].fullmatch(between):
                return amount
    return None


def _with_what_is_left(
    elapsed: Number, amounts: Sequence[Amount], text: str, cues: HealthCues
) -> Number | None:
    """The length told by what is left: "seven months down, five to go"."""
    for amount in amounts:
        left = cues.period["left_after"].match(text[amount.end : amount.end + _NEAR])
        if left and amount.unit in {"months", "count"}:
            return elapsed + amount.value
    return None


def _in_months(whole: Amount, part: Amount) -> Number:
    """The months of "a year and a half of three", where years go without saying."""
    if whole.unit == "count" and whole.value == _QUARTERS and part.value in _IN_QUARTERS:
        return _YEAR
    in_years = whole.unit == "count" and whole.value < part.value
    return whole.value * _YEAR if in_years and whole.value <= _LONGEST_YEARS else whole.value


def _period(elapsed: Number, total: Number) -> Period | None:
    return Period(elapsed, total) if 0 <= elapsed <= total else None


def _is_share(first: Amount, second: Amount, text: str, cues: HealthCues) -> bool:
    """Whether two amounts stand as "6 months of 12" or "6 of 12 months"."""
    units = {first.unit, second.unit}
    if "months" not in units or units - {"months", "count"} or _counts(second, text, cues):
        return False
    return bool(cues.period["over"].match(text[first.end : second.start])) and (
        first.unit == "months" or first.value < second.value
    )


def _counts(amount: Amount, text: str, cues: HealthCues) -> bool:
    """Whether a bare number is of customers or of a KPI."""
    start = re.match(r" (?:new |nouveaux )?", text[amount.end :])
    named = start and any(
        pattern.match(text, amount.end + start.end())
        for pattern in (cues.plain["clients"], *(kpi.nouns for kpi in cues.kpis.values()))
    )
    return amount.unit == "count" and bool(named)


def _total(durations: Sequence[Amount], text: str, cues: HealthCues) -> Number | None:
    for amount in durations:
        before, after = _around(amount, text)
        if cues.period["ago_before"].search(before):
            continue
        if cues.period["total_after"].match(after) or cues.period["total_before"].search(before):
            halfway = cues.period["halfway"].search(text)
            if halfway or not cues.period["elapsed_after"].match(after):
                return amount.value
    return None


def _yearly_total(durations: Sequence[Amount], text: str, cues: HealthCues) -> Number | None:
    """The year of an annual agreement of which it is told how much is left."""
    yearly = cues.period["yearly"].search(text)
    left = any(a.value < _YEAR and _is_left(a, text, cues) for a in durations)
    return _YEAR if yearly and left else None


def _is_left(amount: Amount, text: str, cues: HealthCues) -> bool:
    """Whether a duration is what remains."""
    before, after = _around(amount, text)
    return bool(cues.period["left_before"].search(before) or cues.period["left_after"].match(after))


def _is_total(amount: Amount, text: str, cues: HealthCues) -> bool:
    """Whether a bare number is the length of the agreement, months being spoken of."""
    before, after = _around(amount, text)
    return bool(cues.period["bare_total"].search(before)) and not after[:2].strip(" ).,;")


def _elapsed(
    durations: Sequence[Amount],
    total: Number | None,
    text: str,
    plain: str,
    cues: HealthCues,
    amounts: Sequence[Amount],
) -> tuple[Number | None, set[Amount]]:
    numbered, counts = _numbered(text, cues, amounts)
    if numbered is not None:
        return numbered, counts
    for amount in durations:
        before, after = _around(amount, plain)
        left = _is_left(amount, plain, cues)
        if left and total:
            return total - amount.value, set()
        if amount.value != total or total is None:
            led = cues.period["elapsed_before"].search(before)
            if not left and (led or cues.period["elapsed_after"].match(after)):
                return amount.value, set()
    for amount in (a for a in amounts if a.unit == "count"):
        if (
            total
            and amount.value < total
            and cues.period["elapsed_after"].match(_around(amount, plain)[1])
        ):
            return amount.value, {amount}
    if total and cues.period["halfway"].search(text):
        return exact(Decimal(total) / 2), set()
    return (_QUARTER, set()) if cues.period["quarter_number"].search(text) else (None, set())


def _numbered(
    text: str, cues: HealthCues, amounts: Sequence[Amount]
) -> tuple[Number | None, set[Amount]]:
    """The month that a message says it is in: "month 4", "au quatrième mois"."""
    for match in cues.period["month_number"].finditer(text):
        said = match["ordinal"] or match["number"]
        number = next(_numbers(said, amounts, match, cues), None)
        if number is not None and number <= 60:
            return number, {a for a in amounts if match.start() <= a.start < match.end()}
    return None, set()


def _numbers(
    said: str, amounts: Sequence[Amount], match: re.Match[str], cues: HealthCues
) -> Iterator[Number]:
    if said.isdigit():
        yield int(said)
    if said in cues.ordinals:
        yield cues.ordinals.index(said) + 1
    yield from (a.value for a in amounts if match.start() <= a.start < match.end())


def _around(amount: Amount, text: str) -> tuple[str, str]:
    return text[max(0, amount.start - _NEAR) : amount.start], text[amount.end : amount.end + _NEAR]
