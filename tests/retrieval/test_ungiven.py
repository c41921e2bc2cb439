"""Kinds of thing that the guidance never gives, counted in the sentence that asks."""

import pytest

from advisor.language import Language
from advisor.retrieval.ungiven import ungiven


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Avez-vous un gabarit d'entente?", "fr"),
        ("ya tu un formulaire a remplir", "fr"),
        ("C'est quoi le numéro de téléphone de PME MTL?", "fr"),
        ("Quels sont les honoraires d'un médiateur?", "fr"),
        ("Est-ce que je paie la TVQ là-dessus?", "fr"),
        ("Quelle est la DATE LIMITE?", "fr"),
        ("Comment incorporer ma compagnie?", "fr"),
        ("Quel CRM choisir?", "fr"),
        ("Comment congédier un employé?", "fr"),
        ("ont-ils un courriel?", "fr"),
        ("recommande-moi un bon notaire", "fr"),
        ("Do you have a template agreement?", "en"),
        ("is there a form i can download", "en"),
        ("What is the phone number of PME MTL?", "en"),
        ("What are the fees of a mediator?", "en"),
        ("Do I pay GST on that?", "en"),
        ("What's the DEADLINE?", "en"),
        ("How do I incorporate my company?", "en"),
        ("Which CRM should I pick?", "en"),
        ("How do I fire somebody?", "en"),
        ("recommend me a good notary", "en"),
    ],
)
def test_a_thing_that_is_never_given_is_seen(question: str, language: Language) -> None:
    assert ungiven(question, language) >= 1


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Comment choisir un partenaire fiable?", "fr"),
        ("C'est quoi la coopétition?", "fr"),
        ("Quelles sont les étapes du plan pour mes clients?", "fr"),
        ("Faut-il une entente écrite?", "fr"),
        ("", "fr"),
        ("How do I choose a reliable partner?", "en"),
        ("What is coopetition?", "en"),
        ("What are the steps of the customer plan?", "en"),
        ("Do I need a written agreement?", "en"),
        ("", "en"),
    ],
)
def test_what_the_guidance_gives_is_left_alone(question: str, language: Language) -> None:
    assert ungiven(question, language) == 0


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Quel formulaire pour la subvention?", "fr"),
        ("Which form for the grant?", "en"),
    ],
)
def test_two_kinds_count_for_two(question: str, language: Language) -> None:
    assert ungiven(question, language) == 2


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Un gabarit, un formulaire ou un PDF?", "fr"),
        ("A template, a form or a PDF?", "en"),
    ],
)
def test_several_words_of_one_kind_count_for_one(question: str, language: Language) -> None:
    assert ungiven(question, language) == 1


@pytest.mark.parametrize(
    ("question", "language"),
    [
        (
            "J'ai une boutique en ligne, je paie mes impôts et je viens de remplir un formulaire. "
            "Comment choisir un partenaire fiable?",
            "fr",
        ),
        (
            "I run an online shop, I pay my taxes and I have just filled in a form for the bank. "
            "How do I choose a reliable partner?",
            "en",
        ),
    ],
)
def test_a_story_around_the_question_is_not_counted(question: str, language: Language) -> None:
    assert ungiven(question, language) == 0


@pytest.mark.parametrize(
    ("question", "language"), [("quelle plateforme choisir", "fr"), ("a capable partner", "en")]
)
def test_part_of_a_longer_word_is_not_seen(question: str, language: Language) -> None:
    assert ungiven(question, language) == 0
