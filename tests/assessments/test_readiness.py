"""Readiness: the acceptance table, the rules, and a second implementation that must agree."""

from typing import Any

import pytest

from advisor.assessments.readiness import (
    DIMENSIONS,
    ITEM_OF,
    ITEMS,
    SHORT_FORM,
    VERSION,
    ReadinessInput,
    ReadinessResult,
    quick_check,
    score_readiness,
)
from advisor.assessments.readiness_method import BANDS
from advisor.paths import KNOWLEDGE
from tests.assessments.slow_readiness import NAMES

_ORDER = list(BANDS)
_PROVEN = dict.fromkeys(NAMES, "mesuré en mai")


def _sheet(ratings: str, proven: str = "") -> ReadinessInput:
    """Eighteen marks in the order of the questionnaire: 0–4, `?` unknown, `-` not applicable."""
    read: dict[str, Any] = {"?": None, "-": "na"}
    marks = [read.get(mark, mark) for mark in ratings.replace(" ", "")]
    answers = {
        name: int(mark) if isinstance(mark, str) and mark.isdigit() else mark
        for name, mark in zip(NAMES, marks, strict=True)
    }
    evidence = _PROVEN if proven == "all" else dict.fromkeys(proven.split(), "contrat du 3 mai")
    return ReadinessInput(answers=answers, evidence=evidence)


def _scored(ratings: str, proven: str = "") -> ReadinessResult:
    return score_readiness(_sheet(ratings, proven))


_HOME, _PREPARE, _PILOT, _COMMIT = _ORDER
_TABLE = {
    "all 4 with evidence": (
        ("444 444 444 444 444 444", "all"),
        (100, 100, 100, _COMMIT, _COMMIT, "high", False, []),
    ),
    "all 2": (
        ("222 222 222 222 222 222", ""),
        (50, 50, 50, _PREPARE, _PREPARE, "high", False, []),
    ),
    "no money for twelve months": (
        ("044 444 444 444 444 444", "all"),
        (93, 93, 93, _COMMIT, _HOME, "high", False, ["F1_zero"]),
    ),
    "nobody known there": (
        ("333 333 333 333 333 000", ""),
        (64, 64, 64, _PILOT, _PREPARE, "high", False, ["relational_cultural_capital_under_25"]),
    ),
    "a person reserved only in thought": (
        ("444 444 144 444 444 444", "all"),
        (96, 96, 96, _COMMIT, _PILOT, "high", False, ["H1_one"]),
    ),
    "two dimensions unknown": (
        ("333 333 ??? 333 333 ???", ""),
        (
            *(75, 53, 83, _PILOT, _PILOT, "medium", True),
            [
                "H1_unknown",
                "human_resources_not_assessed",
                "relational_cultural_capital_not_assessed",
            ],
        ),
    ),
    "one item without object": (
        ("322 332 223 32- 431 212", "O1"),
        (59, 59, 59, _PREPARE, _PREPARE, "high", False, ["relational_cultural_capital_under_50"]),
    ),
    "all 4 and no evidence": (
        ("444 444 444 444 444 444", ""),
        (75, 75, 75, _PILOT, _PILOT, "high", False, []),
    ),
    "on the first cut point": (
        ("221 221 221 221 211 221", ""),
        (40, 40, 40, _HOME, _HOME, "high", False, [f"{name}_under_50" for name in DIMENSIONS]),
    ),
    "only the money unknown": (
        ("?33 333 333 333 333 333", ""),
        (75, 70, 77, _PILOT, _PILOT, "medium", False, ["F1_unknown"]),
    ),
    "an offer that does not adapt": (
        ("333 333 333 111 333 333", ""),
        (68, 68, 68, _PILOT, _PILOT, "high", False, ["adaptability_under_50"]),
    ),
    "no capacity left": (
        ("333 033 333 333 333 333", ""),
        (71, 71, 71, _PILOT, _PREPARE, "high", False, ["P1_zero"]),
    ),
}


@pytest.mark.parametrize(("sheet", "expected"), _TABLE.values(), ids=_TABLE.keys())
def test_the_acceptance_table(sheet: tuple[str, str], expected: tuple[Any, ...]) -> None:
    found = _scored(*sheet)
    assert (
        found.score,
        found.low,
        found.high,
        found.raw_band,
        found.band,
        found.confidence,
        found.provisional,
        list(found.gates),
    ) == expected


def test_under_three_fifths_known_there_is_a_range_and_no_score() -> None:
    found = _scored("444 ??? ??? ??? 333 ???", "F1 F2 F3")
    assert (found.score, found.raw_band, found.band) == (None, None, None)
    assert (found.low, found.high, found.confidence) == (35, 95, "low")
    assert found.next_questions == ("P1", "H1", "P2")
    assert found.provisional is False


