"""The four practices as tools: answers kept, prose shown back, movements, results."""

from datetime import date

import pytest

from advisor.dossier import Dossier, PracticeValue, Told
from advisor.knowledge.practices import PRACTICE_KINDS, PracticeKind, load_practices
from advisor.language import LANGUAGES, Language
from advisor.practice import invalid, sequence
from advisor.texts import words
from advisor.tools import PRACTICE_TOOLS
from advisor.tools.practice import (
    PracticeInput,
    PracticeOutput,
    practice_back_in_the_chat,
    practice_in_its_tab,
    run,
)
from advisor.tools.practice_asking import practice_replies
from tests.tools.deps import TODAY, ToldPractice, deps


def said(
    kind: PracticeKind, dossier: Dossier | None = None, *told: Told, **given: object
) -> PracticeOutput:
    asked = PracticeInput.model_validate({"language": "fr", **given})
    return run(kind, asked, deps(dossier, practices=ToldPractice(*told)))


def an_answer(kind: PracticeKind, item: str) -> PracticeValue:
    """Some answer that the item accepts."""
    found = load_practices()[kind].items[item]
    if found.type == "choice":
        return load_practices()[kind].choices(item)[0].id
    values: dict[str, PracticeValue] = {"yes_no": "yes", "scale5": 3, "status3": 1, "number": 4}
    values["date"] = "2026-12-03"
    return values.get(found.type, "quelques mots")


def worded(output: PracticeOutput, language: Language = "fr") -> str:
    return PRACTICE_TOOLS[output.kind].render(output, words(language))


@pytest.mark.parametrize("kind", PRACTICE_KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_practice_asks_every_item_once_then_gives_its_result(
    kind: PracticeKind, language: Language
) -> None:
    output = said(kind, language=language, move="start")
    asked = []
    while output.dossier.practices.asked:
        item = output.dossier.practices.asked
        assert load_practices()[kind].items[item].text(language).ask in worded(output, language)
        asked.append(item)
        answers = {item: an_answer(kind, item)}
        output = said(kind, output.dossier, language=language, answers=answers)

    assert tuple(asked) == sequence(kind, output.dossier.practices.of(kind))
    assert (output.finished, output.left, output.dossier.practices.open) == (True, 0, None)
    assert output.units
    assert len(worded(output, language)) > 200


@pytest.mark.parametrize("kind", PRACTICE_KINDS)
def test_a_practice_where_nothing_is_known_still_ends_with_a_result(kind: PracticeKind) -> None:
    output = said(kind, move="start")
    while item := output.dossier.practices.asked:
        output = said(kind, output.dossier, answers={item: None})

    assert output.finished
    assert worded(output)


def test_what_was_read_waits_for_a_yes_and_then_counts() -> None:
    told = Told(item="need1", value="rd", words="un problème de vision")
    before = said("finder", None, told, move="start", text="On a un problème de vision.")
    after = said("finder", before.dossier, confirm=True)

    assert "un problème de vision" in worded(before)
    assert before.dossier.practices.of("finder") == {}
    assert practice_replies(before.dossier.practices, words("fr"))[0] == "Oui, c’est bien ça"
    assert after.dossier.practices.of("finder") == {"need1": "rd"}
    assert after.dossier.practices.asked == "need2"


def test_what_was_read_and_refused_leaves_nothing() -> None:
    told = Told(item="need1", value="rd", words="un problème")
    before = said("finder", None, told, move="start", text="On a un problème.")
    after = said("finder", before.dossier, confirm=False)

    assert after.dossier.practices.pending == ()
    assert after.dossier.practices.of("finder") == {}
    assert words("fr")("form.read_rejected") in worded(after)


@pytest.mark.parametrize(
    ("kind", "item", "value", "reason"),
    [
        ("finder", "need1", "money", "option"),
        ("finder", "offer", "maybe", "yes_no"),
        ("culture", "time_them", 6, "scale"),
        ("culture", "time_them", 2.5, "scale"),
        ("culture", "meeting", "mardi", "date"),
        ("ambassadors", "invited", -3, "number"),
        ("ambassadors", "cost", float("inf"), "number"),
        ("help", "who", " ", "text"),
        ("help", "who", "x" * 501, "text"),
        ("help", "nothing", 1, "item"),
    ],
)
def test_an_impossible_answer_is_refused_in_words_and_the_old_one_stays(
    kind: PracticeKind, item: str, value: PracticeValue, reason: str
) -> None:
    assert invalid(kind, item, value) == reason
    kept = an_answer(kind, item) if item != "nothing" else 1
    before = said(kind, answers={item: kept})
    after = said(kind, before.dossier, answers={item: value})

    assert after.dossier.practices.of(kind) == before.dossier.practices.of(kind)
    assert "Rien n’a changé" in worded(after)


def test_back_skip_clear_undo_and_restart_move_as_in_the_other_forms() -> None:
    first = said("help", move="start")
    answered = said("help", first.dossier, answers={"who": "une cliente"})
    skipped = said("help", answered.dossier, move="skip")
    back = said("help", skipped.dossier, move="back")
    cleared = said("help", back.dossier, move="clear", item="who")
    undone = said("help", cleared.dossier, move="undo")
    anew = said("help", undone.dossier, move="restart")

    assert skipped.dossier.practices.asked == "help"
    assert back.dossier.practices.asked == "need"
    assert cleared.dossier.practices.of("help") == {}
    assert undone.dossier.practices.of("help") == {"who": "une cliente"}
    assert (anew.dossier.practices.of("help"), anew.dossier.practices.asked) == ({}, "who")


def test_an_item_without_object_is_not_asked() -> None:
    output = said("finder", answers={"competitor": "no"})
    assert "joint_bid" not in sequence("finder", output.dossier.practices.of("finder"))


def test_a_need_that_is_taken_is_not_offered_again() -> None:
    output = said("finder", move="start")
    output = said("finder", output.dossier, answers={"need1": "talent"})
    offered = practice_replies(output.dossier.practices, words("en"))
    taken = next(o for o in load_practices()["finder"].choices("need1") if o.id == "talent")

    assert taken.en.label not in offered
    assert len(offered) == 9 + 2


def test_a_practice_steps_in_for_an_open_form_and_the_form_keeps_its_answers() -> None:
    form = Dossier().changed(open="health", asked="leads_generated")
    output = said("culture", form, move="start")
    assert (output.dossier.open, output.dossier.practices.open) == (None, "culture")


def test_the_tab_of_a_practice_leaves_the_chat_where_it_was() -> None:
    chat = said("help", move="start").dossier
    tab = said("finder", practice_in_its_tab(chat, "finder"), answers={"need1": "rd"})
    after = practice_back_in_the_chat(tab.dossier, chat, "finder")

    assert (after.practices.open, after.practices.asked) == ("help", "who")
    assert after.practices.of("finder") == {"need1": "rd"}


def test_a_help_is_planned_from_the_day_of_the_turn() -> None:
    given = {"who": "Ana", "need": "un local", "help": "une visite", "day": "2026-12-20"}
    output = said("help", answers=given, move="result")
    assert output.today == TODAY == date(2026, 11, 30)
    assert output.result["day_ok"] is False
