"""A run as JUnit XML: valid whatever the texts, with each verdict in its own element."""

from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.language import LANGUAGES, Language
from advisor.texts import words
from evals.reports.junit import render_junit
from evals.results import CaseResult, TurnResult
from tests.evals.made_runs import case_of, check_that, hostile_run, reply_of, run_of


def xml_of(*results: CaseResult, lang: Language = "fr") -> Element:
    return fromstring(render_junit(run_of(results), words(lang)))


def test_a_suite_for_each_set_and_a_test_for_each_case() -> None:
    root = xml_of(case_of("a", set="one"), case_of("b", set="two"), case_of("c", set="one"))
    suites = {suite.get("name"): suite for suite in root.findall("testsuite")}
    assert list(suites) == ["one", "two"]
    assert [case.get("name") for case in suites["one"].findall("testcase")] == ["a", "c"]
    assert suites["one"].get("tests") == "2"


def test_each_verdict_has_its_own_element() -> None:
    broken = case_of("c", "error", TurnResult(user="?", reply=None), error="ValueError: closed")
    root = xml_of(case_of("a"), case_of("b", "failed"), broken, case_of("d", "skipped"))
    inside = {case.get("name"): [part.tag for part in case] for case in root.iter("testcase")}
    assert inside == {"a": [], "b": ["failure"], "c": ["error"], "d": ["skipped"]}
    assert (
        root.attrib.items()
        >= {"tests": "4", "failures": "1", "errors": "1", "skipped": "1"}.items()
    )
    assert root.find(".//error").get("message") == "ValueError: closed"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lang", "reason"),
    [("fr", "La réponse ne dit pas : entente."), ("en", "The answer does not say: entente.")],
)
def test_a_failure_gives_every_reason(lang: Language, reason: str) -> None:
    first = check_that(
        "includes", "failed", reason="eval.reason.includes", facts={"missing": "entente"}
    )
    second = check_that("outcome", "failed", expected="declined", found="answered")
    turn = TurnResult(user="?", reply=reply_of("Oui."), checks=(first, second))
    failure = xml_of(case_of("a", "failed", turn), lang=lang).find(".//failure")
    assert failure is not None
    assert reason in (failure.get("message") or "")
    assert len((failure.text or "").splitlines()) == 2


def test_times_are_in_seconds_and_repeats_are_told_apart() -> None:
    root = xml_of(case_of("a", elapsed_ms=1250), case_of("a", repeat=1, elapsed_ms=250))
    assert [(c.get("name"), c.get("time")) for c in root.iter("testcase")] == [
        ("a", "1.250"),
        ("a #2", "0.250"),
    ]
    assert root.get("time") == "1.500"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_that_try_to_act_leave_it_valid(lang: Language) -> None:
    root = fromstring(render_junit(hostile_run(), words(lang)))
    assert len(list(root.iter("testcase"))) == len(hostile_run().results)


@given(st.text(), st.text())
def test_any_text_leaves_it_valid(name: str, error: str) -> None:
    root = xml_of(case_of(name or "a", "error", error=error or "x"))
    assert root.find(".//error") is not None
