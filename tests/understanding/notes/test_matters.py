"""What of notes the readers of the forms are given: the partnership's figures, not the firm's."""

import pytest

from advisor.understanding.notes.matters import bears_on_view, dimensions_of, health_text


@pytest.mark.parametrize(
    "passage",
    [
        "Loyer 5 200 $ par mois, bail jusqu'en 2030.",
        "Hypothèque de 410 000 $ renouvelée au printemps.",
        "L'atelier lui-même : 18 employés. Camions loués 2 900 $ par mois.",
        "L'entente est courte, voir à la page trois.",
        "La ferme elle-même:\nTaxes 3 800 $\nRécolte 41 000 $",
        "Ventes annuelles de trois millions deux.",
        "Mortgage of $410,000 renewed last spring.",
        "Firm itself: 40 people. Somewhere near two million four.",
        "Rest of the business: van leases 3,100 a month.",
        "The studio as such:\nRevenue 910,000",
    ],
)
def test_figures_of_the_firm_itself_are_not_read(passage: str) -> None:
    told = health_text(passage)
    assert not any(sign.isdigit() for sign in told)
    assert "million" not in told
    assert "trois" not in told


@pytest.mark.parametrize(
    "passage",
    [
        "Leurs membres ont acheté pour 64 300 $ depuis septembre.",
        "Ça représente 118 000 $ de ventes venues de Quiet Harbour.",
        "Le loyer partagé avec eux : 4 100 $ économisés.",
        "They brought us $64,300 since September.",
        "Sharing the rent with them saved $4,100.",
    ],
)
def test_figures_tied_to_the_partner_are_read(passage: str) -> None:
    assert health_text(passage) == passage


def test_a_taste_or_a_customer_who_complains_is_no_view_of_the_partner() -> None:
    assert not bears_on_view("la fougasse aux olives: écoeurante", "mutual_satisfaction")
    assert not bears_on_view("Deux clients mécontents cet été", "mutual_satisfaction")
    assert not bears_on_view("The cookies were amazing", "mutual_satisfaction")
    assert bears_on_view("on est vraiment bien avec eux", "mutual_satisfaction")
    assert bears_on_view("He's frustrated", "mutual_satisfaction")


@pytest.mark.parametrize(
    ("dimension", "words"),
    [
        ("finances", "Ils paient leurs fournisseurs à 90 jours"),
        ("finances", "Six months of rent are already set aside"),
        ("production_capacity", "ils pourraient prendre un tiers de commandes de plus"),
        ("production_capacity", "The night crew is half idle"),
        ("human_resources", "Personne n'est libéré pour ça"),
        ("human_resources", "There is nobody to run it"),
        ("offer_maturity", "Le jeu a été vendu à 60 écoles et presque toutes le rachètent"),
        ("relational_cultural_capital", "Her cousin would introduce her to every buyer there"),
        ("relational_cultural_capital", "elle connaît tous les acheteurs là-bas"),
        ("adaptability", "They rebuilt the service for a German client"),
    ],
)
def test_signs_of_readiness_told_in_many_ways_bear_on_their_dimension(
    dimension: str, words: str
) -> None:
    assert dimension in dimensions_of(words)
