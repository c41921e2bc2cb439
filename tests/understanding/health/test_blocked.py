"""What a client weighs in one's own sales is no figure of a partnership."""

import pytest

from advisor.language import Language
from advisor.understanding.health import read_health


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mon client principal fait 45 % de mon chiffre (1,1 M$)", "fr"),
        ("Ce client représente 30 % de nos ventes de 800 000 $, je veux pas le perdre", "fr"),
        ("Si je le perds, c'est 45 % de mon chiffre d'affaires (1,1 M$) qui part", "fr"),
        ("My main client is 45% of my sales ($1.1M)", "en"),
        ("One buyer makes up 60% of our revenue, about $2M, and I fear losing him", "en"),
    ],
)
def test_a_share_of_one_s_own_sales_is_not_read(text: str, language: Language) -> None:
    assert read_health(text, language).kpis == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on a gardé 85 % de nos clients et 45 000 $ de ventes, soit 12 % de notre chiffre", "fr"),
        ("we kept 85% of our customers and sales are $45,000, 12% of our sales", "en"),
    ],
)
def test_figures_beside_such_a_share_are_read(text: str, language: Language) -> None:
    found = read_health(text, language).kpis
    assert found["retention_rate"].value == 85
    assert found["revenue_generated"].value == 45_000
