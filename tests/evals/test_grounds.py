"""The figures of an answer stand in what it cites."""

import pytest

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language
from advisor.reply import Outcome
from advisor.texts import words
from evals.grounds import ungrounded_figures
from tests.evals.made_replies import EXPORT, PLAN, reply

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("answer", "language"),
    [
        (f"Plus de 65,3{NBSP}% de la valeur.", "fr"),
        ("Soixante-cinq virgule trois pour cent: 65,3 %.", "fr"),
        ("More than 65.3% of the value.", "en"),
        ("In 2022 data, 65.3%.", "en"),
        ("Pas un seul chiffre ici.", "fr"),
        ("Douze points, ou 12, ou trois.", "fr"),
        ("Twelve points, or 12, or three.", "en"),
    ],
)
def test_figures_of_a_cited_unit_and_small_numbers_are_grounded(
    answer: str, language: Language, knowledge: Knowledge
) -> None:
    made = reply(answer, knowledge, EXPORT, language=language)

    assert ungrounded_figures(made, "?", knowledge) == []


@pytest.mark.parametrize(
    ("answer", "language", "figure"),
    [
        (f"Plus de 70{NBSP}% de la valeur.", "fr", 70.0),
        ("Près de 3 800 entreprises.", "fr", 3800.0),
        ("Paru en 1998.", "fr", 1998.0),
        ("More than 70% of the value.", "en", 70.0),
        ("Nearly 3,800 businesses.", "en", 3800.0),
        ("Some 13 points.", "en", 13.0),
        ("Un gain de 65,3 $.", "fr", 65.3),
        ("Quarante pour cent.", "fr", 40.0),
    ],
)
def test_a_figure_that_no_cited_unit_states_is_not_grounded(
    answer: str, language: Language, figure: float, knowledge: Knowledge
) -> None:
    made = reply(answer, knowledge, EXPORT, language=language)

    assert ungrounded_figures(made, "?", knowledge) == [figure]


@pytest.mark.parametrize(
    ("answer", "question", "language"),
    [("Le guide donne 65,3 %, et non 80 %.", "80 %?", "fr"), ("65.3%, not 80%.", "80%?", "en")],
)
def test_a_figure_of_the_question_may_be_taken_up(
    answer: str, question: str, language: Language, knowledge: Knowledge
) -> None:
    made = reply(answer, knowledge, EXPORT, language=language, outcome="corrected")

    assert ungrounded_figures(made, question, knowledge) == []
    assert ungrounded_figures(made, "?", knowledge) == [80.0]


def test_the_numbers_of_a_list_are_no_figures(knowledge: Knowledge) -> None:
    answer = "\n".join(f"{n}. Un point." for n in range(1, 20))

    assert ungrounded_figures(reply(answer, knowledge, PLAN), "?", knowledge) == []


@pytest.mark.parametrize("outcome", ["greeted", "refused", "clarify"])
def test_words_that_rest_on_no_unit_are_not_asked_for_grounds(
    outcome: Outcome, knowledge: Knowledge
) -> None:
    made = reply("Appelez le 9-8-8 ou le 811.", knowledge, outcome=outcome)

    assert ungrounded_figures(made, "?", knowledge) == []


@pytest.mark.parametrize("key", ["form.resume_line", "practice_form.resume_line"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_of_a_form_repeated_under_an_answer_is_no_part_of_it(
    key: str, language: Language, knowledge: Knowledge
) -> None:
    answer = f"65.3\n\n{words(language)(key)}\n\n**Question 1 / 19**"

    made = reply(answer, knowledge, EXPORT, language=language)

    assert 19.0 not in ungrounded_figures(made, "?", knowledge)
