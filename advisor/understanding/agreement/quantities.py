"""Lengths of time, dates, amounts and shares that a sentence of an agreement states."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from text_to_num import text2num

from advisor.language import LANGUAGES

_MONTHS = (
    "janvier january jan|fevrier february feb|mars march mar|avril april apr|mai may|juin june jun|"
    "juillet july jul|aout august aug|septembre september sept|octobre october oct|"
    "novembre november nov|decembre december dec"
)
_MONTH = {n: i for i, names in enumerate(_MONTHS.split("|"), 1) for n in names.split()}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_DATES = (
    re.compile(
        rf"\b(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)? (?:of )?(?P<m>{_NAMES})\.?,? (?P<y>20\d\d)"
    ),
    re.compile(rf"\b(?P<m>{_NAMES})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>20\d\d)"),
    re.compile(r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
)
_UNITS = {
    "jour": 1.0, "day": 1.0, "semaine": 7.0, "week": 7.0, "mois": 30.4, "month": 30.4,
    "an": 365.0, "ans": 365.0, "annee": 365.0, "year": 365.0,
}  # fmt: skip
_UNIT = r"(?P<unit>jours?|days?|semaines?|weeks?|mois|months?|ans?|annees?|years?)\b"
_SPAN = re.compile(
    rf"\b(?:(?P<words>(?:[a-z]+[ -]){{0,3}}?[a-z]+)[ -])?\(?(?P<digits>\d{{1,3}})?\)?[ -]?"
    rf"(?:(?:business|working|calendar|civil|full|consecutive) )?{_UNIT}"
)
_BOTH = re.compile(
    r"\b(?P<words>(?:[a-z]+[ -]){0,3}[a-z]+)(?: per ?cent| pour ?cent)? "
    r"\((?P<digits>\d{1,5})(?: ?%)?\)"
)
_MONEY = re.compile(r"\$ ?(\d[\d ,]*(?:\.\d\d)?)|(\d[\d ]*(?:,\d\d)?) ?(?:\$|dollars?\b)")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?\)? ?(?:%|pour ?cent|per ?cent)")
_PAIR = re.compile(r"\b(\d{1,2}) ?(?:[/–-]|%? ?(?:et|and)) ?(\d{1,2})\b ?%?")


@dataclass(frozen=True)
class Span:
    """A length of time in days, and where it begins."""

    days: float
    start: int


def spans_in(flat: str) -> tuple[Span, ...]:
    """The lengths of time of a sentence, in figures or in words."""
    found = []
    for match in _SPAN.finditer(flat):
        count = float(match["digits"]) if match["digits"] else number_of(match["words"] or "")
        unit = match["unit"]
        days = _UNITS.get(unit) or _UNITS.get(unit.rstrip("s"))
        if count and days:
            found.append(Span(count * days, match.start("unit")))
    return tuple(found)


def number_of(words: str) -> float | None:
    """The number that the last of these words write; None where they write none."""
    parts = words.replace("-", " ").split()
    for size in range(min(4, len(parts)), 0, -1):
        for language in LANGUAGES:
            try:
                return float(text2num(" ".join(parts[-size:]), language))
            except (ValueError, AttributeError, KeyError):
                continue
    return None


def unequal_pair(flat: str) -> bool:
    """Whether a number in words and its figure in brackets differ: "trente (60) jours"."""
    for match in _BOTH.finditer(flat):
        written = number_of(match["words"])
        if written is not None and written != float(match["digits"]):
            return True
    return False


def dates_in(flat: str) -> tuple[tuple[date, int], ...]:
    """The full dates of a sentence, with where each begins, in order."""
    return tuple(sorted(_dates(flat), key=lambda one: one[1]))


def ends_first(flat: str, to_day: re.Pattern[str]) -> bool:
    """Whether a sentence runs from one day to an earlier one; `to_day` leads to the second."""
    days = dates_in(flat)
    return any(
        then[0] < first[0] and to_day.search(flat[first[1] : then[1]]) is not None
        for first, then in pairwise(days)
    )


def _dates(flat: str) -> Iterator[tuple[date, int]]:
    for pattern in _DATES:
        for match in pattern.finditer(flat):
            month = _MONTH.get(match["m"]) or (int(match["m"]) if match["m"].isdigit() else 0)
            try:
                yield date(int(match["y"]), month, int(match["d"])), match.start()
            except ValueError:
                continue


def amounts_in(flat: str) -> tuple[float, ...]:
    """The amounts of money of a sentence."""
    found = []
    for match in _MONEY.finditer(flat):
        bare = re.sub(r"[ ,]", "", match[1]) if match[1] else match[2].replace(" ", "")
        found.append(float(bare.replace(",", ".")))
    return tuple(found)


def percents_in(flat: str) -> tuple[float, ...]:
    """The percentages of a sentence."""
    return tuple(float(m[1].replace(",", ".")) for m in _PERCENT.finditer(flat))


def shares_in(flat: str) -> tuple[tuple[int, int], ...]:
    """Pairs that make a hundred, the larger first: 60/40, 50 and 50."""
    pairs = [(int(m[1]), int(m[2])) for m in _PAIR.finditer(flat)]
    found = [(max(p), min(p)) for p in pairs if sum(p) == 100]
    percents = [int(p) for p in percents_in(flat)]
    if not found and len(percents) == 2 and sum(percents) == 100:
        found = [(max(percents), min(percents))]
    return tuple(found)
