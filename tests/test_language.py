"""Numbers, money and days as each language writes them."""

from datetime import date

import pytest

from advisor import language as lang
from advisor.language import Language


@pytest.mark.parametrize(
    ("language", "percent", "money", "cents", "number", "day"),
    [
        ("fr", "65,3\u00a0%", "12\u00a0500\u00a0$", "1,52\u00a0$", "3\u00a0800", "17 mai 2025"),
        ("en", "65.3%", "$12,500", "$1.52", "3,800", "May 17, 2025"),
    ],
)
def test_figures_follow_the_typography_of_each_language(
    language: Language, percent: str, money: str, cents: str, number: str, day: str
) -> None:
    assert lang.percent(65.3, language) == percent
    assert lang.money(12500, language) == money
    assert lang.money(1.52, language) == cents
    assert lang.number(3800, language) == number
    assert lang.day(date(2025, 5, 17), language) == day
