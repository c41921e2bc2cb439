"""Two runs compared: what moved, what the figures allow to say, and both answers side by side."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from advisor.language import LANGUAGES, Language
from advisor.texts import words
from evals.compare import Comparison, MetricPair, compare
from evals.reports.compare_html import render_comparison_html
from evals.reports.compare_terminal import render_comparison
from evals.reports.compare_words import difference_of, meaning_of, warnings_of
from evals.reports.diff import marked_html
from evals.reports.inert import markdown_html
from evals.results import Run, TurnResult, Verdict
from tests.evals.made_runs import (
    case_of,
    changed_run,
    hostile_run,
    info,
    large_run,
    reply_of,
    run_of,
)
from tests.evals.parsed_page import PageParts, Parsed


def answered(name: str, answer: str, verdict: Verdict = "passed") -> Run:
    return run_of(
        [case_of(name, verdict, TurnResult(user="On commence où?", reply=reply_of(answer)))]
    )


def page_of(comparison: Comparison, lang: Language = "fr") -> PageParts:
    return PageParts(render_comparison_html(comparison, words(lang)))


def told(comparison: Comparison, lang: Language = "fr", width: int = 120) -> str:
    console = Console(file=StringIO(), width=width)
    console.print(render_comparison(comparison, words(lang)))
    shown = console.file
    assert isinstance(shown, StringIO)
    return shown.getvalue().replace("\u00a0", " ")


def pair(gained: int, lost: int, p: float) -> MetricPair:
    return MetricPair(
        metric="outcome", mean=False, count=100, a=0.5, b=0.5 + (gained - lost) / 100,
        gained=gained, lost=lost, p=p,
    )  # fmt: skip


def test_a_case_that_moved_has_both_answers_with_the_words_that_differ() -> None:
    comparison = compare(
        answered("a", "Écoutez **bien** d’abord."),
        answered("a", "Notez **bien** d’abord.", "failed"),
    )
    [case] = page_of(comparison).data["cases"]
    assert (case["kind"], case["about"].split(" · ")[0]) == ("worse", "Réussi → Échoué")
    assert [side["answer"] for side in case["turns"][0]["sides"]] == [
        "<p><del>Écoutez</del> <strong>bien</strong> d’abord.</p>\n",
        "<p><ins>Notez</ins> <strong>bien</strong> d’abord.</p>\n",
    ]


def test_what_did_not_move_is_counted_and_not_listed() -> None:
    page = page_of(compare(answered("a", "Oui."), answered("a", "Oui.")))
    assert page.data["cases"] == []
    assert "1 pareils" in page.parsed.text


def test_a_case_of_one_run_only_is_listed_with_its_one_answer() -> None:
    page = page_of(compare(answered("a", "Oui."), answered("b", "Non.")))
    kinds = {case["kind"]: case["turns"][0]["sides"] for case in page.data["cases"]}
    assert kinds["only_in_a"][1] is None
    assert kinds["only_in_b"][0] is None
    assert kinds["only_in_b"][1]["answer"] == "<p>Non.</p>\n"


def test_turns_that_one_run_lacks_are_shown_for_the_other() -> None:
    turn = TurnResult(user="Et après?", reply=reply_of("Rien."))
    short, long = (
        run_of([case_of("a", "failed", turn)]),
        run_of([case_of("a", "passed", turn, turn)]),
    )
    [case] = page_of(compare(short, long)).data["cases"]
    assert [len([s for s in t["sides"] if s]) for t in case["turns"]] == [2, 1]


@pytest.mark.parametrize(
    ("gained", "lost", "p", "french", "english"),
    [
        (0, 0, 1.0, "Aucun cas n’a bougé", "No case moved"),
        (9, 4, 0.267, "on ne peut pas trancher", "settles nothing"),
        (12, 1, 0.0034, "B fait mieux", "B does better"),
        (1, 12, 0.0034, "B fait moins bien", "B does worse"),
    ],
)
def test_a_figure_says_in_a_sentence_what_it_allows_to_say(
    gained: int, lost: int, p: float, french: str, english: str
) -> None:
    moved = pair(gained, lost, p)
    assert french in meaning_of(moved, words("fr"))
    assert english in meaning_of(moved, words("en"))


@pytest.mark.parametrize(
    ("gained", "lost", "shown"),
    [(12, 1, "+11,0 points"), (1, 12, "−11,0 points"), (3, 3, "0,0 points")],
)
def test_a_difference_has_its_sign(gained: int, lost: int, shown: str) -> None:
    assert difference_of(pair(gained, lost, 0.5), words("fr")) == shown


def test_runs_of_other_sets_are_said_not_to_compare() -> None:
    a = run_of([case_of("a")])
    b = run_of([case_of("a")], info(sets={"made": "0" * 64}))
    [warning] = warnings_of(compare(a, b), words("fr"))
    assert "Jeux" in warning
    assert warning in page_of(compare(a, b)).parsed.text
    assert warnings_of(compare(a, a), words("fr")) == []


def test_another_prompt_is_a_difference_and_no_warning() -> None:
    a, b = run_of([case_of("a")]), run_of([case_of("a")], info(prompt="advisor@v9"))
    comparison = compare(a, b)
    assert warnings_of(comparison, words("en")) == []
    assert "advisor@v9" in told(comparison, "en")


def test_runs_without_a_case_in_common_have_nothing_to_compare() -> None:
    [warning] = warnings_of(compare(answered("a", "x"), answered("b", "y")), words("en"))
    assert "nothing to compare" in warning


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("fr", ["Moins bien (", "Mieux (", "Gagnés, perdus"]),
        ("en", ["Worse (", "Better (", "Gained, lost"]),
    ],
)
def test_the_terminal_names_what_got_better_and_worse(lang: Language, parts: list[str]) -> None:
    run = large_run(60)
    shown = told(compare(run, changed_run(run)), lang)
    assert all(part in shown for part in parts)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_in_two_runs_becomes_a_part_of_the_page(lang: Language) -> None:
    a = hostile_run()
    b = run_of(
        [r.model_copy(update={"verdict": "passed"}) for r in a.results], info(model="</script>")
    )
    page = page_of(compare(a, b), lang)
    assert [tag for tag, _ in page.parsed.tags].count("script") == 2
    assert "<" not in page.raw_data
    assert not any({"script", "img", "a", "svg"} & Parsed(html).names() for html in page.markdown())
    assert "\x1b" not in told(compare(a, b), lang)


@given(st.text(), st.text())
def test_marks_nest_in_any_two_texts(a: str, b: str) -> None:
    old, new = (Parsed(html) for html in marked_html(a, b))
    assert old.nests
    assert new.nests
    assert "ins" not in old.names()
    assert "del" not in new.names()


_WORDS = st.sampled_from(
    ["entente", "l’ami,", "**bon**", "*vite*", "`code`", "12,5 %", "&amp;", "<b>"]
)
_LINE = st.builds(
    lambda start, found: start + " ".join(found),
    st.sampled_from(["", "- ", "1. ", "2) ", "> ", "## "]),
    st.lists(_WORDS, min_size=1, max_size=6),
)
_ANSWERS = st.lists(_LINE, max_size=5).map("\n\n".join)


@given(_ANSWERS, _ANSWERS)
def test_marks_change_nothing_of_an_answer_but_mark_it(a: str, b: str) -> None:
    for text, html in zip((a, b), marked_html(a, b), strict=True):
        for mark in ("<ins>", "</ins>", "<del>", "</del>"):
            html = html.replace(mark, "")
        assert html == markdown_html(text)


@given(_ANSWERS)
def test_an_answer_that_did_not_change_has_no_mark(text: str) -> None:
    assert marked_html(text, text) == (markdown_html(text), markdown_html(text))
