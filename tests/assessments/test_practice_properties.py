"""The four practices on random answers: a second implementation, and what always holds."""

from datetime import date, timedelta
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor.assessments.ambassadors import CHECKS, score_ambassadors
from advisor.assessments.culture import DIMENSIONS, ORIGINS, order_to_ask, score_culture
from advisor.assessments.finder import NEEDS, TYPES, score_finder
from advisor.assessments.first_help import TESTS, plan_help
from tests.assessments.slow_practices import (
    random_answers,
    slow_ambassadors,
    slow_culture,
    slow_finder,
    slow_help,
)

TODAY = date(2026, 11, 30)
_TRIES = 3000


def test_the_finder_agrees_with_a_second_implementation() -> None:
    chance = Random(11)
    for _ in range(_TRIES):
        answers = random_answers("finder", chance, TODAY)
        assert score_finder(answers).model_dump(mode="json") == slow_finder(answers), answers


def test_the_intercultural_preparation_agrees_with_a_second_implementation() -> None:
    chance = Random(12)
    for _ in range(_TRIES):
        answers = random_answers("culture", chance, TODAY)
        assert score_culture(answers).model_dump(mode="json") == slow_culture(answers), answers


def test_the_ambassadors_agree_with_a_second_implementation() -> None:
    chance = Random(13)
    for _ in range(_TRIES):
        answers = random_answers("ambassadors", chance, TODAY)
        found = score_ambassadors(answers).model_dump(mode="json")
        assert found == slow_ambassadors(answers), answers


def test_the_first_help_agrees_with_a_second_implementation() -> None:
    chance = Random(14)
    for _ in range(_TRIES):
        answers = random_answers("help", chance, TODAY)
        found = plan_help(answers, TODAY).model_dump(mode="json")
        assert found == slow_help(answers, TODAY), answers


_NEED = st.sampled_from([*NEEDS, None])
_YES_NO = st.sampled_from(["yes", "no", None])
_FINDER = st.fixed_dictionaries(
    {"need1": _NEED, "need2": _NEED, "need3": _NEED},
    optional=dict.fromkeys(("offer", "competitor", "competitor_topics", "joint_bid"), _YES_NO),
).map(dict[str, Any])
_JUNK = st.one_of(
    st.none(), st.text(max_size=6), st.integers(), st.floats(), st.booleans(), st.just("yes")
)


@given(_FINDER)
def test_a_fit_lies_within_0_and_100_and_the_best_comes_first(answers: dict[str, Any]) -> None:
    found = score_finder(answers)
    fits = [one.fit for one in found.ranked]
    assert fits == sorted(fits, reverse=True)
    assert all(0 <= fit <= 100 for fit in fits)
    assert {one.type for one in found.ranked} == (set(TYPES) if found.complete else set())


@given(_FINDER)
def test_a_blocked_competitor_is_never_a_first_choice(answers: dict[str, Any]) -> None:
    found = score_finder({**answers, "competitor": "yes", "competitor_topics": "yes"})
    assert "competitor" not in found.top
    assert "competitor_topics_blocked" in found.gates


@given(_FINDER)
def test_nothing_left_out_fits_better_than_a_first_choice(answers: dict[str, Any]) -> None:
    found = score_finder({**answers, "competitor": "no"})
    fits = {one.type: one.fit for one in found.ranked}
    lowest = min((fits[name] for name in found.top), default=0)
    assert all(fits[name] < lowest or fits[name] == 0 for name in set(fits) - set(found.top))


@given(_FINDER, _NEED)
def test_a_need_named_again_changes_nothing(answers: dict[str, Any], need: str | None) -> None:
    once = score_finder({**answers, "need1": need, "need3": None, "need2": None})
    twice = score_finder({**answers, "need1": need, "need3": need, "need2": need})
    assert once == twice


@given(_FINDER)
def test_gates_never_alter_a_fit(answers: dict[str, Any]) -> None:
    loud = {"offer": "no", "competitor": "yes", "competitor_topics": "yes", "dispute": "yes"}
    assert score_finder({**answers, **loud}).ranked == score_finder(answers).ranked


_RATING = st.sampled_from([1, 2, 3, 4, 5, None])
_CULTURE = st.fixed_dictionaries(
    {
        **{f"{d}_{side}": _RATING for d in DIMENSIONS for side in ("us", "them")},
        **{f"{d}_origin": st.sampled_from([*ORIGINS, None]) for d in DIMENSIONS},
    }
).map(dict[str, Any])


@given(_CULTURE)
def test_every_dimension_is_a_question_once_and_gaps_are_wide(answers: dict[str, Any]) -> None:
    found = score_culture(answers)
    assert sorted(order_to_ask(found)) == sorted(DIMENSIONS)
    assert all(gap.gap == abs(gap.us - gap.them) >= 2 for gap in found.gaps)
    assert not set(found.unknown) & {gap.dimension for gap in found.gaps}
    assert (found.title == "questions") == (found.certainty < 50)


@given(_CULTURE)
def test_seeing_for_oneself_never_makes_less_certain(answers: dict[str, Any]) -> None:
    seen = score_culture({**answers, **{f"{d}_origin": "seen" for d in DIMENSIONS}})
    assert seen.certainty >= score_culture(answers).certainty
    assert seen.guessed == ()


_STATUS = st.sampled_from([0, 1, 2, None])
_AMBASSADORS = st.fixed_dictionaries(dict.fromkeys(CHECKS, _STATUS)).map(dict[str, Any])


@given(_AMBASSADORS, st.sampled_from(CHECKS))
def test_a_better_check_never_lowers_the_progress(answers: dict[str, Any], name: str) -> None:
    if answers[name] in (None, 2):
        return
    before, after = (
        score_ambassadors({**answers, name: value}).progress
        for value in (answers[name], answers[name] + 1)
    )
    assert (before is None) == (after is None)
    assert before is None or after is None or before <= after


@given(_AMBASSADORS)
def test_the_next_check_is_the_first_that_is_open(answers: dict[str, Any]) -> None:
    found = score_ambassadors(answers)
    open_ones = [name for name in CHECKS if answers[name] in (0, None)]
    assert found.next == (open_ones[0] if open_ones else None)


@given(st.dictionaries(st.sampled_from(TESTS), _YES_NO), st.integers(-20, 20))
def test_nothing_is_ready_before_all_five_tests_are_passed(
    answers: dict[str, Any], days: int
) -> None:
    day = (TODAY + timedelta(days=days)).isoformat()
    whole = {"who": "Luc", "need": "un livreur", "help": "un nom", "day": day, **answers}
    found = plan_help(whole, TODAY)
    passed = all(answers.get(name) == "yes" for name in TESTS)
    assert (found.status == "ready") == (passed and 0 <= days <= 7)


_NAMES = (
    *("need1", "horizon", "offer", "time_us", "time_them", "time_origin", "identify_1"),
    *("cost", "active", "invited", "referred_revenue", "margin_percent", "day", "effort"),
)


@given(st.dictionaries(st.sampled_from(_NAMES), _JUNK))
def test_whatever_the_values_are_a_result_comes_out(answers: dict[str, Any]) -> None:
    for result in (
        score_finder(answers),
        score_culture(answers),
        score_ambassadors(answers),
        plan_help(answers, TODAY),
    ):
        assert type(result).model_validate_json(result.model_dump_json()) == result
