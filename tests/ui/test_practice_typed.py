"""What people type in the fields of a practice."""

from datetime import date

import pytest

from advisor.knowledge.practices import PracticeKind
from advisor.language import LANGUAGES, Language
from advisor.texts import words
from advisor.ui.practice_typed import Entry, typed, typed_text

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("name", "text", "language", "value"),
    [
        ("invited", "20", "fr", 20),
        ("invited", "2024", "en", 2024),
        ("referred_revenue", "18 000 $", "fr", 18_000),
        ("referred_revenue", "$18,000", "en", 18_000),
        ("margin_percent", "40 %", "fr", 40),
    ],
)
def test_a_number_is_read_as_people_write_it(
    name: str, text: str, language: Language, value: int
) -> None:
    assert typed("ambassadors", name, text, words(language), TODAY) == Entry(value)


@pytest.mark.parametrize(
    ("text", "language"),
    [("2026-12-05", "fr"), ("5 décembre", "fr"), ("5 decembre 2026", "fr"), ("Dec 5", "en")],
)
def test_a_day_is_kept_in_its_iso_form_and_shown_in_words(text: str, language: Language) -> None:
    say = words(language)

    entry = typed("help", "day", text, say, TODAY)

    assert entry == Entry("2026-12-05")
    again = typed("help", "day", typed_text("help", "day", entry.value, say), say, TODAY)
    assert again == entry


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "name", "text"),
    [("ambassadors", "cost", "xyz"), ("help", "day", "xyz"), ("help", "who", "a" * 501)],
)
def test_what_cannot_be_kept_is_told(
    kind: PracticeKind, name: str, text: str, language: Language
) -> None:
    entry = typed(kind, name, text, words(language), TODAY)

    assert text[:40] in entry.problem
    assert entry.value is None


def test_a_blank_field_has_no_value_and_no_problem() -> None:
    assert typed("help", "who", " \n ", words("fr"), TODAY) == Entry()
    assert typed_text("help", "who", None, words("fr")) == ""
