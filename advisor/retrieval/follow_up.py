"""How units rank for a follow-up: by its own words, with the question before, by what is in hand.

The weights are those of a conditional logit (McFadden) over all units, ridge 0.003, fitted on the
follow-ups of the bank that an index left out, those of the tuning sets, and questions that stand
alone after another subject.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from advisor.knowledge import Figure, Unit
from advisor.retrieval.linear import Scores

Wants = Literal["", "part", "source", "example", "figure", "measure", "more"]
_ALONE, _TOGETHER = 0.57, 0.27
# A section counts by how much the question leans, less where its own words point elsewhere.
_SECTION, _SECTION_BY_LEAN, _SECTION_BY_MARGIN = -0.74, 4.19, -0.68
_RELATED, _SAME, _EXAMPLE, _FIGURE = 1.10, 2.42, 4.61, 1.22
# Set by hand, not fitted: what was just shown told what to do, not how to measure it.
_SAME_MEASURED = -0.8
_LIST = 6.0
_CLEAR, _HALF = 8.0, 4.0
_STEP = re.compile(r"[\w-]+\.step-\d+-")
_STATISTIC = 100
_JUST_BELOW = 0.01


@dataclass(frozen=True)
class Before:
    """What a follow-up leans on: the question before, its unit, and how much (0 to 1).

    `wants` is what it asks of that unit: a `part` of it, such as the third of a list, its `source`,
    an `example` or a `figure` on the subject, how to `measure` it, or `more` than was just shown.
    """

    question: str
    unit: str | None
    lean: float
    wants: Wants = ""


def follow_up_scores(
    before: Before, units: Sequence[Unit], alone: Scores, together: Scores
) -> Scores:
    """The score of each unit (units,) for a follow-up.

    `alone` are those of its own words, `together` those with the question before.
    """
    here = next((unit for unit in units if unit.id == before.unit), None)
    scores = _ALONE * alone + _TOGETHER * together
    if here is None:
        return np.asarray(scores)
    names = np.array([unit.section for unit in units])
    section = _SECTION + _SECTION_BY_LEAN * before.lean + _SECTION_BY_MARGIN * _margin(alone, names)
    listed = _list_of(here, units) if before.wants == "part" else None
    held = [
        section * (unit.section == here.section)
        + _RELATED * (unit.id in here.related or here.id in unit.related)
        + (unit is here) * (_SAME_MEASURED if before.wants == "measure" else _SAME)
        + _LIST * (unit.id == listed)
        + _wanted(unit, here, before.wants)
        for unit in units
    ]
    return _not_again(np.asarray(scores + held), before, units)


def _list_of(here: Unit, units: Sequence[Unit]) -> str | None:
    """The ordered list in hand: the unit itself, or the one that it tells a step of."""
    mates = [unit for unit in units if unit.section == here.section]
    steps = [unit.id for unit in mates if _STEP.match(unit.id)]
    if here.id not in steps:
        return here.id if here.fr.ordered else None
    lists = (unit for unit in mates if unit.fr.ordered and unit.id not in steps)
    return next((unit.id for unit in lists if _items(unit) == len(steps)), None)


def _items(unit: Unit) -> int:
    return sum(point.origin == "article" for point in unit.fr.points)


def _margin(alone: Scores, sections: NDArray[np.str_]) -> float:
    """How far its own words put the first section before the next: -1 for not at all, 1 clearly."""
    best = int(np.argmax(alone))
    others = alone[sections != sections[best]]
    if not others.size:
        return 1.0
    return float(min(alone[best] - others.max(), _CLEAR) / _HALF - 1)


def _not_again(scores: Scores, before: Before, units: Sequence[Unit]) -> Scores:
    """Where more is asked for, what was just shown comes second at best."""
    at = next(i for i, unit in enumerate(units) if unit.id == before.unit)
    if before.wants != "more" or scores.argmax() != at or len(units) < 2:
        return scores
    changed = scores.copy()
    changed[at] = np.partition(scores, -2)[-2] - _JUST_BELOW
    return changed


def _wanted(unit: Unit, here: Unit, wants: Wants) -> float:
    if unit.section != here.section and unit.id not in here.related:
        return 0.0
    if wants == "example":
        return _EXAMPLE * (unit.kind == "example")
    return _FIGURE * (wants == "figure" and any(_is_statistic(f) for f in unit.figures))


def _is_statistic(figure: Figure) -> bool:
    if figure.unit == "count":
        return float(figure.value) >= _STATISTIC
    return figure.unit in {"percent", "times", "cad"}
