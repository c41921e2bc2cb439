"""The questions of a message, their shape, and how much they lean on the one before."""

import pytest

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold
from advisor.understanding.turn import (
    Shape,
    only_thanks,
    ordinal_in,
    questions_in,
    read_question,
    shape_of,
)

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("message", "language", "parts"),
    [
        (
            "Bonjour. Quel est le taux d'export? Qui est l'auteur du guide?",
            "fr",
            ("Bonjour. Quel est le taux d'export?", "Qui est l'auteur du guide?"),
        ),
        (
            f"Combien d'étapes y a-t-il{NBSP}? Qui a écrit le guide{NBSP}?",
            "fr",
            (f"Combien d'étapes y a-t-il{NBSP}?", f"Qui a écrit le guide{NBSP}?"),
        ),
        (
            "How many steps are there?\nWho wrote the guide?",
            "en",
            ("How many steps are there?", "Who wrote the guide?"),
        ),
        (
            "How many steps are there? Who wrote the guide? Thanks a lot!",
            "en",
            ("How many steps are there?", "Who wrote the guide?"),
        ),
        (
            "J'ai deux questions: c'est quoi une grappe, et qui décide dans un partenariat?",
            "fr",
            ("C'est quoi une grappe?", "Qui décide dans un partenariat?"),
        ),
        (
            "Comment choisir un allié, pis combien de PME du Québec exportent leurs produits?",
            "fr",
            ("Comment choisir un allié?", "Combien de PME du Québec exportent leurs produits?"),
        ),
        (
            "Two things: what is a cluster, and who decides in a partnership?",
            "en",
            ("What is a cluster?", "Who decides in a partnership?"),
        ),
        (
            "How do I pick an ally, and which share of Québec exports comes from small firms?",
            "en",
            ("How do I pick an ally?", "Which share of Québec exports comes from small firms?"),
        ),
    ],
)
def test_separate_questions_are_told_apart(
    message: str, language: Language, parts: tuple[str, ...]
) -> None:
    assert questions_in(message, language) == parts


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("J'ai une PME. Ça va bien. Devrais-je exporter?", "fr"),
        ("Vraiment? Quel est le taux d'export?", "fr"),
        ("jveux exporter pis chu pas sur", "fr"),
        ("I own a bakery. It is doing well. Should I export?", "en"),
        ("Really? How many firms export?", "en"),
        ("no question mark here", "en"),
        ("C'est quoi la coopétition, et pourquoi ça marche?", "fr"),
        ("What is coopetition, and why does it work?", "en"),
    ],
)
def test_a_story_with_one_question_stays_whole(message: str, language: Language) -> None:
    assert questions_in(message, language) == (message,)


@pytest.mark.parametrize(
    ("text", "language", "thanks"),
    [
        ("Bon ben, merci!", "fr", True),
        ("ok parfait merci beaucoup", "fr", True),
        ("merci de m'expliquer les étapes", "fr", False),
        ("ok", "fr", False),
        ("All right, thanks a lot", "en", False),
        ("alright, thanks a lot!", "en", True),
        ("thanks for telling me the steps", "en", False),
        ("ok", "en", False),
    ],
)
def test_thanks_and_nothing_else_are_told(text: str, language: Language, thanks: bool) -> None:
    assert only_thanks(text, language) is thanks


@pytest.mark.parametrize(
    ("question", "language"), [("Que dit le point {}?", "fr"), ("What about the point {}?", "en")]
)
def test_at_most_three_questions_are_taken(question: str, language: Language) -> None:
    message = " ".join(question.format(n) for n in range(1, 5))

    assert questions_in(message, language) == tuple(question.format(n) for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Est-ce vrai que 65 % exportent?", "truth"),
        ("c'est tu vrai ça?", "truth"),
        ("vrai ou faux : une poignée de main suffit", "truth"),
        ("combien de pme exportent", "count"),
        ("cmb d'etapes", "count"),
        ("Quel est le pourcentage?", "figure"),
        ("Combien ça coûte?", "figure"),
        ("Qui a écrit l'article?", "who"),
        ("ki a ecrit ca", "who"),
        ("Quand est-ce paru?", "when"),
        ("Quelles sont les étapes?", "list"),
        ("donne moi la liste des indicateurs", "list"),
        ("Pourquoi faire un bilan?", "why"),
        ("pkoi faut un contrat", "why"),
        ("C’est quoi la coopétition?", "define"),
        ("c koi un kpi", "define"),
        ("Est-ce que je dois signer?", "yesno"),
        ("faut-tu un contrat", "yesno"),
        ("dois je signer", "yesno"),
        ("comment trouver un partenaire", "how"),
        ("par où commencer", "how"),
        ("Mon partenaire ment.", "advice"),
        ("J'ai une PME. Pourquoi exporter?", "why"),
    ],
)
def test_the_shape_of_a_french_question_is_read(text: str, shape: Shape) -> None:
    assert shape_of(fold(text), "fr") == shape


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Is it true that 65% export?", "truth"),
        ("True or false: 65% export", "truth"),
        ("how many steps", "count"),
        ("How much does it cost?", "figure"),
        ("What percentage export?", "figure"),
        ("Who wrote this?", "who"),
        ("whos the author", "who"),
        ("When was it published?", "when"),
        ("What are the steps?", "list"),
        ("list the kpis", "list"),
        ("why do i need a contract", "why"),
        ("how come", "why"),
        ("whats a kpi", "define"),
        ("What’s a KPI?", "define"),
        ("Define coopetition", "define"),
        ("What does coopetition mean?", "define"),
        ("do i need a lawyer", "yesno"),
        ("can we sign", "yesno"),
        ("how do i start", "how"),
        ("where do i start", "how"),
        ("My partner lies.", "advice"),
        ("I own a shop. Why export?", "why"),
    ],
)
def test_the_shape_of_an_english_question_is_read(text: str, shape: Shape) -> None:
    assert shape_of(fold(text), "en") == shape


