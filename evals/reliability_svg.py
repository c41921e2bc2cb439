"""A reliability diagram as SVG: what was observed against the probability given."""

import math
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from evals.reliability import Bin

_SIDE, _LEFT, _TOP, _GAP = 240, 56, 48, 72
_WIDTH, _HEIGHT = _LEFT + 2 * _SIDE + _GAP + 24, _TOP + _SIDE + 66
_COLOURS = ("#1b5e8c", "#c2571a")
_INK, _GRID = "#333333", "#d9d9d9"
_SHIFT = 0.008
_LEAST_RADIUS, _RADIUS = 1.8, 6.0


def diagram(
    panels: Mapping[str, Mapping[str, Sequence[Bin]]], thresholds: Mapping[str, float], title: str
) -> str:
    """The diagram: a panel beside the other, in each a series of bins by its name.

    `thresholds` gives a panel the probability under which the advisor declines.
    """
    parts = [_text(_WIDTH / 2, 22, title, size=15)]
    for at, (name, series) in enumerate(panels.items()):
        parts += _panel(_LEFT + at * (_SIDE + _GAP), name, series, thresholds[name])
    parts += _legend(list(next(iter(panels.values()))))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" font-family="sans-serif" role="img">'
    )
    paper = f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>'
    return "\n".join([head, f"<title>{escape(title)}</title>", paper, *parts, "</svg>", ""])


def _panel(left: float, name: str, series: Mapping[str, Sequence[Bin]], least: float) -> list[str]:
    parts = [_text(left + _SIDE / 2, _TOP - 8, name, size=13)]
    for step in (0.0, 0.25, 0.5, 0.75, 1.0):
        x, y = left + step * _SIDE, _height(step)
        parts.append(_line(x, _height(0), x, _height(1), _GRID))
        parts.append(_line(left, y, left + _SIDE, y, _GRID))
        parts.append(_text(x, _height(0) + 15, f"{100 * step:.0f}"))
        parts.append(_text(left - 6, y + 4, f"{100 * step:.0f}", anchor="end"))
    parts.append(_line(left, _height(0), left + _SIDE, _height(1), _INK, dashed=True))
    x = left + least * _SIDE
    parts.append(_line(x, _height(0), x, _height(1), "#7a7a7a", dashed=True))
    parts.append(_text(x - 4, _height(1) + 14, "declined", anchor="end"))
    for at, bins in enumerate(series.values()):
        shift = (at - (len(series) - 1) / 2) * 2 * _SHIFT
        parts += [_mark(left, b, shift, _COLOURS[at]) for b in bins]
    parts.append(_text(left + _SIDE / 2, _height(0) + 32, "probability given, %", size=12))
    return parts


def _mark(left: float, found: Bin, shift: float, colour: str) -> str:
    """A bin's point, larger for more questions, with its interval, and its counts on hover."""
    x = left + (found.given + shift) * _SIDE
    told = (
        f"{100 * found.low:.0f} to {100 * found.high:.0f} %: "
        f"{found.yeses} of {found.count} answerable"
    )
    radius = _LEAST_RADIUS + _RADIUS * math.sqrt(found.weight)
    bar = _line(x, _height(found.interval.low), x, _height(found.interval.high), colour, width=1.5)
    return (
        f"<g><title>{escape(told)}</title>{bar}"
        f'<circle cx="{x:.1f}" cy="{_height(found.observed):.1f}" r="{radius:.1f}" '
        f'fill="{colour}"/></g>'
    )


def _legend(names: Sequence[str]) -> list[str]:
    parts, y = [], _HEIGHT - 18
    parts.append(
        f'<text transform="translate(16 {_TOP + _SIDE / 2}) rotate(-90)" text-anchor="middle" '
        f'font-size="12" fill="{_INK}">answerable, %, at even odds</text>'
    )
    for at, name in enumerate(names):
        x = _LEFT + at * (_SIDE + _GAP)
        parts.append(f'<circle cx="{x + 5}" cy="{y - 4}" r="4" fill="{_COLOURS[at]}"/>')
        parts.append(_text(x + 16, y, name, size=12, anchor="start"))
    return parts


def _height(share: float) -> float:
    return _TOP + (1 - share) * _SIDE


def _line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    colour: str,
    *,
    width: float = 1,
    dashed: bool = False,
) -> str:
    dash = ' stroke-dasharray="4 4"' if dashed else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{colour}" stroke-width="{width}"{dash}/>'
    )


def _text(x: float, y: float, words: str, *, size: int = 11, anchor: str = "middle") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{_INK}">{escape(words)}</text>'
    )
