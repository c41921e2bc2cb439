"""A run in the terminal: figures by language, and the cases to look at."""

from io import StringIO

import pytest
from rich.console import Console

from advisor.language import LANGUAGES, Language
from advisor.texts import words
from evals.reports.terminal import render_terminal
from evals.results import Figure, Run, TurnResult
from tests.evals.made_runs import case_of, check_that, hostile_run, large_run, reply_of, run_of


def told(run: Run, lang: Language = "fr", width: int = 100) -> str:
    console = Console(file=StringIO(), width=width)
    console.print(render_terminal(run.summary, words(lang), run.results))
    shown = console.file
    assert isinstance(shown, StringIO)
    return shown.getvalue().replace("\u00a0", " ")


def figure(group: str, value: float | None, skipped: int = 0) -> Figure:
    count = 0 if value is None else 40
    hits = None if value is None else round(40 * value)
    bounds = {"low": None, "high": None} if value is None else {"low": 0.5, "high": 0.96}
    return Figure(
        metric="outcome",
        group=group,
        count=count,
        hits=hits,
        skipped=skipped,
        value=value,
        **bounds,
    )


def line_with(text: str, shown: str) -> str:
    return next(line for line in shown.splitlines() if text in line)


def test_a_figure_has_its_count_and_interval_in_each_language() -> None:
    figures = (figure("all", 0.8), figure("lang:fr", 0.9), figure("lang:en", 0.7))
    shown = told(run_of([case_of("a")], figures=figures))
    row = line_with("Issue attendue", shown)
    assert [cell.strip() for cell in row.split("│")[2:5]] == [
        "80,0 % (n 40)",
        "90,0 % (n 40)",
        "70,0 % (n 40)",
    ]
    assert "50,0 % à 96,0 %" in shown


def test_what_could_not_be_measured_is_said_and_has_no_value() -> None:
    shown = told(run_of([case_of("a")], figures=(figure("all", None, skipped=7),)), "en")
    assert "– (n 0)" in line_with("Expected outcome", shown)
    assert "not measured: 7" in shown


@pytest.mark.parametrize(
    ("lang", "titles"),
    [
        ("fr", ["Cas échoués (1)", "Erreurs (1)", "Non mesurés (1)"]),
        ("en", ["Failed cases (1)", "Errors (1)", "Not measured (1)"]),
    ],
)
def test_failed_broken_and_unmeasured_cases_are_listed_apart(
    lang: Language, titles: list[str]
) -> None:
    broken = case_of(
        "case-broken", "error", TurnResult(user="?", reply=None), error="ValueError: closed"
    )
    check = check_that("judge", "skipped", reason="eval.reason.no_judge")
    unmeasured = TurnResult(user="?", reply=reply_of("Oui."), checks=(check,))
    run = run_of(
        [
            case_of("case-failed", "failed"),
            broken,
            case_of("case-unmeasured", "skipped", unmeasured),
        ]
    )
    shown = told(run, lang)
    names = ("case-failed", "case-broken", "case-unmeasured")
    places = [shown.index(part) for pair in zip(titles, names, strict=True) for part in pair]
    assert places == sorted(places)
    assert "ValueError: closed" in shown


def test_the_slowest_and_the_flaky_cases_are_named() -> None:
    run = run_of([case_of("quick"), case_of("slow", elapsed_ms=4200)], flaky={"shaky": 2 / 3})
    shown = told(run)
    assert "4,2 s  slow" in shown
    assert "shaky : 66,7 % des répétitions réussies" in shown


def test_long_lists_are_cut_and_say_by_how_much() -> None:
    shown = told(run_of(case_of(f"f{i:02}", "failed") for i in range(23)))
    assert "f19" in shown
    assert "… et 3 de plus" in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_of_a_run_reaches_the_terminal_as_a_control(lang: Language) -> None:
    shown = told(hostile_run(), lang)
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "⟨U+001B⟩" in shown


def test_a_narrow_terminal_loses_no_column() -> None:
    shown = told(large_run(12), width=80)
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "anglais" in shown
