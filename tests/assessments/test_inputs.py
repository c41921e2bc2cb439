"""What is sent to an assessment and cannot be used: every fault told at once, with its remedy."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from advisor.assessments.health import HealthInput, read_health, score_health
from advisor.assessments.inputs import AssessmentFaults
from advisor.assessments.readiness import ReadinessInput, read_readiness, score_readiness
from advisor.errors import BadInput
from advisor.language import LANGUAGES, Language
from advisor.texts import words

Read = Callable[[object], object]


def _faults(read: Read, raw: object) -> list[tuple[str, str]]:
    with pytest.raises(AssessmentFaults) as refused:
        read(raw)
    return [(fault.path, fault.code) for fault in refused.value.faults]


@pytest.mark.parametrize("rating", [7, -1, 5, True, False, 3.0, "3", "", "NA", [3], {"value": 3}])
def test_a_rating_is_a_whole_number_from_0_to_4(rating: object) -> None:
    assert _faults(read_readiness, {"answers": {"F1": rating}}) == [("answers.F1", "rating_range")]


@pytest.mark.parametrize("rating", [0, 6, True, 4.0, "4", "na"])
def test_a_statement_is_rated_by_a_whole_number_from_1_to_5(rating: object) -> None:
    raw = {"qualitative": {"partner": {"Q2": rating}}}
    assert _faults(read_health, raw) == [("qualitative.partner.Q2", "statement_range")]


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ({"answers": {"F1": "na"}}, ("answers.F1", "na_not_allowed")),
        ({"answers": {"Z9": 3}}, ("answers.Z9", "unknown_item")),
        ({"answers": {"Z9": None}}, ("answers.Z9", "unknown_item")),
        ({"answers": [3, 3]}, ("answers", "not_an_object")),
        ({"evidence": {"Z9": "oui"}}, ("evidence.Z9", "unknown_item")),
        ({"evidence": {"F1": 12}}, ("evidence.F1", "not_text")),
        ({"version": "readiness-0.9"}, ("version", "version")),
        ({"version": 1}, ("version", "version")),
        ({"score": 100}, ("score", "unknown_field")),
        ([], ("JSON", "not_an_object")),
        ("F1: 3", ("JSON", "not_an_object")),
        (None, ("JSON", "not_an_object")),
    ],
)
def test_a_readiness_input_that_cannot_be_used(raw: object, fault: tuple[str, str]) -> None:
    assert _faults(read_readiness, raw) == [fault]


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ({"kpis": {"profit": {"value": 3}}}, ("kpis.profit", "unknown_kpi")),
        ({"kpis": {"leads_generated": 3}}, ("kpis.leads_generated", "not_an_object")),
        (
            {"kpis": {"leads_generated": {"goal": 3}}},
            ("kpis.leads_generated.goal", "unknown_field"),
        ),
        ({"kpis": []}, ("kpis", "not_an_object")),
        ({"qualitative": {"us": {"Q7": 3}}}, ("qualitative.us.Q7", "unknown_statement")),
        ({"qualitative": {"them": {}}}, ("qualitative.them", "unknown_field")),
        ({"flags": {"integrity": "maybe"}}, ("flags.integrity", "integrity_choice")),
        ({"earlier": {"verdict": "go"}}, ("earlier.verdict", "verdict_choice")),
        ({"earlier": {"score": 101}}, ("earlier.score", "score_range")),
        ({"earlier": {"plan_done": "yes"}}, ("earlier.plan_done", "not_yes_no")),
        ({"earlier": {"version": "health-0.9"}}, ("earlier.version", "version")),
        ({"version": "readiness-1.0"}, ("version", "version")),
        ({"period": {"elapsed_months": 6}}, ("period", "period_incomplete")),
        ({"period": {"elapsed_months": 13, "total_months": 12}}, ("period", "month_range")),
        ({"period": {"elapsed_months": -1, "total_months": 12}}, ("period", "month_range")),
        ({"period": {"elapsed_months": 0, "total_months": 0}}, ("period", "month_range")),
    ],
)
def test_a_health_input_that_cannot_be_used(raw: object, fault: tuple[str, str]) -> None:
    assert _faults(read_health, raw) == [fault]


@pytest.mark.parametrize(
    ("figure", "code"),
    [
        (float("nan"), "not_a_number"),
        (float("inf"), "not_a_number"),
        (Decimal("NaN"), "not_a_number"),
        (Decimal("-Infinity"), "not_a_number"),
        (True, "not_a_number"),
        ("60000", "not_a_number"),
        ("60 000 $", "not_a_number"),
        ([60000], "not_a_number"),
        (1e16, "number_range"),
        (10**400, "number_range"),
        (Decimal("1E+999999999"), "number_range"),
        (Decimal("1E-999999999"), "number_range"),
    ],
)
def test_a_figure_is_a_finite_number(figure: object, code: str) -> None:
    raw = {"kpis": {"revenue_generated": {"value": figure}}}
    assert _faults(read_health, raw) == [("kpis.revenue_generated.value", code)]


@pytest.mark.parametrize("figure", [60000, 60000.0, Decimal("60000.00"), Decimal("6E+4")])
def test_the_same_figure_written_otherwise_scores_the_same(figure: object) -> None:
    given = read_health({"kpis": {"revenue_generated": {"value": figure, "target": 80000}}})
    assert score_health(given).k == 75


def test_all_faults_are_told_at_once_in_the_order_of_the_input() -> None:
    raw = {
        "version": "old",
        "answers": {"F1": 7, "F2": 3, "F3": "na", "X1": 1},
        "evidence": {"F1": 3},
        "extra": 1,
    }
    assert _faults(read_readiness, raw) == [
        ("version", "version"),
        ("answers.F1", "rating_range"),
        ("answers.F3", "na_not_allowed"),
        ("answers.X1", "unknown_item"),
        ("evidence.F1", "not_text"),
        ("extra", "unknown_field"),
    ]


def test_null_is_the_same_as_not_given() -> None:
    assert read_readiness({"answers": None, "evidence": None, "version": None}) == ReadinessInput()
    assert read_readiness({"evidence": {"F1": None}}) == ReadinessInput()
    empty: dict[str, Any] = dict.fromkeys(HealthInput.model_fields)
    assert read_health(empty) == read_health({"kpis": {"costs_saved": None}}) == HealthInput()
    parts = {"qualitative": {"us": None}, "flags": {"integrity": None}}
    assert read_health(parts) == HealthInput()


def test_an_input_is_read_once_and_does_not_change() -> None:
    given = ReadinessInput(answers={"F1": 3})
    assert read_readiness(given) is given
    with pytest.raises(ValidationError):
        given.answers = {}  # type: ignore[misc]


def test_an_input_survives_being_stored() -> None:
    raw = {"kpis": {"costs_saved": {"value": Decimal("10.1"), "target": Decimal(20)}}}
    given = read_health(raw)
    again = HealthInput.model_validate_json(given.model_dump_json())
    assert score_health(again) == score_health(given)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "fr",
            "L'évaluation ne peut pas se faire. answers.F1 : 7 ne convient pas; donnez un nombre "
            "entier de 0 à 4, ou null si vous ne savez pas.",
        ),
        (
            "en",
            "The assessment cannot be made. answers.F1: 7 will not do; give a whole number from 0 "
            "to 4, or null if you do not know.",
        ),
    ],
)
def test_a_fault_says_where_what_and_what_to_do(language: Language, line: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_readiness({"answers": {"F1": 7}})
    assert isinstance(refused.value, AssessmentFaults)
    assert refused.value.worded(words(language)) == line


def test_a_long_value_is_cut_in_the_message() -> None:
    with pytest.raises(AssessmentFaults) as refused:
        read_readiness({"answers": {"F1": "x" * 5000}})
    assert len(refused.value.faults[0].shown) == 60


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


def _near(fields: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Objects with the right names and any values, nested as the input is."""
    return st.fixed_dictionaries(
        {},
        optional={
            n: (_near(f) if isinstance(f, dict) else _JSON) | _JSON for n, f in fields.items()
        },
    )


