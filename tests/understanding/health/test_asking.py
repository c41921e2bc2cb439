"""The answer to a question about one KPI: a figure only where there is one."""

import pytest

from advisor.language import Language
from advisor.understanding.health import KpiId, read_health


@pytest.mark.parametrize(
    ("text", "language", "asking"),
    [
        ("un peu", "fr", "new_customers"),
        ("rien de nouveau", "fr", "retention_rate"),
        ("rien de nouveau", "fr", "leads_generated"),
        ("pas grand-chose", "fr", "costs_saved"),
        ("aucune idée", "fr", "leads_generated"),
        ("pas encore", "fr", "retention_rate"),
        ("a bit", "en", "new_customers"),
        ("not much", "en", "revenue_generated"),
        ("nothing new", "en", "retention_rate"),
        ("nothing to report", "en", "leads_generated"),
        ("no idea", "en", "costs_saved"),
    ],
)
def test_a_vague_answer_gives_no_figure(text: str, language: Language, asking: KpiId) -> None:
    assert read_health(text, language, asking=asking).kpis == {}


@pytest.mark.parametrize(
    ("text", "language", "asking", "value"),
    [
        ("rien pantoute", "fr", "leads_generated", 0),
        ("zéro", "fr", "new_customers", 0),
        ("juste une", "fr", "leads_generated", 1),
        ("none yet", "en", "new_customers", 0),
        ("just one", "en", "leads_generated", 1),
        ("about 40", "en", "leads_generated", 40),
    ],
)
def test_a_bare_answer_is_the_value_asked_for(
    text: str, language: Language, asking: KpiId, value: int
) -> None:
    assert read_health(text, language, asking=asking).kpis[asking].value == value


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On est à 60 % de notre cible de 50 000 $ de ventes.", "fr"),
        ("We reached 60% of the $50,000 sales target.", "en"),
    ],
)
def test_a_share_of_the_target_gives_the_value(text: str, language: Language) -> None:
    revenue = read_health(text, language).kpis["revenue_generated"]
    assert (revenue.value, revenue.target) == (30000, 50000)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ventes : 77 000 $, soit 7 000 $ de plus que l'objectif.", "fr"),
        ("Sales: $77,000, that's $7,000 more than the target.", "en"),
    ],
)
def test_a_gap_to_the_target_gives_the_target(text: str, language: Language) -> None:
    revenue = read_health(text, language).kpis["revenue_generated"]
    assert (revenue.value, revenue.target) == (77000, 70000)
