"""Words as the lexical legs see them."""

import pytest

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold, stems, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Élève à Montréal", "eleve a montreal"),
        ("E\u0301le\u0300ve", "eleve"),
        ("L’entente", "l'entente"),
        ("Cœur et œuvre", "coeur et oeuvre"),
        ("3\u00a0800 et 3\u202f800", "3800 et 3800"),
        ("DON’T", "don't"),
        ("", ""),
    ],
)
def test_folding_drops_case_accents_and_typographic_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "text", ["Élève à Montréal", "L’entente, c’est 3\u00a0800 $", "Don’t sign 65.3%", "ŒUVRE"]
)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L'entente d’affaires", ["l", "entente", "d", "affaires"]),
        ("65,3 % des PME!", ["65,3", "des", "pme"]),
        ("It's 65.3% of SMEs.", ["it", "s", "65.3", "of", "smes"]),
        ("jveux d'la job", ["jveux", "d", "la", "job"]),
        ("?!", []),
    ],
)
def test_words_are_split_at_apostrophes_and_keep_decimals(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("les partenariats", "un partenariat", "fr"),
        ("l’université", "des universites", "fr"),
        ("EXPORTER", "exporte", "fr"),
        ("the partnerships", "a partnership", "en"),
        ("exporting", "exports", "en"),
        ("signed agreements", "signing an agreement", "en"),
    ],
)
def test_forms_of_a_word_have_the_same_stem(one: str, other: str, language: Language) -> None:
    assert stems(one, language) == stems(other, language) != ()


@pytest.mark.parametrize(
    ("text", "language"),
    [("est-ce que c’est à nous?", "fr"), ("là, où était-il?", "fr"), ("it is what I am", "en")],
)
def test_words_without_content_leave_no_stem_but_question_words(
    text: str, language: Language
) -> None:
    assert set(stems(text, language)) <= {"what"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_text_has_no_stem(language: Language) -> None:
    assert stems("", language) == ()
