"""A first help: the rules in their order, the day, the follow-up."""

from datetime import date
from typing import Any

import pytest

from advisor.assessments.first_help import ITEMS, TESTS, plan_help

TODAY = date(2026, 11, 30)
WHOLE: dict[str, Any] = {
    "who": "Luc, microbrasserie du coin",
    "need": "« je trouve pas de livreur »",
    "help": "lui présenter mon transporteur",
    "effort": "five_minutes",
    "day": "2026-12-05",
    "limit": "un courriel",
    "sign": "ils se sont parlé",
    **dict.fromkeys(TESTS, "yes"),
    "open_favour": "no",
}


def status(**changed: Any) -> str:
    return plan_help({**WHOLE, **changed}, TODAY).status


def test_an_action_that_passes_the_five_tests_is_ready() -> None:
    found = plan_help(WHOLE, TODAY)
    assert (found.status, found.failed, found.unknown, found.missing) == ("ready", (), (), ())
    assert (found.day_ok, found.follow_up) == (True, "2026-12-19")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"open_favour": "yes", "stated": "no"}, "favour_open"),
        ({"stated": "no", "no_ask": "no"}, "listen"),
        ({"no_ask": "no", "skills": "no"}, "rewrite"),
        ({"skills": "no"}, "not_yet"),
        ({"feasible": "no"}, "not_yet"),
        ({"welcome": None}, "not_yet"),
        ({"stated": None}, "not_yet"),
        ({"no_ask": None, "need": None}, "not_yet"),
        ({"need": None}, "incomplete"),
        ({"who": "   "}, "incomplete"),
        ({"day": None}, "incomplete"),
        ({"sign": None, "limit": None, "effort": None}, "ready"),
        ({"open_favour": None}, "ready"),
    ],
)
def test_the_first_rule_that_matches_decides(changed: dict[str, Any], expected: str) -> None:
    assert status(**changed) == expected


@pytest.mark.parametrize(
    ("day", "day_ok"),
    [
        ("2026-11-30", True),
        ("2026-12-07", True),
        ("2026-12-08", False),
        ("2026-11-29", False),
        ("bientôt", None),
        (None, None),
    ],
)
def test_the_day_lies_within_seven_days(day: str | None, day_ok: bool | None) -> None:
    found = plan_help({**WHOLE, "day": day}, TODAY)
    assert found.day_ok is day_ok
    assert found.status == ("ready" if day_ok else "incomplete")
    assert (found.follow_up is None) == (day_ok is None)


def test_a_test_that_was_not_asked_yet_is_unknown() -> None:
    found = plan_help({"who": "Luc"}, TODAY)
    assert found.unknown == TESTS
    assert found.status == "not_yet"


def test_the_last_day_of_the_calendar_has_no_follow_up() -> None:
    assert plan_help({"day": "9999-12-31"}, TODAY).follow_up is None


def test_the_questions_come_in_the_order_of_the_action_then_the_tests() -> None:
    assert ITEMS == (*WHOLE,)
