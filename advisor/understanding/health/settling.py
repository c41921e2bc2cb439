"""What the figures of a message come to: corrections, contradictions, what cannot be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from advisor.understanding.health.asked import is_total
from advisor.understanding.health.clauses import Span
from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.figure import Figure
from advisor.understanding.health.folded import Folded
from advisor.understanding.health.model import (
    KPIS,
    ROLES,
    KpiFigures,
    KpiId,
    Number,
    Problem,
    Role,
)

_LONGEST = 240
_CORRECTED_WITHIN = 90
_HIGHEST_RATE = 100
_AFTERWARDS = 90
_STOPS = ",;(:"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def settled(
    found: Sequence[Figure], message: Folded, cues: HealthCues
) -> tuple[dict[KpiId, KpiFigures], list[Problem]]:
    """The figures of each KPI, and the problems among them.

    Two values of one role with nothing to choose between them leave it empty.
    """
    kpis: dict[KpiId, KpiFigures] = {}
    problems: list[Problem] = []
    for kpi in KPIS:
        mine = _corrected([f for f in found if f.kpi == kpi], message.text, cues)
        mine = _of_one_period(mine, message.text, cues)
        if not is_disputed(mine, message.text, cues):
            mine = _told_apart(mine, message.text, cues)
        values = {role: _values(mine, role) for role in ROLES}
        kept = {role: v[0] if len(v) == 1 else None for role, v in values.items()}
        if any(v is not None for v in kept.values()):
            told = [f for f in mine if kept[f.role] is not None]
            kpis[kpi] = KpiFigures(**kept, words=_words(told, message))
        problems += _contradictions(kpi, mine, values, message)
        problems += _impossible(kpi, mine, kept, message)
    return kpis, problems


def _of_one_period(figures: list[Figure], text: str, cues: HealthCues) -> list[Figure]:
    """Figures where a former one is a value, if the message says that both are of one period."""
    values = [f for f in figures if f.role == "value"]
    former = [f for f in figures if f.role == "previous"]
    if len(values) != 1 or len(former) != 1:
        return figures
    said = [text[f.said.start : f.said.end] for f in (*values, *former)]
    if not any(cues.plain["reported"].search(words) for words in said):
        return figures
    end = max(values[0].said.end, former[0].said.end) + _AFTERWARDS
    if not cues.plain["same_period"].search(text, former[0].start, end):
        return figures
    return [replace(f, role="value") if f in former else f for f in figures]


def is_disputed(figures: Sequence[Figure], text: str, cues: HealthCues) -> bool:
    """Whether the values of a KPI are said not to agree, near them or right after."""
    values = [f for f in figures if f.role == "value"]
    if len({f.value for f in values}) < 2:
        return False
    start, end = values[0].said.start, values[-1].said.end + _AFTERWARDS
    keys = ("disputed", "same_period")
    return any(cues.plain[key].search(text, start, end) for key in keys)


def _values(figures: Sequence[Figure], role: Role) -> list[Number]:
    return list(dict.fromkeys(f.value for f in figures if f.role == role))


def _told_apart(figures: list[Figure], text: str, cues: HealthCues) -> list[Figure]:
    """Figures of one role told apart by a total, a precision, a year, or a past tense."""
    for role in ROLES:
        same = [f for f in figures if f.role == role]
        if len({f.value for f in same}) > 1:
            figures = _by_year(figures, same, text) or _by_words(figures, same, text, cues)
    return _by_leaning(_without_strays(figures, text, cues), text, cues)


def _by_words(
    figures: list[Figure], same: Sequence[Figure], text: str, cues: HealthCues
) -> list[Figure]:
    total = [f for f in same if is_total(text, f.at.start, f.at.end, cues)]
    precise = [f for f in same if cues.plain["precise"].search(_near(f, text))]
    for final in (total, precise):
        if len(final) == 1:
            return [f for f in figures if f not in same or f in final]
    older = [f for f in same if cues.plain["older"].search(_clause(f, text))]
    if same[0].role == "previous" and len(older) < len(same):
        return [f for f in figures if f not in older]
    return figures


def _without_strays(figures: list[Figure], text: str, cues: HealthCues) -> list[Figure]:
    """Of values that differ, without those of a part, of somebody else, or of a time to come."""
    values = [f for f in figures if f.role == "value"]
    if len({f.value for f in values}) < 2:
        return figures
    strays = [f for f in values if cues.plain["stray"].search(_own_words(f, values, text))]
    return [f for f in figures if f not in strays] if len(strays) < len(values) else figures


def _by_leaning(figures: list[Figure], text: str, cues: HealthCues) -> list[Figure]:
    """Of values that differ, those that are spoken of as an aim or as former take that role.

    Where two sources are named ("the report says"), they are a contradiction, and stay one.
    """
    for role, key in (("target", "aim"), ("previous", "before")):
        values = [f for f in figures if f.role == "value"]
        if len({f.value for f in values}) < 2 or any(f.role == role for f in figures):
            continue
        own = {f: _own_words(f, values, text) for f in values}
        if sum(bool(cues.plain["reported"].search(words)) for words in own.values()) > 1:
            return figures
        leaning = [f for f in values if cues.plain[key].search(own[f])]
        undecided = [f for f in leaning if not f.told] or leaning
        if len({f.value for f in undecided}) == 1:
            told: Role = "target" if role == "target" else "previous"
            figures = [_in_role(f, told) if f in undecided else f for f in figures]
    return figures


def _own_words(figure: Figure, others: Sequence[Figure], text: str) -> str:
    own = _own_span(figure, others, text)
    return text[own.start : own.end]


def _own_span(figure: Figure, others: Sequence[Figure], text: str) -> Span:
    """The part of a figure's sentence without the phrases of the other figures in it."""
    start, end = figure.said.start, figure.said.end
    for other in others:
        if start <= other.at.end <= figure.at.start:
            mark = max(text.rfind(stop, other.at.end, figure.at.start) for stop in _STOPS)
            start = max(other.at.end, mark)
        if figure.at.end <= other.at.start < end:
            marks = [text.find(stop, figure.at.end, other.at.start) for stop in _STOPS]
            end = min([m for m in marks if m >= 0], default=other.at.start)
    return Span(start, end)


