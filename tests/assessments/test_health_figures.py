"""The figures of the health check: each KPI's score, odd figures, and what is only shown."""

from typing import Any

import pytest

from advisor.assessments.health import retention_from_counts, score_health, shown_figures
from advisor.assessments.inputs import AssessmentFaults
from tests.assessments.a_check import a_check

_HALF = {"elapsed_months": 6, "total_months": 12}


def _k(**kpi: Any) -> float | None:
    return score_health(a_check("4", **kpi)).k


@pytest.mark.parametrize(
    ("figures", "score"),
    [
        ((85, 90, 80), 50),
        ((75, 90, 80), 0),
        ((95, 90, 80), 100),
        ((90, 90, 90), 100),
        ((80, 80, 90), 100),
        ((60, 80, 90), 75),
        ((80, 90), 50),
        ((70, 90), 0),
        ((45, None, 90), 50),
        ((95, None, 90), 100),
        ((90,), None),
        ((None, 90, 80), None),
        ((90, None, 0), None),
        ((0, 10, 0), 0),
        ((5, 10, 0), 50),
        ((-1, 90, 80), None),
        ((100.5, 90, 80), None),
        ((84, 140, 80), None),
    ],
)
def test_retention_is_read_against_target_and_what_was_before(
    figures: tuple[Any, ...], score: float | None
) -> None:
    assert _k(ret=figures) == score


@pytest.mark.parametrize(
    ("figures", "score"),
    [
        ((30, 40), 75),
        ((50, 40), 100),
        ((30, None, 40), 75),
        ((30, 0, 40), 75),
        ((30, -5, 40), 75),
        ((30, 0, 0), None),
        ((30,), None),
        ((None, 40), None),
        ((0, 40), 0),
        ((-1, 40), None),
        ((0.1, 0.3), 33.33),
    ],
)
def test_a_flow_is_read_against_its_target_else_what_was_before(
    figures: tuple[Any, ...], score: float | None
) -> None:
    assert _k(leads=figures) == score


def test_an_extra_cost_is_told_even_where_nothing_measures_it() -> None:
    found = score_health(a_check("4", sav=(-2000,)))
    assert found.kpis == {"costs_saved": None}
    assert [w.code for w in found.warnings] == ["negative_saving"]


@pytest.mark.parametrize(
    ("kpi", "code"),
    [
        ({"rev": (-1, 10)}, "impossible"),
        ({"cust": (-12, 10)}, "impossible"),
        ({"leads": (-1, 10)}, "impossible"),
        ({"ret": (140, 90)}, "impossible"),
        ({"ret": (84, 140)}, "impossible_target"),
        ({"ret": (84, 90, 101)}, "impossible_previous"),
        ({"cust": (3, None, -4)}, "impossible_previous"),
        ({"rev": (3, 0, 4)}, "target_not_positive"),
        ({"ret": (84, 0)}, "target_not_positive"),
        ({"sav": (3, -1)}, "target_not_positive"),
    ],
)
def test_an_odd_figure_is_named(kpi: dict[str, Any], code: str) -> None:
    assert [w.code for w in score_health(a_check("4", **kpi)).warnings] == [code]


def test_a_period_under_way_asks_of_a_flow_its_share_and_of_retention_all() -> None:
    found = score_health(a_check("4", cust=(3, None, 12), ret=(80, 90), period=_HALF))
    assert found.kpis == {"new_customers": 50, "retention_rate": 50}


def test_nothing_is_due_on_the_first_day() -> None:
    period = {"elapsed_months": 0, "total_months": 12}
    found = score_health(a_check("4", rev=(0, 10), period=period))
    assert (found.k, found.verdict, found.too_early) == (None, "insufficient", True)


@pytest.mark.parametrize(
    ("counts", "rate"), [((80, 72), 90), ((80, 90, 18), 90), ((3, 2), 200 / 3), ((52, 0), 0)]
)
def test_head_counts_become_a_retention_rate(counts: tuple[int, ...], rate: float) -> None:
    assert retention_from_counts(*counts) == pytest.approx(rate, abs=1e-12)


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ((0, 5), "none_at_start"),
        ((52, 58), "impossible_rate"),
        ((50, 5, 10), "impossible_rate"),
        ((50, -5), "head_count"),
        ((True, 1), "head_count"),
    ],
)
def test_impossible_head_counts_are_refused(counts: tuple[int, ...], code: str) -> None:
    with pytest.raises(AssessmentFaults) as refused:
        retention_from_counts(*counts)
    assert [fault.code for fault in refused.value.faults] == [code]


def test_conversion_and_return_are_shown_and_never_scored() -> None:
    shown = {"margin_gained": 10000, "cost": 8000}
    sheet = a_check("4", cust=(5, 10), leads=(30, 40), sav=(2000, 4000), shown=shown)
    assert shown_figures(sheet).model_dump() == {"conversion": 16.67, "partnership_return": 50}
    assert score_health(sheet) == score_health(sheet.model_copy(update={"shown": None}))


def test_a_figure_that_lacks_a_part_is_not_shown() -> None:
    shown = {"margin_gained": 10000, "cost": 0}
    nothing = {"conversion": None, "partnership_return": None}
    assert (
        shown_figures(a_check(cust=(5,), leads=(0,), sav=(1,), shown=shown)).model_dump() == nothing
    )
    assert shown_figures(a_check(leads=(4,), shown={"cost": 5})).model_dump() == nothing
