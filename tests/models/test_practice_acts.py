"""A message on an open practice: its answer, a move, a question, a story, a correction."""

from typing import Any

import pytest

from advisor.dossier import Practices, PracticeValue, Told
from advisor.knowledge.practices import PracticeKind
from advisor.language import Language
from advisor.models.embedded.practice_acts import read_practice
from tests.tools.deps import TODAY


def on(
    kind: PracticeKind, asked: str, text: str, language: Language, **answers: PracticeValue
) -> dict[str, Any]:
    state = Practices(open=kind, last=kind, asked=asked, answers={kind: answers})
    acts = read_practice(text, language, kind, state, TODAY)
    return {**acts.args, **({"asides": acts.asides} if acts.asides else {})}


@pytest.mark.parametrize(
    ("kind", "asked", "text", "language", "value"),
    [
        ("finder", "need1", "du monde, de la relève", "fr", "talent"),
        ("finder", "need1", "we need new customers mostly", "en", "new_customers"),
        ("finder", "horizon", "no rush at all", "en", "no_hurry"),
        ("finder", "offer", "nope, nothing yet", "en", "no"),
        ("finder", "competitor_topics", "yeah, probably prices", "en", "yes"),
        ("finder", "withhold", "notre recette", "fr", "notre recette"),
        ("culture", "directness_them", "2", "fr", 2),
        ("culture", "directness_origin", "un collègue de là-bas me l'a dit", "fr", "told"),
        ("culture", "directness_origin", "I saw it myself", "en", "seen"),
        ("culture", "meeting", "next Tuesday", "en", "2026-12-08"),
        ("ambassadors", "identify_2", "pas commencé", "fr", 0),
        ("ambassadors", "community_2", "ça roule", "fr", 2),
        ("ambassadors", "invited", "une vingtaine", "fr", 20),
        ("help", "day", "tomorrow", "en", "2026-12-01"),
        ("help", "day", "dans 3 jours", "fr", "2026-12-03"),
        ("help", "welcome", "je pense que oui", "fr", "yes"),
        ("help", "sign", "she fixes at least one thing", "en", "she fixes at least one thing"),
    ],
)
def test_an_answer_in_ones_own_words(
    kind: PracticeKind, asked: str, text: str, language: Language, value: PracticeValue
) -> None:
    assert on(kind, asked, text, language) == {"answers": {asked: value}}


@pytest.mark.parametrize(
    ("text", "language"), [("je sais pas", "fr"), ("aucune idée", "fr"), ("no idea", "en")]
)
def test_not_knowing_is_an_answer(text: str, language: Language) -> None:
    assert on("finder", "dispute", text, language) == {"answers": {"dispute": None}}


@pytest.mark.parametrize(
    ("text", "language", "move"),
    [
        ("passe", "fr", "skip"),
        ("go back", "en", "back"),
        ("on met ça de côté", "fr", "pause"),
        ("montre-moi le résultat", "fr", "result"),
        ("undo", "en", "undo"),
    ],
)
def test_a_move_is_no_answer_even_where_words_are_asked(
    text: str, language: Language, move: str
) -> None:
    assert on("help", "need", text, language)["move"] == move


@pytest.mark.parametrize(
    ("text", "language"),
    [("c'est quoi un living lab?", "fr"), ("what is a cluster by the way?", "en")],
)
def test_a_question_in_the_middle_is_put_aside(text: str, language: Language) -> None:
    assert on("help", "need", text, language) == {"asides": (text,)}


def test_a_correction_goes_to_the_item_that_it_names() -> None:
    said = "finalement pour le délai, mets en moins de trois mois"
    assert on("finder", "need3", said, "fr") == {"answers": {"horizon": "under_3_months"}}
    said = "actually, for the second need put talent"
    assert on("finder", "joint_bid", said, "en") == {"answers": {"need2": "talent"}}


def test_a_story_is_handed_over_to_be_read() -> None:
    story = (
        "On cherche des étudiants pour régler un problème de vision par ordinateur avant février."
    )
    assert on("finder", "need1", story, "fr")["text"] == story


@pytest.mark.parametrize("text", ["7", "peut-être bien", "blorp"])
def test_what_fits_no_answer_changes_nothing(text: str) -> None:
    assert on("culture", "time_us", text, "fr") == {"move": "unclear"}


@pytest.mark.parametrize(
    ("text", "language", "confirm"),
    [("oui c'est ça", "fr", True), ("yes", "en", True), ("non", "fr", False), ("no", "en", False)],
)
def test_what_was_read_waits_for_a_yes_or_a_no(
    text: str, language: Language, confirm: bool
) -> None:
    told = (Told(item="need1", value="rd", words="un problème"),)
    state = Practices(open="finder", last="finder", pending=told)
    assert read_practice(text, language, "finder", state, TODAY).args == {"confirm": confirm}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("actually, make it an hour", "en"),
        ("sorry, an hour", "en"),
        ("finalement, une heure", "fr"),
        ("attends, mets une heure", "fr"),
    ],
)
def test_a_correction_without_a_name_mends_the_answer_before(text: str, language: Language) -> None:
    given = {"who": "x", "need": "y", "help": "z", "effort": "five_minutes"}
    assert on("help", "day", text, language, **given) == {"answers": {"effort": "one_hour"}}
    assert on("help", "day", "actually, tomorrow", "en", **given) == {
        "answers": {"day": "2026-12-01"}
    }
