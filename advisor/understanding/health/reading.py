"""A whole message about the health of a partnership, read into typed values."""

import re
from collections.abc import Sequence
from itertools import pairwise

from advisor.language import Language
from advisor.understanding.health.amounts import hide
from advisor.understanding.health.clauses import Span
from advisor.understanding.health.cues import HealthCues, health_cues
from advisor.understanding.health.figures import Figure, corrected, figures_in, is_total
from advisor.understanding.health.folded import Folded, folded
from advisor.understanding.health.integrity import integrity_of
from advisor.understanding.health.kpis import Mention
from advisor.understanding.health.model import (
    KPIS,
    ROLES,
    HealthReading,
    KpiFigures,
    KpiId,
    Number,
    Problem,
    Role,
)
from advisor.understanding.health.people import ratings_of, signs_of
from advisor.understanding.health.period import period_of
from advisor.understanding.health.tables import read_tables

_LONGEST = 240
_HIGHEST_RATE = 100
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_health(text: str, language: Language, *, asking: KpiId | None = None) -> HealthReading:
    """What a message says about the health of a partnership, nothing supposed beyond its words.

    `asking` is the KPI that was just asked for, of which a bare figure then is the value. Numbers
    are exact; a rate from head counts is given to the hundredth. A figure said in two ways that
    contradict each other is left out and named; an impossible one is kept and named.
    """
    cues = health_cues(language)
    message = folded(text, cues.abbreviations)
    hidden = hide(message.text, language)
    cells, prose = read_tables(hidden, language)
    period, taken = period_of(message.text, prose, language)
    found, mentions = figures_in(prose, language, tuple(taken), asking)
    found += [
        Figure(c.kpi, c.role, c.value, c.start, c.end, Span(c.start, c.end), told=True)
        for c in cells
    ]
    kpis, problems = _settled(found, message, cues)
    return HealthReading(
        kpis=kpis,
        period=period,
        signs=signs_of(message, cues),
        ratings=ratings_of(message.text, cues),
        integrity=integrity_of(message, cues),
        problems=tuple(problems),
        named=_named(mentions, kpis, problems),
    )


def _named(
    mentions: Sequence[Mention], kpis: dict[KpiId, KpiFigures], problems: Sequence[Problem]
) -> tuple[KpiId, ...]:
    spoken = {m.kpi for m in mentions if m.strength == "noun"}
    told = {*kpis, *(p.kpi for p in problems)}
    return tuple(kpi for kpi in KPIS if kpi in spoken and kpi not in told)


def _settled(
    found: Sequence[Figure], message: Folded, cues: HealthCues
) -> tuple[dict[KpiId, KpiFigures], list[Problem]]:
    kpis: dict[KpiId, KpiFigures] = {}
    problems: list[Problem] = []
    for kpi in KPIS:
        mine = [f for f in found if f.kpi == kpi]
        mine = _told_apart(corrected(mine, message.text, cues), message.text, cues)
        values = {role: _values(mine, role) for role in ROLES}
        kept = {role: v[0] if len(v) == 1 else None for role, v in values.items()}
        if any(v is not None for v in kept.values()):
            told = [f for f in mine if kept[f.role] is not None]
            kpis[kpi] = KpiFigures(**kept, words=_words(told, message))
        problems += _contradictions(kpi, mine, values, message)
        problems += _impossible(kpi, mine, kept, message)
    return kpis, problems


def _values(figures: Sequence[Figure], role: Role) -> list[Number]:
    return list(dict.fromkeys(f.value for f in figures if f.role == role))


def _told_apart(figures: list[Figure], text: str, cues: HealthCues) -> list[Figure]:
    """Figures of one role told apart by a total, a precision, a year, or a past tense."""
    for role in ROLES:
        same = [f for f in figures if f.role == role]
        if len({f.value for f in same}) > 1:
            figures = _by_year(figures, same, text) or _by_words(figures, same, text, cues)
    return figures


def _by_words(
    figures: list[Figure], same: Sequence[Figure], text: str, cues: HealthCues
) -> list[Figure]:
    total = [f for f in same if is_total(text, f.start, f.end, cues)]
    precise = [f for f in same if cues.plain["precise"].search(_near(f, text))]
    for final in (total, precise):
        if len(final) == 1:
            return [f for f in figures if f not in same or f in final]
    older = [f for f in same if cues.plain["older"].search(_clause(f, text))]
    if same[0].role == "previous" and len(older) < len(same):
        return [f for f in figures if f not in older]
    past = [f for f in same if not f.told and cues.plain["weak_previous"].search(_before(f, text))]
    if len({f.value for f in same}) == 2 and len(past) == 1 and past[0].role == "value":
        return [_in_role(f, "previous") if f in past else f for f in figures]
    return figures


def _near(figure: Figure, text: str) -> str:
    return text[max(figure.said.start, figure.start - 25) : min(figure.said.end, figure.end + 25)]


def _clause(figure: Figure, text: str) -> str:
    return text[figure.said.start : figure.said.end]


def _before(figure: Figure, text: str) -> str:
    return text[max(figure.said.start, figure.start - 40) : figure.end]


def _by_year(figures: list[Figure], same: Sequence[Figure], text: str) -> list[Figure] | None:
    """The figure of the latest year is the value, that of the year before the previous one."""
    dated = {f: year for f in same if (year := _year(f, text))}
    years = sorted(set(dated.values()))
    if len(dated) != len(same) or len(years) != 2 or same[0].role != "value":
        return None
    return [_in_role(f, "previous") if dated.get(f) == years[0] else f for f in figures]


def _year(figure: Figure, text: str) -> str | None:
    """The year nearest to a figure in its sentence."""
    years = [
        (min(abs(m.start() - figure.end), abs(figure.start - m.end())), m[0])
        for m in _YEAR.finditer(text, figure.said.start, figure.said.end)
    ]
    return min(years)[1] if years else None


def _in_role(figure: Figure, role: Role) -> Figure:
    return Figure(figure.kpi, role, figure.value, figure.start, figure.end, figure.said, told=True)


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
