"""A whole conversation as a file."""

import json
from datetime import datetime

import pytest

from advisor.dossier import Dossier, Figures, HealthForm, Practices, ReadinessForm
from advisor.exports.record import record_sheet
from advisor.exports.results import SHEETS
from advisor.exports.sheet import FORMATS, Sheet
from advisor.knowledge.practices import PRACTICE_KINDS
from advisor.language import LANGUAGES, Language
from advisor.memory import Turn
from advisor.papers.blocks import Chart
from advisor.texts import words
from tests.papers.reading import body_of, letters_of, pages_of, word_of, word_text
from tests.ui.test_view import reply_in

AT = datetime(2026, 5, 17, 9, 30)
TYPED = "Que faire?\n# pas un titre\n1. *ceci* & <b>cela</b>\n- [x](http://evil.example)"
DOSSIER = Dossier(
    readiness=ReadinessForm(answers={"F1": 2, "A1": 4, "A2": 3}),
    health=HealthForm(kpis={"revenue_generated": Figures(value=60_000, target=100_000)}),
    practices=Practices(answers={"finder": {"need1": "rd"}}),
)


def sheet(language: Language, title: str = "Que faire?") -> Sheet:
    turns = [
        Turn("1", TYPED, reply_in(language, answer="Une **réponse**.\n\n- un\n- deux")),
        Turn("2", "Et puis?", None),
    ]
    return record_sheet("fil", title, turns, DOSSIER, words(language), AT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_stands_as_typed_in_every_format(language: Language) -> None:
    made = sheet(language)

    assert letters_of(TYPED) in letters_of(
        body_of(made.file("pdf"), words(language)("paper.footer"))
    )
    assert letters_of(TYPED) in letters_of(word_text(made.file("docx")))
    assert json.loads(made.file("json"))["turns"][0]["question"] == TYPED
    assert "> \\# pas un titre\n" in made.markdown


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_stand_first_each_under_its_title_then_the_conversation(language: Language) -> None:
    say = words(language)
    titles = [h.text for h in sheet(language).paper.headings() if h.level == 1]

    forms = [say(f"form.title.{kind}") for kind in ("readiness", "health", "finder")]
    assert titles == [*forms, say("record.conversation")]
    last = word_of(sheet(language).file("docx")).paragraphs[-1]
    assert last.text == say("page.interrupted").strip("*")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_charts_stand_in_word_and_pdf_and_are_no_words(language: Language) -> None:
    made = sheet(language)
    charts = [block for block in made.paper.blocks if isinstance(block, Chart)]

    assert [chart.drawing.kind for chart in charts] == ["radar", "bars"]
    assert len(word_of(made.file("docx")).inline_shapes) == 2
    assert all(chart.text not in made.markdown for chart in charts)


def test_a_title_made_of_marks_stays_a_title() -> None:
    made = sheet("fr", title="# 1. *prix* C #")

    assert made.paper.title == "# 1. *prix* C #"
    assert "# 1. *prix* C #" in pages_of(made.file("pdf"))[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_is_named_for_what_it_holds_and_its_day(language: Language) -> None:
    names = [sheet(language).name(format, AT.date()) for format in FORMATS]

    assert names == [f"conversation-2026-05-17.{format}" for format in FORMATS]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_result_has_a_sheet_once_there_is_something_in_it(language: Language) -> None:
    say = words(language)
    begun = {kind for kind, make in SHEETS.items() if make(DOSSIER, say, AT)}

    assert begun == {"readiness", "health", "finder"}
    assert set(SHEETS) == {"readiness", "health", "agreement", *PRACTICE_KINDS}
    assert not any(make(Dossier(), say, AT) for make in SHEETS.values())
