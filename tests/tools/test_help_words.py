"""A first help in words: one line, or what to do in place of it."""

from typing import Any

from advisor.assessments.first_help import TESTS
from advisor.language import LANGUAGES
from advisor.texts import words
from tests.tools.practice_said import both, first_line, said

HELP: dict[str, Any] = {
    "who": "Luc",
    "need": "il ne trouve pas de livreur.",
    "help": "lui présenter mon transporteur",
    "effort": "half_day",
    "day": "2026-12-05",
    "limit": "un courriel",
    "sign": "ils se sont parlé",
    **dict.fromkeys(TESTS, "yes"),
}


def test_a_ready_action_holds_in_one_line() -> None:
    line = first_line("help", **HELP)
    assert "\n" not in line
    for part in ("Luc", "transporteur", "5 décembre 2026", "une demi-journée", "un courriel"):
        assert part in line
    assert "ils se sont parlé" in line


def test_the_follow_up_is_one_question_fourteen_days_later() -> None:
    for language, day in both("19 décembre 2026", "December 19, 2026"):
        text = said("help", language, **HELP)
        assert words(language)("help.follow_up", day=day) in text


def test_a_guessed_need_turns_the_action_into_a_listening_question() -> None:
    text = said("help", **{**HELP, "stated": "no"})
    assert "transporteur" not in text
    assert "Luc" in text
    assert "qu’est-ce qui vous aiderait?" in text


def test_an_action_that_asks_is_to_be_written_again() -> None:
    text = said("help", **{**HELP, "no_ask": "no"})
    assert text.startswith("**Récrivez")
    assert "transporteur" in text


def test_not_yet_says_what_each_test_asks_for() -> None:
    for language in LANGUAGES:
        text = said("help", language, **{**HELP, "skills": "no", "welcome": None})
        assert words(language)("help.failed.skills") in text
        assert words(language)("help.unknown.welcome") in text
        assert words(language)("help.unknown.feasible") not in text


def test_a_day_out_of_reach_is_asked_for_again() -> None:
    line = first_line("help", **{**HELP, "day": "2026-12-20"})
    assert words("fr")("help.day_again") in line
    assert "20 décembre 2026" in said("help", **{**HELP, "day": "2026-12-20"})


def test_one_favour_at_a_time_for_a_contact() -> None:
    text = said("help", **HELP, open_favour="yes")
    assert "Luc" in text.splitlines()[0]
    assert "transporteur" not in text


def test_long_or_broken_words_of_the_person_stay_on_one_line() -> None:
    line = first_line("help", **{**HELP, "help": "un  mot\n\n" + "très " * 90})
    assert "\n" not in line
    assert len(line) < 400
