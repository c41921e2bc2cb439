"""Intervals and tests, against values worked by hand and by SciPy."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from evals.intervals import normal, percentile, sign_test, wilson


@pytest.mark.parametrize(
    ("hits", "count"), [(0, 1), (1, 1), (0, 10), (5, 10), (10, 10), (81, 263), (299, 300)]
)
def test_the_interval_of_a_proportion_is_wilsons(hits: int, count: int) -> None:
    known = binomtest(hits, count).proportion_ci(method="wilson")

    assert wilson(hits, count).low == pytest.approx(known.low, abs=1e-9)
    assert wilson(hits, count).high == pytest.approx(known.high, abs=1e-9)


def test_nine_of_ten_by_hand() -> None:
    found = wilson(9, 10)

    assert (round(found.low, 4), round(found.high, 4)) == (0.5958, 0.9821)


def test_nothing_counted_says_nothing() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0, 1)


@settings(deadline=None)
@given(st.integers(1, 500), st.data())
def test_a_proportion_lies_in_its_interval(count: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, count))
    found = wilson(hits, count)

    assert 0 <= found.low <= hits / count + 1e-12
    assert hits / count - 1e-12 <= found.high <= 1


def test_the_interval_of_a_mean_by_hand() -> None:
    found = normal([0.0, 0.5, 1.0, 0.5])

    assert found.low == pytest.approx(0.5 - 1.959964 * 0.408248 / 2, abs=1e-5)
    assert found.high == pytest.approx(0.5 + 1.959964 * 0.408248 / 2, abs=1e-5)


def test_the_interval_of_a_mean_stays_between_0_and_1() -> None:
    assert normal([0.0, 1.0]).low == 0
    assert normal([0.0, 1.0]).high == 1


@pytest.mark.parametrize("values", [[], [0.4]])
def test_one_value_tells_nothing_of_the_spread(values: list[float]) -> None:
    assert (normal(values).low, normal(values).high) == (0, 1)


@pytest.mark.parametrize(
    ("up", "down"), [(0, 0), (1, 0), (5, 0), (3, 3), (2, 7), (10, 1), (40, 61), (700, 900)]
)
def test_the_sign_test_is_the_exact_binomial_one(up: int, down: int) -> None:
    known = binomtest(up, up + down).pvalue if up + down else 1.0

    assert sign_test(up, down) == pytest.approx(known, rel=1e-9)


def test_six_of_six_by_hand() -> None:
    assert sign_test(6, 0) == 2 / 64


@settings(deadline=None)
@given(st.integers(0, 80), st.integers(0, 80))
def test_the_sign_test_takes_no_side(up: int, down: int) -> None:
    assert sign_test(up, down) == sign_test(down, up)
    assert 0 < sign_test(up, down) <= 1


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [
        ([7], 0.5, 7),
        ([7], 0.95, 7),
        ([1, 2], 0.5, 1),
        ([3, 1, 2], 0.5, 2),
        (list(range(1, 101)), 0.95, 95),
        (list(range(1, 21)), 0.95, 19),
        ([5, 5, 5, 900], 0.95, 900),
    ],
)
def test_a_percentile_is_a_value_that_was_seen(values: list[int], share: float, found: int) -> None:
    assert percentile(values, share) == found


def test_there_is_no_percentile_of_nothing() -> None:
    with pytest.raises(ValueError, match="at least one"):
        percentile([], 0.5)
