"""Intercultural preparation: certainty, gaps, what is unknown or guessed."""

import pytest

from advisor.assessments.culture import DIMENSIONS, ITEMS, order_to_ask, score_culture


def known(**ratings: tuple[int, int, str | None]) -> dict[str, str | int | float | None]:
    """Ratings as (us, them, where it comes from)."""
    return {
        f"{name}_{part}": value
        for name, rating in ratings.items()
        for part, value in zip(("us", "them", "origin"), rating, strict=True)
    }


def test_there_are_eight_dimensions_asked_thrice_after_who_and_when() -> None:
    assert len(DIMENSIONS) == 8
    assert ITEMS[:5] == (
        "counterpart",
        "meeting",
        "directness_us",
        "directness_them",
        "directness_origin",
    )
    assert len(ITEMS) == 26


@pytest.mark.parametrize(
    ("origins", "certainty", "title"),
    [
        (["seen"], 100, "brief"),
        (["told", "read"], 75, "brief"),
        (["read"], 50, "brief"),
        (["seen", "guess"], 50, "brief"),
        (["read", "guess"], 25, "questions"),
        (["seen", "guess", "guess"], 33, "questions"),
        (["read", "read", "guess"], 33, "questions"),
        (["guess"], 0, "questions"),
        ([None], 0, "questions"),
        ([], 0, "questions"),
    ],
)
def test_under_one_half_of_certainty_the_brief_is_a_list_of_questions(
    origins: list[str | None], certainty: int, title: str
) -> None:
    rated = {name: (3, 3, origin) for name, origin in zip(DIMENSIONS, origins, strict=False)}
    found = score_culture(known(**rated))
    assert (found.certainty, found.title) == (certainty, title)


def test_a_gap_is_two_points_or_more_and_the_largest_comes_first() -> None:
    found = score_culture(
        known(directness=(2, 4, "seen"), time=(5, 1, "told"), trust=(3, 4, "seen"))
    )
    assert [(gap.dimension, gap.gap) for gap in found.gaps] == [("time", 4), ("directness", 2)]
    assert (found.gaps[0].us, found.gaps[0].them) == (5, 1)


def test_our_own_answer_alone_is_no_knowledge_of_them() -> None:
    found = score_culture({"time_us": 1, "time_them": None, "time_origin": "seen"})
    assert "time" in found.unknown
    assert found.gaps == ()
    assert found.certainty == 0


def test_an_answer_without_its_origin_counts_as_a_guess() -> None:
    found = score_culture({"gifts_them": 4, "people_them": 2, "people_origin": "told"})
    assert found.guessed == ("gifts",)
    assert found.certainty == 50


def test_wide_gaps_come_first_then_what_is_unknown_then_small_gaps_then_guesses() -> None:
    rated = {name: (3, 3, "seen") for name in DIMENSIONS}
    rated |= {"written": (1, 5, "seen"), "people": (1, 3, "seen"), "trust": (2, 2, "guess")}
    answers = known(**rated)
    answers["gifts_them"] = None
    order = order_to_ask(score_culture(answers))
    assert order[:4] == ("written", "gifts", "people", "trust")


def test_a_rating_off_the_scale_counts_as_not_known() -> None:
    assert score_culture({"time_them": 6}).unknown == DIMENSIONS
    assert score_culture({"time_them": "4"}).unknown == DIMENSIONS
