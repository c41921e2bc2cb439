"""Amounts as people write them, with their exact value and unit, and what only looks like one."""

from decimal import Decimal

import pytest

from advisor.language import Language
from advisor.understanding.health.amounts import amounts_in, hide
from advisor.understanding.health.folded import folded


def read(text: str, language: Language) -> list[tuple[int | Decimal, str]]:
    hidden = hide(folded(text).text, language)
    return [(amount.value, amount.unit) for amount in amounts_in(hidden, language)]


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("12 500 $", "fr", 12500, "money"),
        ("12\u00a0500\u202f$", "fr", 12500, "money"),
        ("12,500 $", "fr", 12500, "money"),
        ("12,5 k$", "fr", 12500, "money"),
        ("3 k$", "fr", 3000, "money"),
        ("1,2 M$", "fr", 1200000, "money"),
        ("un virgule deux million de dollars", "fr", 1200000, "money"),
        ("90 mille piastres", "fr", 90000, "money"),
        ("vingt-deux mille cinq cents dollars", "fr", 22500, "money"),
        ("12 500,50 $", "fr", Decimal("12500.5"), "money"),
        ("-2 000 $", "fr", -2000, "money"),
        ("quatre-vingt-dix pour cent", "fr", 90, "percent"),
        ("12,5 %", "fr", Decimal("12.5"), "percent"),
        ("les trois quarts de nos clients", "fr", 75, "percent"),
        ("une quinzaine de clients", "fr", 15, "count"),
        ("une demi-douzaine de pistes", "fr", 6, "count"),
        ("une couple de leads", "fr", 2, "count"),
        ("un an et demi", "fr", 18, "months"),
        ("$12,500", "en", 12500, "money"),
        ("12.5k dollars", "en", 12500, "money"),
        ("1.2 million dollars", "en", 1200000, "money"),
        ("$1,250,000.75", "en", Decimal("1250000.75"), "money"),
        ("-$3,000", "en", -3000, "money"),
        ("thirty-one thousand five hundred bucks", "en", 31500, "money"),
        ("82 per cent", "en", 82, "percent"),
        ("a dozen accounts", "en", 12, "count"),
        ("half a dozen leads", "en", 6, "count"),
        ("a hundred leads", "en", 100, "count"),
        ("a twelve-month agreement", "en", 12, "months"),
    ],
)
def test_an_amount_is_read_exactly(
    text: str, language: Language, value: int | Decimal, unit: str
) -> None:
    assert read(text, language) == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("le 3 mars 2024 à 14h30", "fr"),
        ("au 514 555-0199, poste 24", "fr"),
        ("contrat no 2024-118, H2X 1Y4, local 305", "fr"),
        ("depuis 2019, le 2e trimestre", "fr"),
        ("entre 40 et 50 leads", "fr"),
        ("des centaines de clients", "fr"),
        ("une des équipes, un partenaire", "fr"),
        ("on May 12, 2023 at 2:30 pm", "en"),
        ("613-555-0142, contract number 88213", "en"),
        ("2145 Masson Street, suite 400", "en"),
        ("40 to 50 leads, or 40-50", "en"),
        ("this one, one of us, one-sided", "en"),
    ],
)
def test_what_only_looks_like_an_amount_is_left_alone(text: str, language: Language) -> None:
    assert read(text, language) == []


def test_the_first_of_two_figures_takes_the_unit_and_scale_of_the_second() -> None:
    assert read("60 sur 100 k$", "fr") == [(60000, "money"), (100000, "money")]
    assert read("from 78 to 82%", "en") == [(78, "percent"), (82, "percent")]
