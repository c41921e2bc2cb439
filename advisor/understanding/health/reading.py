"""A whole message about the health of a partnership, read into typed values."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor.language import Language
from advisor.understanding.health.amounts import hide
from advisor.understanding.health.clauses import Span, sentences_of
from advisor.understanding.health.cues import HealthCues, health_cues
from advisor.understanding.health.figure import Figure
from advisor.understanding.health.figures import figures_in
from advisor.understanding.health.folded import Folded, folded
from advisor.understanding.health.integrity import integrity_of
from advisor.understanding.health.kpis import Mention
from advisor.understanding.health.model import KPIS, HealthReading, KpiFigures, KpiId, Problem
from advisor.understanding.health.people import ratings_of, signs_of
from advisor.understanding.health.period import period_of
from advisor.understanding.health.settling import settled
from advisor.understanding.health.tables import Cell, read_tables


def read_health(text: str, language: Language, *, asking: KpiId | None = None) -> HealthReading:
    """What a message says about the health of a partnership, nothing supposed beyond its words.

    `asking` is the KPI that was just asked for, of which a bare figure then is the value. Numbers
    are exact; a rate from head counts is given to the hundredth. A figure said in two ways that
    contradict each other is left out and named; an impossible one is kept and named.
    """
    cues = health_cues(language)
    message = folded(text, cues.abbreviations)
    message = _on_the_chosen(message, cues)
    hidden = hide(message.text, language)
    cells, prose = read_tables(hidden, language, message.text)
    period, taken = period_of(message.text, prose, language)
    found, mentions = figures_in(prose, language, tuple(taken), asking, message.text)
    found += [_of_cell(cell) for cell in cells]
    kpis, problems = settled(found, message, cues)
    return HealthReading(
        kpis=kpis,
        period=period,
        signs=signs_of(message, cues),
        ratings=ratings_of(message.text, cues),
        integrity=integrity_of(message, cues),
        problems=tuple(problems),
        named=_named(mentions, kpis, problems),
    )


def _on_the_chosen(message: Folded, cues: HealthCues) -> Folded:
    """A message without what it says of another partner before it names the one to assess."""
    for sentence in sentences_of(message.text)[1:]:
        if cues.plain["chosen_mark"].search(message.text, sentence.start, sentence.end):
            blank = " " * sentence.start
            return replace(message, text=blank + message.text[sentence.start :])
    return message


def _of_cell(cell: Cell) -> Figure:
    span = Span(cell.start, cell.end)
    return Figure(cell.kpi, cell.role, cell.value, span.start, span.end, span, span, told=True)


def _named(
    mentions: Sequence[Mention], kpis: Mapping[KpiId, KpiFigures], problems: Sequence[Problem]
) -> tuple[KpiId, ...]:
    spoken = {m.kpi for m in mentions if m.strength == "noun"}
    told = {*kpis, *(p.kpi for p in problems)}
    return tuple(kpi for kpi in KPIS if kpi in spoken and kpi not in told)
