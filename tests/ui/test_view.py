"""Kept conversations as the page and the spreadsheet show them."""

import csv
import io

import pytest

from advisor.dossier import Dossier
from advisor.language import LANGUAGES, Language
from advisor.memory import Feedback, Turn
from advisor.reply import Citation, Reply
from advisor.texts import words
from advisor.tools.asking import question_text, quick_replies
from advisor.ui.view import asked, feedback_csv, messages_of, waiting_of

QUESTION = {"fr": "Faut-il un contrat?", "en": "Do I need a contract?"}


def reply_in(language: Language, answer: str = "Oui, 65\u00a0%. Yes.") -> Reply:
    return Reply(
        id="r1",
        answer=answer,
        language=language,
        outcome="answered",
        citations=(Citation(unit="agreement.point", section="agreement", title="T", text="x"),),
        suggestions=("Pourquoi? Why?",),
        model="m",
        prompt="p@v1",
        thread="t",
        elapsed_ms=1,
    )


def rows_of(*given: Feedback, language: Language = "en") -> list[list[str]]:
    return list(csv.reader(io.StringIO(feedback_csv(given, words(language)), newline="")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_thumb_is_one_row_under_the_columns(language: Language) -> None:
    turn = Turn("1", QUESTION[language], reply_in(language))
    given = Feedback(turn, liked=True, comment='Bon, "utile";\nmerci', given_at="2026-01-02")

    header, row = rows_of(given, language=language)

    assert len(header) == len(row)
    assert row[:4] == ["2026-01-02", "1", 'Bon, "utile";\nmerci', QUESTION[language]]
    assert row[5:7] == ["agreement.point", language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_thumbs_only_the_columns_are_written(language: Language) -> None:
    assert len(rows_of(language=language)) == 1


@pytest.mark.parametrize(
    "formula",
    [
        '=HYPERLINK("http://x","y")',
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
    ],
)
def test_no_cell_is_taken_for_a_formula(formula: str) -> None:
    turn = Turn("1", formula, reply_in("en", answer=formula))
    _, row = rows_of(Feedback(turn, liked=False, comment=formula, given_at="2026-01-02"))

    assert [row[i][0] for i in (2, 3, 4)] == ["'", "'", "'"]
    assert row[2].endswith(formula.strip())


def test_an_empty_cell_stays_empty() -> None:
    _, row = rows_of(Feedback(Turn("1", "Hello?", None), True, "", "2026-01-02"))

    assert row[2] == ""
    assert row[4:9] == [""] * 5


@pytest.mark.parametrize(
    "typed", ["# titre", "**gras**", "[x](javascript:alert(1))", "<img src=x>", "`code` & ~a~"]
)
def test_what_a_person_typed_is_never_markup(typed: str) -> None:
    shown = asked(typed)["content"]

    assert shown.replace("\\", "") == typed
    assert all(shown[i - 1] == "\\" for i, c in enumerate(shown) if c in "#*[]()<>`&~")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_kept_conversation_shows_questions_answers_and_the_last_follow_ups(
    language: Language,
) -> None:
    first = Turn("1", QUESTION[language], reply_in(language))
    last = Turn("2", "Pourquoi / why?", reply_in(language))

    shown = messages_of([first, last], words(language))

    assert [m["role"] for m in shown] == ["user", "assistant", "user", "assistant"]
    assert "options" not in shown[1]
    assert [o["value"] for o in shown[3]["options"]] == ["Pourquoi? Why?"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_was_cut_off_is_said_to_be(language: Language) -> None:
    say = words(language)

    shown = messages_of([Turn("1", QUESTION[language], None)], say)

    assert shown[1]["content"] == say("page.interrupted")


ASKING = Dossier(open="readiness", asked="F1")


def asked_in(language: Language, dossier: Dossier) -> Turn:
    say = words(language)
    reply = reply_in(language, answer=question_text(dossier, say))
    return Turn("1", "test", reply.model_copy(update={"suggestions": quick_replies(dossier, say)}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_after_a_change_in_its_tab_the_chat_asks_the_forms_next_question(
    language: Language,
) -> None:
    say = words(language)
    moved = ASKING.changed(asked="F2")

    (message,) = waiting_of([asked_in(language, ASKING)], moved)

    assert question_text(moved, say) in message["content"]
    assert [o["value"] for o in message["options"]] == list(quick_replies(moved, say))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_that_was_just_asked_is_not_asked_again(language: Language) -> None:
    assert waiting_of([asked_in(language, ASKING)], ASKING) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_finished_in_its_tab_is_told_in_the_chat(language: Language) -> None:
    (message,) = waiting_of([asked_in(language, ASKING)], Dossier())

    assert message["content"] == words(language)("form.moved_on")
    assert not message.get("options")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_that_asks_nothing_is_followed_by_nothing(language: Language) -> None:
    turn = Turn("1", QUESTION[language], reply_in(language))

    assert waiting_of([turn], Dossier()) == []
    assert waiting_of([], Dossier()) == []
