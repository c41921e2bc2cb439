"""How soon a result is needed, from a deadline, a length of time or its urgency."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from advisor.language import Language
from advisor.understanding.practice.cues import PracticeCues, practice_cues
from advisor.understanding.practice.dates import (
    add_months,
    count_of,
    counts,
    days_in,
    month_start,
)

UNDER_3_MONTHS, UNDER_A_YEAR, NO_HURRY = "under_3_months", "under_a_year", "no_hurry"
_SOON, _YEAR = 3, 12
_ENOUGH = 3
_LINK = re.compile(r"(?:[ ']|\b(?:de|du|d|l|le|la|of|the)\b)*")


def horizon_in(text: str, language: Language, today: date, *, alone: bool = False) -> str | None:
    """The horizon that a text (as `in_digits` gives it) tells; None where it tells none.

    `alone` says that the text answers the question, so that a bare "six months" counts; in a
    story a length of time must be led by a word of deadline. The latest of several counts.
    """
    cues = practice_cues(language)
    if cues.horizon["calm"].search(text):
        return NO_HURRY
    ends = [*_deadlines(text, language, today, alone=alone)]
    if ends:
        return _bucket(max(ends), today)
    if cues.horizon["year"].search(text) and (alone or cues.horizon["leads"].search(text)):
        return UNDER_A_YEAR
    return UNDER_3_MONTHS if cues.horizon["urgent"].search(text) and alone else _pressed(text, cues)


def _pressed(text: str, cues: PracticeCues) -> str | None:
    """In a story only the plainest words of urgency count."""
    return UNDER_3_MONTHS if cues.horizon["pressed"].search(text) else None


def _bucket(end: date, today: date) -> str:
    if end <= add_months(today, _SOON):
        return UNDER_3_MONTHS
    return UNDER_A_YEAR if end <= add_months(today, _YEAR) else NO_HURRY


def _deadlines(text: str, language: Language, today: date, *, alone: bool) -> Iterator[date]:
    cues = practice_cues(language)
    for match in _lengths(language).finditer(text):
        told = alone or _led(text, match.start(), cues)
        if told and not _past(text, match.start(), match.end(), cues):
            end = _after(match, cues, today)
            if end:
                yield end
    for match in _names(language).finditer(text):
        if alone or _led(text, match.start(), cues):
            name = match[0]
            month, day = cues.seasons.get(name) or (cues.months[name], 1)
            yield month_start(month, day, today)
    for found in days_in(text, language, today):
        if alone or _led(text, found.start, cues):
            yield found.day


def _led(text: str, start: int, cues: PracticeCues) -> bool:
    """Whether a word of deadline stands right before a place of the text."""
    before = text[max(0, start - 40) : start].rstrip()
    return any(
        _LINK.fullmatch(before[match.end() :]) for match in cues.horizon["leads"].finditer(before)
    )


def _past(text: str, start: int, end: int, cues: PracticeCues) -> bool:
    before, after = text[max(0, start - 12) : start], text[end : end + 10]
    return bool(cues.dates["ago"].search(before) or cues.dates["ago"].search(after))


def _after(match: re.Match[str], cues: PracticeCues, today: date) -> date | None:
    count = count_of(match["to"] or match["count"], cues)
    if count is None:
        return None
    if match["months"]:
        return add_months(today, count)
    if match["years"]:
        return add_months(today, _YEAR * count)
    return today + timedelta(days=count * (7 if match["weeks"] else 1))


@cache
def _lengths(language: Language) -> re.Pattern[str]:
    cues = practice_cues(language)
    number = counts(cues)
    kinds = ("days", "weeks", "months", "years")
    units = "|".join(rf"(?P<{kind}>{cues.units[kind]})" for kind in kinds)
    until = rf"(?: ?(?:a|-|ou|or|to) ?(?P<to>{number}))?"
    return re.compile(rf"(?<!\w)(?P<count>{number}){until}[ -]?(?:{units})(?!\w)")


@cache
def _names(language: Language) -> re.Pattern[str]:
    """Months and seasons by their full names, no day before them."""
    cues = practice_cues(language)
    names = [*(m for m in cues.months if len(m) > _ENOUGH), *cues.seasons]
    return re.compile(
        rf"(?<![\w])(?<!\d )(?:{'|'.join(sorted(names, key=len, reverse=True))})(?!\w)"
    )
