"""Figures that another figure tells, and amounts that are none."""

import pytest

from advisor.language import Language
from advisor.understanding.health import read_health
from advisor.understanding.health.model import KpiId


def figures(text: str, language: Language, kpi: KpiId) -> tuple[object, object, object]:
    """The value, target and previous that are read of a KPI."""
    read = read_health(text, language).kpis.get(kpi)
    return (read.value, read.target, read.previous) if read else (None, None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Notre facture de chauffage est passée de 48 000 $ à 39 000 $ par an.", "fr"),
        ("It took our heating bill from $48,000 down to $39,000.", "en"),
    ],
)
def test_a_bill_that_went_down_tells_what_was_saved(text: str, language: Language) -> None:
    assert figures(text, language, "costs_saved") == (9000, None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L'an passé 20 leads, cette année le double.", "fr"),
        ("20 leads last year, this year twice that.", "en"),
    ],
)
def test_twice_a_former_figure_is_the_value(text: str, language: Language) -> None:
    assert figures(text, language, "leads_generated") == (40, None, 20)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On a eu 14 nouveaux clients, 3 de plus que l'an dernier.", "fr"),
        ("We won 14 new customers, 3 more than last year.", "en"),
    ],
)
def test_a_change_since_last_year_tells_the_former_figure(text: str, language: Language) -> None:
    assert figures(text, language, "new_customers") == (14, None, 11)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Objectif : 40 références. Résultat : 22. Objectif : 50 k$. Résultat : 41 k$.", "fr"),
        ("Goal: 40 referrals. Actual: 22. Goal: $50k. Actual: $41k.", "en"),
    ],
)
def test_sums_among_short_entries_are_revenue(text: str, language: Language) -> None:
    assert figures(text, language, "leads_generated") == (22, 40, None)
    assert figures(text, language, "revenue_generated") == (41000, 50000, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("3 clients (on voulait 10), 8k (on voulait 25k), 12 leads (on voulait 50).", "fr"),
        ("3 customers (wanted 10), 8k (wanted 25k), 12 leads (wanted 50).", "en"),
    ],
)
def test_thousands_are_never_customers(text: str, language: Language) -> None:
    assert figures(text, language, "new_customers") == (3, 10, None)
    assert figures(text, language, "revenue_generated") == (8000, 25000, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Résumé (6e mois sur 12) : 58 leads sur 100 visés.", "fr"),
        ("Summary (month 6 of 12): 58 leads of 100 targeted.", "en"),
    ],
)
def test_the_month_that_it_is_is_no_figure(text: str, language: Language) -> None:
    assert figures(text, language, "leads_generated") == (58, 100, None)
    period = read_health(text, language).period
    assert period is not None
    assert (period.elapsed_months, period.total_months) == (6, 12)
