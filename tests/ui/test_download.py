"""The files to download: for people and for programs, in both languages."""

import json
from datetime import datetime

import pytest

from advisor import __version__
from advisor.assessments import health, readiness
from advisor.dossier import Figures, HealthForm, Period, ReadinessForm
from advisor.language import LANGUAGES, Language
from advisor.texts import words
from advisor.ui.download import (
    health_file,
    health_markdown,
    readiness_file,
    readiness_markdown,
)

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
    made = readiness_markdown(READINESS, say, AT)

    assert made.text.startswith(f"# {say('form.title.readiness')}\n")
    assert DATE[language] in made.text
    assert readiness.VERSION in made.text
    assert __version__ in made.text
    assert say("result.note") in made.text
    assert len(rows_of(made.text)) == 2 + len(readiness.ITEMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_stands_in_the_table_in_words(language: Language) -> None:
    say = words(language)
    rows = rows_of(readiness_markdown(READINESS, say, AT).text)

    answers = [row.split(" | ")[2] for row in rows[2:]]

    assert answers[0].startswith("2 · ")
    assert answers[1] == say("form.reply_unknown")
    assert answers[11] == say("form.reply_na")
    assert answers[3] == ""


def test_a_proof_ends_neither_its_column_nor_its_row() -> None:
    rows = rows_of(readiness_markdown(READINESS, words("fr"), AT).text)

    (row,) = [row for row in rows if "42 clients" in row]

    assert row.endswith("42 clients \\| payants # en 2025 |")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_health_file_has_figures_period_and_both_views(language: Language) -> None:
    say = words(language)
    made = health_markdown(HEALTH, say, AT)
    rows = rows_of(made.text)

    assert made.text.startswith(f"# {say('form.title.health')}")
    assert health.VERSION in made.text
    assert say("form.read_period", elapsed=6, total=12) in made.text
    assert {"fr": "92,5\u00a0%", "en": "92.5%"}[language] in made.text
    assert any(row.endswith("| 4 | 2 |") for row in rows)
    assert say("result.note") in made.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_for_programs_are_the_assessments_of_a_reply(language: Language) -> None:
    say = words(language)
    ready = json.loads(readiness_file(READINESS, say, AT).text)
    well = json.loads(health_file(HEALTH, say, AT).text)

    assert (ready["kind"], ready["version"]) == ("readiness", readiness.VERSION)
    assert ready["answers"] == {"F1": 2, "F2": None, "A3": "na", "O1": 4}
    assert set(ready["result"]) >= {"score", "low", "high", "dimensions"}
    assert (well["kind"], well["version"]) == ("health", health.VERSION)
    assert well["inputs"]["revenue_generated"]["target"] == 100_000
    assert well["ratings"] == {"us": {"Q1": 4}, "partner": {"Q1": 2}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_has_a_name_with_its_date_and_its_kind(language: Language) -> None:
    say = words(language)
    made = [
        readiness_markdown(READINESS, say, AT),
        readiness_file(READINESS, say, AT),
        health_markdown(HEALTH, say, AT),
        health_file(HEALTH, say, AT),
    ]

    assert [file.name.rpartition(".")[2] for file in made] == ["md", "json", "md", "json"]
    assert all("2026-05-17" in file.name for file in made)
    assert len({file.name for file in made}) == 4


def test_nothing_answered_makes_a_file_that_says_so() -> None:
    made = readiness_markdown(ReadinessForm(), words("en"), AT)

    assert len(rows_of(made.text)) == 2 + len(readiness.ITEMS)
    assert "0" in made.text
