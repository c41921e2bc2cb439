"""Bins, Brier score and calibration error, against values worked by hand; the diagram is whole."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.reliability import Judged, bins, brier, calibration_error
from evals.reliability_svg import diagram

SURE = [Judged(1.0, True)] * 6 + [Judged(0.0, False)] * 2
MIXED = [Judged(0.75, True)] * 6 + [Judged(0.75, False)] + [Judged(0.25, False)]
both_classes = st.lists(
    st.builds(Judged, st.floats(0, 1), st.booleans()), min_size=2, max_size=60
).filter(lambda found: len({j.yes for j in found}) == 2)


def test_a_model_that_knows_is_perfect() -> None:
    assert brier(SURE) == 0
    assert calibration_error(SURE) == pytest.approx(0, abs=1e-9)
    assert [(b.count, b.yeses) for b in bins(SURE)] == [(2, 0), (6, 6)]


def test_what_is_counted_is_put_to_even_odds() -> None:
    low, high = bins(MIXED)

    assert (high.count, high.yeses) == (7, 6)
    assert high.observed == pytest.approx(1 / (1 + 1 / 2))  # all the yeses, half of the noes
    assert (low.observed, high.weight) == (0, 0.75)


def test_scores_by_hand() -> None:
    assert brier(MIXED) == pytest.approx(0.5 * 0.0625 + 0.25 * 0.5625 + 0.25 * 0.0625)
    assert calibration_error(MIXED) == pytest.approx(0.75 * abs(0.75 - 2 / 3) + 0.25 * 0.25)


def test_a_coin_scores_a_quarter() -> None:
    assert brier([Judged(0.5, True), Judged(0.5, False)]) == 0.25


def test_one_class_alone_is_refused() -> None:
    with pytest.raises(ValueError, match="both classes"):
        bins([Judged(0.5, True)])


@settings(deadline=None)
@given(both_classes)
def test_every_question_is_in_one_bin_and_what_is_observed_in_its_interval(
    judged: list[Judged],
) -> None:
    found = bins(judged)

    assert sum(b.count for b in found) == len(judged)
    assert sum(b.weight for b in found) == pytest.approx(1)
    assert all(b.interval.low - 1e-9 <= b.observed <= b.interval.high + 1e-9 for b in found)
    assert all(b.low - 1e-9 <= b.given <= b.high + 1e-9 for b in found)


@settings(deadline=None)
@given(both_classes)
def test_errors_are_shares(judged: list[Judged]) -> None:
    assert 0 <= brier(judged) <= 1
    assert 0 <= calibration_error(judged) <= 1


def test_the_diagram_shows_each_bin_with_its_counts() -> None:
    panels = {"French": {"sets": bins(MIXED)}, "English": {"sets": bins(SURE)}}
    drawn = ElementTree.fromstring(diagram(panels, {"French": 0.3, "English": 0.4}, "a <title>"))
    told = [title.text or "" for title in drawn.iter("{http://www.w3.org/2000/svg}title")]

    assert told[0] == "a <title>"
    assert sum("answerable" in words for words in told) == 4
    assert any("6 of 7" in words for words in told)
