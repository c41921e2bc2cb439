"""Which practice the tab shows, and what the page tells of a practice elsewhere."""

from datetime import datetime

import pytest

from advisor.dossier import Dossier, Practices, ReviewedAgreement
from advisor.exports.results import agreement_sheet, practice_sheet
from advisor.knowledge.practices import PRACTICE_KINDS, PracticeKind, load_practices
from advisor.language import LANGUAGES, Language
from advisor.memory import Turn
from advisor.reply import Reply, ToolUse
from advisor.texts import words
from advisor.tools.practice_asking import practice_question, practice_replies
from advisor.ui.side import drawn
from advisor.ui.state import Scene, State, chosen, completed, practice_of, words_of
from advisor.ui.view import waiting_of
from tests.tools.deps import OneReview
from tests.ui.test_view import reply_in

AT = datetime(2026, 11, 30, 9, 30)


def scene(practices: Practices | None = None, state: State | None = None) -> Scene:
    state = state or completed(None, "fr", "fr")
    return Scene(state, words_of(state), [], Dossier(practices=practices or Practices()), [])


def test_the_practice_chosen_in_the_tab_stays_until_the_chat_opens_another() -> None:
    first = scene()
    assert practice_of(first) == PRACTICE_KINDS[0]

    state = chosen(scene(Practices(last="finder")), "help")

    assert practice_of(scene(Practices(last="finder"), state)) == "help"
    assert practice_of(scene(Practices(last="culture"), state)) == "culture"


def test_a_new_question_in_the_chat_does_not_draw_the_fields_anew() -> None:
    asked = Practices(last="finder", open="finder", asked="need1")
    state = completed(None, "fr", "fr")

    assert scene(asked, state).mark == scene(asked.changed(asked="need2"), state).mark
    answered = asked.with_answers("finder", {"need1": "rd"})
    assert scene(asked, state).mark != scene(answered, state).mark


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_an_answer_in_the_tab_the_chat_asks_the_next_question(language: Language) -> None:
    say = words(language)
    before = Practices(open="finder", last="finder", asked="need1")
    reply = reply_in(language, answer=practice_question(before, say))
    reply = reply.model_copy(update={"suggestions": practice_replies(before, say)})
    after = Dossier(practices=before.changed(asked="need2"))

    (message,) = waiting_of([_turn(reply)], after)

    assert practice_question(after.practices, say) in message["content"]
    assert waiting_of([_turn(reply)], Dossier(practices=before)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PRACTICE_KINDS)
def test_a_practice_makes_a_file_for_people_and_one_for_programs(
    kind: PracticeKind, language: Language
) -> None:
    say, practice = words(language), load_practices()[kind]

    sheet = practice_sheet(kind, {}, say, AT)
    data = sheet.file("json").decode()

    assert sheet.markdown.startswith(f"# {practice.title.text(language)}\n")
    assert practice.version in sheet.markdown
    first = next(iter(practice.items.values()))
    assert first.text(language).ask in sheet.markdown
    assert f'"version": "{practice.version}"' in data


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_review_makes_a_file_that_names_its_source(language: Language) -> None:
    kept = ReviewedAgreement(review=OneReview().read(""), source="A|B.docx")

    sheet = agreement_sheet(kept, words(language), AT)

    assert "A\\|B.docx" in sheet.markdown
    assert words(language)("form.title.agreement") in sheet.markdown
    assert '"kind": "agreement"' in sheet.file("json").decode()


@pytest.mark.parametrize("kind", ["agreement", *PRACTICE_KINDS])
def test_a_result_without_a_chart_draws_none(kind: str) -> None:
    reply = reply_in("fr").model_copy(
        update={
            "outcome": "assessed",
            "assessment": {"kind": kind, "result": {}},
            "tools": (ToolUse(name="find_partner_type", args={}),),
        }
    )

    assert drawn(reply, words("fr")) == (None, "")


def _turn(reply: Reply) -> Turn:
    return Turn("1", "question", reply)
