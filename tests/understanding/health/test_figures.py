"""Figures of the five KPIs read from prose, with their role."""

from decimal import Decimal

import pytest

from advisor.language import Language
from advisor.understanding.health import KpiId, Number, read_health

Told = tuple[Number | None, Number | None, Number | None]


def told(text: str, language: Language, asking: KpiId | None = None) -> dict[str, Told]:
    kpis = read_health(text, language, asking=asking).kpis
    return {kpi: (k.value, k.target, k.previous) for kpi, k in kpis.items()}


def test_value_target_and_former_value_are_told_apart_in_french() -> None:
    text = (
        "Le partenariat nous a rapporté 12 500 $ sur un objectif de 20 000 $, et 14 nouveaux "
        "clients alors qu'on en visait 15. La rétention est à 90 %, contre 85 % l'an dernier."
    )
    assert told(text, "fr") == {
        "revenue_generated": (12500, 20000, None),
        "new_customers": (14, 15, None),
        "retention_rate": (90, None, 85),
    }


def test_value_target_and_former_value_are_told_apart_in_english() -> None:
    text = (
        "The partnership brought in $12,500 against a target of $20,000. We won 14 new customers; "
        "the goal was 15. Retention is 90%, up from 85% last year."
    )
    assert told(text, "en") == {
        "revenue_generated": (12500, 20000, None),
        "new_customers": (14, 15, None),
        "retention_rate": (90, None, 85),
    }


@pytest.mark.parametrize(
    ("text", "language", "kpi", "figures"),
    [
        ("On a reçu 34 leads. On en voulait 50.", "fr", "leads_generated", (34, 50, None)),
        ("leads 38 sur 40", "fr", "leads_generated", (38, 40, None)),
        ("45k$ de ventes, on espérait 60", "fr", "revenue_generated", (45000, 60000, None)),
        ("Ventes passées de 80 à 110 k$", "fr", "revenue_generated", (110000, None, 80000)),
        ("économies de 3 k$ au lieu des 5 k$ promis", "fr", "costs_saved", (3000, 5000, None)),
        ("CA: 60k / 100k", "fr", "revenue_generated", (60000, 100000, None)),
        ("Leads? 40. Non pardon, 45.", "fr", "leads_generated", (45, None, None)),
        ("Pour l'an prochain on vise 200 leads. Cette année? 120.", "fr", "leads_generated",
         (120, None, None)),
        ("En 2023, 70 leads. En 2024, 95 leads.", "fr", "leads_generated", (95, None, 70)),
        ("Aucun lead cette année.", "fr", "leads_generated", (0, None, None)),
        ("We got 34 leads. We wanted 50.", "en", "leads_generated", (34, 50, None)),
        ("leads: 40/50", "en", "leads_generated", (40, 50, None)),
        ("45k in sales, was hoping for 60", "en", "revenue_generated", (45000, 60000, None)),
        ("12 new accounts instead of the 20 planned", "en", "new_customers", (12, 20, None)),
        ("Leads? 40. No wait, 45.", "en", "leads_generated", (45, None, None)),
        ("Last year: 60 leads. This year: 45 leads.", "en", "leads_generated", (45, None, 60)),
        ("no new customers yet", "en", "new_customers", (0, None, None)),
        ("We saved $4,000, half of the $8,000 target.", "en", "costs_saved", (4000, 8000, None)),
    ],
)  # fmt: skip
def test_a_phrasing_gives_its_figures(
    text: str, language: Language, kpi: str, figures: Told
) -> None:
    assert told(text, language) == {kpi: figures}


@pytest.mark.parametrize(
    ("text", "language", "rate"),
    [
        ("On a perdu 10 % de nos clients.", "fr", 90),
        ("80 clients au départ, 72 encore là.", "fr", 90),
        ("9 clients sur 10 ont renouvelé.", "fr", 90),
        ("Deux clients sur 25 nous ont quittés.", "fr", 92),
        ("On a commencé avec 60 clients, on finit avec 66 dont 12 nouveaux.", "fr", 90),
        ("On n'a pas perdu un seul client.", "fr", 100),
        ("Our churn is 12%.", "en", 88),
        ("We started with 80 clients and 72 are still with us.", "en", 90),
        ("We lost 8 of our 80 customers.", "en", 90),
        ("We kept 55 of 60 customers.", "en", Decimal("91.67")),
    ],
)
def test_retention_comes_from_churn_and_head_counts(
    text: str, language: Language, rate: Number
) -> None:
    assert told(text, language)["retention_rate"] == (rate, None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Notre chiffre d'affaires total est de 2,4 M$ et on est 14 employés.", "fr"),
        ("Notre autre partenaire nous amène 75 leads par année.", "fr"),
        ("Le partenariat coûte 12 000 $ par année et notre forfait se vend 85 $.", "fr"),
        ("On se voit 3 fois par mois pendant 2 heures, au 4500 rue Saint-Denis.", "fr"),
        ("Un bon taux de rétention, c'est 90 %?", "fr"),
        ("mets 100 % partout", "fr"),
        ("Our whole company turns over 3.2 million and 200 people work here.", "en"),
        ("Our other partner in Ottawa gets us 75 leads a year.", "en"),
        ("We pay $1,500 in fees and the rent is $2,400 a month.", "en"),
        ("Next year we should get 20 new customers.", "en"),
        ("What is a good retention rate, 80%?", "en"),
        ("Somewhere between 40 and 50 leads.", "en"),
    ],
)
def test_figures_of_something_else_are_left_alone(text: str, language: Language) -> None:
    assert told(text, language) == {}


