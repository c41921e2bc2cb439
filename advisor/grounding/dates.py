"""The dates of a text: days, months and years, whole or in part."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from advisor.grounding.cues import cues
from advisor.grounding.marks import Mark, has_digit, plain_words

_ISO = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?(?!\d)")
_SLASHED = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})(?!\d)")
_CAPITAL_ONLY = ("may", "march", "mar", "august", "sept", "dec", "oct", "jan", "feb", "nov", "aug")
_MONTHS = range(1, 13)


@dataclass(frozen=True)
class Day:
    """A date of which a part may not be said."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def key(self) -> str:
        """The key of the claim."""
        return f"date:{self.year or ''}-{self.month or ''}-{self.day or ''}"

    def parts(self) -> "Iterable[Day]":
        """The date itself and what follows from it: its month, its year, its day of the year."""
        return (
            self,
            Day(self.year),
            Day(self.year, self.month),
            Day(None, self.month),
            Day(None, self.month, self.day),
        )


def dates_in(text: str) -> list[Mark]:
    """The dates that name a month, or are in digits; a bare year is read with the figures."""
    marks: list[Mark] = []
    if not (has_digit(text) or plain_words(text) & cues().months.keys()):
        return marks
    worded = _worded() if plain_words(text) & cues().months.keys() else ()
    for pattern in (_ISO, _SLASHED, *worded):
        for match in pattern.finditer(text):
            day = _day(match)
            free = all(match.end() <= m.start or match.start() >= m.end for m in marks)
            if free and day.month in _MONTHS:
                marks.append(Mark(match.start(), match.end(), "date", day.key))
    return marks


def day_of(key: str) -> Day:
    """The date of a key."""
    year, month, day = (int(part) if part else None for part in key[5:].split("-"))
    return Day(year, month, day)


def _day(match: re.Match[str]) -> Day:
    given = match.groupdict()
    month = given["month"].rstrip(".").lower()
    return Day(
        int(given["year"]) if given.get("year") else None,
        int(month) if month.isdigit() else cues().months[month],
        int(given["day"]) if given.get("day") else None,
    )


@cache
def _worded() -> Sequence[re.Pattern[str]]:
    months = sorted(cues().months, key=len, reverse=True)
    plain = "|".join(month for month in months if month not in _CAPITAL_ONLY)
    capital = "|".join(month.capitalize() for month in months if month in _CAPITAL_ONLY)
    month = rf"(?P<month>(?:(?i:{plain})|{capital}))(?![^\W\d_])\.?"
    day = r"(?<!\d)(?P<day>[0-3]?\d)(?:er|st|nd|rd|th)?"
    year = r"(?P<year>(?:19|20)\d\d)(?!\d)"
    gap = "[ \u00a0]"
    patterns = (
        rf"{day}{gap}(?:of )?{month}(?:,?{gap}{year})?",
        rf"\b{month}{gap}{day}(?![\d%]|{gap}?%)(?:,?{gap}{year})?",
        rf"\b{month},?{gap}(?:of )?{year}",
        rf"\b(?i:{cues().before_month})[{gap[1:-1]}-]{month}(?=\W|$)",
    )
    return [re.compile(pattern) for pattern in patterns]