@pytest.mark.parametrize(
    ("text", "language", "position"),
    [
        ("la troisième étape", "fr", 3),
        ("et le 2e?", "fr", 2),
        ("3ieme point", "fr", 3),
        ("étape 4", "fr", 4),
        ("cinquieme clause", "fr", 5),
        ("la 1ère", "fr", 1),
        ("#2", "fr", 2),
        ("la dernière", "fr", -1),
        ("the third step", "en", 3),
        ("and the 2nd?", "en", 2),
        ("step four", "en", 4),
        ("no. 5", "en", 5),
        ("the sixth", "en", 6),
        ("number one", "en", 1),
        ("the last one", "en", -1),
    ],
)
def test_a_position_in_a_list_is_read(text: str, language: Language, position: int) -> None:
    assert ordinal_in(fold(text), language) == position


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("la première fois", "fr"),
        ("avant la première rencontre", "fr"),
        ("en dernier recours", "fr"),
        ("l'année dernière", "fr"),
        ("l'avant-dernière étape", "fr"),
        ("attends une seconde", "fr"),
        ("explique", "fr"),
        ("the first time", "en"),
        ("last year", "en"),
        ("at the first meeting", "en"),
        ("on second thought", "en"),
        ("first of all", "en"),
        ("the second to last step", "en"),
        ("wait a second", "en"),
        ("explain", "en"),
    ],
)
def test_words_that_only_look_like_a_position_are_none(text: str, language: Language) -> None:
    assert ordinal_in(fold(text), language) is None


LEANING = [
    ("pourquoi?", "fr"),
    ("et pour une OBNL?", "fr"),
    ("ok pis le 2e", "fr"),
    ("un exemple?", "fr"),
    ("pkoi", "fr"),
    ("why?", "en"),
    ("and for a nonprofit?", "en"),
    ("ok and the 2nd one", "en"),
    ("an example?", "en"),
    ("why tho", "en"),
]
STANDING = [
    ("Comment choisir un partenaire d'affaires fiable à Montréal?", "fr"),
    ("Quels indicateurs suivre pour évaluer un partenariat avec une université?", "fr"),
    ("How do I choose a reliable business partner in Montréal?", "en"),
    ("Which indicators should I track to assess a partnership with a university?", "en"),
]


@pytest.mark.parametrize(("text", "language"), LEANING)
def test_a_short_turn_leans_on_the_question_before(text: str, language: Language) -> None:
    assert read_question(text, language, has_before=True).follow_up > 0.5


@pytest.mark.parametrize(("text", "language"), STANDING)
def test_a_full_question_stands_alone(text: str, language: Language) -> None:
    assert read_question(text, language, has_before=True).follow_up < 0.2


@pytest.mark.parametrize(("text", "language"), [*LEANING, *STANDING])
def test_nothing_leans_on_a_question_that_was_not_asked(text: str, language: Language) -> None:
    assert read_question(text, language, has_before=False).follow_up == 0.0


@pytest.mark.parametrize(
    ("text", "language"),
    [("as-tu un exemple concret?", "fr"), ("can you give me an example?", "en")],
)
def test_a_wish_for_an_example_is_read(text: str, language: Language) -> None:
    assert read_question(text, language, has_before=False).wants == "example"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_keeps_its_words(language: Language) -> None:
    assert read_question("KPI ?!", language, has_before=False).text == "KPI ?!"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("quoi d'autre?", "fr"),
        ("ok continue", "fr"),
        ("dis-m'en plus", "fr"),
        ("what else?", "en"),
        ("tell me more", "en"),
        ("anything else I should know?", "en"),
    ],
)
def test_more_of_the_same_subject_may_be_asked_for(text: str, language: Language) -> None:
    assert read_question(text, language, has_before=True).wants == "more"


@pytest.mark.parametrize("text", ["j'en fais quoi?", "c'est-tu pareil pour un obnl?"])
def test_a_french_pronoun_leans_on_what_was_said(text: str) -> None:
    asked = read_question(text, "fr", has_before=True)
    assert asked.follow_up >= 0.3