def test_where_all_is_unknown_the_heaviest_critical_items_come_first() -> None:
    found = _scored("??? ??? ??? ??? ??? ???")
    assert (found.score, found.low, found.high, found.coverage) == (None, 0, 100, 0)
    assert found.next_questions == ("F1", "O1", "P1")
    assert found.priorities == ()
    assert set(found.dimensions.values()) == {None}


def test_an_empty_input_is_all_unknown() -> None:
    assert score_readiness(ReadinessInput()) == _scored("??? ??? ??? ??? ??? ???")


def test_every_4_without_a_line_of_evidence_is_asked_for_proof() -> None:
    assert list(_scored("444 444 444 444 444 444").add_proof) == NAMES
    assert _scored("444 444 444 444 444 444", "all").add_proof == ()


@pytest.mark.parametrize("blank", ["", "  ", "\n\t", "\u00a0", "\u200b"])
def test_a_blank_line_is_no_evidence(blank: str) -> None:
    found = score_readiness(ReadinessInput(answers={"F1": 4}, evidence={"F1": blank}))
    assert found.add_proof == ("F1",)
    assert found.priorities[0].rating == 3


def test_the_lowest_items_come_with_the_section_of_their_advice() -> None:
    found = _scored("133 133 333 332 133 331")
    assert [(p.id, p.rating, p.section) for p in found.priorities] == [
        ("F1", 1, "helping"),
        ("O1", 1, "customers"),
        ("P1", 1, "local-alliances"),
    ]


def test_of_equal_items_the_heavier_comes_first() -> None:
    assert [p.id for p in _scored("233 333 333 22- 333 322").priorities] == ["F1", "A1", "A2"]
    assert _scored("333 333 333 ??- ?33 3??").next_questions == ("O1", "A1", "A2")


def test_one_of_two_applicable_items_is_enough_to_assess_a_dimension() -> None:
    assert _scored("333 333 333 3?- 333 333").dimensions["adaptability"] == 75
    assert _scored("333 333 333 3?? 333 333").dimensions["adaptability"] is None


def test_dimension_scores_round_a_half_upwards() -> None:
    assert _scored("333 333 333 32- 333 333").dimensions["adaptability"] == 63
    assert _scored("333 333 333 322 333 333").dimensions["adaptability"] == 58


def test_confidence_is_high_from_85_percent_where_no_critical_item_is_missing() -> None:
    assert _scored("333 333 333 333 333 ???").confidence == "high"
    assert _scored("333 333 333 333 33? ??3").confidence == "medium"
    assert _scored("333 333 333 333 ?33 333").confidence == "medium"


def test_confidence_is_medium_from_60_percent_exactly() -> None:
    assert _scored("333 333 ??? ??3 333 ??3").coverage == 0.65
    assert _scored("333 ??? 333 ??3 333 ???").coverage == 0.6
    assert _scored("333 ??? 333 ??3 333 ???").confidence == "medium"


def test_gates_read_the_exact_mean_of_a_dimension() -> None:
    assert "finances_under_25" in _scored("011 333 333 333 333 333").gates
    assert _scored("111 333 333 333 333 333").gates == ("F1_one", "finances_under_50")
    assert _scored("222 333 333 333 333 333").gates == ()


def test_the_lowest_cap_wins() -> None:
    found = _scored("044 044 144 444 444 444", "all")
    assert found.gates == ("F1_zero", "P1_zero", "H1_one")
    assert (found.raw_band, found.band) == (_COMMIT, _HOME)


def test_the_quick_check_gives_gates_and_no_score() -> None:
    found = quick_check(_sheet("133 ?33 333 033 333 313"))
    assert found.gates == (
        "F1_one",
        "P1_unknown",
        "adaptability_under_25",
        "relational_cultural_capital_under_50",
    )
    assert found.next_questions == ("P1",)
    assert "score" not in type(found).model_fields


def test_the_quick_check_reads_its_six_items_only() -> None:
    assert SHORT_FORM == ("F1", "P1", "H1", "A1", "O1", "R2")
    assert quick_check(_sheet("300 300 300 300 300 030")).gates == ()
    assert quick_check(ReadinessInput()).next_questions == ("F1", "O1", "P1")


def test_a_result_survives_being_stored() -> None:
    found = _scored("322 332 223 32- 431 212", "O1")
    assert ReadinessResult.model_validate_json(found.model_dump_json()) == found


def test_the_method_is_whole() -> None:
    assert VERSION == "readiness-1.0"
    assert sum(DIMENSIONS.values()) == 100
    assert [item.id for item in ITEMS if item.critical] == ["F1", "P1", "H1", "O1"]
    assert [item.id for item in ITEMS if item.na_allowed] == ["A3"]
    assert list(ITEM_OF) == NAMES


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_advice_points_to_a_section_that_exists(item: Any) -> None:
    assert (KNOWLEDGE / "guidance" / f"{item.section}.fr.md").is_file()
