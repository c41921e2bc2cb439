"""Charts as plain data: labels already worded, figures as numbers. `papers/typ/` draws them."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Drawn(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Spoke(_Drawn):
    """A direction of a radar: its name, its score as a length and in words.

    Without a value it is named and left out of the line.
    """

    name: str
    value: Annotated[float, Field(ge=0, le=100)] | None
    told: str


class Radar(_Drawn):
    """Scores from 0 to 100 around a centre, the first at the top, clockwise."""

    kind: Literal["radar"] = "radar"
    spokes: tuple[Spoke, ...]


class Bar(_Drawn):
    """A bar: its name, the figures told above it, its length and that in words."""

    name: str
    figures: str
    value: float
    told: str


class Tick(_Drawn):
    """A mark of a scale."""

    value: float
    told: str


class Bars(_Drawn):
    """Horizontal bars on one scale, and the line of the target across them."""

    kind: Literal["bars"] = "bars"
    bars: tuple[Bar, ...]
    most: Annotated[float, Field(gt=0)]
    ticks: tuple[Tick, ...] = ()
    target: Tick


class Mark(_Drawn):
    """A value at a date; `day` is any count of days, `told` and `value_told` are in words."""

    day: float
    told: str
    value: float
    value_told: str


class Line(_Drawn):
    """One named line of values over time."""

    name: str
    marks: tuple[Mark, ...]


class Lines(_Drawn):
    """Lines over dates, on a scale from `least` to `most`."""

    kind: Literal["lines"] = "lines"
    lines: tuple[Line, ...]
    least: float = 0
    most: float = 100
    ticks: tuple[Tick, ...] = ()


Drawing = Annotated[Radar | Bars | Lines, Field(discriminator="kind")]
