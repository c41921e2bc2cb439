import pytest

from advisor.language import Language
from advisor.understanding.practice import Start, StartKind, starts_practice
from evals.readings_practice import FOLDER, false_starts, judge_starts, read_cases


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("trouve-moi quel genre de partenaire il me faut", "fr", "finder"),
        ("find us the kind of partner we need", "en", "finder"),
        ("aide-moi à préparer ma rencontre avec un distributeur", "fr", "culture"),
        ("make a plan to turn my customers into ambassadors", "en", "ambassadors"),
        ("aide-moi à aider un contact", "fr", "help"),
        ("prépare ma rencontre avec mon fournisseur coréen", "fr", "culture"),
        ("prep me for my first meeting with our distributor", "en", "culture"),
        ("peux-tu relire mon entente?", "fr", "agreement"),
        ("review this contract", "en", "agreement"),
        ("review this contract", "fr", "agreement"),
    ],
)
def test_a_wish_starts_the_tool(text: str, language: Language, kind: StartKind) -> None:
    assert starts_practice(text, language) == Start(kind, sure=True)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("mon client adore ce qu'on fait, qu'est-ce que j'en fais?", "fr", "ambassadors"),
        ("I meet a company from Osaka on Tuesday", "en", "culture"),
        ("my competitor proposes that we bid together", "en", "finder"),
        ("un de mes contacts cherche un comptable", "fr", "help"),
        ("on signe notre entente demain", "fr", "agreement"),
        ("who should we partner with?", "en", "finder"),
        ("avec qui je devrais m'allier", "fr", "finder"),
        ("je veux aider un contact, par quoi commencer", "fr", "help"),
        ("par où je commence pour bâtir un réseau d'ambassadeurs", "fr", "ambassadors"),
        ("I want my customers to become partners, where do I start?", "en", "ambassadors"),
    ],
)
def test_a_situation_only_calls_for_an_offer(
    text: str, language: Language, kind: StartKind
) -> None:
    assert starts_practice(text, language) == Start(kind, sure=False)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("c'est quoi un bon partenaire?", "fr"),
        ("quelles clauses mettre dans un contrat?", "fr"),
        ("je veux pas de partenaire", "fr"),
        ("what are the four cultural codes?", "en"),
        ("why help others in business?", "en"),
        ("", "en"),
    ],
)
def test_a_question_about_the_guidance_starts_nothing(text: str, language: Language) -> None:
    assert starts_practice(text, language) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("prépare ma rencontre avec mon banquier jeudi", "fr"),
        ("prépare ma rencontre avec notre avocate demain matin", "fr"),
        ("Aide-moi à me préparer, je vois mon fournisseur de carton vendredi", "fr"),
        ("Elle dit que notre partenariat est fini. Je la vois demain.", "fr"),
        ("Je vois mon client mardi, il veut baisser les prix. Prépare-moi.", "fr"),
        ("Prépare ma visite chez notre imprimeur", "fr"),
        ("get me ready for my meeting with the bank manager", "en"),
        ("Prep my Tuesday call with my supplier, he raised his prices", "en"),
        ("I am seeing her tomorrow, she is upset", "en"),
    ],
)
def test_a_meeting_with_one_s_banker_or_supplier_is_not_intercultural(
    text: str, language: Language
) -> None:
    start = starts_practice(text, language)
    assert start is None or start.kind != "culture"


def test_few_questions_of_the_guidance_start_a_tool() -> None:
    counted = false_starts()
    assert counted["sure"] <= 0.001 * counted["questions"]
    assert counted["offer"] <= 0.05 * counted["questions"]


def test_wishes_of_the_development_set_are_read() -> None:
    judged = [*judge_starts(read_cases(FOLDER / "practice-dev.yaml"))]
    sure = [outcome for kind, outcome, _ in judged if kind == "sure"]
    assert sure.count("right") >= 0.93 * len(sure)
    assert all(outcome == "right" for kind, outcome, _ in judged if kind == "none")
