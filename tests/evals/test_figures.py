"""The figures of a run, worked by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.figures import metrics_of, pass_rates, scores_of, summarise
from evals.intervals import wilson
from evals.results import CaseResult, Figure, Measured, Summary
from tests.evals.made_results import check, info, result

RESULTS = (
    result(
        "a",
        "passed",
        [check("outcome", True), check("reciprocal_rank", True, 1.0, asked=False)],
        tags=("plain",),
        sections=("intro", "culture"),
        ms=10,
    ),
    result(
        "b",
        "failed",
        [check("outcome", False), check("reciprocal_rank", True, 0.5, asked=False)],
        [check("outcome", True), check("judge", "skipped")],
        tags=("plain", "odd"),
        sections=("culture",),
        ms=30,
    ),
    result("c", "skipped", [check("judge", "skipped")], lang="en", tags=("odd",), ms=20),
    result("d", "error", [check("outcome", False)], lang="en", tags=("odd",), ms=9000),
    result("e", "passed", [check("outcome", True)], lang="en", ms=40, name="other"),
)
VERDICTS: tuple[Measured, ...] = ("passed", "failed", "skipped")
SUMMARY = summarise(info(), RESULTS)


def figure(summary: Summary, metric: str, group: str = "all") -> Figure:
    return next(f for f in summary.figures if (f.metric, f.group) == (metric, group))


def test_verdicts_are_counted_apart() -> None:
    assert SUMMARY.counts == {"passed": 2, "failed": 1, "error": 1, "skipped": 1}


@pytest.mark.parametrize(
    ("metric", "group", "hits", "count", "skipped"),
    [
        ("passed", "all", 2, 3, 1),
        ("passed", "lang:fr", 1, 2, 0),
        ("passed", "lang:en", 1, 1, 1),
        ("outcome", "all", 3, 4, 0),
        ("outcome", "lang:fr", 2, 3, 0),
        ("outcome", "tag:plain", 2, 3, 0),
        ("outcome", "tag:odd", 1, 2, 0),
        ("outcome", "section:culture", 2, 3, 0),
        ("outcome", "section:intro", 1, 1, 0),
        ("outcome", "set:other", 1, 1, 0),
    ],
)
def test_a_share_counts_turns_and_leaves_out_what_broke_or_was_not_measured(
    metric: str, group: str, hits: int, count: int, skipped: int
) -> None:
    found = figure(SUMMARY, metric, group)

    assert (found.hits, found.count, found.skipped) == (hits, count, skipped)
    assert found.value == pytest.approx(hits / count, abs=1e-6)
    assert found.low == pytest.approx(wilson(hits, count).low, abs=1e-6)
    assert found.high == pytest.approx(wilson(hits, count).high, abs=1e-6)


def test_a_mean_is_over_the_scores_that_there_are() -> None:
    found = figure(SUMMARY, "reciprocal_rank")

    assert (found.value, found.hits, found.count) == (0.75, None, 2)
    assert found.low == pytest.approx(0.75 - 1.959964 * 0.353553 / 2**0.5, abs=1e-5)
    assert found.high == 1


def test_what_nothing_measured_has_no_value() -> None:
    found = figure(SUMMARY, "judge")

    assert (found.value, found.low, found.high, found.count, found.skipped) == (
        None,
        None,
        None,
        0,
        2,
    )


def test_times_leave_out_what_broke() -> None:
    times = {t.group: t for t in SUMMARY.latency}

    assert (times["all"].count, times["all"].p50, times["all"].p95) == (5, 30, 40)
    assert (times["lang:en"].p50, times["lang:en"].p95) == (20, 40)


def test_metrics_come_in_the_order_of_a_report() -> None:
    assert metrics_of(RESULTS) == ("passed", "outcome", "reciprocal_rank", "judge")


def test_a_group_without_a_metric_has_no_figure_of_it() -> None:
    groups = {f.group for f in SUMMARY.figures if f.metric == "reciprocal_rank"}

    assert groups == {
        "all",
        "lang:fr",
        "section:intro",
        "section:culture",
        "tag:plain",
        "tag:odd",
        "set:made",
    }


def test_a_case_that_passes_now_and_then_is_flaky() -> None:
    always = [result("a", "passed", repeat=i) for i in range(4)]
    never = [result("b", "failed", repeat=i) for i in range(4)]
    flaky = [result("c", "passed" if i else "failed", repeat=i) for i in range(4)]
    broken = [result("d", "error", repeat=0), result("d", "passed", repeat=1)]
    results = [*always, *never, *flaky, *broken]

    assert pass_rates(results) == {"a": 1.0, "b": 0.0, "c": 0.75, "d": 1.0}
    assert summarise(info(), results).flaky == {"c": 0.75}


def test_repeating_a_case_does_not_narrow_the_interval() -> None:
    once = summarise(info(), [_case("a", True), _case("b", False)])
    often = summarise(
        info(), [_case(name, name == "a", i) for name in ("a", "b") for i in range(50)]
    )
    one, many = figure(once, "outcome"), figure(often, "outcome")

    assert (one.count, many.count, many.hits) == (2, 100, 50)
    assert (one.low, one.high) == (many.low, many.high)


def _case(name: str, held: bool, repeat: int = 0) -> CaseResult:
    return result(name, "passed" if held else "failed", [check("outcome", held)], repeat=repeat)


def test_no_results_give_no_figures_but_do_not_break() -> None:
    empty = summarise(info(), [])

    assert figure(empty, "passed").value is None
    assert empty.latency == ()


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(VERDICTS), st.booleans())))
def test_hits_and_misses_and_skips_add_up(given_checks: list[tuple[Measured, bool]]) -> None:
    results = [
        result(str(i), "error" if broke else "passed", [check("outcome", verdict)])
        for i, (verdict, broke) in enumerate(given_checks)
    ]
    found = next((f for f in summarise(info(), results).figures if f.metric == "outcome"), None)
    sound = [verdict for verdict, broke in given_checks if not broke]
    measured = [verdict for verdict in sound if verdict != "skipped"]

    if found:
        assert (found.count, found.skipped) == (len(measured), len(sound) - len(measured))
        assert found.hits == measured.count("passed")
    assert sum(len(scores_of(r, "outcome")) for r in results) == len(measured)
