"""A coach gets the answer, questions to put, signs to listen for and passages to reread."""

import pytest

from advisor.client import Client
from advisor.dossier import Dossier
from advisor.knowledge.coaching import load_coaching
from advisor.language import LANGUAGES, Language
from advisor.models.embedded.compose import Composed, compose
from advisor.models.embedded.policy import Before, Calls, Turn, decide
from advisor.texts import words
from advisor.tools.search_guidance import Input, Output, run
from tests.stub_guidance import UNIT, stub_guidance
from tests.tools.deps import deps

GUIDANCE = stub_guidance()
MAX_WORDS = 160
ASKED: dict[Language, str] = {
    "fr": "quoi demander à ma cliente sur la coopétition?",
    "en": "what should I ask my client about coopetition?",
}
TOLD: dict[Language, str] = {
    "fr": "ma cliente s’allie à un concurrent, est-ce sage?",
    "en": "my client teams up with a rival, is it wise?",
}


def found(question: str, language: Language) -> Output:
    return run(Input(question=question, language=language, audience="coach"), deps())


def answered(question: str, language: Language) -> Composed:
    result = found(question, language)
    return compose(question, language, [result], GUIDANCE, False)


def audience(turn: Turn) -> str:
    decision = decide(turn, GUIDANCE)
    assert isinstance(decision, Calls)
    return str(decision.calls[0].args.get("audience", "self"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_comes_first_then_what_to_ask_to_hear_and_to_reread(language: Language) -> None:
    say, made = words(language), answered(TOLD[language], language)
    topic = load_coaching()[found(TOLD[language], language).topics[0]].text(language)
    lead = GUIDANCE.knowledge.units[UNIT].text(language).lead
    reread = say("coach.reread", titles="")
    places = [made.answer.index(part) for part in (lead[5:40], topic.ask[0], topic.worrying[5:])]
    assert places == sorted(places)
    assert made.answer.index(reread) > places[-1]
    assert len(made.answer.split()) <= MAX_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_questions_are_wanted_they_come_first(language: Language) -> None:
    made = answered(ASKED[language], language)
    assert made.answer.startswith(words(language)("coach.ask"))
    assert made.answer.count("?") >= 3
    assert len(made.answer.split()) <= MAX_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_passages_to_reread_can_be_opened(language: Language) -> None:
    made = answered(TOLD[language], language)
    assert made.cited[0] == UNIT
    for unit in made.cited:
        assert GUIDANCE.knowledge.units[unit].text(language).title in made.answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_covered_has_no_questions(language: Language) -> None:
    result = found(TOLD[language], language).model_copy(update={"covered": False, "topics": ()})
    made = compose(TOLD[language], language, [result], GUIDANCE, False)
    assert made.outcome == "declined"
    assert words(language)("coach.ask") not in made.answer


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_coach_s_question_is_searched_as_one(language: Language) -> None:
    assert audience(Turn(TOLD[language], language, language, None)) == "coach"


def test_a_follow_up_stays_with_the_coach() -> None:
    before = Before("la confidentialité", "agreement.confidentiality", "…", coach=True)
    assert audience(Turn("et sur la sortie?", "fr", "fr", before)) == "coach"
    owner = Before("la confidentialité", "agreement.confidentiality", "…")
    assert audience(Turn("et sur la sortie?", "fr", "fr", owner)) == "self"


def test_with_a_client_open_the_third_person_is_enough() -> None:
    asked = "should she sign before the trial?"
    with_client = Dossier(client=Client())
    assert audience(Turn(asked, "en", "en", None, with_client)) == "coach"
    assert audience(Turn(asked, "en", "en", None)) == "self"
