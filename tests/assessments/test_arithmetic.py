"""Exact arithmetic, and the one rounding."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessments.arithmetic import clamp, exact, half_up, hundredths, mean


@pytest.mark.parametrize(
    ("value", "rounded"),
    [("1/2", 1), ("3/2", 2), ("5/2", 3), ("-1/2", 0), ("-3/2", -1), ("199/400", 0), ("40.5", 41)],
)
def test_a_half_goes_upwards(value: str, rounded: int) -> None:
    assert half_up(Fraction(value)) == rounded


@given(st.fractions())
def test_rounding_moves_a_number_by_half_a_point_at_most(value: Fraction) -> None:
    assert -Fraction(1, 2) < half_up(value) - value <= Fraction(1, 2)


def test_a_third_is_shown_to_two_decimals() -> None:
    assert hundredths(Fraction(50, 3)) == 16.67
    assert hundredths(Fraction(125, 1000)) == 0.13


@given(st.integers(-(10**9), 10**9), st.integers(0, 6))
def test_a_float_is_the_number_that_it_shows(digits: int, places: int) -> None:
    shown = Decimal(digits).scaleb(-places)
    assert exact(float(shown)) == exact(shown) == Fraction(digits, 10**places)


def test_a_tenth_is_a_tenth() -> None:
    assert exact(0.1) + exact(0.2) == exact(0.3) == Fraction(3, 10)
    assert exact(1e22) == 10**22


class _Named(float):
    def __repr__(self) -> str:
        return f"Named({float.__repr__(self)})"


def test_a_kind_of_float_that_prints_its_own_name_is_still_read() -> None:
    assert exact(_Named(2.5)) == Fraction(5, 2)


def test_a_share_stays_between_nothing_and_all() -> None:
    assert [clamp(Fraction(n, 2)) for n in (-1, 1, 3)] == [0, Fraction(1, 2), 1]


def test_the_mean_of_nothing_is_not_zero() -> None:
    assert mean([]) is None
    assert mean([Fraction(1), Fraction(2)]) == Fraction(3, 2)
