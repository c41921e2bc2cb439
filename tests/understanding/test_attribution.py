"""Who a question credits with a statement, against who made it."""

import pytest

from advisor.knowledge import Knowledge
from advisor.language import Language
from advisor.understanding.attribution import wrong_attribution
from advisor.understanding.premise import Mistake, mistaken_premise
from tests.found import found_of

RONDEAU = "local-alliances.rondeau"
OPACITY = "culture.opacity"
COMMUNITY = "customers.figure-5-4"
SUPPORTED = "helping.pme-mtl-3800"
IMMIGRANT = "readiness.immigrant-export-propensity"
RAAV = "agreement.raav"
NOBODYS = "readiness.diagnose-first"
RIGHT = {
    RONDEAU: "Guillaume Rondeau",
    COMMUNITY: "Community Roundtable",
    OPACITY: "S. Radtchenko-Draillard",
}


@pytest.mark.parametrize(
    ("question", "language", "unit", "wrong"),
    [
        ("Selon Luc Rabouin, que donne la coopétition?", "fr", RONDEAU, "Luc Rabouin"),
        ("La coopétition, d'après Antoine Gagnon, apporte quoi?", "fr", RONDEAU, "Antoine Gagnon"),
        ("Est-ce Luc Rabouin qui vante la coopétition?", "fr", RONDEAU, "Luc Rabouin"),
        ("C'est bien le maire Coderre qui parle de coopétition?", "fr", RONDEAU, "Coderre"),
        (
            "pourquoi Valérie Plante a dit que la coopétition donne des avantages",
            "fr",
            RONDEAU,
            "Valérie Plante",
        ),
        (
            "Il a raison, quand Luc Rabouin affirme que la coopétition paie?",
            "fr",
            RONDEAU,
            "Luc Rabouin",
        ),
        ("La phrase de Rabouin sur la coopétition, c'est quoi?", "fr", RONDEAU, "Rabouin"),
        ("L'étude de McKinsey sur les communautés, elle dit quoi?", "fr", COMMUNITY, "McKinsey"),
        (
            "selon le Harvard Business Review, la communauté paie combien?",
            "fr",
            COMMUNITY,
            "Harvard Business Review",
        ),
        ("According to Luc Rabouin, what does coopetition bring?", "en", RONDEAU, "Luc Rabouin"),
        ("Was it Luc Rabouin who praised coopetition?", "en", RONDEAU, "Luc Rabouin"),
        ("It was Mayor Plante who spoke of coopetition, right?", "en", RONDEAU, "Plante"),
        ("Why has Antoine Gagnon said that coopetition works?", "en", RONDEAU, "Antoine Gagnon"),
        ("As Rabouin put it, coopetition yields advantages. Which?", "en", RONDEAU, "Rabouin"),
        ("What is in the quote from Luc Rabouin on coopetition?", "en", RONDEAU, "Luc Rabouin"),
        ("What does the study by McKinsey say on communities?", "en", COMMUNITY, "McKinsey"),
        (
            "As Geert Hofstede explained, cultures make talks opaque?",
            "en",
            OPACITY,
            "Geert Hofstede",
        ),
    ],
)
def test_a_statement_given_to_the_wrong_person_is_told_apart(
    question: str, language: Language, unit: str, wrong: str, knowledge: Knowledge
) -> None:
    found = found_of(unit, NOBODYS)

    assert wrong_attribution(question, language, found, knowledge) == (unit, RIGHT[unit], wrong)
    assert mistaken_premise(question, language, found, knowledge) == Mistake(
        "attribution", unit, RIGHT[unit], wrong
    )


