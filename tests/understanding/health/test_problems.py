"""Figures that contradict each other or that cannot be, and the period under way."""

import pytest

from advisor.language import Language
from advisor.understanding.health import Period, read_health


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Selon notre CRM, 40 leads; lui, dans son rapport, il en compte 65.", "fr"),
        ("The dashboard says 40 leads but the account manager says 65.", "en"),
    ],
)
def test_a_contradiction_is_named_and_never_picked(text: str, language: Language) -> None:
    reading = read_health(text, language)
    (problem,) = reading.problems
    assert (problem.kind, problem.kpi, problem.values) == (
        "contradiction",
        "leads_generated",
        (40, 65),
    )
    assert "leads_generated" not in reading.kpis
    assert "leads_generated" not in reading.named


@pytest.mark.parametrize(
    ("text", "language", "kpi", "value"),
    [
        ("La rétention est de 140 %.", "fr", "retention_rate", "140"),
        ("-12 nouveaux clients dans le rapport", "fr", "new_customers", "-12"),
        ("We kept 58 out of 52 customers.", "en", "retention_rate", "111.54"),
        ("Revenue of -$3,000 in the report.", "en", "revenue_generated", "-3000"),
    ],
)
def test_an_impossible_figure_is_kept_and_named(
    text: str, language: Language, kpi: str, value: str
) -> None:
    reading = read_health(text, language)
    (problem,) = reading.problems
    assert (problem.kind, problem.kpi) == ("impossible", kpi)
    assert str(reading.kpis[problem.kpi].value) == value


def test_a_figure_said_twice_is_no_contradiction() -> None:
    reading = read_health("12 nouveaux clients. Oui, 12 nouveaux clients!", "fr")
    assert reading.problems == ()
    assert reading.kpis["new_customers"].value == 12


@pytest.mark.parametrize(
    ("text", "language", "elapsed", "total"),
    [
        ("Après 6 mois sur 12, ça va.", "fr", 6, 12),
        ("On est au quatrième mois d'une entente d'un an.", "fr", 4, 12),
        ("Nous sommes à mi-chemin d'une entente de deux ans.", "fr", 12, 24),
        ("Il reste 3 mois à l'entente de 12 mois.", "fr", 9, 12),
        ("We are six months into a twelve-month agreement.", "en", 6, 12),
        ("It's been eight months of a two year deal.", "en", 8, 24),
        ("Month 7 of the annual contract.", "en", 7, 12),
    ],
)
def test_a_period_under_way_is_read_in_months(
    text: str, language: Language, elapsed: int, total: int
) -> None:
    assert read_health(text, language).period == Period(elapsed, total)


def test_a_duration_alone_is_no_period() -> None:
    assert read_health("On travaille ensemble depuis 3 ans.", "fr").period is None
    assert read_health("We meet for 2 hours every 3 weeks.", "en").period is None
