"""Misspelt words are read as the guidance's own."""

import pytest

from advisor.knowledge import Knowledge
from advisor.language import Language
from advisor.retrieval.documents import lexical_documents
from advisor.retrieval.spelling import Spelling


@pytest.fixture(scope="module")
def spelling(knowledge: Knowledge) -> Spelling:
    return Spelling(lexical_documents(knowledge))


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("une bonne parternaire", "fr", "partenaire"),
        ("la confidentalité", "fr", "confidentialité"),
        ("mes cleints", "fr", "clients"),
        ("the agreemnt", "en", "agreement"),
        ("a colaboration", "en", "collaboration"),
        ("partnershpi", "en", "partnership"),
    ],
)
def test_one_slip_of_the_keyboard_is_put_right(
    spelling: Spelling, typed: str, language: Language, meant: str
) -> None:
    assert meant in spelling.mend(typed, language)


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("Comment garder un partenaire content?", "fr"),
        ("How do I keep a partner happy?", "en"),
        ("thé où çà", "fr"),
        ("zzzzzz qqqqqq", "en"),
        ("", "fr"),
    ],
)
def test_what_is_known_short_or_far_from_all_stays(
    spelling: Spelling, typed: str, language: Language
) -> None:
    assert spelling.mend(typed, language) == typed
