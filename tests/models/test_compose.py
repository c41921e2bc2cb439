"""Answers worded from what the tools returned."""

import re
from typing import Literal

import pytest

from advisor.language import LANGUAGES, Language
from advisor.models.embedded.compose import Composed, compose
from advisor.reply import Citation, Reply
from advisor.texts import words
from advisor.tools.search_guidance import Correction, Output, Passage
from advisor.understanding.premise import MistakeKind
from evals.grounds import ungrounded_figures
from tests.stub_guidance import stub_guidance

GUIDANCE = stub_guidance()
KNOWLEDGE = GUIDANCE.knowledge
MAX_WORDS = 160
NBSP = "\u00a0"
PLAN = "customers.plan"
THIRD = "customers.step-3-recognise"
KPIS = "health-check.kpi-table"
CHECKLIST = "agreement.checklist"
EXPORT = "readiness.sme-export-share"
COMMUNITY = "customers.figure-5-4"
RONDEAU = "local-alliances.rondeau"
COOPETITION = "local-alliances.coopetition"
WHY = "customers.why-customers"
PERPETUAL = "health-check.perpetual-contracts"
NUMBERED = re.compile(r"(?m)^(\d+)\. ")


def passage(unit: str, language: Language, score: float) -> Passage:
    text = KNOWLEDGE.units[unit].text(language)
    return Passage(
        unit=unit,
        section=KNOWLEDGE.units[unit].section,
        title=text.title,
        text=text.markdown,
        status=KNOWLEDGE.units[unit].status,
        cautions=tuple(c.say.text(language) for c in KNOWLEDGE.claims_of(unit)),
        score=score,
        share=0.3,
    )


def output(
    question: str,
    language: Language,
    *units: str,
    coverage: float = 0.9,
    covered: bool = True,
    correction: Correction | None = None,
    says: bool | None = None,
    gap: float = 0.2,
) -> Output:
    """What the search returned: the units, each scored `gap` under the one before."""
    return Output(
        question=question,
        language=language,
        covered=covered,
        coverage=coverage,
        nearest_section=KNOWLEDGE.units[units[0]].section,
        passages=tuple(passage(u, language, 2.0 - gap * i) for i, u in enumerate(units)),
        correction=correction,
        says=says,
    )


def answer(result: Output, *more: Output, message: str = "") -> Composed:
    """The answer, held to what is true of every answer."""
    results = [result, *more]
    text = message or " ".join(r.question for r in results)
    made = compose(text, result.language, results, GUIDANCE, False)
    hold(made, text, result.language)
    return made


def hold(made: Composed, question: str, language: Language) -> None:
    """Every figure stands in a cited unit, the sources come last, suggestions lead on."""
    reply = Reply(
        id="x",
        answer=made.answer,
        language=language,
        outcome=made.outcome,
        citations=tuple(
            Citation(
                unit=unit,
                section=KNOWLEDGE.units[unit].section,
                title=KNOWLEDGE.units[unit].text(language).title,
                text=KNOWLEDGE.units[unit].text(language).markdown,
            )
            for unit in made.cited
        ),
        model="embedded",
        prompt="system@v1",
        thread="t",
        elapsed_ms=1,
    )
    assert ungrounded_figures(reply, question, KNOWLEDGE) == []
    last = made.answer.splitlines()[-1]
    sections = dict.fromkeys(KNOWLEDGE.units[unit].section for unit in made.cited)
    assert last.startswith("*Source") == bool(made.cited)
    assert all(KNOWLEDGE.sections[s].title(language) in last for s in sections)
    assert len(made.suggestions) == len(set(made.suggestions)) <= 3
    if made.cited:
        assert KNOWLEDGE.asks[made.cited[0]].text(language) not in made.suggestions


