"""Signs about people, explicit ratings, and suspicions."""

import pytest

from advisor.language import Language
from advisor.understanding.health import read_health


def signs(text: str, language: Language) -> dict[str, str]:
    return {name: sign.sign for name, sign in read_health(text, language).signs.items()}


@pytest.mark.parametrize(
    ("text", "language", "name", "sign"),
    [
        ("Franchement, on est satisfaits.", "fr", "mutual_satisfaction", "positive"),
        ("Mon équipe est tannée.", "fr", "mutual_satisfaction", "negative"),
        ("Ils ne sont pas mécontents.", "fr", "mutual_satisfaction", "positive"),
        ("Nous sommes contents, eux sont frustrés.", "fr", "mutual_satisfaction", "neutral"),
        ("Notre image en souffre.", "fr", "brand", "negative"),
        ("La marque y gagne.", "fr", "brand", "positive"),
        ("On n'a rien inventé ensemble.", "fr", "innovation", "negative"),
        ("On a lancé une nouvelle gamme ensemble.", "fr", "innovation", "positive"),
        ("Both sides love it.", "en", "mutual_satisfaction", "positive"),
        ("They're not unhappy.", "en", "mutual_satisfaction", "positive"),
        ("My team is exhausted.", "en", "mutual_satisfaction", "negative"),
        ("Neither great nor terrible.", "en", "mutual_satisfaction", "neutral"),
        ("Our reputation took a hit.", "en", "brand", "negative"),
        ("Nobody has invented anything.", "en", "innovation", "negative"),
    ],
)
def test_what_is_said_of_people_becomes_a_sign(
    text: str, language: Language, name: str, sign: str
) -> None:
    assert signs(text, language) == {name: sign}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nos clients sont très satisfaits.", "fr"),
        ("On aimerait innover ensemble.", "fr"),
        ("Our customers are happy.", "en"),
        ("How can we innovate together?", "en"),
    ],
)
def test_others_and_wishes_give_no_sign(text: str, language: Language) -> None:
    assert signs(text, language) == {}


def test_ratings_are_read_only_where_they_are_given_outright() -> None:
    french = read_health("Satisfaction 4 sur 5 de notre bord, 2 pour eux.", "fr")
    assert french.ratings == {"us": {"Q1": 4}, "partner": {"Q1": 2}}
    english = read_health("Brand: 4 out of 5. We are satisfied.", "en")
    assert english.ratings == {"us": {"Q2": 4}}


@pytest.mark.parametrize(
    ("text", "language", "level"),
    [
        ("On soupçonne une fraude, rien de prouvé.", "fr", "suspected"),
        ("L'audit a confirmé qu'il a falsifié les factures.", "fr", "confirmed"),
        ("Aucune fraude, aucun bris de confidentialité.", "fr", "none"),
        ("Si jamais il y avait fraude, on arrêterait.", "fr", "none"),
        ("They may have passed our customer list to a competitor.", "en", "suspected"),
        ("The partner admitted to forging invoices.", "en", "confirmed"),
        ("No sign of fraud.", "en", "none"),
        ("If there were fraud, would we have to stop?", "en", "none"),
    ],
)
def test_suspicion_proof_and_denial_are_told_apart(
    text: str, language: Language, level: str
) -> None:
    assert read_health(text, language).integrity.level == level


def test_a_message_that_says_nothing_of_it_reads_as_nothing() -> None:
    assert read_health("Bonjour, comment ça marche?", "fr").is_empty()
    assert read_health("", "en").is_empty()
