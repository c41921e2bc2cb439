"""A request to be assessed, told apart from a question about the guidance."""

import pytest

from advisor.language import Language
from advisor.understanding.form import StartForm, StartKind, starts_form


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("fais-moi passer le test", "fr", "readiness"),
        ("on est-tu prêts pour l'export, évalue-nous", "fr", "readiness"),
        ("test court", "fr", "readiness_short"),
        ("I want to score our partnership", "en", "health"),
        ("start the health check", "en", "health"),
        ("faire le bilan de mon partenariat", "fr", "health"),
        ("take the readiness test", "fr", "readiness"),
    ],
)
def test_a_wish_to_be_assessed_starts_a_form(
    text: str, language: Language, kind: StartKind
) -> None:
    assert starts_form(text, language) == StartForm(kind, sure=True)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("est-ce qu'on devrait garder ce partenariat ?", "fr", "health"),
        ("is this partnership worth keeping?", "en", "health"),
        ("chu tu pret pour les states", "fr", "readiness"),
        ("are we ready to sell in Germany?", "en", "readiness"),
    ],
)
def test_a_question_about_oneself_is_answered_and_offers_a_form(
    text: str, language: Language, kind: StartKind
) -> None:
    assert starts_form(text, language) == StartForm(kind, sure=False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("quels indicateurs suivre ?", "fr"),
        ("c'est quoi être prêt pour l'international ?", "fr"),
        ("comment évaluer un partenariat?", "fr"),
        ("combien de questions il y a dans le test?", "fr"),
        ("je veux pas faire le test", "fr"),
        ("are we ready to sign this agreement?", "en"),
        ("how long is the test", "en"),
        ("notre comptable veut faire le bilan de fin d'année", "fr"),
        ("le guide dit de faire le bilan aux trois mois, je peux-tu le faire aux six?", "fr"),
        ("do i have to check our alliance often or can it run by itself?", "en"),
        ("Rondeau's point, quick version pls", "en"),
    ],
)
def test_a_question_about_the_guidance_starts_nothing(text: str, language: Language) -> None:
    assert starts_form(text, language) is None
