"""Two runs compared: what moved, and whether it may be chance."""

import json

import pytest
from scipy.stats import binomtest

from evals.compare import Comparison, MetricPair, compare, comparison_json, usual
from evals.results import CaseResult, Verdict
from tests.evals.made_results import check, result, run


def metric(comparison: Comparison, name: str) -> MetricPair:
    return next(m for m in comparison.metrics if m.metric == name)


def one(
    case: str, held: bool, *, repeat: int = 0, answer: str = "Oui.", ms: int = 10
) -> CaseResult:
    return result(
        case,
        "passed" if held else "failed",
        [check("outcome", held)],
        repeat=repeat,
        answer=answer,
        ms=ms,
    )


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        ("failed", "passed", "better"),
        ("error", "passed", "better"),
        ("passed", "failed", "worse"),
        ("passed", "error", "worse"),
        ("passed", "passed", "same"),
        ("failed", "failed", "same"),
        ("failed", "error", "changed"),
        ("error", "failed", "changed"),
        ("passed", "skipped", "changed"),
        ("skipped", "passed", "changed"),
    ],
)
def test_a_case_moves_by_its_verdict(before: Verdict, after: Verdict, move: str) -> None:
    found = compare(run(result("a", before)), run(result("a", after)))
    moved = {name: len(getattr(found, name)) for name in ("better", "worse", "changed", "same")}

    assert moved == {name: int(name == move) for name in moved}


def test_another_answer_with_the_same_verdict_has_changed() -> None:
    found = compare(run(one("a", True)), run(one("a", True, answer="Non.")))

    assert [(p.a.turns[0].reply, p.b.turns[0].reply) for p in found.same] == []
    assert [p.b.case for p in found.changed] == ["a"]


def test_another_time_alone_has_not() -> None:
    found = compare(run(one("a", True)), run(one("a", True, ms=900)))

    assert len(found.same) == 1


def test_cases_of_one_run_alone_are_told_apart() -> None:
    found = compare(run(one("a", True), one("b", True)), run(one("b", False), one("c", True)))

    assert [r.case for r in found.only_in_a] == ["a"]
    assert [r.case for r in found.only_in_b] == ["c"]
    assert [p.a.case for p in found.worse] == ["b"]


def test_a_share_is_compared_on_pairs_with_mcnemars_exact_test() -> None:
    before = [one(f"c{i:02}", i < 10) for i in range(20)]
    after = [one(f"c{i:02}", i < 8 or 10 <= i < 17) for i in range(20)]
    found = metric(compare(run(*before), run(*after)), "outcome")

    assert (found.count, found.a, found.b) == (20, 0.5, 0.75)
    assert (found.gained, found.lost) == (7, 2)
    assert found.difference == 0.25
    assert found.p == pytest.approx(binomtest(2, 9).pvalue)
    assert metric(compare(run(*before), run(*after)), "passed").p == found.p


def test_a_mean_is_compared_by_the_signs_of_its_differences() -> None:
    before = [_ranked(f"c{i}", score) for i, score in enumerate([1.0, 0.5, 0.5, 0.25, 1.0])]
    after = [_ranked(f"c{i}", score) for i, score in enumerate([1.0, 1.0, 1.0, 0.5, 0.5])]
    found = metric(compare(run(*before), run(*after)), "reciprocal_rank")

    assert found.mean
    assert (found.a, found.b) == (0.65, 0.8)
    assert (found.gained, found.lost) == (3, 1)
    assert found.p == pytest.approx(binomtest(1, 4).pvalue)


def _ranked(case: str, score: float) -> CaseResult:
    return result(case, "passed", [check("reciprocal_rank", True, score, asked=False)])


def test_what_one_run_could_not_measure_enters_no_pair() -> None:
    skipped = result("a", "skipped", [check("judge", "skipped")])
    graded = result("a", "passed", [check("judge", True, 0.75)])
    broken = result("b", "error", [check("outcome", True)])
    names = [m.metric for m in compare(run(skipped, broken), run(graded, one("b", True))).metrics]

    assert names == []


def test_a_turn_that_fails_fails_the_metric_of_its_case() -> None:
    before = result("a", "passed", [check("outcome", True)], [check("outcome", True)])
    after = result("a", "failed", [check("outcome", True)], [check("outcome", False)])
    found = metric(compare(run(before), run(after)), "outcome")

    assert (found.a, found.b, found.lost) == (1, 0, 1)


@pytest.mark.parametrize(
    ("verdicts", "most"),
    [
        (["passed", "passed", "failed"], "passed"),
        (["passed", "failed", "failed"], "failed"),
        (["passed", "failed"], "failed"),
        (["error", "passed", "failed"], "error"),
        (["skipped", "passed"], "skipped"),
    ],
)
def test_repeats_count_by_their_majority(verdicts: list[Verdict], most: str) -> None:
    repeats = [result("a", verdict, repeat=i) for i, verdict in enumerate(verdicts)]

    assert usual(repeats).verdict == most
    assert usual(repeats).repeat == [str(v) for v in verdicts].index(most)


def test_a_metric_of_repeats_counts_by_its_majority() -> None:
    before = [one("a", held, repeat=i) for i, held in enumerate([True, True, False])]
    after = [one("a", held, repeat=i) for i, held in enumerate([False, True, False])]
    found = metric(compare(run(*before), run(*after)), "outcome")

    assert (found.count, found.a, found.b, found.lost) == (1, 1, 0, 1)


def test_a_run_against_itself_moves_nothing() -> None:
    same = run(one("a", True), one("b", False), result("c", "error"))
    found = compare(same, same)

    assert len(found.same) == 3
    assert found.differences == ()
    assert all((m.gained, m.lost, m.p, m.difference) == (0, 0, 1, 0) for m in found.metrics)


def test_runs_of_other_things_are_told_apart() -> None:
    a = run(one("a", True), sets={"x": "a" * 64, "y": "c" * 64})
    b = run(
        one("a", True),
        sets={"x": "b" * 64, "y": "c" * 64},
        model="openai:m",
        knowledge="k2",
        only=("lang:fr",),
        started="2027-01-01T00:00:00+00:00",
        seconds=99.0,
    )
    found = {d.name: (d.a, d.b) for d in compare(a, b).differences}

    assert set(found) == {"model", "knowledge", "only", "sets"}
    assert found["model"] == ("embedded", "openai:m")
    assert found["only"] == ("", "lang:fr")
    assert found["sets"] == ("x " + "a" * 12, "x " + "b" * 12)


def test_a_comparison_is_told_to_programs_as_json() -> None:
    before = [one("a", True), one("b", False), one("c", True), one("d", True)]
    after = [one("a", False), one("b", True), one("c", True, answer="Non."), one("e", True)]
    told = comparison_json(compare(run(*before), run(*after, model="openai:m")))

    assert json.loads(json.dumps(told)) == told
    assert [told[k] for k in ("worse", "better", "changed", "same")] == [["a"], ["b"], ["c"], []]
    assert (told["only_in_a"], told["only_in_b"]) == (["d"], ["e"])
    assert told["differences"] == [{"name": "model", "a": "embedded", "b": "openai:m"}]
    assert told["metrics"][0]["metric"] == "passed"
    assert told["metrics"][0]["p"] == 1
