"""How far probabilities of a yes can be believed: bins, Brier score, calibration error.

The probabilities are those of a model to which both classes weigh alike, so that a question is as
likely answerable as not before it is read. What was counted is put to the same even odds: a bin of
`a` of all `A` yeses and `o` of all `O` noes shows (a/A) / (a/A + o/O).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.intervals import Interval, wilson

BINS = 10


@dataclass(frozen=True)
class Judged:
    """The probability that a question was given, and the truth."""

    probability: float
    yes: bool


@dataclass(frozen=True)
class Bin:
    """The questions whose probability lies from `low` up to `high`.

    `given` is their mean probability, `observed` the share of yeses among them, with its interval
    (Wilson's, of the counts), all three at even odds; `yeses` of `count` is what was counted.
    """

    low: float
    high: float
    count: int
    yeses: int
    given: float
    observed: float
    interval: Interval
    weight: float


def bins(judged: Sequence[Judged], number: int = BINS) -> list[Bin]:
    """The bins of equal width that are not empty, lowest first.

    Raises:
        ValueError: one of the classes has no question.
    """
    p, yes, weight = _arrays(judged)
    at = np.minimum((p * number).astype(int), number - 1)
    return [_bin(p, yes, weight, at == i, i / number, (i + 1) / number) for i in np.unique(at)]


def brier(judged: Sequence[Judged]) -> float:
    """The mean squared distance from the truth, both classes of equal weight (Brier, 1950)."""
    p, yes, weight = _arrays(judged)
    return float((weight * (p - yes) ** 2).sum())


def calibration_error(judged: Sequence[Judged], number: int = BINS) -> float:
    """The mean distance of what was given from what was observed, over the bins (ECE)."""
    return sum(b.weight * abs(b.given - b.observed) for b in bins(judged, number))


def _arrays(
    judged: Sequence[Judged],
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]:
    """Probabilities, truths, and weights that sum to one half in each class."""
    p = np.array([j.probability for j in judged])
    yes = np.array([j.yes for j in judged], dtype=bool)
    if yes.all() or not yes.any():
        raise ValueError("reliability needs questions of both classes")
    return p, yes, np.where(yes, 0.5 / yes.sum(), 0.5 / (~yes).sum())


def _bin(
    p: NDArray[np.float64],
    yes: NDArray[np.bool_],
    weight: NDArray[np.float64],
    inside: NDArray[np.bool_],
    low: float,
    high: float,
) -> Bin:
    count, yeses, mass = int(inside.sum()), int(yes[inside].sum()), float(weight[inside].sum())
    odds = float((~yes).sum() / yes.sum())
    counted = wilson(yeses, count)
    return Bin(
        low,
        high,
        count,
        yeses,
        float((weight * p)[inside].sum()) / mass,
        _even(yeses / count, odds),
        Interval(_even(counted.low, odds), _even(counted.high, odds)),
        mass,
    )


def _even(share: float, odds: float) -> float:
    """A share put to even odds; `odds` are the noes for each yes among all questions."""
    return share * odds / (share * odds + 1 - share)
