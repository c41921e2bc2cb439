"""What the whole firm sells is no revenue of its partnership."""

import pytest

from advisor.understanding.health import read_health
from advisor.understanding.notes import read_notes
from advisor.understanding.notes.matters import health_texts
from advisor.understanding.notes.turnover import without_turnover


def _revenue(text: str) -> tuple[object, object, object]:
    """The value, the target and the former value of the revenue brought, as notes tell them."""
    read = read_notes(text)
    told = "\n\n".join(health_texts([p.text for p in read.passages]))
    figures = read_health(told, read.language).kpis.get("revenue_generated")
    return (figures.value, figures.target, figures.previous) if figures else (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "14 employés, CA 1,4 M$ l'an passé",
        "PME de 30 employés, 4 M$ de chiffre d'affaires",
        "Revenus de l'entreprise : 800 k$.",
        "Ventes totales de 1,2 M$ en 2025, cible 1,5 M$",
        "14 employees, turnover $1.4M last year",
        "Total sales of $2M, goal $2.5M",
        "Company revenue: $3.2M, up from $2.9M.",
    ],
)
def test_a_firms_own_turnover_is_no_revenue_brought(text: str) -> None:
    assert _revenue(text) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "revenue"),
    [
        (
            "14 employés, CA 1,4 M$ l'an passé\n"
            "Partenariat : 60 000 $ de ventes sur une cible de 100 000 $",
            (60000, 100000, None),
        ),
        ("CA généré par l'entente : 45 k$ sur 60 k$ visés", (45000, 60000, None)),
        (
            "Annual revenue $1.4M, 14 staff\nSales through partner: $40k (target 60k)",
            (40000, 60000, None),
        ),
        ("Total sales of $2M. Partner brought $40k, target $60k.", (40000, 60000, None)),
    ],
)
def test_what_the_partner_brought_beside_it_is_read(
    text: str, revenue: tuple[object, object, object]
) -> None:
    assert _revenue(text) == revenue


def test_a_line_loses_only_the_part_on_the_firm() -> None:
    assert without_turnover("CA de 900 k$, dont 60 k$ avec le partenaire").strip() == (
        "dont 60 k$ avec le partenaire"
    )
    line = "CA : 45 k$ sur une cible de 60 k$"
    assert without_turnover(line) == line
    assert without_turnover("CA : 45 k$", "Partenariat :") == "CA : 45 k$"
    assert without_turnover("Turnover: $1.4M, 12 stores") == "12 stores"


@pytest.mark.parametrize(
    ("text", "revenue"),
    [
        (
            "Firm\n- $2.4M of billings last year\n\nPartnership w/ Ash Gyms\n"
            "- $51,000 in billings from Ash members\n- target was $60,000",
            (51000, 60000, None),
        ),
        (
            "WHERE THEY STAND\n* sales about $780K, up from $640K\n\n"
            "THE PARTNER: Ash group\n* sales through the clinics $46,500\n* goal $40,000",
            (46500, 40000, None),
        ),
        (
            "Activités\n- ventes 2025 : 610 000 $, on visait 700 000 $\n\n"
            "Partenariat avec Lorne\n- ventes venues d’eux : 27 400 $, on visait 35 000 $",
            (27400, 35000, None),
        ),
        ("L’atelier a fait 310 000 $. Ventes par le partenaire : 40 000 $.", (40000, None, None)),
        ("Sales through them: $38,200. Overall the shop did $290,000.", (38200, None, None)),
        ("Two stores, 13 employees, sales of $1.2M", (None, None, None)),
        ("Deux boutiques, 13 employés, ventes de 1,15 M$", (None, None, None)),
        ("The shop sold $20,000 with Ash.", (20000, None, None)),
    ],
)
def test_money_counts_where_it_is_tied_to_the_partner(
    text: str, revenue: tuple[object, object, object]
) -> None:
    assert _revenue(text) == revenue
