import pytest

from advisor.language import Language
from advisor.understanding.readiness.clauses import clauses_in


def _texts(text: str, language: Language) -> list[str]:
    return [clause.text for clause in clauses_in(text, language)]


def test_a_contrast_begins_a_new_clause_in_both_languages() -> None:
    assert _texts("On vend beaucoup mais la caisse est vide.", "fr") == [
        "On vend beaucoup",
        "mais la caisse est vide.",
    ]
    assert _texts("We sell a lot but the till is empty.", "en") == [
        "We sell a lot",
        "but the till is empty.",
    ]


def test_typing_without_marks_is_cut_before_its_subjects() -> None:
    text = "jai une shop de soudure ca roule ben on a des contrats pour deux ans jai pas de dette"
    assert len(_texts(text, "fr")) > 1


def test_few_words_stay_with_what_follows() -> None:
    assert _texts("Par contre, la cuisine déborde.", "fr") == ["Par contre, la cuisine déborde."]


def test_a_decimal_figure_is_not_cut() -> None:
    assert _texts("Le taux est de 0,5 % cette année.", "fr") == [
        "Le taux est de 0,5 % cette année."
    ]


@pytest.mark.parametrize("text", ["", "   ", "...", "?!"])
def test_a_text_without_words_has_no_clause(text: str) -> None:
    assert clauses_in(text, "fr") == ()


def test_every_clause_tells_its_place() -> None:
    text = "  L’œuvre avance. We’re fine, mais on manque de bras!\nEt puis? Rien."
    for clause in clauses_in(text, "fr"):
        assert text[clause.start : clause.end] == clause.text


def test_clauses_of_a_question_are_marked() -> None:
    asked = [clause.asks for clause in clauses_in("Are we ready? We have cash.", "en")]
    assert asked == [True, False]
