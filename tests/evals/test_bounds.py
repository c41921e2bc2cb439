"""The least that a figure must reach."""

import pytest

from advisor.errors import BadInput
from advisor.language import LANGUAGES, Language
from advisor.texts import words
from evals.bounds import read_bounds
from evals.runner import Options, run_sets
from tests.evals.stub_advisor import StubAdvisor, case, loaded

HALF = loaded(case("a", "bonjour"), case("b", "hors sujet"))


@pytest.mark.parametrize("given", ["passed=0.5", "passed=50%", "passed=0,5", "outcome = 50 %"])
def test_a_figure_that_reaches_its_bound_is_not_missed(given: str) -> None:
    run = run_sets([HALF], StubAdvisor(), Options())

    assert read_bounds([given]).missed(run.summary) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_below_its_bound_is_told_with_both_values(language: Language) -> None:
    run = run_sets([HALF], StubAdvisor(), Options())

    missed = read_bounds(["passed=75%"]).missed(run.summary)

    told = missed[0].worded(words(language))
    assert "50.0" in told
    assert "75.0" in told


def test_a_figure_that_was_never_measured_does_not_reach_its_bound() -> None:
    run = run_sets([HALF], StubAdvisor(), Options())

    assert [m.found for m in read_bounds(["similar=0"]).missed(run.summary)] == [None]


@pytest.mark.parametrize("given", ["speed=1", "passed", "passed=", "passed=101%", "passed=-1", "="])
def test_a_bound_that_means_nothing_is_refused(given: str) -> None:
    with pytest.raises(BadInput):
        read_bounds([given])