def _near(figure: Figure, text: str) -> str:
    return text[max(figure.said.start, figure.start - 25) : min(figure.said.end, figure.end + 25)]


def _clause(figure: Figure, text: str) -> str:
    return text[figure.said.start : figure.said.end]


def _by_year(figures: list[Figure], same: Sequence[Figure], text: str) -> list[Figure] | None:
    """The figure of the latest year is the value, that of the year before the previous one.

    A dated figure in brackets after one without a date is the former one: "27 k$ (19 k$ en 2023)".
    """
    dated = {f: year for f in same if (year := _year(f, same, text))}
    years = sorted(set(dated.values()))
    if same[0].role != "value" or len({f.value for f in same}) != 2:
        return None
    if len(dated) == 1 and len(same) == 2 and _in_brackets(next(iter(dated)), same, text):
        return [_in_role(f, "previous") if f in dated else f for f in figures]
    if len(dated) != len(same) or len(years) != 2:
        return None
    return [_in_role(f, "previous") if dated.get(f) == years[0] else f for f in figures]


def _in_brackets(figure: Figure, others: Sequence[Figure], text: str) -> bool:
    own = _own_span(figure, others, text)
    said = text[figure.said.start : figure.at.start]
    return text[own.start : own.start + 1] == "(" or said.rfind("(") > said.rfind(")")


def _year(figure: Figure, others: Sequence[Figure], text: str) -> str | None:
    """The year of a figure, told in its own part of the sentence."""
    years = _YEAR.findall(_own_words(figure, others, text))
    return years[-1] if years else None


def _in_role(figure: Figure, role: Role) -> Figure:
    return replace(figure, role=role, told=True)


def _contradictions(
    kpi: KpiId, figures: Sequence[Figure], values: dict[Role, list[Number]], message: Folded
) -> list[Problem]:
    return [
        Problem(
            "contradiction",
            kpi,
            tuple(values[role]),
            _words([f for f in figures if f.role == role], message),
        )
        for role in ("value", "target")
        if len(values[role]) > 1
    ]


def _impossible(
    kpi: KpiId, figures: Sequence[Figure], kept: dict[Role, Number | None], message: Folded
) -> list[Problem]:
    wrong = {role: v for role, v in kept.items() if v is not None and _cannot_be(kpi, v)}
    if not wrong:
        return []
    said = [f for f in figures if f.role in wrong]
    return [Problem("impossible", kpi, tuple(wrong.values()), _words(said, message))]


def _cannot_be(kpi: KpiId, value: Number) -> bool:
    """A saving may be negative (an extra cost); a rate lies between 0 and 100."""
    if kpi == "costs_saved":
        return False
    return value < 0 or (kpi == "retention_rate" and value > _HIGHEST_RATE)


def _words(figures: Sequence[Figure], message: Folded) -> str:
    """The stretch of the message on which figures rest; the first run of it where it is long."""
    ordered = sorted(figures, key=lambda f: f.start)
    end = ordered[0].end
    for before, after in pairwise(ordered):
        if after.end - ordered[0].start > _LONGEST:
            break
        end = max(end, before.end, after.end)
    return message.words(ordered[0].start, end)


def _corrected(figures: Sequence[Figure], text: str, cues: HealthCues) -> list[Figure]:
    """The figures without those that the person took back in the same breath."""
    kept = list(figures)
    for first, second in _neighbours(figures):
        begin = first.end if first.end <= second.at.start else first.at.end
        gap = text[begin : max(begin, second.at.end)]
        taken_back = cues.plain["correction"].search(gap) and len(gap) <= _CORRECTED_WITHIN
        if taken_back and not cues.plain["not_correction"].search(gap) and first in kept:
            kept[kept.index(second)] = replace(second, role=first.role, told=first.told)
            kept.remove(first)
    return kept


def _neighbours(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    return ((a, b) for a, b in pairwise(figures) if a.value != b.value)
