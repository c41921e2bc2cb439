import pytest

from advisor.language import Language
from advisor.understanding.readiness.features import COUNT, lexical_features
from advisor.understanding.readiness.lexicon import hits_in, tokens_of


def _favour(text: str, language: Language, group: str) -> set[bool]:
    hits = hits_in(tokens_of(text), language)
    return {hit.favours for hit in hits if hit.group == group and hit.role != "topic"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("on n'est pas endettés", "fr"),
        ("we are not short of cash", "en"),
        ("nous n'avons aucune dette", "fr"),
        ("the company is profitable", "en"),
    ],
)
def test_a_denied_lack_speaks_for_strength(text: str, language: Language) -> None:
    assert _favour(text, language, "finances") == {True}


@pytest.mark.parametrize(
    ("text", "language"),
    [("nous n'avons pas de coussin", "fr"), ("we have no reserves", "en")],
)
def test_a_denied_strength_speaks_against_it(text: str, language: Language) -> None:
    assert _favour(text, language, "finances") == {False}


def test_a_denial_ends_at_a_contrast() -> None:
    assert _favour("je n'ai pas de site mais on est rentables", "fr", "finances") == {True}


def test_elided_and_unaccented_words_are_known() -> None:
    assert any(h.group == "finances" for h in hits_in(tokens_of("largent rentre"), "fr"))


def test_features_have_a_fixed_size_whatever_the_text() -> None:
    assert lexical_features("", "fr").shape == (COUNT,)
    assert lexical_features("money " * 500, "en").shape == (COUNT,)
