"""Ranking by words."""

import numpy as np
import pytest

from advisor.language import Language
from advisor.retrieval.lexical import Lexical

DOCUMENTS: dict[Language, list[str]] = {
    "fr": [
        "Un contrat écrit protège les deux partenaires.",
        "Les universités offrent des projets de recherche.",
        "La coopétition unit des concurrents du quartier.",
    ],
    "en": [
        "A written contract protects both partners.",
        "Universities offer research projects.",
        "Coopetition brings neighbourhood competitors together.",
    ],
}


@pytest.fixture(scope="module")
def lexical() -> Lexical:
    return Lexical(DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "language", "best"),
    [
        ("faut-tu un contrat ecrit?", "fr", 0),
        ("un projet avec une universite", "fr", 1),
        ("c koi la coopetition avec un concurrent", "fr", 2),
        ("do i need written contracts", "en", 0),
        ("a project with a university", "en", 1),
        ("competitors in my neighbourhood", "en", 2),
    ],
)
def test_the_document_with_the_words_of_the_question_comes_first(
    lexical: Lexical, question: str, language: Language, best: int
) -> None:
    scores = lexical.scores(question, language)

    assert scores.shape == (3,)
    assert int(np.argmax(scores)) == best


@pytest.mark.parametrize(
    ("question", "language"),
    [("météo zzz", "fr"), ("weather zzz", "en"), ("", "fr"), ("", "en"), ("👍", "en")],
)
def test_unknown_words_score_zero_for_every_document(
    lexical: Lexical, question: str, language: Language
) -> None:
    assert lexical.scores(question, language).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("question", "language", "share"),
    [
        ("un contrat", "fr", 0.0),
        ("un contrat zzz", "fr", 0.5),
        ("", "fr", 1.0),
        ("a contract", "en", 0.0),
        ("a contract zzz", "en", 0.5),
        ("zzz", "en", 1.0),
    ],
)
def test_the_share_of_words_never_seen_is_told(
    lexical: Lexical, question: str, language: Language, share: float
) -> None:
    assert lexical.unknown_share(question, language) == share


def test_a_language_does_not_know_the_words_of_the_other(lexical: Lexical) -> None:
    assert lexical.unknown_share("neighbourhood competitors", "fr") == 1.0
