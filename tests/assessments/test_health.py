"""Partnership health: the acceptance table and the rules."""

from typing import Any

import pytest

from advisor.assessments.health import (
    KPIS,
    SECTIONS_OF,
    VERSION,
    HealthInput,
    HealthResult,
    gaps_to_discuss,
    score_health,
)
from advisor.paths import KNOWLEDGE
from tests.assessments.a_check import a_check

_FULL: dict[str, Any] = {
    "rev": (100000, 100000),
    "cust": (10, 10),
    "ret": (90, 90, 80),
    "sav": (10000, 10000),
}
_SIX_OF_TWELVE: dict[str, Any] = {"elapsed_months": 6, "total_months": 12}
_TWO_OF_TWELVE: dict[str, Any] = {"elapsed_months": 2, "total_months": 12}
_BEFORE: dict[str, Any] = {"verdict": "realign", "score": 53, "plan_done": True}
_MISSING_PEOPLE: dict[str, Any] = {"rev": (120000, None, 100000), "cust": (8, None, 10)}

_TABLE: dict[str, tuple[HealthInput, dict[str, Any]]] = {
    "1 all reached": (
        a_check("5", "5", **_FULL, leads=(50, 50)),
        {"k": 100, "q": 100, "score": 100, "verdict": "continue", "confidence": "high"},
    ),
    "2 half way, no partner": (
        a_check(
            "4", rev=(60e3, 100e3), cust=(6, 10), ret=(84, 90, 80), sav=(5e3, 10e3), leads=(40, 50)
        ),
        {
            **{"k": 58, "q": 75, "score": 67, "verdict": "realign", "confidence": "medium"},
            "kpis": dict(zip(KPIS, (60, 60, 40, 50, 80), strict=True)),
            "reason": "middle",
        },
    ),
    "3 good figures, unhappy people": (
        a_check("2", "2", rev=(150e3, 100e3), cust=(12, 10), leads=(50, 50)),
        {"k": 100, "q": 25, "score": 63, "verdict": "realign", "reason": "R3"},
    ),
    "4 happy people, poor figures": (
        a_check("5", "5", rev=(20e3, 100e3), cust=(1, 10), leads=(10, 50)),
        {"k": 16.67, "q": 100, "score": 58, "verdict": "realign", "reason": "middle"},
    ),
    "5 nothing works": (
        a_check("2", "2", rev=(30e3, 100e3), cust=(3, 10), leads=(15, 50)),
        {"score": 28, "verdict": "stop", "reason": "low_score"},
    ),
    "6 a confirmed breach": (
        a_check("4", "4", rev=(100e3, 100e3), leads=(50, 50), flags={"integrity": "confirmed"}),
        {"score": 88, "verdict": "stop", "reason": "R1", "provisional": False},
    ),
    "7 the sides do not see the same partnership": (
        a_check("5", "2", rev=(90e3, 100e3), leads=(45, 50)),
        {"score": 76, "verdict": "realign", "reason": "R3"},
    ),
    "8 of no use for the strategy": (
        a_check("444144", "444144", rev=(45e3, 100e3), leads=(18, 40)),
        {"score": 54, "verdict": "stop", "reason": "R2"},
    ),
    "9 figures without targets": (
        a_check("4", rev=(45000,), cust=(3,)),
        {
            **{"k": None, "q": 75, "score": None, "verdict": "insufficient"},
            **{"reason": "one_sided", "leaning": "continue", "confidence": "medium"},
            "kpis": {"revenue_generated": None, "new_customers": None},
        },
    ),
    "10 half of the period": (
        a_check("4", "4", rev=(40e3, 100e3), leads=(30, 40), period=_SIX_OF_TWELVE),
        {"k": 90, "score": 83, "verdict": "continue", "reason": "healthy", "too_early": False},
    ),
    "11 retention against its target alone": (
        a_check("4", "4", rev=(80e3, 100e3), ret=(84, 90)),
        {"k": 75, "score": 75, "verdict": "continue"},
    ),
    "12 an extra cost": (
        a_check("4", "4", rev=(100e3, 100e3), sav=(-2000, 10e3)),
        {
            **{"k": 50, "score": 63, "verdict": "realign"},
            "warnings": [{"code": "negative_saving", "kpi": "costs_saved", "value": -2000}],
        },
    ),
    "13 realigned before, for little": (
        a_check("444333", "444333", rev=(50e3, 100e3), cust=(5, 10), earlier=_BEFORE),
        {"score": 56, "verdict": "stop", "reason": "R4"},
    ),
    "14 one rating only": (
        a_check("4.....", **_MISSING_PEOPLE),
        {
            **{"k": 90, "score": 83, "verdict": "continue"},
            **{"provisional": True, "could_become": ["realign"]},
        },
    ),
    "15 two months in": (
        a_check("4", "4", rev=(5000, 100e3), period=_TWO_OF_TWELVE),
        {"score": 53, "verdict": "realign", "too_early": True},
    ),
    "16 an impossible retention": (
        a_check("4", "4", ret=(140, 90, 80), rev=(60e3, 100e3)),
        {
            **{"score": 68, "verdict": "realign", "provisional": True},
            "could_become": ["continue"],
            "kpis": {"revenue_generated": 60, "retention_rate": None},
            "warnings": [{"code": "impossible", "kpi": "retention_rate", "value": 140}],
        },
    ),
}


