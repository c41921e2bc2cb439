"""Who asks, and about what place."""

import pytest

from advisor.language import Language
from advisor.understanding.situation import Person, place_in, situation_of


@pytest.mark.parametrize(
    ("text", "language", "person"),
    [
        ("Ma cliente veut exporter au Mexique", "fr", "client_f"),
        ("ma mentoree hesite", "fr", "client_f"),
        ("Une de mes clientes veut signer", "fr", "client_f"),
        ("mon client pense signer", "fr", "client_m"),
        ("Un de mes clients veut signer", "fr", "client_m"),
        ("Je coache des entrepreneurs", "fr", "clients"),
        ("Je veux exporter", "fr", "self"),
        ("jveux exporter", "fr", "self"),
        ("my client wants to know if she can export", "en", "client_f"),
        ("my client says he is ready", "en", "client_m"),
        ("I coach founders", "en", "clients"),
        ("im coaching founders", "en", "clients"),
        ("my clients want to export", "en", "clients"),
        ("I want to export", "en", "self"),
        ("she said her partner left", "en", "self"),
    ],
)
def test_the_person_asking_is_read_from_the_words(
    text: str, language: Language, person: Person
) -> None:
    assert situation_of(text, language).person == person


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
