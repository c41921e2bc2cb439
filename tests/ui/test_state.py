"""What the browser keeps, completed."""

import pytest

from advisor.dossier import Dossier, ReadinessForm
from advisor.language import LANGUAGES, Language
from advisor.ui.state import (
    BLANK,
    TABS,
    Scene,
    State,
    anew,
    completed,
    language_of,
    tab_of,
    words_of,
)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("en-CA,en;q=0.9,fr;q=0.8", "en"),
        ("es-MX, en;q=0.5", "en"),
        ("de", "fr"),
        ("", "fr"),
    ],
)
def test_a_first_visit_is_in_the_browsers_first_language_of_the_two(
    header: str, language: Language
) -> None:
    assert language_of(completed(None, header, "fr")) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_language_stays(language: Language) -> None:
    state = completed({**BLANK, "language": language}, "es", "fr")

    assert words_of(state).language == language


def test_an_owner_and_a_thread_are_made_once() -> None:
    first = completed(None, "fr", "fr")

    assert first["owner"]
    assert first["thread"]
    assert completed(first, "en", "en") == first


def test_a_new_conversation_has_another_thread_and_the_same_owner() -> None:
    first = completed(None, "fr", "fr")
    after = anew(first)

    assert after["thread"] != first["thread"]
    assert {**after, "thread": ""} == {**first, "thread": ""}


def test_a_state_of_an_older_page_gains_what_it_lacks() -> None:
    older = {"owner": "o", "thread": "t", "language": "en"}

    assert completed(older, "fr", "fr") == {**BLANK, **older}


def test_the_mark_tells_whether_a_form_would_be_drawn_otherwise() -> None:
    state = completed(None, "fr", "fr")

    def mark(dossier: Dossier, state: State = state) -> str:
        return Scene(state, words_of(state), [], dossier, []).mark

    answered = Dossier(readiness=ReadinessForm(answers={"F1": 2}))
    assert mark(Dossier()) == mark(Dossier(asked="F2"))
    assert mark(Dossier()) != mark(answered)
    assert mark(Dossier()) != mark(Dossier(), {**state, "language": "en"})
    assert mark(Dossier()) != mark(Dossier(), anew(state))


def test_a_tab_that_does_not_exist_is_the_chat() -> None:
    assert tab_of({"tab": "nowhere"}, TABS) == TABS[0]
    assert tab_of({}, TABS) == TABS[0]
    assert tab_of({"tab": TABS[-1]}, TABS) == TABS[-1]
