"""The charts of the assessments as data, each with the same told in words.

The page draws them with `ui/charts.py`, a paper with `papers/`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from advisor.assessments.arithmetic import exact, half_up
from advisor.assessments.health import HealthResult
from advisor.assessments.readiness_method import DimensionId
from advisor.client import Standing
from advisor.dossier import Figures, HealthForm, Number
from advisor.language import day, percent
from advisor.papers import drawing
from advisor.papers.blocks import Chart
from advisor.texts import Words
from advisor.tools.asking import short_name
from advisor.tools.health_words import amount
from advisor.tools.readiness_words import dimension_name

LEAST, MOST = 115, 160
TICKS = (0, 25, 50, 75, 100, 125, 150)
Scores = Mapping[DimensionId, int | None]


@dataclass(frozen=True)
class Bar:
    """A KPI against what it is measured by: `attained` is a whole percentage of the reference."""

    kpi: str
    value: Number
    reference: Number
    of: Literal["target", "previous"]
    attained: int


def bars_of(form: HealthForm, result: HealthResult) -> list[Bar]:
    """The scored KPIs against their target, or what was before where there is no target.

    A target of a period under way counts for the part gone by, as the score does.
    """
    due = _share(form)
    scored = [(kpi, form.kpis[kpi]) for kpi, score in result.kpis.items() if score is not None]
    bars = [_bar(kpi, figures, due) for kpi, figures in scored]
    return [bar for bar in bars if bar]


def radar_chart(dimensions: Scores, words: Words) -> Chart | None:
    """The radar for a paper; None where no dimension was assessed."""
    if all(score is None for score in dimensions.values()):
        return None
    spokes = tuple(
        drawing.Spoke(
            name=dimension_name(name, words),
            value=score,
            told=words("result.not_assessed") if score is None else str(score),
        )
        for name, score in dimensions.items()
    )
    return Chart(drawing=drawing.Radar(spokes=spokes), text=radar_text(dimensions, words))


def bars_chart(form: HealthForm, result: HealthResult, words: Words) -> Chart | None:
    """The bars for a paper; None where there is none to draw."""
    shown = bars_of(form, result)
    if not shown:
        return None
    most = reach(shown)
    bars = tuple(
        drawing.Bar(
            name=short_name("health", bar.kpi, words),
            figures=figures_of(bar, words),
            value=max(bar.attained, 0),
            told=percent(bar.attained, words.language),
        )
        for bar in shown
    )
    drawn = drawing.Bars(
        bars=bars,
        most=most,
        ticks=tuple(
            drawing.Tick(value=tick, told=percent(tick, words.language))
            for tick in TICKS
            if tick <= most
        ),
        target=drawing.Tick(value=100, told=words("chart.target")),
    )
    return Chart(drawing=drawn, text=bars_text(shown, left_out(form, shown), words))


def standings_chart(standings: Sequence[Standing], words: Words) -> Chart | None:
    """How each score moved from meeting to meeting, within one version; None under two points."""
    lines = [
        drawing.Line(name=words(f"form.title.{kind}"), marks=tuple(_mark(s, words) for s in told))
        for kind in ("readiness", "health")
        if len(told := _comparable(kind, standings)) > 1
    ]
    if not lines:
        return None
    ticks = tuple(drawing.Tick(value=tick, told=str(tick)) for tick in (0, 25, 50, 75, 100))
    return Chart(
        drawing=drawing.Lines(lines=tuple(lines), ticks=ticks),
        text=" ".join(_told(line, words) for line in lines),
    )


def _comparable(kind: str, standings: Sequence[Standing]) -> list[Standing]:
    """The scored standings of a kind, oldest first, of the version of the newest."""
    scored = sorted(
        (s for s in standings if s.kind == kind and s.score is not None), key=lambda s: s.on
    )
    return [s for s in scored if s.version == scored[-1].version]


def _mark(standing: Standing, words: Words) -> drawing.Mark:
    on = date.fromisoformat(standing.on)
    return drawing.Mark(
        day=on.toordinal(),
        told=day(on, words.language),
        value=standing.score or 0,
        value_told=str(standing.score),
    )


def _told(line: drawing.Line, words: Words) -> str:
    marks = [words("chart.moved_at", score=m.value_told, day=m.told) for m in line.marks]
    return words("chart.moved", title=line.name, list=", ".join(marks))


def reach(shown: Sequence[Bar]) -> int:
    """How far the scale of the bars goes, in percent."""
    return min(MOST, max(LEAST, *(bar.attained + 15 for bar in shown)))


def left_out(form: HealthForm, shown: Sequence[Bar]) -> list[str]:
    """The KPIs with a value that could not be drawn."""
    drawn = {bar.kpi for bar in shown}
    return [k for k, f in form.kpis.items() if k not in drawn and f.value is not None]


def bar_line(bar: Bar, words: Words) -> str:
    """A KPI with its figure and what it is measured against."""
    item = short_name("health", bar.kpi, words)
    return words("chart.bar", item=item, figures=figures_of(bar, words))


def radar_text(dimensions: Mapping[DimensionId, int | None], words: Words) -> str:
    """The radar in words; what is left out of it is named."""
    known = [
        words("chart.point", item=dimension_name(name, words), score=score)
        for name, score in dimensions.items()
        if score is not None
    ]
    left = [dimension_name(name, words) for name, score in dimensions.items() if score is None]
    lines = [words("chart.radar", list=", ".join(known))] if known else []
    if left:
        lines.append(words("chart.left_out", list=", ".join(left)))
    return " ".join(lines)


def bars_text(shown: Sequence[Bar], left: Sequence[str], words: Words) -> str:
    """The bars in words; `left` are the KPIs that could not be drawn."""
    told = [
        words(
            "chart.bar_told",
            line=bar_line(bar, words),
            attained=percent(bar.attained, words.language),
        )
        for bar in shown
    ]
    lines = [words("chart.bars", list="; ".join(told))] if told else []
    if left:
        names = ", ".join(short_name("health", kpi, words) for kpi in left)
        lines.append(words("chart.bars_left_out", list=names))
    return " ".join(lines)


def figures_of(bar: Bar, words: Words) -> str:
    """The value of a bar and what it is measured against."""
    shown = {name: amount(bar.kpi, getattr(bar, name), words) for name in ("value", "reference")}
    return words(f"chart.of_{bar.of}", **shown)


def _bar(kpi: str, figures: Figures, due: Fraction) -> Bar | None:
    part = Fraction(1) if kpi == "retention_rate" else due
    for of in ("target", "previous"):
        reference: Number | None = getattr(figures, of)
        if figures.value is None or reference is None or reference <= 0:
            continue
        counted = exact(reference) * part
        attained = half_up(100 * exact(figures.value) / counted)
        return Bar(kpi, figures.value, _plain(counted), of, attained)
    return None


def _share(form: HealthForm) -> Fraction:
    if form.period is None or not form.period.elapsed_months:
        return Fraction(1)
    return exact(form.period.elapsed_months) / exact(form.period.total_months)


def _plain(value: Fraction) -> Number:
    return int(value) if value.denominator == 1 else round(float(value), 2)
