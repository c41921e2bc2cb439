"""What a text states supports the same in another writing, and nothing else."""

import pytest

from advisor.grounding import Evidence, claims_of
from advisor.language import Language


def _is_supported(sentence: str, language: Language, *texts: str) -> bool:
    claims = claims_of(sentence, language)
    assert claims
    return all(Evidence.of(texts).supports(claim) for claim in claims)


@pytest.mark.parametrize(
    ("sentence", "language", "text"),
    [
        ("Il y a 12 500 clients.", "fr", "Some 12,500 customers."),
        ("Il y a 12,500 clients.", "fr", "12\u00a0500,00 clients"),
        ("Twelve thousand five hundred customers.", "en", "douze mille cinq cents clients"),
        ("Un budget de 1,5 M$.", "fr", "1 500 000 $"),
        ("A budget of $1.5 million.", "en", "1,5 million de dollars"),
        ("Quarante pour cent.", "fr", "40 %"),
        ("Forty percent.", "en", "40\u00a0%"),
        ("Le deuxième semestre.", "fr", "au 2e semestre"),
        ("Il y a 3 étapes.", "fr", "trois étapes"),
        ("There are three steps.", "en", "1. un\n2. deux\n3. trois\n"),
        ("La moitié des ventes.", "fr", "50 % des ventes"),
        ("En mai 2025.", "fr", "May 17, 2025"),
        ("On May 17.", "en", "le 17 mai 2025"),
        ("Depuis 2025.", "fr", "2025-05-17"),
        ("Une note de 72.", "fr", "72 sur 100"),
        ("Le guide donne 5,4.", "fr", "5,4 fois"),
        ("Aero Montreal.", "en", "la grappe Aéro Montréal"),
        ("M. Gagnon.", "fr", "Antoine Gagnon, journaliste"),
        ("Le RAAV.", "fr", "le Regroupement des artistes en arts visuels (RAAV)"),
        ("Demandez à Desjardins.", "fr", "mon partenaire desjardins veut signer"),
        ("L’art. 47.", "fr", "section 47 of that law"),
        ("Le Code civil.", "fr", "art. 2186 C.c.Q."),
        ("Voyez https://www.a.ca/.", "fr", "le site a.ca"),
    ],
)
def test_equal_values_in_another_writing_are_supported(
    sentence: str, language: Language, text: str
) -> None:
    assert _is_supported(sentence, language, text)


@pytest.mark.parametrize(
    ("sentence", "language", "text"),
    [
        ("Près de 65 %.", "fr", "65,3 %"),
        ("Il y a 25 clients.", "fr", "125 clients et 2 500 ventes"),
        ("Un gain de 40 %.", "fr", "40 clients"),
        ("Un gain de 40 $.", "fr", "40 %"),
        ("Il y a 40 clients.", "fr", "40 % des ventes"),
        ("Il y a 12 points.", "fr", "7 points et 5 points"),
        ("Trois mois.", "fr", "trois étapes"),
        ("Le 18 mai 2025.", "fr", "le 17 mai 2025"),
        ("Le 17 mai 2024.", "fr", "le 17 mai 2025"),
        ("Marie Gagnon.", "fr", "Antoine Gagnon et Marie Roy"),
        ("La Banque de développement du Canada.", "fr", "une banque au Canada, du développement"),
        ("La loi 25.", "fr", "25 lois, et la loi S-32.1"),
        ("Voyez a.ca/b.", "fr", "le site a.ca"),
    ],
)
def test_rounded_added_or_otherwise_united_values_are_not_supported(
    sentence: str, language: Language, text: str
) -> None:
    assert not _is_supported(sentence, language, text)


def test_only_the_units_of_the_evidence_can_be_cited() -> None:
    evidence = Evidence.of(["Un texte."], ["intro.summary"])

    assert [evidence.supports(c) for c in claims_of("Vu. [intro.summary]", "fr")] == [True]
    assert [evidence.supports(c) for c in claims_of("Vu. [intro.audience]", "fr")] == [False]


def test_more_texts_and_units_add_to_what_is_supported() -> None:
    evidence = Evidence.of(["40 %"], ["intro.summary"]).plus(["Luc Roy"], ["intro.audience"])
    claims = claims_of("Luc Roy, 40 %. [intro.summary, intro.audience]", "fr")

    assert len(claims) == 3
    assert all(evidence.supports(claim) for claim in claims)
