"""Intervals and tests for proportions, means and times."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_Z = 1.959963984540054


@dataclass(frozen=True)
class Interval:
    """Bounds at 95 %."""

    low: float
    high: float


def wilson(hits: float, count: float) -> Interval:
    """The interval of a proportion (Wilson, 1927); from 0 to 1 where nothing was counted."""
    if count == 0:
        return Interval(0.0, 1.0)
    p, z2 = hits / count, _Z * _Z
    centre = (p + z2 / (2 * count)) / (1 + z2 / count)
    half = _Z * math.sqrt(p * (1 - p) / count + z2 / (4 * count**2)) / (1 + z2 / count)
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def normal(values: Sequence[float]) -> Interval:
    """The interval of a mean of scores from 0 to 1: mean ± z·s/√n, kept within 0 and 1.

    One value alone tells nothing of the spread: its interval is from 0 to 1.
    """
    if len(values) < 2:
        return Interval(0.0, 1.0)
    centre = math.fsum(values) / len(values)
    variance = math.fsum((v - centre) ** 2 for v in values) / (len(values) - 1)
    half = _Z * math.sqrt(variance / len(values))
    return Interval(max(0.0, centre - half), min(1.0, centre + half))


def sign_test(up: int, down: int) -> float:
    """The exact two-sided p of `up` against `down` under even odds; ties are left out before.

    On discordant pairs of yes and no it is McNemar's exact test.
    """
    count = up + down
    tail = sum(math.comb(count, k) for k in range(min(up, down) + 1))
    p: float = 2 * tail / 2**count
    return min(1.0, p)


def percentile(values: Sequence[int], share: float) -> int:
    """The nearest-rank percentile: the least value that `share` of the values do not exceed.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("a percentile needs at least one value")
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]
