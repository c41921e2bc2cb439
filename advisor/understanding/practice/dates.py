"""The days that a text names, counted from today."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from text_to_num import alpha2digit

from advisor.language import Language
from advisor.retrieval.tokens import fold
from advisor.understanding.practice.cues import PracticeCues, practice_cues

_ORDINAL = r"(?:er|e|st|nd|rd|th)?"
_SPELLED_FIRST = re.compile(r"\b1 er\b")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_WEEK = 7
_SHORT_NAME = 5


@dataclass(frozen=True)
class Day:
    """A day named in a text, `text[start:end]`; a day of the week alone is not `fixed`."""

    day: date
    start: int
    end: int
    fixed: bool = True


@dataclass(frozen=True)
class _Patterns:
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    ahead: re.Pattern[str]
    weekday: re.Pattern[str]
    of_month: re.Pattern[str]


def in_digits(text: str, language: Language) -> str:
    """A text folded, its numbers in digits; articles stay words."""
    folded = fold(text)
    spelled = str(alpha2digit(folded, language, threshold=3))
    return _SPELLED_FIRST.sub("1er", spelled)


def day_in(text: str, language: Language, today: date) -> date | None:
    """The one day that a text names; None where it names none, or several."""
    days = {found.day for found in days_in(in_digits(text, language), language, today)}
    return days.pop() if len(days) == 1 else None


def days_in(text: str, language: Language, today: date) -> tuple[Day, ...]:
    """The days of a text as `in_digits` gives it, in order.

    A day of the week that goes with a date is not named twice. "Next Tuesday" is that of next
    week; "Tuesday" the first to come. A week, a month or "soon" is no day.
    """
    cues, patterns = practice_cues(language), _patterns(language)
    found: list[Day] = []
    for read in (_iso, _day_month, _month_day, _ahead, _near, _weekday, _of_month):
        for day in read(text, cues, patterns, today):
            text = text[: day.start] + "\x1f" * (day.end - day.start) + text[day.end :]
            found.append(day)
    dated = {day.day.weekday() for day in found if day.fixed}
    kept = [day for day in found if day.fixed or day.day.weekday() not in dated]
    return tuple(sorted(kept, key=lambda day: day.start))


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last of that month."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def month_start(month: int, day: int, today: date) -> date:
    """The next such day of the year, from today on."""
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def count_of(words: str, cues: PracticeCues) -> int | None:
    """A small number in digits or words."""
    bare = words.strip()
    return int(bare) if bare.isdigit() else cues.numbers.get(bare)


def counts(cues: PracticeCues) -> str:
    """A pattern of small numbers, in digits or words."""
    named = "|".join(re.escape(name) for name in cues.numbers)
    return rf"(?:\d{{1,3}}|{named})"


@cache
def _patterns(language: Language) -> _Patterns:
    cues = practice_cues(language)
    months = "|".join(sorted(cues.months, key=len, reverse=True))
    days = "|".join(sorted(cues.days, key=len, reverse=True))
    year = r"(?:,? (?P<year>20\d\d)\b)?"
    number = rf"(?P<day>\d{{1,2}}){_ORDINAL}"
    month = rf"(?P<month>{months})\b\.?"
    next_one = cues.dates["next"].pattern
    before, week = cues.dates["before_next"].pattern, cues.dates["next_week"].pattern
    units = "|".join(rf"(?P<{unit}>{cues.units[unit]})" for unit in ("days", "weeks"))
    return _Patterns(
        day_month=re.compile(rf"(?<![\w/.,]){number} (?:of |de )?{month}{year}"),
        month_day=re.compile(rf"(?<!\w){month} (?:the )?{number}(?!\w){year}"),
        ahead=re.compile(
            rf"{cues.dates['ahead'].pattern} (?P<count>{counts(cues)}) ?(?:{units})(?!\w)"
        ),
        weekday=re.compile(
            rf"(?:(?P<before>{before}) )?(?<!\w)(?P<name>{days})(?!\w)\.?"
            rf"(?: (?:matin|soir|morning|evening|afternoon|midi|apres-midi|am|pm))?"
            rf"(?:,? (?P<after>{next_one}|{week}))?"
        ),
        of_month=re.compile(
            rf"{cues.dates['the'].pattern} {number}"
            rf"(?=$|[,.;!?]|[ ,]+(?:{cues.dates['after_day'].pattern}))"
        ),
    )


def _iso(text: str, cues: PracticeCues, patterns: _Patterns, today: date) -> Iterator[Day]:
    for match in _ISO.finditer(text):
        day = _valid(int(match[1]), int(match[2]), int(match[3]))
        if day:
            yield Day(day, match.start(), match.end())


def _day_month(text: str, cues: PracticeCues, patterns: _Patterns, today: date) -> Iterator[Day]:
    yield from _dated(patterns.day_month, text, cues, today)


def _month_day(text: str, cues: PracticeCues, patterns: _Patterns, today: date) -> Iterator[Day]:
    yield from _dated(patterns.month_day, text, cues, today)


def _dated(pattern: re.Pattern[str], text: str, cues: PracticeCues, today: date) -> Iterator[Day]:
    for match in pattern.finditer(text):
        month, number = cues.months[match["month"]], int(match["day"])
        years = [int(match["year"])] if match["year"] else [today.year, today.year + 1]
        days = [day for year in years if (day := _valid(year, month, number))]
        later = [day for day in days if match["year"] or day >= today]
        if later:
            yield Day(later[0], match.start(), match.end())


def _ahead(text: str, cues: PracticeCues, patterns: _Patterns, today: date) -> Iterator[Day]:
    for match in patterns.ahead.finditer(text):
        count = count_of(match["count"], cues)
        if count is not None and not match["count"].startswith(("quelques", "a few")):
            step = _WEEK if match["weeks"] else 1
            yield Day(today + timedelta(days=count * step), match.start(), match.end())


def _near(text: str, cues: PracticeCues, patterns: _Patterns, today: date) -> Iterator[Day]:
    taken: list[tuple[int, int]] = []
    for name, ahead in (("after_tomorrow", 2), ("tomorrow", 1), ("today", 0)):
        for match in cues.dates[name].finditer(text):
            if not any(start <= match.start() < end for start, end in taken):
                taken.append(match.span())
                yield Day(today + timedelta(days=ahead), match.start(), match.end())


def _weekday(text: str, cues: PracticeCues, patterns: _Patterns, today: date) -> Iterator[Day]:
    for match in patterns.weekday.finditer(text):
        if len(match["name"]) < _SHORT_NAME and not _stands_short(match, text):
            continue
        wanted = cues.days[match["name"]]
        if match["before"] or match["after"]:
            ahead = _WEEK - today.weekday() + wanted
        else:
            ahead = (wanted - today.weekday() - 1) % _WEEK + 1
        yield Day(today + timedelta(days=ahead), match.start(), match.end(), fixed=False)


def _stands_short(match: re.Match[str], text: str) -> bool:
    """Whether a short name of a day ("mar", "sat") stands beside a number or all alone."""
    beside = re.search(r"\d", text[max(0, match.start() - 4) : match.end() + 5])
    return bool(beside) or text.strip(" .!") == match["name"]


def _of_month(text: str, cues: PracticeCues, patterns: _Patterns, today: date) -> Iterator[Day]:
    for match in patterns.of_month.finditer(text):
        number = int(match["day"])
        for ahead in (0, 1, 2):
            first = add_months(today.replace(day=1), ahead)
            day = _valid(first.year, first.month, number)
            if day and day >= today:
                yield Day(day, match.start(), match.end())
                break


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
