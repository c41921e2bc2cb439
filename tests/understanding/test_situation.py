"""What place a message is about."""

import pytest

from advisor.language import Language
from advisor.understanding.situation import place_in


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("exporter au Mexique", "fr", "Mexique"),
        ("exporter au perou", "fr", "Pérou"),
        ("vendre aux etats-unis", "fr", "États-Unis"),
        ("vendre aux Etats Unis", "fr", "États-Unis"),
        ("vendre au royaume uni", "fr", "Royaume-Uni"),
        ("un client en cote d'ivoire", "fr", "Côte d’Ivoire"),
        ("un client en Côte d'Ivoire", "fr", "Côte d’Ivoire"),
        ("un client en Guinée-Bissau", "fr", "Guinée-Bissau"),
        ("export to Mexico", "en", "Mexico"),
        ("export to nigeria", "en", "Nigeria"),
        ("export to the united states", "en", "United States"),
        ("export to the USA", "en", "United States"),
    ],
)
def test_a_foreign_country_is_named_as_the_language_writes_it(
    text: str, language: Language, place: str
) -> None:
    assert place_in(text, language) == place


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("vendre partout au Canada", "fr"),
        ("je suis indépendant", "fr"),
        ("je prépare la réunion avec mon partenaire", "fr"),
        ("une réunion demain", "fr"),
        ("sell across Canada", "en"),
        ("Chad says hi", "en"),
        ("help us sign", "en"),
    ],
)
def test_a_text_without_a_foreign_country_names_none(text: str, language: Language) -> None:
    assert place_in(text, language) is None
