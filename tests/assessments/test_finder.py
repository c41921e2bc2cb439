"""The partner finder: the example of the design, ties, gates, what is missing."""

import pytest

from advisor.assessments.finder import ITEMS, NEEDS, TYPES, VERSION, FinderResult, score_finder


def fits(result: FinderResult) -> dict[str, int]:
    return {one.type: one.fit for one in result.ranked}


def test_research_first_and_talent_second() -> None:
    found = score_finder({"need1": "rd", "need2": "talent"})
    assert list(fits(found).items()) == [
        ("university", 100),
        ("cluster", 67),
        ("customer", 20),
        ("competitor", 20),
        ("nonprofit", 13),
    ]
    assert found.top == ("university", "cluster")
    assert found.tied == ()
    assert found.complete


def test_the_table_has_ten_needs_and_five_types() -> None:
    assert len(NEEDS) == 10
    assert all(len(row) == len(TYPES) == 5 for row in NEEDS.values())
    assert all(max(row) == 3 and min(row) >= 0 for row in NEEDS.values())


def test_three_needs_weigh_three_two_and_one() -> None:
    found = score_finder({"need1": "rd", "need2": "new_customers", "need3": "sharing_costs"})
    assert fits(found) == {
        "cluster": 72,
        "university": 50,
        "customer": 50,
        "competitor": 39,
        "nonprofit": 11,
    }


def test_equals_at_the_second_place_are_all_shown_as_equals() -> None:
    found = score_finder({"need1": "rd", "need2": "new_customers", "need3": "sharing_costs"})
    assert found.top == ("cluster", "university", "customer")
    assert found.tied == (("university", "customer"),)


def test_equals_at_the_first_place_are_both_first_choices() -> None:
    found = score_finder({"need1": "social_impact", "need2": "rd"})
    assert found.top == ("nonprofit", "university")
    assert found.tied == (("nonprofit", "university"),)
    assert list(fits(found).values()) == [60, 60, 47, 33, 13]


def test_a_type_that_brings_nothing_is_no_first_choice() -> None:
    found = score_finder({"need1": "large_bid", "competitor": "yes", "competitor_topics": "yes"})
    assert found.top == ("cluster",)
    assert fits(found)["competitor"] == 100


def test_without_a_first_need_there_is_no_ranking() -> None:
    for answers in ({}, {"need1": None, "need2": "rd"}, {"need1": "nonsense"}):
        found = score_finder(answers)
        assert (found.complete, found.ranked, found.top) == (False, (), ())


@pytest.mark.parametrize(
    ("answers", "gate"),
    [
        ({"competitor": "yes", "competitor_topics": "yes"}, "competitor_topics_blocked"),
        ({"competitor": "yes", "competitor_topics": None}, "competitor_topics_unknown"),
        ({"competitor": "yes"}, "competitor_topics_unknown"),
        (
            {"competitor": "yes", "competitor_topics": "no", "joint_bid": "yes"},
            "joint_bid_rules",
        ),
        ({"horizon": "under_3_months"}, "university_too_slow"),
        ({"dispute": "yes"}, "repair_first"),
        ({"offer": "no"}, "help_first_before"),
    ],
)
def test_a_caution_is_told_by_its_gate(answers: dict[str, str | None], gate: str) -> None:
    assert score_finder({"need1": "rd", "need2": "talent", **answers}).gates == (gate,)


@pytest.mark.parametrize(
    "answers",
    [
        {"competitor": "no", "competitor_topics": "yes", "joint_bid": "yes"},
        {"competitor": "yes", "competitor_topics": "no", "joint_bid": "no"},
        {"horizon": "under_a_year"},
        {"dispute": "no", "offer": "yes"},
        {"dispute": None, "offer": None},
    ],
)
def test_no_gate_holds_without_its_cause(answers: dict[str, str | None]) -> None:
    assert score_finder({"need1": "rd", **answers}).gates == ()


def test_haste_is_a_gate_only_where_a_university_is_a_first_choice() -> None:
    assert score_finder({"need1": "sharing_costs", "horizon": "under_3_months"}).gates == ()


def test_what_does_not_apply_is_not_missing_and_unknown_is_answered() -> None:
    assert "joint_bid" not in score_finder({}).missing
    assert "joint_bid" in score_finder({"competitor": "yes"}).missing
    assert "offer_what" in score_finder({"offer": "yes"}).missing
    assert score_finder(dict.fromkeys(ITEMS)).missing == ()


def test_the_version_is_kept_with_the_result() -> None:
    assert VERSION == score_finder({}).version == "finder-1.0"
