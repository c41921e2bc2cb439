"""Customers into partners: progress, next action, repair, measures."""

import pytest

from advisor.assessments.ambassadors import CHECKS, ITEMS, score_ambassadors

CALM = {"unhappy_key_customer": "no", "unanswered_problem": "no"}


def checks(ratings: str) -> dict[str, str | int | float | None]:
    """One character a check, in order: 0, 1, 2, or ? for not known."""
    return {
        name: None if one == "?" else int(one) for name, one in zip(CHECKS, ratings, strict=False)
    }


def test_the_example_of_the_design() -> None:
    found = score_ambassadors(
        {
            "invited": 20,
            "active": 12,
            "referrals": 30,
            "referred_customers": 9,
            "referred_revenue": 18000,
            "margin_percent": 40,
            "cost": 3000,
        }
    )
    assert (found.participation, found.conversion, found.roi) == (60, 30, 140)
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("ratings", "progress", "coverage"),
    [
        ("2222222222", 100, 100),
        ("0000000000", 0, 100),
        ("2101210121", 55, 100),
        ("222222????", 100, 60),
        ("22222?????", None, 50),
        ("1112222???", 79, 70),
        ("111111????", 50, 60),
    ],
)
def test_progress_is_the_share_of_the_answered_checks(
    ratings: str, progress: int | None, coverage: int
) -> None:
    found = score_ambassadors(checks(ratings))
    assert (found.progress, found.coverage) == (progress, coverage)


@pytest.mark.parametrize(
    ("ratings", "name"),
    [
        ("2222222222", None),
        ("2122222222", None),
        ("2202222222", "community_1"),
        ("2?22220222", "identify_2"),
        ("22", "community_1"),
        ("", "identify_1"),
    ],
)
def test_the_next_action_is_the_first_check_at_nothing_or_not_known(
    ratings: str, name: str | None
) -> None:
    assert score_ambassadors(checks(ratings)).next == name


def test_each_step_is_the_mean_of_its_known_checks() -> None:
    steps = score_ambassadors(checks("210?????20")).steps
    assert steps == {
        "identify": 1.5,
        "community": 0.0,
        "value": None,
        "equip": None,
        "measure": 1.0,
    }


@pytest.mark.parametrize(
    ("answers", "gate"),
    [
        (CALM, None),
        ({**CALM, "unhappy_key_customer": "yes"}, "repair_first"),
        ({**CALM, "unanswered_problem": "yes"}, "repair_first"),
        ({**CALM, "unanswered_problem": None}, "repair_first"),
        ({"unhappy_key_customer": "no"}, "repair_first"),
        ({}, "repair_first"),
    ],
)
def test_repair_comes_first_unless_both_are_known_to_be_fine(
    answers: dict[str, str | int | float | None], gate: str | None
) -> None:
    assert score_ambassadors({**checks("2222222222"), **answers}).gate == gate


def test_a_repair_never_alters_the_progress() -> None:
    rated = checks("2101210121")
    assert score_ambassadors(rated).progress == score_ambassadors({**rated, **CALM}).progress


@pytest.mark.parametrize(
    ("figures", "warning"),
    [
        ({"active": 5, "invited": 4}, "active_over_invited"),
        ({"referred_customers": 3, "referrals": 2}, "customers_over_referrals"),
        ({"margin_percent": 140, "referred_revenue": 10, "cost": 1}, "margin_over_100"),
        ({"cost": 0, "referred_revenue": 10, "margin_percent": 5}, "cost_zero"),
        ({"cost": -5, "referred_revenue": 10, "margin_percent": 5}, "negative_cost"),
    ],
)
def test_an_impossible_figure_is_named_and_not_used(
    figures: dict[str, str | int | float | None], warning: str
) -> None:
    found = score_ambassadors(figures)
    assert found.warnings == (warning,)
    assert (found.participation, found.conversion, found.roi) == (None, None, None)


def test_a_loss_is_a_negative_return_and_halves_round_upwards() -> None:
    found = score_ambassadors(
        {"referred_revenue": 1000, "margin_percent": 12.5, "cost": 1000, "active": 1, "invited": 8}
    )
    assert found.roi == -87
    assert found.participation == 13


def test_figures_of_zero_are_figures() -> None:
    found = score_ambassadors({"active": 0, "invited": 8, "referrals": 0, "referred_customers": 0})
    assert (found.participation, found.conversion) == (0, None)


def test_the_measures_are_asked_last() -> None:
    assert ITEMS[:10] == CHECKS
    assert ITEMS[10:12] == ("unhappy_key_customer", "unanswered_problem")
    assert ITEMS[-1] == "cost"
