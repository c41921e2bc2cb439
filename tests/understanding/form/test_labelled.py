"""The labelled messages, and the whole bank of questions, as a measure with a floor."""

import time

import pytest

from advisor.knowledge import load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.understanding.form import (
    Aside,
    FormView,
    NotApplicable,
    Rate,
    Unknown,
    read_acts,
    starts_form,
)
from advisor.understanding.form.acts import Act
from tests.understanding.form.forms import Said, asked_in, form, label_of, matches, said_in

FLOORS = {"form-dev.yaml": 0.98, "form-more.yaml": 0.9}
WRONGLY_FILLED = {"form-dev.yaml": 0, "form-more.yaml": 7}
ANSWERS = (Rate, Unknown, NotApplicable)


@pytest.mark.parametrize("name", FLOORS)
def test_labelled_messages_are_read_as_labelled(name: str) -> None:
    cases = said_in(name)
    wrong = [s.text for s in cases if not s.is_read(read_acts(s.text, s.language, s.form))]

    assert len(wrong) <= (1 - FLOORS[name]) * len(cases), wrong


@pytest.mark.parametrize("name", FLOORS)
def test_a_message_hardly_ever_fills_what_it_does_not_say(name: str) -> None:
    filled = [s.text for s in said_in(name) if _fills_wrongly(s)]

    assert len(filled) <= WRONGLY_FILLED[name], filled


@pytest.mark.parametrize("name", FLOORS)
def test_labelled_requests_start_the_form_that_they_ask_for(name: str) -> None:
    wrong = [a.text for a in asked_in(name) if not a.is_read(starts_form(a.text, a.language))]

    assert len(wrong) <= 1, wrong


def test_questions_about_the_guidance_fill_and_start_next_to_nothing() -> None:
    bank = load_knowledge().questions.values()
    asked = [(q.ask, lang) for sides in bank for lang in LANGUAGES for q in sides[lang]][::20]
    view = form("readiness", "F2")
    filled = [a for a, lang in asked if any(isinstance(x, ANSWERS) for x in _acts(a, lang, view))]
    started = [a for a, lang in asked if (start := starts_form(a, lang)) and start.sure]

    assert len(filled) <= 0.03 * len(asked), filled
    assert len(started) <= 0.003 * len(asked), started


def test_a_question_in_the_midst_of_a_form_is_an_aside() -> None:
    bank = load_knowledge().questions.values()
    asked = [(q.ask, lang) for sides in bank for lang in LANGUAGES for q in sides[lang]]
    asked = [(a, lang) for a, lang in asked if a.endswith("?") and len(a.split()) > 4][::20]
    view = form("readiness", "F2")
    missed = [a for a, lang in asked if not any(isinstance(x, Aside) for x in _acts(a, lang, view))]

    assert len(missed) <= 0.03 * len(asked), missed


def test_a_message_is_read_in_a_few_milliseconds() -> None:
    cases = said_in("form-dev.yaml")
    for case in cases:
        read_acts(case.text, case.language, case.form)
    start = time.perf_counter()
    for case in cases:
        read_acts(case.text, case.language, case.form)

    assert (time.perf_counter() - start) / len(cases) < 0.010


def _acts(text: str, language: Language, view: FormView) -> tuple[Act, ...]:
    return read_acts(text, language, view)


def _fills_wrongly(said: Said) -> bool:
    acts = read_acts(said.text, said.language, said.form)
    given = [act for act in acts if isinstance(act, ANSWERS)]
    return any(not any(matches(w, label_of(act)) for w in said.acts) for act in given)
