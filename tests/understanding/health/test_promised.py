"""What was promised against what came of it, and digits that are no figure."""

import pytest

from advisor.language import Language
from advisor.understanding.health import read_health
from advisor.understanding.health.model import KpiId

Told = tuple[object, object, object]


def figures(text: str, language: Language, kpi: KpiId) -> Told:
    """The value, target and previous that are read of a KPI."""
    read = read_health(text, language).kpis.get(kpi)
    return (read.value, read.target, read.previous) if read else (None, None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On espérait 36 prospects cette saison, on en a reçu 9.", "fr"),
        ("Les pistes, c'est 9 sur 36 promises.", "fr"),
        ("Neuf prospects seulement; la convention en fixe trente-six.", "fr"),
        ("We were hoping for 36 leads this season, we got nine of them.", "en"),
        ("They've passed us 9 of the 36 leads in the agreement.", "en"),
        ("Nine leads came in, whereas the contract sets 36.", "en"),
    ],
)
def test_what_came_is_told_apart_from_what_was_promised(text: str, language: Language) -> None:
    assert figures(text, language, "leads_generated") == (9, 36, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("18 nouveaux clients, comme visé, et 12 000 $ de ventes sur 30 000 $ prévus.", "fr"),
        ("18 new customers, as targeted, and $12,000 in sales against a goal of $30,000.", "en"),
    ],
)
def test_an_aim_that_was_met_is_value_and_target(text: str, language: Language) -> None:
    assert figures(text, language, "new_customers") == (18, 18, None)
    assert figures(text, language, "revenue_generated") == (12000, 30000, None)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("L'objectif de 9 000 $ d'économies a été atteint.", "fr", 9000),
        ("L'objectif de 9 000 $ d'économies n'a pas été atteint.", "fr", None),
        ("The $9,000 savings goal was reached.", "en", 9000),
        ("The $9,000 savings goal was not reached.", "en", None),
    ],
)
def test_an_aim_is_only_met_where_it_is_said_so(
    text: str, language: Language, value: object
) -> None:
    assert figures(text, language, "costs_saved") == (value, 9000, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le protocole nous donne 40 références. Personne n'a tenu le compte.", "fr"),
        ("On paper the deal gives us 40 referrals. Nobody has kept count or tracked it.", "en"),
    ],
)
def test_a_promise_that_nobody_counted_is_no_result(text: str, language: Language) -> None:
    assert figures(text, language, "leads_generated") == (None, 40, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le roulement de nos clients est à 14 %; l'entente fixait un plafond de 10 %.", "fr"),
        ("Customer churn is 14%, and the deal set a ceiling of 10% churn.", "en"),
    ],
)
def test_a_ceiling_of_churn_is_a_target_of_retention(text: str, language: Language) -> None:
    assert figures(text, language, "retention_rate") == (86, 90, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("On avait 50 abonnés. Aujourd'hui on en a 48; 6 d'entre eux sont nouveaux.", "fr"),
        ("Opened the year with 50 members, closed it with 48; 6 of the 48 are new members.", "en"),
    ],
)
def test_those_won_meanwhile_are_not_kept(text: str, language: Language) -> None:
    assert figures(text, language, "retention_rate") == (84, None, None)
    assert figures(text, language, "new_customers") == (6, None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La fidélité de nos clients va bien. Contrat 4471-B, tél. 1 450 555 0101.", "fr"),
        ("on perd des clients, textez-moi au 5145550142", "fr"),
        ("Customers are leaving us. File no. 88-104, phone 6135550199.", "en"),
        ("our retention? call me at 1 416 555 0188", "en"),
    ],
)
def test_the_digits_of_a_telephone_or_a_contract_are_no_rate(text: str, language: Language) -> None:
    assert not read_health(text, language).kpis


@pytest.mark.parametrize(
    ("text", "language", "months"),
    [
        ("Après cinq mois d'une entente de dix-huit, tout va bien.", "fr", (5, 18)),
        ("Ça fait quatre mois que le contrat roule, il en dure trente.", "fr", (4, 30)),
        ("It's been four months since the deal started; it runs for thirty.", "en", (4, 30)),
        ("The agreement is for 24 months and 10 are behind us.", "en", (10, 24)),
    ],
)
def test_a_period_is_read_where_its_length_goes_without_its_unit(
    text: str, language: Language, months: tuple[int, int]
) -> None:
    period = read_health(text, language).period
    assert period is not None
    assert (period.elapsed_months, period.total_months) == months


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Cible / réel\nVentes : 35 000 $ / 26 000 $\nRétention : 90 % / 88 %", "fr"),
        ("Target / actual\nSales: $35,000 / $26,000\nRetention: 90% / 88%", "en"),
    ],
)
def test_a_heading_gives_the_order_of_the_figures_under_it(text: str, language: Language) -> None:
    assert figures(text, language, "revenue_generated") == (26000, 35000, None)
    assert figures(text, language, "retention_rate") == (88, 90, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le partenaire nous a transmis des informations sur 12 prospects.", "fr"),
        ("The partner forwarded 12 information requests.", "en"),
    ],
)
def test_what_a_partner_passes_on_to_us_is_no_breach(text: str, language: Language) -> None:
    assert read_health(text, language).integrity.level == "none"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Prospects : 33 (+3 vs cible).", "fr"),
        ("Leads: 33 (+3 vs target).", "en"),
        ("33 prospects, alors que le plan en attend 30.", "fr"),
        ("33 leads, whereas the plan expects 30.", "en"),
    ],
)
def test_a_signed_gap_or_a_plan_tells_the_target(text: str, language: Language) -> None:
    assert figures(text, language, "leads_generated") == (33, 30, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La coop nous a transmis 55 prospects, dont 11 sont devenus clients.", "fr"),
        ("The co-op passed us 55 leads, of which 11 became customers.", "en"),
    ],
)
def test_leads_that_became_customers_are_both_figures(text: str, language: Language) -> None:
    assert figures(text, language, "leads_generated") == (55, None, None)
    assert figures(text, language, "new_customers") == (11, None, None)
