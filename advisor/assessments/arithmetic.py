"""Exact arithmetic and the one rounding of the assessments."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from math import floor


def exact(value: int | float | Decimal) -> Fraction:
    """The number that `value` shows in decimal notation: 0.1 is 1/10."""
    # float.__repr__ and not repr: a subclass of float may print its own name.
    return Fraction(float.__repr__(value)) if isinstance(value, float) else Fraction(value)


def half_up(value: Fraction) -> int:
    """The nearest integer, a half upwards: floor(value + 1/2)."""
    return floor(value + Fraction(1, 2))


def hundredths(value: Fraction) -> float:
    """`value` to two decimals, a half upwards."""
    return half_up(value * 100) / 100


def clamp(share: Fraction) -> Fraction:
    """`share` held between 0 and 1."""
    return max(Fraction(0), min(Fraction(1), share))


def mean(values: Iterable[Fraction]) -> Fraction | None:
    """The arithmetic mean; None of nothing."""
    known = tuple(values)
    return sum(known, Fraction(0)) / len(known) if known else None
