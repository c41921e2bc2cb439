"""The language of a message, as people type it."""

import pytest

from advisor.language import LANGUAGES, Language
from advisor.understanding.language_id import Told, language_of, tell_language

FRENCH = [
    "Comment choisir un partenaire?",
    "Que dit le guide sur le café?",
    "cmt jfais pr trouver un partenaire",
    "c koi un kpi",
    "ca coute combien",
    "faut tu un contrat",
    "pkoi cest important",
    "jveux savoir koi mettre ds mon contrat svp",
    "ma blonde pis moi on veut partir une business",
    "tabarnak chu tanne",
    "est ce que je peux signer un handshake deal avec mon partner",
    "on fait tu un meeting avec le client",
    "et le deuxieme?",
    "bonjour",
    "merci",
    "oui",
    "entente",
    "coopétition",
]
ENGLISH = [
    "How do I choose a partner?",
    "Is Montréal a good place to start?",
    "What about Québec?",
    "how do i no if we r ready 2 export",
    "whats a kpi",
    "whats the deal w/ export",
    "idk what to do",
    "and the second one?",
    "hello",
    "thanks",
    "yes",
    "agreement",
    "partnership",
]
SAME_IN_BOTH = ["KPI", "3,800", "65 %", "export"]
FRENCH_KEYWORDS = [
    "clause mediation",
    "alliance locale montreal",
    "duree contrat",
    "remuneration artiste",
    "diagnostic gratuit",
    "exporter france",
    "pret a exporter ?",
]
ENGLISH_KEYWORDS = [
    "mediation clause",
    "local alliances",
    "retention rate",
    "free diagnostics",
    "export readiness test",
    "coopetition risks",
]
ENGLISH_WORDS_OF_FRENCH = [
    "churn client",
    "mentorat export",
    "coaching export",
    "brand OBNL",
    "feedback clients",
    "networking Montréal trucs",
    "meeting culture allemande",
]
NAMES = ["guillaume rondeau", "living lab", "pme mtl", "silence culture"]
NEITHER = [
    "¿Cómo puedo encontrar un socio comercial en Montreal?",
    "Como encontrar um parceiro de negócios?",
    "Come posso trovare un partner commerciale?",
    "Wie finde ich einen Geschäftspartner in Kanada?",
    "Hoe vind ik een zakenpartner?",
    "如何找到合作伙伴",
    "هل يمكنني التصدير",
    "👍",
    "???",
    "",
]


@pytest.mark.parametrize("text", FRENCH)
def test_french_is_told_with_slang_and_without_accents(text: str) -> None:
    assert tell_language(text) == "fr"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_told_with_slang_and_french_names(text: str) -> None:
    assert tell_language(text) == "en"


@pytest.mark.parametrize("text", SAME_IN_BOTH)
def test_what_is_the_same_in_both_languages_is_unknown(text: str) -> None:
    assert tell_language(text) == "unknown"


@pytest.mark.parametrize("text", FRENCH_KEYWORDS)
def test_a_few_bare_french_words_without_accents_are_french(text: str) -> None:
    assert tell_language(text) == "fr"


@pytest.mark.parametrize("text", ENGLISH_KEYWORDS)
def test_a_few_bare_english_words_are_english(text: str) -> None:
    assert tell_language(text) == "en"


@pytest.mark.parametrize("text", ENGLISH_WORDS_OF_FRENCH)
def test_bare_words_that_french_borrows_are_not_taken_for_english(text: str) -> None:
    assert language_of(text, "fr") == "fr"


@pytest.mark.parametrize("text", NAMES)
def test_bare_words_that_both_languages_share_are_unknown(text: str) -> None:
    assert tell_language(text) == "unknown"


@pytest.mark.parametrize("text", NEITHER)
def test_another_language_or_none_is_neither(text: str) -> None:
    assert tell_language(text) == "neither"


@pytest.mark.parametrize("before", LANGUAGES)
@pytest.mark.parametrize("text", [*SAME_IN_BOTH, "👍", "如何找到合作伙伴"])
def test_a_text_that_does_not_tell_keeps_the_language_before(text: str, before: Language) -> None:
    assert language_of(text, before) == before


@pytest.mark.parametrize(("text", "told"), [("merci!", "fr"), ("thank you!", "en")])
@pytest.mark.parametrize("before", LANGUAGES)
def test_a_text_that_tells_changes_the_language(text: str, told: Told, before: Language) -> None:
    assert language_of(text, before) == told


def test_an_english_thanks_in_short_is_not_taken_for_french() -> None:
    assert language_of("thx", "en") == "en"