@pytest.mark.parametrize(("sheet", "expected"), _TABLE.values(), ids=_TABLE.keys())
def test_the_acceptance_table(sheet: HealthInput, expected: dict[str, Any]) -> None:
    found = score_health(sheet).model_dump(mode="json")
    assert {name: found[name] for name in expected} == expected


def test_a_quarter_of_the_period_is_no_longer_too_early() -> None:
    period = {"elapsed_months": 3, "total_months": 12}
    assert score_health(a_check("4", rev=(9, 10), period=period)).too_early is False


def test_a_confirmed_breach_is_never_too_early_to_tell() -> None:
    flags = {"integrity": "confirmed"}
    found = score_health(a_check("4", rev=(9, 10), period=_TWO_OF_TWELVE, flags=flags))
    assert (found.reason, found.too_early) == ("R1", False)


def test_a_suspicion_holds_back_the_good_news() -> None:
    flags = {"integrity": "suspected"}
    found = score_health(a_check("5", "5", rev=(10, 10), flags=flags))
    assert (found.verdict, found.reason) == ("realign", "integrity_suspected")
    assert score_health(a_check("5", flags=flags)).leaning == "realign"


@pytest.mark.parametrize(
    ("kpi", "leaning"), [((39.4, 100), "stop"), ((39.5, 100), "realign"), ((69.5, 100), "continue")]
)
def test_where_one_side_is_silent_the_other_gives_a_leaning(
    kpi: tuple[float, float], leaning: str
) -> None:
    found = score_health(a_check(rev=kpi))
    assert (found.verdict, found.reason, found.leaning) == ("insufficient", "one_sided", leaning)


def test_nothing_known_leans_nowhere() -> None:
    found = score_health(HealthInput())
    assert (found.verdict, found.reason, found.leaning) == ("insufficient", "no_data", None)
    assert (found.k, found.q, found.score, found.confidence) == (None, None, None, "low")
    assert found.provisional is False


def test_targets_to_come_can_turn_a_one_sided_check_either_way() -> None:
    found = score_health(a_check("4", rev=(45000,)))
    assert found.could_become == ("continue", "stop")


@pytest.mark.parametrize(("figure", "reason"), [(49.9, "R2"), (50, "middle")])
def test_a_useless_partnership_stops_only_where_the_figures_are_under_half(
    figure: float, reason: str
) -> None:
    assert score_health(a_check("555155", rev=(figure, 100))).reason == reason


@pytest.mark.parametrize(
    ("earlier", "reason"),
    [
        ({"verdict": "realign", "score": 53, "plan_done": True}, "R4"),
        ({"verdict": "realign", "score": 51, "plan_done": True}, "middle"),
        ({"verdict": "realign", "score": 53, "plan_done": False}, "middle"),
        ({"verdict": "realign", "score": 53}, "middle"),
        ({"verdict": "realign", "plan_done": True}, "middle"),
        ({"verdict": "continue", "score": 53, "plan_done": True}, "middle"),
    ],
)
def test_a_plan_carried_out_for_less_than_five_points_ends_it(
    earlier: dict[str, Any], reason: str
) -> None:
    sheet = a_check("444333", "444333", rev=(50, 100), cust=(5, 10), earlier=earlier)
    assert score_health(sheet).reason == reason


@pytest.mark.parametrize(
    ("us", "partner", "reason"),
    [
        ("255555", "5", "R3"),
        ("5", "255555", "R3"),
        ("355555", "", "healthy"),
        ("555555", "533555", "healthy"),
        ("555555", "533355", "R3"),
    ],
)
def test_strained_people_hold_back_the_good_news(us: str, partner: str, reason: str) -> None:
    assert score_health(a_check(us, partner, rev=(100, 100))).reason == reason


def test_gaps_between_the_sides_come_widest_first() -> None:
    gaps = gaps_to_discuss(a_check("54444.", "344515"))
    assert [(g.id, g.us, g.partner) for g in gaps] == [("Q5", 4, 1), ("Q1", 5, 3)]


def test_high_confidence_needs_the_partner_and_two_figures() -> None:
    both = {"rev": (10, 10), "cust": (5, 5)}
    assert score_health(a_check("5", "5", **both)).confidence == "high"
    assert score_health(a_check("5", "", **both)).confidence == "medium"
    assert score_health(a_check("5", "5", rev=(10, 10))).confidence == "medium"
    assert score_health(a_check("55....", rev=(10, 10), cust=(5,))).confidence == "low"


def test_the_lowest_lines_come_with_where_to_reread() -> None:
    found = score_health(a_check("544444", rev=(10, 10), sav=(1, 10), leads=(2, 10)))
    assert [(p.id, p.score, p.sections) for p in found.priorities] == [
        ("costs_saved", 10, ("local-alliances",)),
        ("leads_generated", 20, ("intro", "customers")),
        ("Q2", 75, ("agreement",)),
    ]


def test_a_result_survives_being_stored() -> None:
    for sheet, _ in _TABLE.values():
        found = score_health(sheet)
        assert HealthResult.model_validate_json(found.model_dump_json()) == found


def test_every_line_points_to_sections_that_exist() -> None:
    assert VERSION == "health-1.0"
    for section in {name for names in SECTIONS_OF.values() for name in names}:
        assert (KNOWLEDGE / "guidance" / f"{section}.fr.md").is_file()