ASKED: dict[Language, list[str]] = {
    "fr": ["Comment faire?", "Est-ce que je dois signer?", "Quel pourcentage?", "Qui a dit ça?"],
    "en": ["How do I do it?", "Do I have to sign?", "What percentage?", "Who said that?"],
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", list(KNOWLEDGE.units))
def test_any_unit_makes_a_short_answer_with_its_source_and_no_other_figure(
    unit: str, language: Language
) -> None:
    for question in ASKED[language]:
        related = KNOWLEDGE.units[unit].related[:3]
        made = answer(output(question, language, unit, *related))

        assert made.outcome == "answered"
        assert made.cited[0] == made.topic == unit
        assert KNOWLEDGE.units[unit].text(language).lead[1:] in made.answer
        assert len(made.answer.split()) <= MAX_WORDS or NUMBERED.search(made.answer)


@pytest.mark.parametrize(
    ("question", "language", "unit", "count"),
    [
        ("Quelles sont les étapes du plan?", "fr", PLAN, 5),
        ("Combien d'étapes y a-t-il?", "fr", PLAN, 5),
        ("donne moi la liste des indicateurs", "fr", KPIS, 5),
        ("Quels sont les points d'une entente?", "fr", CHECKLIST, 11),
        ("What are the steps of the plan?", "en", PLAN, 5),
        ("How many steps are there?", "en", PLAN, 5),
        ("list the KPIs", "en", KPIS, 5),
        ("What are the points of an agreement?", "en", CHECKLIST, 11),
    ],
)
def test_a_list_is_given_whole_and_in_its_order(
    question: str, language: Language, unit: str, count: int
) -> None:
    made = answer(output(question, language, unit, WHY, COOPETITION))

    assert [int(n) for n in NUMBERED.findall(made.answer)] == list(range(1, count + 1))
    assert made.cited == (unit,)
    assert made.answer.startswith(KNOWLEDGE.units[unit].text(language).lead)


@pytest.mark.parametrize(
    ("question", "language", "unit", "figure"),
    [
        ("Quel pourcentage des exportations vient des PME?", "fr", EXPORT, "65,3"),
        ("Quel chiffre a-t-on sur le revenu?", "fr", COMMUNITY, "5,4"),
        ("What percentage of exports do SMEs make?", "en", EXPORT, "65.3"),
        ("What figure on revenue is there?", "en", COMMUNITY, "5.4"),
    ],
)
def test_a_figure_comes_first_with_its_caution_and_without_a_list(
    question: str, language: Language, unit: str, figure: str
) -> None:
    made = answer(output(question, language, unit))
    first, caution, *_ = made.answer.split("\n\n")
    say = KNOWLEDGE.claims_of(unit)[0].say.text(language)

    assert figure in first
    assert caution == f"*{say}*"
    assert "\n- " not in made.answer


@pytest.mark.parametrize(
    ("question", "language", "unit"),
    [
        ("Que dit Guillaume Rondeau?", "fr", RONDEAU),
        ("Un contrat sans fin peut-il se rompre?", "fr", PERPETUAL),
        ("What does Guillaume Rondeau say?", "en", RONDEAU),
        ("Can a contract without an end be broken off?", "en", PERPETUAL),
    ],
)
def test_a_claim_is_never_told_without_its_caution(
    question: str, language: Language, unit: str
) -> None:
    made = answer(output(question, language, unit, WHY))

    assert f"*{KNOWLEDGE.claims_of(unit)[0].say.text(language)}*" in made.answer


@pytest.mark.parametrize(
    ("question", "language", "number", "cited"),
    [
        ("C'est quoi la troisième étape?", "fr", 3, (THIRD, PLAN)),
        ("et l'étape 1?", "fr", 1, ("customers.step-1-identify", PLAN)),
        ("la dernière étape du plan?", "fr", 5, ("customers.step-5-measure", PLAN)),
        ("What is the third step?", "en", 3, (THIRD, PLAN)),
        ("and step 1?", "en", 1, ("customers.step-1-identify", PLAN)),
        ("the last step of the plan?", "en", 5, ("customers.step-5-measure", PLAN)),
    ],
)
def test_one_item_of_the_plan_is_told_with_the_unit_that_tells_it_at_length(
    question: str, language: Language, number: int, cited: tuple[str, ...]
) -> None:
    made = answer(output(question, language, PLAN, WHY))

    item = KNOWLEDGE.units[PLAN].text(language).points[number - 1].text
    assert made.answer.startswith(f"**{number}.** {item}")
    assert KNOWLEDGE.units[cited[0]].text(language).lead in made.answer
    assert made.cited == cited


@pytest.mark.parametrize(
    ("question", "language"), [("le deuxième indicateur?", "fr"), ("the second KPI?", "en")]
)
def test_an_item_without_a_unit_of_its_own_stands_alone(question: str, language: Language) -> None:
    made = answer(output(question, language, WHY, KPIS))

    assert f"**2.** {KNOWLEDGE.units[KPIS].text(language).points[1].text}" in made.answer
    assert made.cited == (KPIS,)


@pytest.mark.parametrize(
    ("question", "language", "says", "word"),
    [
        ("Est-ce que je dois signer une entente?", "fr", True, "Oui. "),
        ("Est-ce vrai que c'est perpétuel?", "fr", False, "Non. "),
        ("Do I have to sign an agreement?", "en", True, "Yes. "),
        ("Is it true that it never ends?", "en", False, "No. "),
    ],
)
def test_a_settled_yes_or_no_question_is_answered_in_its_first_word(
    question: str, language: Language, says: bool, word: str
) -> None:
    settled = answer(output(question, language, CHECKLIST, says=says))
    open_ = answer(output(question, language, CHECKLIST))

    assert settled.answer.startswith(word)
    assert settled.answer.removeprefix(word) == open_.answer


@pytest.mark.parametrize(
    ("question", "language"), [("Pourquoi signer?", "fr"), ("Why should I sign?", "en")]
)
def test_yes_or_no_is_not_said_to_a_question_that_asks_for_something_else(
    question: str, language: Language
) -> None:
    made = answer(output(question, language, CHECKLIST, says=True))

    assert not made.answer.startswith(("Oui", "Yes"))


@pytest.mark.parametrize(
    ("question", "language", "audience", "opening"),
    [
        (
            "Ma cliente veut exporter au Mexique. Comment faire?",
            "fr",
            "coach",
            "À partager avec votre cliente, côté Mexique : ",
        ),
        ("Comment exporter au Mexique?", "fr", "self", "Côté Mexique : "),
        ("Mon client est au Mexique. Comment exporter?", "fr", "self", "Côté Mexique : "),
        (
            "My client wants to know if she can export to Mexico. How?",
            "en",
            "coach",
            "To share with your client, with Mexico in view: ",
        ),
        ("How do I export to Mexico?", "en", "self", "With Mexico in view: "),
    ],
)
def test_the_situation_is_taken_up_in_the_first_words(
    question: str, language: Language, audience: Literal["self", "coach"], opening: str
) -> None:
    result = output(question, language, "readiness.diagnose-first")
    made = answer(result.model_copy(update={"audience": audience}))

    assert made.answer.replace(NBSP, " ").startswith(opening)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_is_not_taken_up_where_the_guidance_says_nothing_of_places(
    language: Language,
) -> None:
    question = {"fr": "Comment remercier un client au Mexique?", "en": "How to thank in Mexico?"}
    made = answer(output(question[language], language, THIRD))

    assert "Mexi" not in made.answer


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("unit", "section"),
    [("agreement.ip", "agreement"), (EXPORT, "readiness"), ("culture.gifts", "culture")],
)
def test_a_question_near_the_subject_is_declined_with_the_nearest_section_and_whom_to_ask(
    language: Language, unit: str, section: str
) -> None:
    made = answer(output("?", language, unit, WHY, covered=False, coverage=0.3))

    assert (made.outcome, made.cited, made.topic) == ("declined", (), None)
    assert KNOWLEDGE.sections[section].title(language) in made.answer
    assert words(language)(f"decline.who.{section}") in made.answer
    assert not re.search(r"\d", made.answer)
    own = {
        KNOWLEDGE.asks[u.id].text(language)
        for u in KNOWLEDGE.units.values()
        if u.section == section
    }
    assert made.suggestions
    assert set(made.suggestions) <= own


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_far_from_the_subject_is_declined_without_a_section(
    language: Language,
) -> None:
    made = answer(output("?", language, EXPORT, covered=False, coverage=0.01))

    assert (made.outcome, made.cited) == ("declined", ())
    assert made.answer == words(language)("decline.far")


