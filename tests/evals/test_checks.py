"""What is measured on a reply."""

import pytest

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language
from advisor.reply import Citation, Outcome, Reply
from evals.cases import Step
from evals.checks import MAX_WORDS, Verdict, flat, judge, ungrounded_figures

NBSP, THIN = "\u00a0", "\u202f"
EXPORT = "readiness.sme-export-share"
COMMUNITY = "customers.figure-5-4"
PLAN = "customers.plan"


def reply(
    answer: str,
    knowledge: Knowledge,
    *units: str,
    language: Language = "fr",
    outcome: Outcome = "answered",
) -> Reply:
    return Reply(
        id="x",
        answer=answer,
        language=language,
        outcome=outcome,
        citations=tuple(
            Citation(
                unit=unit,
                section=knowledge.units[unit].section,
                title=knowledge.units[unit].text(language).title,
                text=knowledge.units[unit].text(language).markdown,
            )
            for unit in units
        ),
        model="embedded",
        prompt="system@v1",
        thread="t",
        elapsed_ms=1,
    )


def verdict(step: Step, made: Reply, knowledge: Knowledge, lang: str = "fr") -> Verdict:
    return judge(step, lang, made, knowledge)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("65,3 %", "65.3 %"),
        (f"65,3{NBSP}%", "65.3 %"),
        (f"3{NBSP}800 entreprises", "3,800 entreprises"),
        (f"3{THIN}800", "3800"),
        ("3 800", "3,800"),
        ("1 250 000 $", "1,250,000 $"),
        ("**5,4** fois", "5.4 fois"),
        ("ÉCRITE", "ecrite"),
        ("l’article", "l'article"),
        ("deux\n\nlignes", "deux lignes"),
    ],
)
def test_the_same_figure_or_word_is_flat_the_same_way(one: str, other: str) -> None:
    assert flat(one) == flat(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("65,3", "653"), ("3,80", "380"), ("3 8001", "38001"), ("5,4 fois", "54 fois")],
)
def test_different_figures_stay_different(one: str, other: str) -> None:
    assert flat(one) != flat(other)


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
    assert verdict(Step(user="?"), made, knowledge).grounded is True


@pytest.mark.parametrize(
    ("answer", "language", "figure"),
    [
        (f"Plus de 70{NBSP}% de la valeur.", "fr", 70.0),
        ("Près de 3 800 entreprises.", "fr", 3800.0),
        ("Paru en 1998.", "fr", 1998.0),
        ("More than 70% of the value.", "en", 70.0),
        ("Nearly 3,800 businesses.", "en", 3800.0),
        ("Some 13 points.", "en", 13.0),
    ],
)
def test_a_figure_that_no_cited_unit_states_is_not_grounded(
    answer: str, language: Language, figure: float, knowledge: Knowledge
) -> None:
    made = reply(answer, knowledge, EXPORT, language=language)

    assert ungrounded_figures(made, "?", knowledge) == [figure]
    assert verdict(Step(user="?"), made, knowledge).grounded is False


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("count", "short"), [(MAX_WORDS, True), (MAX_WORDS + 1, False)])
def test_an_answer_is_short_up_to_the_limit(
    count: int, short: bool, language: Language, knowledge: Knowledge
) -> None:
    made = reply("mot " * count, knowledge, PLAN, language=language)

    assert verdict(Step(user="?"), made, knowledge).short is short


def test_the_length_of_a_numbered_list_or_of_a_refusal_is_not_measured(
    knowledge: Knowledge,
) -> None:
    numbered = reply("mot " * 300 + "\n1. Un\n2. Deux", knowledge, PLAN)
    declined = reply("mot " * 300, knowledge, outcome="declined")

    assert verdict(Step(user="?"), numbered, knowledge).short is None
    assert verdict(Step(user="?"), declined, knowledge).short is None


def test_what_a_step_does_not_ask_for_is_not_judged(knowledge: Knowledge) -> None:
    found = verdict(Step(user="?"), reply("Oui.", knowledge, PLAN), knowledge)

    assert found.outcome is None
    assert found.first_section is None
    assert found.section_in_three is None
    assert found.fact is None
    assert found.excluded is None


@pytest.mark.parametrize(
    ("wanted", "outcome", "right"),
    [
        ("answered", "answered", True),
        ("answered", "corrected", True),
        ("answered", "declined", False),
        ("corrected", "corrected", True),
        ("corrected", "answered", False),
        ("declined", "declined", True),
        ("declined", "answered", False),
        ("refused", "refused", True),
    ],
)
def test_the_outcome_is_held_to_what_the_step_wants(
    wanted: Outcome, outcome: Outcome, right: bool, knowledge: Knowledge
) -> None:
    made = reply("Oui.", knowledge, outcome=outcome)

    assert verdict(Step(user="?", outcome=wanted), made, knowledge).outcome is right


@pytest.mark.parametrize(
    ("units", "first", "in_three"),
    [
        ((PLAN, EXPORT), True, True),
        ((EXPORT, PLAN), False, True),
        ((EXPORT, EXPORT, "culture.gifts", PLAN), False, True),
        ((EXPORT, "culture.gifts", "agreement.ip", PLAN), False, False),
        ((EXPORT,), False, False),
        ((), False, False),
    ],
)
def test_the_right_section_is_looked_for_first_and_among_the_first_three_sections(
    units: tuple[str, ...], first: bool, in_three: bool, knowledge: Knowledge
) -> None:
    step = Step(user="?", sections=("customers",))
    found = verdict(step, reply("Oui.", knowledge, *units), knowledge)

    assert (found.first_section, found.section_in_three) == (first, in_three)


@pytest.mark.parametrize(
    ("includes", "there"),
    [
        ((("65,3",),), True),
        ((("65.3",),), True),
        (((65.3,),), True),
        ((("66", 65.3),), True),
        ((("65,3",), ("exportations",)), True),
        ((("65,3",), ("importations",)), False),
        ((("EXPORTATIONS",),), True),
        ((("66",),), False),
    ],
)
def test_one_word_of_every_group_has_to_be_there(
    includes: tuple[tuple[str | float, ...], ...], there: bool, knowledge: Knowledge
) -> None:
    made = reply(f"Plus de 65,3{NBSP}% des *exportations*.", knowledge, EXPORT)
    step = Step(user="?", includes=includes)

    assert verdict(step, made, knowledge).fact is there


@pytest.mark.parametrize(
    ("excludes", "clean"),
    [(("garantie",), False), (("GARANTIE",), False), (("promesse",), True), (("5,4 fois",), False)],
)
def test_a_word_that_must_not_be_said_is_seen(
    excludes: tuple[str, ...], clean: bool, knowledge: Knowledge
) -> None:
    made = reply("Une garantie de 5.4 fois.", knowledge, COMMUNITY)

    assert verdict(Step(user="?", excludes=excludes), made, knowledge).excluded is clean


def test_the_answer_has_to_be_in_the_language_of_the_case(knowledge: Knowledge) -> None:
    french = reply("Oui.", knowledge, PLAN)
    clarify = reply("Quoi? / What?", knowledge, outcome="clarify")

    assert verdict(Step(user="?"), french, knowledge, "fr").language is True
    assert verdict(Step(user="?"), french, knowledge, "en").language is False
    assert verdict(Step(user="?"), clarify, knowledge, "en").language is True