@pytest.mark.parametrize(
    ("question", "language", "unit"),
    [
        ("Selon Guillaume Rondeau, que donne la coopétition?", "fr", RONDEAU),
        ("Pourquoi Rondeau a dit que la coopétition paie?", "fr", RONDEAU),
        ("selon guillaume rondeau la coopétition paie", "fr", RONDEAU),
        ("D'après Radtchenko-Draillard, pourquoi la relation est opaque?", "fr", OPACITY),
        ("L'étude de Community Roundtable dit quoi?", "fr", COMMUNITY),
        ("Selon Affaires mondiales Canada, les immigrants exportent plus?", "fr", IMMIGRANT),
        ("C'est Luc Rabouin qui parle de 3 800 entreprises?", "fr", SUPPORTED),
        ("Le RAAV dit quoi du droit d'auteur? Selon le RAAV, c'est à qui?", "fr", RAAV),
        ("According to Guillaume Rondeau, what does coopetition bring?", "en", RONDEAU),
        ("Why has guillaume rondeau said that?", "en", RONDEAU),
        ("As Radtchenko-Draillard explained, why opaque?", "en", OPACITY),
        ("What did the study by Community Roundtable find?", "en", COMMUNITY),
        ("Per Global Affairs Canada, do immigrants export more?", "en", IMMIGRANT),
        ("It was Luc Rabouin who spoke of 3,800 businesses?", "en", SUPPORTED),
    ],
)
def test_the_right_person_is_no_mistake(
    question: str, language: Language, unit: str, knowledge: Knowledge
) -> None:
    assert wrong_attribution(question, language, found_of(unit, NOBODYS), knowledge) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Selon Luc Rabouin, est-ce Guillaume Rondeau qui parle de coopétition?", "fr"),
        ("According to Luc Rabouin, did Guillaume Rondeau speak of coopetition?", "en"),
    ],
)
def test_no_mistake_is_seen_where_the_right_person_is_named_as_well(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert wrong_attribution(question, language, found_of(RONDEAU), knowledge) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Mon associée Julie Tremblay veut une coopétition, bonne idée?", "fr"),
        ("Je négocie avec Bombardier, la coopétition aide?", "fr"),
        ("Bonjour! Je m'appelle Karim, c'est quoi la coopétition?", "fr"),
        ("mon ami marc dit que la coopétition paie", "fr"),
        ("My partner Julie Tremblay wants coopetition, good idea?", "en"),
        ("I negotiate with Bombardier, does coopetition help?", "en"),
        ("Hi! My name is Karim, what is coopetition?", "en"),
        ("my friend mark says coopetition pays", "en"),
    ],
)
def test_a_person_of_ones_own_who_is_credited_with_nothing_is_no_mistake(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert wrong_attribution(question, language, found_of(RONDEAU), knowledge) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("C'est le Mexique qui donne le plus d'avantages en coopétition?", "fr"),
        ("L'idée de l'Allemagne sur la coopétition, c'est quoi?", "fr"),
        ("Is it Mexico that gives the most advantages?", "en"),
        ("What is the idea from Germany on coopetition?", "en"),
    ],
)
def test_a_place_is_nobody(question: str, language: Language, knowledge: Knowledge) -> None:
    assert wrong_attribution(question, language, found_of(RONDEAU), knowledge) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Selon Luc Rabouin, faut-il se diagnostiquer d'abord?", "fr"),
        ("According to Luc Rabouin, should I assess myself first?", "en"),
    ],
)
def test_a_unit_that_states_nobodys_words_cannot_be_credited_wrongly(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert wrong_attribution(question, language, found_of(NOBODYS), knowledge) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Selon Luc Rabouin, que donne la coopétition?", "fr"),
        ("According to Luc Rabouin, what does coopetition bring?", "en"),
    ],
)
def test_a_statement_far_down_the_list_is_not_compared(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    found = found_of(NOBODYS, "agreement.roles", RONDEAU)

    assert wrong_attribution(question, language, found, knowledge) is None


@pytest.mark.parametrize(
    ("question", "language", "wrong"),
    [
        ("Selon la BDC, que donne la coopétition?", "fr", "BDC"),
        ("Le CEFRIO a vanté la coopétition, avec raison?", "fr", "CEFRIO"),
        ("According to OECD, what does coopetition bring?", "en", "OECD"),
    ],
)
def test_an_acronym_that_the_content_never_uses_is_a_stranger(
    question: str, language: Language, wrong: str, knowledge: Knowledge
) -> None:
    credited = wrong_attribution(question, language, found_of(RONDEAU), knowledge)

    assert credited is not None
    assert credited[2] == wrong


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Selon un OBNL de mon quartier, la coopétition paie?", "fr"),
        ("Nos KPI ont souligné la coopétition, et après?", "fr"),
        ("My CEO said coopetition pays, does it?", "en"),
    ],
)
def test_an_acronym_of_the_trade_credits_nobody(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert wrong_attribution(question, language, found_of(RONDEAU), knowledge) is None


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Selon PME MTL, combien d'entreprises sont accompagnées?", "fr"),
        ("According to PME MTL, how many businesses get support?", "en"),
    ],
)
def test_a_name_that_the_unit_itself_uses_is_no_mistake(
    question: str, language: Language, knowledge: Knowledge
) -> None:
    assert wrong_attribution(question, language, found_of(SUPPORTED), knowledge) is None
