"""Figures that an agreement promises, in a message that says that nothing was counted."""

from collections.abc import Sequence
from dataclasses import replace

from advisor.understanding.health.clauses import Span
from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.figure import Figure
from advisor.understanding.health.kpis import Mention
from advisor.understanding.health.model import KpiId


def aims_only(
    found: Sequence[Figure],
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    cues: HealthCues,
) -> list[Figure]:
    """The figures, where those of an agreement are aimed at if nothing was counted yet.

    A sentence that names KPIs as not counted speaks of these only.
    """
    silent = [s for s in sentences if cues.plain["never_counted"].search(text, s.start, s.end)]
    named = [{m.kpi for m in mentions if s.holds(m.start) and m.strength == "noun"} for s in silent]
    aimed = {f.kpi for f in found if f.role == "target"}
    return [
        replace(f, role="target", told=True)
        if f.kpi not in aimed and _is_promised(f, text, cues) and _is_silent(f, silent, named)
        else f
        for f in found
    ]


def _is_promised(figure: Figure, text: str, cues: HealthCues) -> bool:
    """Whether a figure without a role of its own stands in a sentence on what was agreed."""
    start, end = figure.said.start, figure.said.end
    if figure.role != "value" or figure.told:
        return False
    return any(cues.plain[key].search(text, start, end) for key in ("papers", "aim"))


def _is_silent(figure: Figure, silent: Sequence[Span], named: Sequence[set[KpiId]]) -> bool:
    """Whether a sentence says that a KPI was not counted, its own figure apart."""
    return any(
        span.end > figure.at.start and (not kpis or figure.kpi in kpis)
        for span, kpis in zip(silent, named, strict=True)
    )
