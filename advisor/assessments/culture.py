"""Intercultural preparation, `culture-1.0`: two ways of working in, gaps and doubts out.

Nothing here reads a name, a country or an origin: only answers about one counterpart.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from advisor.assessments.arithmetic import half_up, mean
from advisor.assessments.inputs import Result

__all__ = [
    "DIMENSIONS",
    "ITEMS",
    "ORIGINS",
    "VERSION",
    "CultureResult",
    "Dimension",
    "Gap",
    "order_to_ask",
    "score_culture",
]

VERSION: Literal["culture-1.0"] = "culture-1.0"

Dimension = Literal[
    "directness", "disagreement", "people", "time", "gestures", "gifts", "trust", "written"
]

DIMENSIONS: tuple[Dimension, ...] = (
    "directness",
    "disagreement",
    "people",
    "time",
    "gestures",
    "gifts",
    "trust",
    "written",
)
ORIGINS: Mapping[str, Fraction] = MappingProxyType(
    {"seen": Fraction(1), "told": Fraction(1), "read": Fraction(1, 2), "guess": Fraction(0)}
)
"""Where an answer comes from, with its weight."""

ITEMS: tuple[str, ...] = (
    "counterpart",
    "meeting",
    *(f"{name}_{part}" for name in DIMENSIONS for part in ("us", "them", "origin")),
)
"""The questions, in the order of asking."""

_LOWEST, _HIGHEST = 1, 5
_WIDE, _WIDEST_ALIKE = 2, 3
_SURE = Fraction(1, 2)

Answers = Mapping[str, str | int | float | None]


class Gap(Result):
    """A dimension where the two sides stand two steps apart or more."""

    dimension: Dimension
    us: int
    them: int
    gap: int


class CultureResult(Result):
    """`certainty` is the mean weight, in rounded percent, of what is said of the counterpart.

    `gaps` come largest first; `unknown` has no answer for the counterpart; `guessed` has one that
    rests on a guess, or on nothing told. Under one half the brief is a list of questions.
    """

    version: Literal["culture-1.0"] = VERSION
    title: Literal["brief", "questions"]
    certainty: int
    gaps: tuple[Gap, ...]
    unknown: tuple[Dimension, ...]
    guessed: tuple[Dimension, ...]


def score_culture(answers: Answers) -> CultureResult:
    """Compare the two sides; a value that the item cannot take counts as not known."""
    known = {name: _weight(name, answers) for name in DIMENSIONS if _them(name, answers)}
    certainty = mean(known.values()) or Fraction(0)
    return CultureResult(
        title="brief" if certainty >= _SURE else "questions",
        certainty=half_up(100 * certainty),
        gaps=tuple(sorted(_gaps(answers), key=lambda gap: -gap.gap)),
        unknown=tuple(name for name in DIMENSIONS if name not in known),
        guessed=tuple(name for name, weight in known.items() if weight == 0),
    )


def order_to_ask(result: CultureResult) -> tuple[Dimension, ...]:
    """All eight dimensions, the most useful to ask about first.

    The wide gaps, what is not known, the smaller gaps, what is guessed, then the rest.
    """
    wide = [gap.dimension for gap in result.gaps if gap.gap >= _WIDEST_ALIKE]
    others = [gap.dimension for gap in result.gaps]
    ordered = (*wide, *result.unknown, *others, *result.guessed, *DIMENSIONS)
    return tuple(dict.fromkeys(ordered))


def _gaps(answers: Answers) -> Iterator[Gap]:
    for name in DIMENSIONS:
        us, them = _rating(answers.get(f"{name}_us")), _them(name, answers)
        if us is not None and them is not None and abs(us - them) >= _WIDE:
            yield Gap(dimension=name, us=us, them=them, gap=abs(us - them))


def _weight(name: Dimension, answers: Answers) -> Fraction:
    origin = answers.get(f"{name}_origin")
    return ORIGINS.get(origin, Fraction(0)) if isinstance(origin, str) else Fraction(0)


def _them(name: Dimension, answers: Answers) -> int | None:
    return _rating(answers.get(f"{name}_them"))


def _rating(value: object) -> int | None:
    return value if type(value) is int and _LOWEST <= value <= _HIGHEST else None
