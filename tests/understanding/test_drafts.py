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
BARE_MAIL_FR = """Salut Jo, donc pour l'été : tu me prêtes ton camion les fins de semaine, du
1er juin au 31 août, pis moi je cuisine pis je fais le ménage. On sépare les ventes 60/40, payé le
lundi. Le menu c'est moi qui décide, les places c'est toi. Mes recettes restent à moi.
Si un de nous deux veut lâcher, deux semaines d'avance. Si on se pogne on va en jaser avec ta
soeur. Ça te va?"""
BARE_MAIL_EN = """Hi Priya, just so it's written somewhere: you store my canoes in your barn from
November to April, I pay you $60 a month and I fix your dock in spring. If you need the space
back, give me three weeks. If one gets damaged we split the repair. We each stay our own business,
nobody works for nobody. Whoever's unhappy calls the other first. Sound good?"""
CHAT_FR = """[10:02] Léa: bon on met ça clair : je fais les bouquets, tu livres
[10:03] Sam: ok. 12 $ par livraison?
[10:04] Léa: oui, payé le vendredi, les photos restent à moi
[10:05] Sam: jusqu'à la fête des mères pis on voit
[10:07] Sam: pis si ça marche pas on s'avertit une semaine avant
[10:08] Léa: parfait, pis on parle pas de nos prix à personne
[10:08] Sam: les couleurs c'est toi qui décides, deal"""
MINUTES_EN = """Minutes - joint stand, Tuesday
Sofia brings the tent and the tables; Karl handles the till and the permit.
Rent $300, half each, before June 1. Sales: each keeps own.
Stand runs June 12 to August 28.
Recipes stay with whoever wrote them.
Disagreement: the market manager settles it.
Either may stop with two weeks' notice. Goal: 150 customers a weekend."""
LONG_QUESTION_FR = (
    "Je veux écrire une entente avec une autre ferme pour partager un tracteur, sans me tromper. "
    "Qu'est-ce que je devrais y mettre à propos de l'argent, de la durée, de la confidentialité, "
    "de qui décide, de la façon de sortir et de la médiation, et dans quel ordre est-ce qu'on "
    "négocie tout ça? On se connaît depuis dix ans mais on n'a jamais rien signé ensemble."
)
LONG_QUESTION_EN = (
    "Mediation, arbitration, confidentiality, intellectual property, term, exit: your article "
    "lists all of these as things a good agreement should settle. Could you explain each one in a "
    "sentence, with an example from a small firm, and tell me which three matter most when two "
    "bakeries share an oven and split the costs and decide together on hours?"
)
PAST_FR = (
    "Je raconte : mon associé a lâché le projet en mars sans préavis, il avait promis 5 000 $, il "
    "garde les photos et le logo qui sont à moi, il montre mes prix à tout le monde et il décide "
    "tout seul de la vitrine. On s'est chicanés devant les clients, on n'avait pas d'objectif. "
    "Chacun reste chez soi maintenant. Je suis découragée, on était amis depuis le secondaire."
)
PAST_EN = (
    "My partner promised me half the profits and then kept the photos and the recipe, which were "
    "mine. He told everyone our prices, he decided alone on the stand, and when I wanted out he "
    "said three weeks' notice. We quarrelled all summer, there was no target, each went home with "
    "her own debts, about $4,000. It went on until August."
)


@pytest.mark.parametrize("text", [ASKED_FR, ONE_LINE_FR, BARE_EN, f"Check this, pls:\n\n{BARE_EN}"])
def test_lines_that_settle_things_between_parties_are_a_draft(text: str) -> None:
    assert is_draft(text)


@pytest.mark.parametrize("text", [REPORT, STORY, QUESTION, COMPANY, "", "Review this agreement."])
def test_a_report_a_story_a_question_and_a_company_are_no_draft(text: str) -> None:
    assert not is_draft(text)


@pytest.mark.parametrize("text", [BARE_MAIL_FR, BARE_MAIL_EN, CHAT_FR, MINUTES_EN])
def test_an_email_a_chat_or_minutes_that_settle_many_matters_are_a_draft(text: str) -> None:
    assert is_draft(text)


@pytest.mark.parametrize("text", [LONG_QUESTION_FR, LONG_QUESTION_EN, PAST_FR, PAST_EN])
def test_a_question_about_agreements_or_a_quarrel_told_is_no_draft(text: str) -> None:
    assert not is_draft(text)
