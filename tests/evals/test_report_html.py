"""The report in HTML: one file that loads nothing, and in which nothing quoted can act."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.language import LANGUAGES, Language
from advisor.reply import Citation, ToolUse
from advisor.texts import words
from evals.reports.html import render_html
from evals.reports.inert import MARKS, markdown_html, script_json, visible
from evals.results import Figure, TurnResult
from tests.evals.made_runs import (
    case_of,
    check_that,
    hostile_run,
    large_run,
    reply_of,
    run_of,
)
from tests.evals.parsed_page import PageParts, Parsed

PASSAGE = Citation(unit="intro.1", section="intro", title="Écouter", text="Écoutez d’abord.")
SAFE = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "h6", "blockquote", "hr", "br"} | {
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def page_of(*results: object, lang: Language = "fr", **changes: object) -> PageParts:
    return PageParts(render_html(run_of(results, **changes), words(lang)))  # type: ignore[arg-type]


def test_each_case_stands_in_the_page_with_its_verdict_and_transcript() -> None:
    reply = reply_of("Écoutez **d’abord**.", citations=(PASSAGE,), elapsed_ms=1240)
    page = page_of(case_of("a", "failed", TurnResult(user="On commence où?", reply=reply)))
    [case] = page.data["cases"]
    [turn] = case["turns"]
    assert (case["name"], case["kind"], case["lang"]) == ("a", "failed", ["fr"])
    assert turn["user"] == "On commence où?"
    assert turn["answer"] == "<p>Écoutez <strong>d’abord</strong>.</p>\n"
    assert turn["about"] == "a répondu · français · 1,2 s"
    assert page.data["passages"][turn["sources"][0]]["title"] == "Écouter"


@pytest.mark.parametrize(
    ("lang", "counts"),
    [
        ("fr", ["2 réussis", "1 échoués", "1 en erreur", "1 non mesurés"]),
        ("en", ["2 passed", "1 failed", "1 in error", "1 not measured"]),
    ],
)
def test_failed_broken_and_unmeasured_cases_are_counted_apart(
    lang: Language, counts: list[str]
) -> None:
    broken = case_of("d", "error", TurnResult(user="?", reply=None), error="ValueError: no")
    results = [case_of("a"), case_of("b"), case_of("c", "failed"), broken, case_of("e", "skipped")]
    page = page_of(*results, lang=lang)
    assert all(count in page.parsed.text for count in counts)
    assert dict(page.parsed.tags)["html"] == {"lang": lang}


@pytest.mark.parametrize(
    ("lang", "value", "bounds"),
    [("fr", "83,3 %", "de 70,1 % à 91,4 %"), ("en", "83.3%", "from 70.1% to 91.4%")],
)
def test_a_figure_stands_as_a_row_and_as_a_bar_that_says_the_same(
    lang: Language, value: str, bounds: str
) -> None:
    figure = Figure(
        metric="outcome",
        group="all",
        count=42,
        hits=35,
        skipped=0,
        value=0.8333,
        low=0.701,
        high=0.914,
    )
    page = page_of(case_of("a"), lang=lang, figures=(figure,))
    [bar] = [found for tag, found in page.parsed.tags if tag == "svg"]
    assert value.replace(" ", "\u00a0") in page.parsed.text
    assert bounds.replace(" %", "\u00a0%") in (bar["aria-label"] or "")
    assert '<rect class="value" width="83.3"' in page.html
    assert "M70.1 8H91.4" in page.html


def test_what_was_not_measured_has_no_value_and_no_bar() -> None:
    nothing = Figure(
        metric="judge", group="all", count=0, hits=None, skipped=3, value=None, low=None, high=None
    )
    page = page_of(case_of("a"), figures=(nothing,))
    assert "svg" not in page.parsed.names()
    assert "non mesurés : 3" in page.parsed.text


def test_every_group_has_its_rows() -> None:
    page = page_of(case_of("a"), case_of("b", lang="en", tags=("premise",), sections=()))
    groups = {"all", "lang:fr", "lang:en", "section:intro", "tag:plain", "tag:premise", "set:made"}
    assert set(page.data["figures"]) == groups
    assert groups <= set(page.parsed.attributes("value"))


@pytest.mark.parametrize(
    ("lang", "reason"),
    [
        ("fr", "Tour 2 : Issue attendue : answered; obtenue : declined."),
        ("en", "Turn 2: Expected outcome: answered; got: declined."),
    ],
)
def test_a_failure_gives_its_reason_in_words(lang: Language, reason: str) -> None:
    facts = {"expected": "answered", "found": "declined"}
    check = check_that("outcome", "failed", reason="eval.reason.outcome", facts=facts)
    turn = TurnResult(user="?", reply=reply_of("Non."), checks=(check,))
    first = TurnResult(user="Bonjour", reply=reply_of("Bonjour."))
    page = page_of(case_of("a", "failed", first, turn), case_of("b", "failed", turn), lang=lang)
    assert page.data["cases"][0]["why"] == [reason]
    assert page.data["cases"][1]["why"] == [reason.partition(": ")[2]]


def test_a_reason_without_words_is_shown_as_it_is() -> None:
    check = check_that("outcome", "failed", reason="eval.reason.no_such")
    turn = TurnResult(user="?", reply=reply_of("Non."), checks=(check,))
    [why] = page_of(case_of("a", "failed", turn)).data["cases"][0]["why"]
    assert why == "Issue attendue : eval.reason.no_such"


def test_a_metric_measured_without_being_asked_is_no_reason_of_a_failure() -> None:
    check = check_that("grounded", "failed", asked=False)
    turn = TurnResult(user="?", reply=reply_of("Non."), checks=(check,))
    [case] = page_of(case_of("a", "passed", turn)).data["cases"]
    assert case["why"] == []
    assert case["metric"] == ["grounded"]


def test_a_passage_cited_by_many_cases_stands_once() -> None:
    turn = TurnResult(user="?", reply=reply_of("Oui.", citations=(PASSAGE,)))
    page = page_of(*(case_of(str(i), "passed", turn) for i in range(20)))
    assert page.html.count(PASSAGE.text) == 1
    assert {tuple(c["turns"][0]["sources"]) for c in page.data["cases"]} == {(0,)}


def test_tools_and_assessment_are_kept_as_json() -> None:
    reply = reply_of("Oui.", tools=(ToolUse(name="assess", args={"n": 3}),), assessment={"é": 1})
    [turn] = page_of(case_of("a", "passed", TurnResult(user="?", reply=reply))).data["cases"][0][
        "turns"
    ]
    assert turn["tools"] == [["assess", '{\n  "n": 3\n}']]
    assert turn["assessment"] == '{\n  "é": 1\n}'


def test_repeats_of_a_case_are_told_apart() -> None:
    page = page_of(case_of("a"), case_of("a", "failed", repeat=1), flaky={"a": 0.5})
    assert [case["name"] for case in page.data["cases"]] == ["a", "a #2"]
    assert len({case["key"] for case in page.data["cases"]}) == 2
    assert "50,0\u00a0% des répétitions réussies" in page.parsed.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_in_a_run_becomes_a_part_of_the_page(lang: Language) -> None:
    page = PageParts(render_html(hostile_run(), words(lang)))
    tags = [tag for tag, _ in page.parsed.tags]
    assert tags.count("script") == 2
    assert not {"img", "iframe", "object", "base"} & set(tags)
    assert not [name for _, found in page.parsed.tags for name in found if name.startswith("on")]
    assert all(href.startswith(("#", "data:")) for href in page.parsed.attributes("href"))
    assert not re.search("[<>&\u2028\u2029]", page.raw_data)


def test_what_the_script_puts_in_as_html_holds_safe_tags_only() -> None:
    page = PageParts(render_html(hostile_run(), words("fr")))
    assert page.markdown()
    assert all(Parsed(html).names() <= SAFE for html in page.markdown())
    for rows in page.data["figures"].values():
        held = Parsed(rows)
        assert held.names() <= {"tr", "th", "td", "small", "a", "svg", "rect", "path"}
        assert all(href.startswith("#") for href in held.attributes("href"))


def test_the_policy_allows_only_the_own_style_and_script() -> None:
    page = page_of(case_of("a"))
    [policy] = [p for p in page.parsed.attributes("content") if "default-src" in p]
    for kind, text in (("style-src", page.style), ("script-src", page.script)):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_an_empty_run_still_makes_a_page() -> None:
    page = page_of()
    assert page.data["cases"] == []
    assert "0 réussis" in page.parsed.text


def test_a_thousand_cases_stay_under_five_megabytes() -> None:
    page = render_html(large_run(1000), words("fr"))
    assert len(page.encode()) < 5_000_000


@given(st.text())
def test_any_text_as_markdown_gives_safe_tags_without_attributes(text: str) -> None:
    held = Parsed(markdown_html(text))
    assert held.names() <= SAFE
    assert {name for _, found in held.tags for name in found} <= {"start"}
    assert held.nests


@given(st.text())
def test_visible_text_hides_nothing_and_is_left_as_it_is(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]", shown)
    assert not set(MARKS) & set(shown)


@given(st.dictionaries(st.text(), st.text()))
def test_json_in_a_script_reads_back_and_closes_nothing(data: dict[str, str]) -> None:
    held = script_json(data)
    assert PageParts(f'<script type="application/json" id="data">{held}</script>').data == data
    assert "<" not in held
