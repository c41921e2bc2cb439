"""A draft agreement told apart from a story, a question and a report of results."""

import pytest

from advisor.understanding.drafts import is_draft

ASKED_FR = """Jette un œil à notre contrat stp
La boulangerie fait les pains et les livre avant 7 h.
Le resto paie 3 $ le pain chaque lundi.
Ça dure un an.
Si chicane, on va voir un médiateur."""
ONE_LINE_FR = (
    "Vérifie ce texte d'entente : 1. La ferme livre 30 paniers par semaine. 2. Le café paie 12 $ "
    "du panier, le vendredi. 3. L'entente commence le 1er juin et finit le 30 septembre."
)
BARE_EN = """LETTER OF AGREEMENT
The school lends its gym on Sundays from May 2 to June 27.
The club pays $40 an hour, monthly.
The club cleans up.
The agreement ends on June 30."""
REPORT = """Analyse notre entente avec la Coop :
Ventes : 45 000 $ (cible 50 000 $)
Nouveaux clients : 8, objectif 10
Rétention : 88 % (cible 90 %)
Pistes : 30 sur 40, coûts économisés : 2 000 $ sur 3 000 $"""
STORY = """Voici notre situation :
je fais des savons
mon partenaire les vend et il garde 40 % des ventes
j'ai pas de contrat avec lui
qu'est-ce que je devrais mettre dedans pour me protéger?"""
QUESTION = (
    "Our agreement with the distributor: they pay late, they keep the customer list, they decide "
    "everything alone. We signed two years ago. Should we end it and how do we do it properly?"
)
COMPANY = """L'entreprise fabrique des meubles à Laval.
Elle compte 14 employés et vend dans 40 points de vente.
Elle garde six mois de liquidités.
Le directeur parle espagnol.
Est-elle prête à exporter?"""


@pytest.mark.parametrize("text", [ASKED_FR, ONE_LINE_FR, BARE_EN, f"Check this, pls:\n\n{BARE_EN}"])
def test_lines_that_settle_things_between_parties_are_a_draft(text: str) -> None:
    assert is_draft(text)


@pytest.mark.parametrize("text", [REPORT, STORY, QUESTION, COMPANY, "", "Review this agreement."])
def test_a_report_a_story_a_question_and_a_company_are_no_draft(text: str) -> None:
    assert not is_draft(text)