@pytest.mark.parametrize(
    ("language", "kind", "unit", "right", "wrong", "first"),
    [
        ("fr", "figure", EXPORT, "65,3 %", "80 %", "Le guide donne 65,3 %, et non 80 %."),
        ("fr", "count", PLAN, "5", "7", "Il y en a 5, et non 7."),
        (
            "fr",
            "attribution",
            RONDEAU,
            "Guillaume Rondeau",
            "Luc Rabouin",
            "L'article l'attribue à Guillaume Rondeau, et non à Luc Rabouin.",
        ),
        ("en", "figure", EXPORT, "65.3%", "80%", "The guide gives 65.3%, not 80%."),
        ("en", "count", PLAN, "5", "7", "There are 5, not 7."),
        (
            "en",
            "attribution",
            RONDEAU,
            "Guillaume Rondeau",
            "Luc Rabouin",
            "The article attributes it to Guillaume Rondeau, not to Luc Rabouin.",
        ),
    ],
)
def test_a_mistake_is_set_right_in_the_first_sentence(
    language: Language, kind: MistakeKind, unit: str, right: str, wrong: str, first: str
) -> None:
    lead = KNOWLEDGE.units[unit].text(language).lead
    correction = Correction(kind=kind, unit=unit, right=right, wrong=wrong, words=lead)
    made = answer(output(f"{wrong}?", language, unit, WHY, correction=correction, says=True))

    assert made.outcome == "corrected"
    assert made.answer.startswith(f"{first}\n\n{lead}")
    assert made.cited == (unit,)
    assert len(made.answer.split()) <= MAX_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("at", [0, 5, 20, 40])