def test_a_part_of_those_just_counted_is_told_by_what_follows_it() -> None:
    text = "They sent 410 leads and 150 of them became new customers."
    assert told(text, "en") == {
        "leads_generated": (410, None, None),
        "new_customers": (150, None, None),
    }


def test_customers_out_of_leads_are_no_target() -> None:
    assert told("12 new clients out of 31 intros", "en") == {
        "leads_generated": (31, None, None),
        "new_customers": (12, None, None),
    }


def test_a_table_with_years_at_its_head_tells_what_was_reached_and_before() -> None:
    french = "\t2023-24\t2024-25\tcible\nventes par eux\t41 000\t52 500\t60 000"
    english = "2024\t2025\tgoal\nleads from them\tn/a\t64\t80"
    assert told(french, "fr") == {"revenue_generated": (52500, 60000, 41000)}
    assert told(english, "en") == {"leads_generated": (64, 80, None)}


def test_lists_and_tables_give_every_figure() -> None:
    listed = "Objectifs: 20 clients, 50 leads, 80 000 $. Réalisé: 17 clients, 52 leads, 76 500 $."
    assert told(listed, "fr") == {
        "revenue_generated": (76500, 80000, None),
        "new_customers": (17, 20, None),
        "leads_generated": (52, 50, None),
    }
    table = "| KPI | actual | target |\n|---|---|---|\n| leads | 40 | 50 |\n| churn | 12% | 8% |"
    assert told(table, "en") == {
        "leads_generated": (40, 50, None),
        "retention_rate": (88, 92, None),
    }


def test_an_extra_cost_is_a_negative_saving() -> None:
    text = "Instead of saving the $10,000 we planned, we spent an extra $2,000."
    assert told(text, "en") == {"costs_saved": (-2000, 10000, None)}


@pytest.mark.parametrize(
    ("answer", "language", "asking", "figures"),
    [
        ("60 000 sur 100 000", "fr", "revenue_generated", (60000, 100000, None)),
        ("rien encore", "fr", "new_customers", (0, None, None)),
        ("environ 12", "fr", "leads_generated", (12, None, None)),
        ("9 sur 10", "fr", "retention_rate", (90, None, None)),
        ("9 sur 10", "fr", "new_customers", (9, 10, None)),
        ("90, 85 l'an passé", "fr", "retention_rate", (90, None, 85)),
        ("un seul", "fr", "new_customers", (1, None, None)),
        ("about a dozen, goal of fifteen", "en", "new_customers", (12, 15, None)),
        ("nothing yet", "en", "costs_saved", (0, None, None)),
        ("12k", "en", "revenue_generated", (12000, None, None)),
    ],
)
def test_a_bare_figure_answers_the_question_just_asked(
    answer: str, language: Language, asking: KpiId, figures: Told
) -> None:
    assert told(answer, language, asking) == {asking: figures}


def test_a_figure_with_its_own_name_is_not_the_answer_to_another_question() -> None:
    assert told("on a eu 14 leads", "fr", "revenue_generated") == {
        "leads_generated": (14, None, None)
    }
    assert told("je sais pas", "fr", "revenue_generated") == {}


def test_the_words_are_those_of_the_message() -> None:
    reading = read_health("Côté ventes : 12\u00a0500 $, l'objectif étant 20 000 $.", "fr")
    assert reading.kpis["revenue_generated"].words == (
        "ventes : 12\u00a0500 $, l'objectif étant 20 000 $"
    )


def test_a_kpi_named_without_a_figure_is_kept_as_named() -> None:
    assert read_health("Je veux suivre les leads et la rétention.", "fr").named == (
        "retention_rate",
        "leads_generated",
    )
