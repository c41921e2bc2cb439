"""Places and peoples made plain, for telling whether the guidance covers a question."""

import pytest

from advisor.language import Language
from advisor.retrieval.abroad import without_places


@pytest.mark.parametrize(
    ("language", "asked", "plain"),
    [
        ("fr", "vendre en Ontario pis aux States", "vendre à l'étranger pis à l'étranger"),
        ("fr", "un cadeau à un client japonais", "un cadeau à un client étranger"),
        ("fr", "mon acheteur d'Osaka a figé", "mon acheteur de l'étranger a figé"),
        ("fr", "combien exportent au Québec", "combien exportent ici"),
        ("en", "a guy in Texas wants 500 units", "a guy abroad wants 500 units"),
        ("en", "my German buyer from Hong Kong", "my foreign buyer from abroad"),
    ],
)
def test_a_place_is_read_as_abroad_or_here(language: Language, asked: str, plain: str) -> None:
    assert without_places(asked, language) == plain


@pytest.mark.parametrize(
    ("language", "asked"),
    [("fr", "Comment écrire une entente en français?"), ("en", "How do we turn a rival around?")],
)
def test_a_question_without_a_place_stays_as_it_is(language: Language, asked: str) -> None:
    assert without_places(asked, language) == asked