def test_a_mistaken_belief_is_set_right_in_the_words_written_for_it(
    language: Language, at: int
) -> None:
    premise = KNOWLEDGE.premises[at]
    said = premise.text(language).correction
    correction = Correction(kind="belief", unit=premise.unit, right="", wrong="", words=said)
    made = answer(output("?", language, premise.unit, WHY, correction=correction))

    assert made.outcome == "corrected"
    assert made.answer.startswith(said)
    assert made.cited == (premise.unit,)
    assert len(made.answer.split()) <= MAX_WORDS or NUMBERED.search(made.answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_correction_that_is_the_units_own_first_sentence_is_said_once(
    language: Language,
) -> None:
    lead = KNOWLEDGE.units[WHY].text(language).lead
    correction = Correction(kind="belief", unit=WHY, right="", wrong="", words=lead)
    made = answer(output("?", language, WHY, correction=correction))

    assert made.answer.count(lead) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_unit_nearly_as_likely_adds_a_sentence_and_is_cited(language: Language) -> None:
    question = {"fr": "Pourquoi mes clients?", "en": "Why my customers?"}[language]
    near = answer(output(question, language, WHY, "customers.word-of-mouth", gap=0.1))
    far = answer(output(question, language, WHY, "customers.word-of-mouth", gap=1.9))

    assert near.cited == (WHY, "customers.word-of-mouth")
    assert words(language)("answer.also", lead="").strip() in near.answer
    assert far.cited == (WHY,)
    assert words(language)("answer.also", lead="").strip() not in far.answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_ours_is_told_apart_from_what_the_article_says(language: Language) -> None:
    question = {"fr": "Comment choisir un projet?", "en": "How do I choose?"}[language]
    unit = "culture.gifts"
    made = answer(output(question, language, unit))
    mark = words(language)("answer.added")

    shown = [p for p in KNOWLEDGE.units[unit].text(language).points if p.text in made.answer]
    assert any(p.origin == "added" for p in shown)
    for point in shown:
        assert (f"- {mark} {point.text}" in made.answer) == (point.origin == "added")


SEVERAL: dict[Language, tuple[str, str]] = {
    "fr": ("Qui parle de coopétition?", "Pourquoi mes clients?"),
    "en": ("Who speaks of coopetition?", "Why my customers?"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_questions_are_answered_one_by_one_under_their_own_words(
    language: Language,
) -> None:
    one, two = SEVERAL[language]
    made = answer(output(one, language, COOPETITION), output(two, language, WHY))

    first, second = made.answer.index(f"**{one}**"), made.answer.index(f"**{two}**")
    coopetition = made.answer.index(KNOWLEDGE.units[COOPETITION].text(language).lead)
    assert first < coopetition < second
    assert made.answer.index(KNOWLEDGE.units[WHY].text(language).lead) > second
    assert made.cited == (COOPETITION, WHY)
    assert made.topic == WHY
    assert made.answer.count("*Source") == 1
    assert len(made.answer.split()) <= MAX_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("declined", [0, 1])
def test_of_two_questions_the_one_covered_is_answered_and_the_other_declined(
    language: Language, declined: int
) -> None:
    one, two = SEVERAL[language]
    made = answer(
        output(one, language, COOPETITION, covered=declined != 0, coverage=0.3),
        output(two, language, WHY, covered=declined != 1, coverage=0.3),
    )

    assert made.outcome == "answered"
    assert made.cited == ((WHY,) if declined == 0 else (COOPETITION,))


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_questions_outside_the_guidance_are_both_declined(language: Language) -> None:
    one, two = SEVERAL[language]
    made = answer(
        output(one, language, COOPETITION, covered=False, coverage=0.01),
        output(two, language, WHY, covered=False, coverage=0.01),
    )

    assert (made.outcome, made.cited) == ("declined", ())
    assert made.answer.count(words(language)("decline.far")) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_correction_among_several_answers_is_the_outcome_of_all(language: Language) -> None:
    one, two = SEVERAL[language]
    lead = KNOWLEDGE.units[RONDEAU].text(language).lead
    correction = Correction(kind="belief", unit=RONDEAU, right="", wrong="", words=lead)
    made = answer(output(one, language, WHY), output(two, language, RONDEAU, correction=correction))

    assert made.outcome == "corrected"
    assert made.cited == (WHY, RONDEAU)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_results_make_the_same_answer(language: Language) -> None:
    result = output(SEVERAL[language][1], language, WHY, COOPETITION)

    assert answer(result) == answer(result)


@pytest.mark.parametrize(
    ("question", "language"), [("le deuxième rôle, c'est quoi?", "fr"), ("the second role?", "en")]
)
def test_an_item_of_another_list_is_not_taken_for_a_step(question: str, language: Language) -> None:
    made = answer(output(question, language, "customers.three-roles", WHY))

    assert made.cited == ("customers.three-roles",)
