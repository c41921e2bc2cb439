"""What notes say of the forms: figures and signs, of what is open and known only."""

from advisor.tools.notes_reading import fields_of
from advisor.tools.spec import Readers
from advisor.understanding.notes import read_notes

_FR = """Cliente : Boréale

Partenaire
- ventes par le partenaire : 45 000 $, cible 60 000 $
- leads : à vérifier, peut-être 120
- elle est très satisfaite du partenariat

L'usine roule à pleine capacité, ils refusent des commandes.
Le CA a réservé 40 000 $ pour l'export.

[privé] rétention à 61 %"""
_EN = """Client: Harrow

Revenue through the partner was $61,000 this year. The target was $75,000.
They have $350k in cash. The partner takes 12% on each event.

PRIVATE
- retention fell to 61%"""


def test_figures_are_read_with_a_target_told_apart(readers: Readers) -> None:
    health = fields_of(read_notes(_FR), readers).health
    assert set(health.kpis) == {"revenue_generated"}
    assert (health.kpis["revenue_generated"].value, health.kpis["revenue_generated"].target) == (
        45000,
        60000,
    )
    assert health.signs["mutual_satisfaction"].sign == "positive"


def test_cash_commissions_and_private_shares_are_no_figures(readers: Readers) -> None:
    health = fields_of(read_notes(_EN), readers).health
    assert set(health.kpis) == {"revenue_generated"}
    assert (health.kpis["revenue_generated"].value, health.kpis["revenue_generated"].target) == (
        61000,
        75000,
    )


def test_signs_of_readiness_rest_on_words_about_their_dimension(readers: Readers) -> None:
    signals = fields_of(read_notes(_FR), readers).signals
    assert signals["production_capacity"].sign == "weak"
    assert "offer_maturity" not in signals


def test_a_figure_in_each_language_is_read(readers: Readers) -> None:
    notes = "Ventes par le partenaire : 45 000 $ cette année.\n\nWe got 12 new customers from them."
    kpis = fields_of(read_notes(notes), readers).health.kpis
    assert (kpis["revenue_generated"].value, kpis["new_customers"].value) == (45000, 12)


def test_empty_notes_fill_nothing(readers: Readers) -> None:
    read = fields_of(read_notes("Merci pour le café!"), readers)
    assert (read.health.kpis, read.signals) == ({}, {})


def test_leads_count_though_a_word_of_the_bank_stands_beside(readers: Readers) -> None:
    told = "Boreal\n\nThe Caisse sent us 84 leads. We had planned on 100."
    leads = fields_of(read_notes(told), readers).health.kpis["leads_generated"]
    assert (leads.value, leads.target) == (84, 100)
