"""Shares told in words and as ratios."""

import pytest

from advisor.language import Language
from advisor.retrieval.tokens import fold
from advisor.understanding.figures import figures_in
from advisor.understanding.shares import shares_told


@pytest.mark.parametrize(
    ("text", "language", "percent"),
    [
        ("Neuf exportations sur dix viennent des grosses compagnies", "fr", 90),
        ("3 PME sur 4 exportent", "fr", 75),
        ("9 fois sur 10 un projet innove", "fr", 90),
        ("moins de la moitié des exportations", "fr", 50),
        ("nine exports out of ten", "en", 90),
        ("six in ten projects", "en", 60),
        ("a quarter of exports", "en", 25),
    ],
)
def test_a_ratio_or_a_share_in_words_is_a_percentage(
    text: str, language: Language, percent: float
) -> None:
    assert next(shares_told(fold(text), language)).percent == percent


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("après 6 mois sur 12", "fr"),
        ("10 sur 10", "fr"),
        ("12 clients sur 37", "fr"),
        ("we met in 2024 in 4 days", "en"),
        ("3 in 10 000 places", "en"),
        ("two partners in Laval", "en"),
    ],
)
def test_a_time_a_full_mark_or_another_count_is_no_share(text: str, language: Language) -> None:
    assert not list(shares_told(fold(text), language))


@pytest.mark.parametrize(
    ("text", "language", "times"),
    [
        ("Une communauté multiplie les revenus par dix", "fr", 10),
        ("une communauté double les revenus", "fr", 2),
        ("a community multiplies revenue by three", "en", 3),
        ("a community doubles revenue", "en", 2),
    ],
)
def test_what_is_multiplied_is_so_many_times_as_much(
    text: str, language: Language, times: float
) -> None:
    assert [f.value for f in figures_in(text, language) if f.unit == "times"] == [times]


def test_what_somebody_wants_to_double_is_no_figure() -> None:
    assert figures_in("Comment doubler mes ventes?", "fr") == ()
    assert figures_in("How do I double my sales?", "en") == ()
