"""A tool asked for by its name or by its task, and the assessment that a story goes with."""

import pytest

from advisor.language import Language
from advisor.understanding.asked_tool import AskedTool, orders_words, tool_asked
from advisor.understanding.story_start import story_start


@pytest.mark.parametrize(
    ("text", "language", "tool"),
    [
        ("test de préparation à l'international svp", "fr", "readiness"),
        ("take me through the readiness questions", "en", "readiness"),
        ("can we do the quick version of the readiness test", "en", "readiness_short"),
        ("questionnaire sur la santé de notre partenariat", "fr", "health"),
        ("let's evaluate the partnership", "en", "health"),
        ("not sure about this partnership. give me the questionnaire", "en", "health"),
        ("fais le bilan de mon programme d'ambassadeurs", "fr", "ambassadors"),
        ("run the ambassadors questionnaire", "en", "ambassadors"),
        ("le questionnaire pour trouver un type de partenaire", "fr", "finder"),
        ("can you help me pick the right ally", "en", "finder"),
        ("passe-moi le questionnaire du premier geste d'aide", "fr", "help"),
        ("let's plan one act of help for someone in my network", "en", "help"),
        ("questionnaire interculturel svp", "fr", "culture"),
        ("questionnaire interculturel svp", "en", "culture"),
    ],
)
def test_a_wish_for_a_tool_names_it(text: str, language: Language, tool: AskedTool) -> None:
    assert tool_asked(text, language) == tool


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("c'est quoi le bilan de santé d'un partenariat?", "fr"),
        ("le test de préparation, ça prend combien de temps?", "fr"),
        ("on a fait le bilan du partenariat hier pis c'était pas beau", "fr"),
        ("mon comptable veut un bilan", "fr"),
        ("explain the readiness test to me", "en"),
        ("should we evaluate the partnership every quarter?", "en"),
        ("I need a form for my partner to sign", "en"),
        ("test her page", "en"),
        ("", "fr"),
    ],
)
def test_a_question_or_a_statement_asks_for_no_tool(text: str, language: Language) -> None:
    assert tool_asked(text, language) is None


def test_an_order_for_words_is_told_apart() -> None:
    assert orders_words("Give me the steps to turn customers into ambassadors", "en")
    assert orders_words("donne-moi les étapes du programme", "fr")
    assert not orders_words("donne-moi le questionnaire", "fr")


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        (
            "Are we ready to export? We've never been short of cash, our product sells well, but "
            "nobody here speaks anything but English.",
            "en",
            "readiness",
        ),
        ("bilan: l'alliance a rapporté 40 000 $ cette année.", "fr", "health"),
        ("The alliance brought us 9 new customers. Can you do a health check?", "en", "health"),
        ("On fait des savons depuis neuf ans à Rimouski et ça se vend bien.", "fr", None),
        ("Can you do a health check?", "en", None),
    ],
)
def test_a_story_goes_with_the_assessment_asked_beside_it(
    text: str, language: Language, kind: str | None
) -> None:
    assert story_start(text, language) == kind
