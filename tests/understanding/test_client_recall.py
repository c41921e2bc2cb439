"""What a coach asks back of the client in hand is told from questions of the guidance."""

import pytest

from advisor.understanding.client_recall import Recall, recalled

CLIENT = "Boréale"


@pytest.mark.parametrize(
    ("text", "recall"),
    [
        ("Qu'est-ce que tu sais de Boréale?", "held"),
        ("que sait-on de ma cliente", "held"),
        ("résume ce que j'ai dit d'elle", "held"),
        ("Peux-tu me résumer mes notes?", "held"),
        ("fais le point sur mon client", "held"),
        ("rappelle-moi ce qu’on sait de lui", "held"),
        ("What do you know about Boréale?", "held"),
        ("what have I told you so far?", "held"),
        ("remind me what we know about her", "held"),
        ("montre-moi ce qui est privé", "private"),
        ("Qu’as-tu caché?", "private"),
        ("what did you hide?", "private"),
        ("which notes are private?", "private"),
        ("c'est quoi qu'on sait pas encore?", "unknown"),
        ("que reste-t-il à savoir?", "unknown"),
        ("what don't we know yet?", "unknown"),
        ("What's still unknown about him?", "unknown"),
        ("imprime le dossier", "dossier"),
        ("ouvre le dossier pour jeudi", "dossier"),
        ("show me the brief", "dossier"),
        ("please print the dossier for the meeting", "dossier"),
    ],
)
def test_what_is_held_hidden_unknown_or_printed_is_asked_back(text: str, recall: Recall) -> None:
    assert recalled(text, CLIENT) == recall


@pytest.mark.parametrize(
    "text",
    [
        "que sait-on de la coopétition?",
        "What do you know about coopetition?",
        "que garder confidentiel avec un partenaire?",
        "what should stay confidential with a partner?",
        "qu'est-ce qui manque à mon entente?",
        "what is missing in my agreement?",
        "que dois-je lui demander?",
        "what should I ask her?",
        "garde ça privé",
        "liste les étapes",
        "résume l'article",
        "what did you say about exit terms?",
        "montre-moi un exemple d'entente",
        "Elle a quatorze employés et une vendeuse bilingue",
        "",
    ],
)
def test_a_question_of_the_guidance_an_order_and_notes_are_not(text: str) -> None:
    assert recalled(text, CLIENT) is None


def test_another_name_than_the_clients_is_a_question_of_the_guidance() -> None:
    assert recalled("what do you know about Maple Forge?", CLIENT) is None
    assert recalled("what do you know about Maple Forge?", "Maple Forge") == "held"
