"""Each result as a sheet: for people and for programs, in both languages."""

import json
from datetime import datetime

import pytest

from advisor import __version__
from advisor.assessments import health, readiness
from advisor.dossier import Figures, HealthForm, Period, ReadinessForm
from advisor.exports.results import health_sheet, readiness_sheet
from advisor.exports.sheet import FORMATS
from advisor.language import LANGUAGES, Language
from advisor.texts import words

AT = datetime(2026, 5, 17, 9, 30)
DATE = {"fr": "17 mai 2026", "en": "May 17, 2026"}
READINESS = ReadinessForm(
    answers={"F1": 2, "F2": None, "A3": "na", "O1": 4},
    evidence={"O1": "42 clients | payants\n# en 2025"},
)
HEALTH = HealthForm(
    kpis={
        "revenue_generated": Figures(value=60_000, target=100_000),
        "retention_rate": Figures(value=92.5),
    },
    us={"Q1": 4},
    partner={"Q1": 2},
    period=Period(elapsed_months=6, total_months=12),
)


def rows_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("|")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_readiness_file_has_title_date_version_answers_and_note(language: Language) -> None:
    say = words(language)
    made = readiness_sheet(READINESS, say, AT).markdown

    assert made.startswith(f"# {say('form.title.readiness')}\n")
    assert DATE[language] in made
    assert readiness.VERSION in made
    assert __version__ in made
    assert say("result.note") in made
    assert len(rows_of(made)) == 2 + len(readiness.ITEMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_stands_in_the_table_in_words(language: Language) -> None:
    say = words(language)
    rows = rows_of(readiness_sheet(READINESS, say, AT).markdown)

    answers = [row.split(" | ")[2] for row in rows[2:]]

    assert answers[0].startswith("2 · ")
    assert answers[1] == say("form.reply_unknown")
    assert answers[11] == say("form.reply_na")
    assert answers[3] == ""


def test_a_proof_ends_neither_its_column_nor_its_row() -> None:
    rows = rows_of(readiness_sheet(READINESS, words("fr"), AT).markdown)

    (row,) = [row for row in rows if "42 clients" in row]

    assert row.endswith("42 clients \\| payants # en 2025 |")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_health_file_has_figures_period_and_both_views(language: Language) -> None:
    say = words(language)
    made = health_sheet(HEALTH, say, AT).markdown
    rows = rows_of(made)

    assert made.startswith(f"# {say('form.title.health')}")
    assert health.VERSION in made
    assert say("form.read_period", elapsed=6, total=12) in made
    assert {"fr": "92,5\u00a0%", "en": "92.5%"}[language] in made
    assert any(row.endswith("| 4 | 2 |") for row in rows)
    assert say("result.note") in made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_for_programs_are_the_assessments_of_a_reply(language: Language) -> None:
    say = words(language)
    ready = json.loads(readiness_sheet(READINESS, say, AT).file("json"))
    well = json.loads(health_sheet(HEALTH, say, AT).file("json"))

    assert (ready["kind"], ready["version"]) == ("readiness", readiness.VERSION)
    assert ready["answers"] == {"F1": 2, "F2": None, "A3": "na", "O1": 4}
    assert set(ready["result"]) >= {"score", "low", "high", "dimensions"}
    assert (well["kind"], well["version"]) == ("health", health.VERSION)
    assert well["inputs"]["revenue_generated"]["target"] == 100_000
    assert well["ratings"] == {"us": {"Q1": 4}, "partner": {"Q1": 2}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_a_name_with_its_date_and_its_kind(language: Language) -> None:
    say = words(language)
    sheets = [readiness_sheet(READINESS, say, AT), health_sheet(HEALTH, say, AT)]
    names = [sheet.name(format, AT.date()) for sheet in sheets for format in FORMATS]

    assert [name.rpartition(".")[2] for name in names] == [*FORMATS, *FORMATS]
    assert all("2026-05-17" in name for name in names)
    assert len(set(names)) == 2 * len(FORMATS)


def test_nothing_answered_makes_a_file_that_says_so() -> None:
    made = readiness_sheet(ReadinessForm(), words("en"), AT).markdown

    assert len(rows_of(made)) == 2 + len(readiness.ITEMS)
    assert "0" in made
