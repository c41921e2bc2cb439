"""The project's own sets give what the baseline says, and a case that moves is named."""

from advisor.conversation import Advisor
from evals.baseline import baseline_of, moved, own_sets, read_baseline
from evals.runner import Options, run_sets
from tests.evals.stub_advisor import StubAdvisor, case, loaded

AT_LEAST = 300


def test_the_own_sets_are_many_and_in_both_languages() -> None:
    cases = [c for one in own_sets() for c in one.cases]

    assert len(cases) >= AT_LEAST
    french = sum(c.lang == "fr" for c in cases) / len(cases)
    assert 0.4 < french < 0.6


def test_the_own_sets_give_what_the_baseline_says(advisor: Advisor) -> None:
    run = run_sets(own_sets(), advisor, Options())

    told = moved(read_baseline(), run.results)
    assert not told, "\n".join(["renew with python -m evals.baseline, if meant:", *told])


def test_a_case_that_moves_is_named_with_what_it_missed() -> None:
    before = loaded(case("a", "bonjour"), case("b", "hors sujet", outcome="declined"))
    kept = baseline_of(run_sets([before], StubAdvisor(), Options()))
    after = loaded(case("a", "hors propos"), case("c", "bonsoir"))

    lines = moved(kept, run_sets([after], StubAdvisor(), Options()).results)

    assert [line.split(":")[0] for line in lines] == ["b", "a", "c"]
    assert "passed → failed outcome" in lines[1]
    assert "answered" in lines[1]
