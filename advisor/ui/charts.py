"""The charts of the assessments on the page.

Fixed colours on a white card: readable in a light and in a dark page. Text that carries a figure
is formatted here, so that it is written as the language writes it.
"""

import json
from collections.abc import Mapping, Sequence
from textwrap import wrap

import plotly.graph_objects as go
from gradio.components.plot import PlotData

from advisor.exports.charts import TICKS, Bar, Scores, figures_of, reach
from advisor.language import percent
from advisor.texts import Words
from advisor.tools.asking import short_name
from advisor.tools.readiness_words import dimension_name

_INK, _GRID, _LINE, _FILL, _TARGET = "#1e293b", "#cbd5e1", "#0f766e", "#99d5cd", "#9f1239"
_FONT = {"family": "ui-sans-serif, system-ui, Segoe UI, Roboto, sans-serif", "color": _INK}
_LABEL_WIDTH = 11
_ROW, _HEAD = 78, 74
_AROUND = {"rotation": 90, "direction": "clockwise", "gridcolor": _GRID, "linecolor": _GRID}
_OUTWARD = {
    "range": [0, 100],
    "tickvals": [20, 40, 60, 80, 100],
    "angle": 90,
    "tickangle": 90,
    "tickfont": {"size": 10},
    "gridcolor": _GRID,
    "linecolor": _GRID,
}
_CONFIG = {"displayModeBar": False, "staticPlot": True, "responsive": True}


def as_plot(figure: go.Figure) -> PlotData:
    """A figure as the page's plot takes it, still and without a toolbar."""
    made = json.loads(figure.to_json())
    return PlotData(type="plotly", plot=json.dumps({**made, "config": _CONFIG}))


def radar(dimensions: Scores, words: Words) -> go.Figure | None:
    """The assessed dimensions from 0 to 100; None where there is none.

    Each keeps its place, assessed or not; one not assessed is named and left out of the line.
    """
    angles = {name: 360 * i // len(dimensions) for i, name in enumerate(dimensions)}
    known = {name: score for name, score in dimensions.items() if score is not None}
    if not known:
        return None
    ring = [*known, next(iter(known))]
    line = go.Scatterpolar(
        theta=[angles[name] for name in ring],
        r=[known[name] for name in ring],
        mode="lines+markers",
        fill="toself",
        line={"color": _LINE, "width": 3},
        marker={"size": 9, "color": _LINE},
        fillcolor=_FILL,
        opacity=0.85,
    )
    figure = go.Figure(line, _layout(height=340, margin={"l": 76, "r": 76, "t": 50, "b": 50}))
    spokes = {
        "tickvals": list(angles.values()),
        "ticktext": [_spoke(name, score, words) for name, score in dimensions.items()],
    }
    figure.update_polars(bgcolor="white", angularaxis={**_AROUND, **spokes}, radialaxis=_OUTWARD)
    return figure


def bars(shown: Sequence[Bar], words: Words) -> go.Figure | None:
    """A horizontal bar by KPI, in % of its target, with the line of the target."""
    if not shown:
        return None
    most = reach(shown)
    lengths = [min(max(bar.attained, 0), most) for bar in shown]
    trace = go.Bar(
        x=lengths,
        y=list(range(len(shown))),
        orientation="h",
        width=0.34,
        marker={"color": _LINE},
        text=[percent(bar.attained, words.language) for bar in shown],
        textposition=["inside" if length > 25 else "outside" for length in lengths],
        insidetextanchor="start",
        textfont={"size": 13},
        insidetextfont={"color": "white"},
    )
    height = _ROW * len(shown) + _HEAD
    figure = go.Figure(trace, _layout(height=height, margin={"l": 24, "r": 16, "t": 34, "b": 40}))
    figure.update_yaxes(range=[len(shown) - 0.5, -0.75], visible=False)
    _scale(figure, most, words)
    for row, bar in enumerate(shown):
        _name_bar(figure, row, bar, words)
    return figure


def _scale(figure: go.Figure, most: int, words: Words) -> None:
    """The axis in percent, and the line of the target across it."""
    ticks = [tick for tick in TICKS if tick <= most]
    shown = [percent(tick, words.language) for tick in ticks]
    figure.update_xaxes(
        range=[0, most], tickvals=ticks, ticktext=shown, gridcolor=_GRID, zeroline=False
    )
    figure.add_vline(x=100, line={"color": _TARGET, "width": 2, "dash": "dash"})
    figure.add_annotation(
        x=100,
        y=1,
        yref="paper",
        yshift=12,
        text=words("chart.target"),
        showarrow=False,
        font={"color": _TARGET, "size": 12},
    )


def _name_bar(figure: go.Figure, row: int, bar: Bar, words: Words) -> None:
    """A bar's name and figures above it, where a phone has room for them."""
    figure.add_annotation(
        x=0,
        y=row,
        yshift=30,
        text=_above(bar, words),
        showarrow=False,
        xanchor="left",
        align="left",
        bgcolor="white",
    )


def _above(bar: Bar, words: Words) -> str:
    """What stands above a bar, on two rows: its name, then its figures."""
    return f"<b>{short_name('health', bar.kpi, words)}</b><br>{figures_of(bar, words)}"


def _spoke(name: str, score: int | None, words: Words) -> str:
    lines = wrap(dimension_name(name, words), _LABEL_WIDTH)
    mark = words("result.not_assessed") if score is None else f"<b>{score}</b>"
    return "<br>".join([*lines, mark])


def _layout(*, height: int, margin: Mapping[str, int]) -> go.Layout:
    return go.Layout(
        template="none",
        height=height,
        margin=margin,
        font={**_FONT, "size": 12},
        paper_bgcolor="white",
        plot_bgcolor="white",
        showlegend=False,
        dragmode=False,
    )
