"""An intercultural preparation in words: questions, gestures, plan, repair; no portrait."""

import re
from typing import Any

import pytest

from advisor.assessments.culture import DIMENSIONS
from advisor.knowledge.practices import load_practices
from advisor.language import LANGUAGES
from advisor.texts import words
from tests.tools.practice_said import both, first_line, said


def culture(**changed: Any) -> dict[str, Any]:
    answers: dict[str, Any] = {"counterpart": "Mme Roy, acheteuse"}
    for name in DIMENSIONS:
        answers |= {f"{name}_us": 3, f"{name}_them": 3, f"{name}_origin": "told"}
    return answers | changed


def numbered(text: str, heading: str) -> list[str]:
    block = text.partition(heading)[2].lstrip().partition("\n\n")[0]
    return [line for line in block.splitlines() if line]


def test_five_questions_three_gestures_a_plan_and_a_repair_are_always_given() -> None:
    for language in LANGUAGES:
        say = words(language)
        for answers in ({}, culture(), culture(time_them=1, gifts_them=5)):
            text = said("culture", language, **answers)
            assert len(numbered(text, say("culture.questions"))) == 5
            assert len(numbered(text, say("culture.avoid"))) == 3
            assert len(numbered(text, say("culture.plan"))) == 5
            assert say("culture.repair.fr") in text
            assert say("culture.repair.en") in text
            assert say("culture.hypothesis") in text


def test_the_repair_sentence_is_the_same_in_both_files() -> None:
    for side in LANGUAGES:
        assert words("fr").raw(f"culture.repair.{side}") == words("en").raw(
            f"culture.repair.{side}"
        )


def test_too_uncertain_a_brief_is_titled_questions_to_ask() -> None:
    guesses = culture(**{f"{name}_origin": "guess" for name in DIMENSIONS})
    for language, title in both("Questions à poser", "Questions to ask"):
        assert first_line("culture", language, **guesses).startswith(f"**{title}**")
        assert not first_line("culture", language, **culture()).startswith(f"**{title}**")


def test_the_largest_gap_and_what_is_unknown_are_asked_about_first() -> None:
    text = said("culture", **culture(written_them=5, written_us=1, gifts_them=None))
    asked = numbered(text, words("fr")("culture.questions"))
    assert words("fr")("culture.ask.written") in asked[0]
    assert words("fr")("culture.ask.gifts") in asked[1]


@pytest.mark.parametrize(("them", "side"), [(5, "more"), (1, "less")])
def test_a_gap_is_prepared_in_its_own_direction(them: int, side: str) -> None:
    text = said("culture", **culture(time_them=them))
    assert words("fr")(f"culture.{side}.time") in text
    other = {"more": "less", "less": "more"}[side]
    assert words("fr")(f"culture.{other}.time") not in text


def test_a_gap_that_rests_on_a_guess_says_so() -> None:
    text = said("culture", **culture(time_them=5, time_origin="guess"))
    assert words("fr")("culture.gap_guessed") in text


def test_no_word_portrays_a_people_or_names_a_country() -> None:
    people = re.compile(
        r"\b(les|des) (chinois|japonais|asiatiques|américains|français|allemands|arabes|latinos)"
        r"|\b(chinese|japanese|asians?|americans?|germans?|arabs?|latinos?)\b"
        r"|\bpeople (are|always|never)\b|\bthe \w+ese are\b",
        re.IGNORECASE,
    )
    for language in LANGUAGES:
        say = words(language)
        for key in say.keys():
            if key.startswith("culture."):
                assert not people.search(say.raw(key)), key
        for item in load_practices()["culture"].items.values():
            assert not people.search(item.text(language).ask + item.text(language).why)


def test_a_name_changes_the_name_and_nothing_else() -> None:
    one = said("culture", **culture(counterpart="Mme Roy"))
    other = said("culture", **culture(counterpart="Mme Nguyen"))
    assert one.replace("Mme Roy", "") == other.replace("Mme Nguyen", "")
