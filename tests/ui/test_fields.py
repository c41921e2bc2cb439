"""What people type in the fields of the health form."""

import pytest

from advisor.language import Language
from advisor.texts import words
from advisor.ui.fields import kpi_typed, plain_shown, plain_typed, shown


@pytest.mark.parametrize(
    ("kpi", "language", "typed", "value"),
    [
        ("revenue_generated", "fr", "12 500", 12_500),
        ("revenue_generated", "fr", "12\u00a0500\u00a0$", 12_500),
        ("revenue_generated", "fr", "12,500 $", 12_500),
        ("revenue_generated", "fr", "3 k$", 3_000),
        ("revenue_generated", "fr", "1,2 M$", 1_200_000),
        ("revenue_generated", "fr", "12 500,50 $", 12_500.5),
        ("revenue_generated", "fr", "à peu près 60000$", 60_000),
        ("revenue_generated", "fr", "2024", 2_024),
        ("revenue_generated", "en", "$12,500", 12_500),
        ("revenue_generated", "en", "12.5k", 12_500),
        ("new_customers", "fr", "une quinzaine", 15),
        ("new_customers", "fr", "douze", 12),
        ("new_customers", "fr", "0", 0),
        ("new_customers", "en", "a dozen", 12),
        ("leads_generated", "en", "1,200", 1_200),
        ("retention_rate", "fr", "92 %", 92),
        ("retention_rate", "fr", "92,5", 92.5),
        ("retention_rate", "fr", "72 sur 80", 90),
        ("costs_saved", "fr", "-2000", -2_000),
        ("costs_saved", "en", "-$2,000", -2_000),
    ],
)
def test_a_figure_is_read_however_it_is_typed(
    kpi: str, language: Language, typed: str, value: float
) -> None:
    assert kpi_typed(kpi, "value", typed, words(language)).value == value


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_a_blank_field_is_no_figure_and_no_problem(typed: str) -> None:
    read = kpi_typed("revenue_generated", "value", typed, words("fr"))

    assert (read.value, read.problem) == (None, "")


@pytest.mark.parametrize(
    ("kpi", "typed"),
    [
        ("revenue_generated", "beaucoup"),
        ("revenue_generated", "92 %"),
        ("revenue_generated", "60 000 $ sur 100 000 $"),
        ("new_customers", "514 555-0199"),
        ("retention_rate", "abc"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_no_single_figure_is_told_with_an_example(
    kpi: str, typed: str, language: Language
) -> None:
    say = words(language)

    read = kpi_typed(kpi, "value", typed, say)

    assert read.value is None
    assert typed in read.problem
    assert say(f"field.example.{kpi}") in read.problem


@pytest.mark.parametrize(
    ("kpi", "field", "typed"),
    [
        ("retention_rate", "value", "140 %"),
        ("retention_rate", "target", "101"),
        ("retention_rate", "previous", "-3 %"),
        ("new_customers", "value", "-12"),
        ("revenue_generated", "target", "0"),
        ("revenue_generated", "target", "-5000"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_figure_that_cannot_be_is_refused_with_words(
    kpi: str, field: str, typed: str, language: Language
) -> None:
    read = kpi_typed(kpi, field, typed, words(language))

    assert read.value is None
    assert read.problem


@pytest.mark.parametrize(
    ("language", "typed", "value"),
    [
        ("fr", "6", 6),
        ("fr", "six mois", 6),
        ("fr", "7,5", 7.5),
        ("en", "7.5", 7.5),
        ("en", "", None),
    ],
)
def test_months_and_scores_are_plain_numbers(
    language: Language, typed: str, value: float | None
) -> None:
    assert plain_typed(typed, words(language)).value == value


@pytest.mark.parametrize("typed", ["bientôt", "6 sur 12", "-3"])
def test_what_is_no_plain_number_is_told(typed: str) -> None:
    assert typed in plain_typed(typed, words("fr")).problem


def test_a_kept_figure_is_shown_as_the_language_writes_it() -> None:
    assert shown("revenue_generated", 12_500, words("fr")) == "12\u00a0500\u00a0$"
    assert shown("revenue_generated", 12_500, words("en")) == "$12,500"
    assert shown("retention_rate", 92.5, words("fr")) == "92,5\u00a0%"
    assert shown("new_customers", None, words("fr")) == ""
    assert plain_shown(7.5, words("fr")) == "7,5"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("kpi", "value"),
    [("revenue_generated", 1_250_000), ("costs_saved", -2_000), ("retention_rate", 92.5)],
)
def test_a_shown_figure_reads_back_as_itself(kpi: str, value: float, language: Language) -> None:
    say = words(language)

    assert kpi_typed(kpi, "value", shown(kpi, value, say), say).value == value