_READINESS = _near({"version": 0, "answers": {"F1": 0, "A3": 0, "x": 0}, "evidence": {"F1": 0}})
_HEALTH = _near(
    {
        "period": {"elapsed_months": 0, "total_months": 0},
        "kpis": {"revenue_generated": {"value": 0, "target": 0}, "retention_rate": {"value": 0}},
        "qualitative": {"us": {"Q1": 0}, "partner": 0},
        "flags": {"integrity": 0},
        "earlier": {"verdict": 0, "score": 0, "plan_done": 0, "version": 0},
        "shown": {"cost": 0},
    }
)


def _outcome(read: Callable[[], object]) -> list[str]:
    """Nothing where it could be scored, else the refusal in both languages."""
    try:
        read()
    except AssessmentFaults as refused:
        return [refused.worded(words(language)) for language in LANGUAGES]
    return []


@given(st.one_of(_JSON, _READINESS))
def test_any_json_is_scored_or_refused_in_words_as_readiness(raw: object) -> None:
    assert all(_outcome(lambda: score_readiness(read_readiness(raw))))


@given(st.one_of(_JSON, _HEALTH))
def test_any_json_is_scored_or_refused_in_words_as_health(raw: object) -> None:
    assert all(_outcome(lambda: score_health(read_health(raw))))
