"""The four practices in words: every result is worded, and values read as people read them."""

import re
from random import Random

from advisor.assessments.finder import NEEDS
from advisor.knowledge import load_knowledge
from advisor.knowledge.practices import PRACTICE_KINDS
from advisor.language import LANGUAGES
from advisor.texts import words
from advisor.tools.practice_words import (
    headline,
    practice_json,
    result_text,
    score,
    units_of,
    value_text,
)
from tests.assessments.slow_practices import random_answers
from tests.tools.practice_said import TODAY, both


def test_whatever_the_answers_are_the_result_is_worded_and_points_to_the_guidance() -> None:
    chance, known = Random(5), load_knowledge().units
    for kind in PRACTICE_KINDS:
        for _ in range(15):
            answers = random_answers(kind, chance, TODAY)
            for language in LANGUAGES:
                text = result_text(kind, answers, words(language), TODAY)
                assert text.startswith(headline(kind, answers, words(language), TODAY))
                assert "$" not in re.sub(r"\$[\d,]+|[\d\u00a0]+\u00a0\$", "", text), text
                assert "None" not in text
                assert text.endswith(words(language)("practice.note"))
            units = units_of(kind, answers, TODAY)
            assert units
            assert set(units) <= set(known)
            assert len(set(units)) == len(units)


def test_every_unit_that_may_be_pointed_to_exists() -> None:
    known = load_knowledge().units
    for need in NEEDS:
        for other in NEEDS:
            loud = {"need1": need, "need2": other, "competitor": "yes", "dispute": "yes"}
            assert set(units_of("finder", loud, TODAY)) <= set(known)


def test_a_value_is_shown_as_people_read_it() -> None:
    for language, shown in both("2 · En marche", "2 · Running"):
        assert value_text("ambassadors", "identify_1", 2, words(language)) == shown
    for language, shown in both("18\u00a0000\u00a0$", "$18,000"):
        assert value_text("ambassadors", "referred_revenue", 18000, words(language)) == shown
    for language, shown in both("12,5\u00a0%", "12.5%"):
        assert value_text("ambassadors", "margin_percent", 12.5, words(language)) == shown
    for language, shown in both("5 décembre 2026", "December 5, 2026"):
        assert value_text("help", "day", "2026-12-05", words(language)) == shown
    for language, shown in both("Rien ne presse", "There is no hurry"):
        assert value_text("finder", "horizon", "no_hurry", words(language)) == shown
    for language, shown in both("Oui", "Yes"):
        assert value_text("help", "stated", "yes", words(language)) == shown
    for language, shown in both("5 · franchement", "5 · bluntly"):
        assert value_text("culture", "directness_us", 5, words(language)) == shown
    assert value_text("culture", "directness_us", 3, words("fr")) == "3"
    assert value_text("help", "who", "Luc", words("fr")) == "Luc"
    assert value_text("help", "who", None, words("en")) == words("en")("form.unknown_word")


def test_a_practice_is_written_with_its_version_answers_and_result() -> None:
    answers = {"need1": "rd", "need2": None}
    result = score("finder", answers, TODAY)
    made = practice_json("finder", answers, result)
    assert (made["kind"], made["version"], made["answers"]) == ("finder", "finder-1.0", answers)
    assert made == practice_json("finder", answers, result.model_dump(mode="json"))
    assert set(made) == {"kind", "version", "answers", "result"}
