"""The sources panel: what was used is marked, and nothing in a text acts."""

import re

import pytest

from advisor.language import LANGUAGES, Language
from advisor.reply import Citation, Reply, Status
from advisor.texts import words
from advisor.ui.sources import sources_html

FR = "Écrivez. Relisez à deux avant de signer.\n\n- Gardez une copie chacun.\n- Nommez un arbitre."
EN = "Write it all down. Read it together first.\n\n- Keep a copy each.\n- Name an arbiter."


def replied(
    answer: str,
    *texts: str,
    language: Language = "en",
    title: str = "Title",
    status: Status | None = None,
) -> Reply:
    return Reply(
        id="r1",
        answer=answer,
        language=language,
        outcome="answered",
        citations=tuple(
            Citation(unit=f"a.{i}", section="a", title=title, text=text, status=status)
            for i, text in enumerate(texts)
        ),
        model="m",
        prompt="p@v1",
        thread="t",
        elapsed_ms=1,
    )


def marks_of(html: str) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", html, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("language", "answer", "text", "used"),
    [
        (
            "fr",
            "Relisez à deux avant de signer. Et gardez une copie chacun!",
            FR,
            ["Relisez à deux avant de signer.", "Gardez une copie chacun."],
        ),
        (
            "en",
            "First:\n- **Name an arbiter.**\n- Keep a copy each",
            EN,
            ["Keep a copy each.", "Name an arbiter."],
        ),
    ],
)
def test_the_sentences_and_points_used_are_marked(
    language: Language, answer: str, text: str, used: list[str]
) -> None:
    html = sources_html(replied(answer, text, language=language), words(language))

    assert marks_of(html) == used


@pytest.mark.parametrize(("language", "text"), [("fr", FR), ("en", EN)])
def test_nothing_is_marked_where_nothing_was_used(language: Language, text: str) -> None:
    html = sources_html(replied("KPI 65", text, language=language), words(language))

    assert marks_of(html) == []
    assert re.sub(r"\W+", " ", text).split()[0] in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_best_source_stands_open_and_the_others_are_closed(language: Language) -> None:
    html = sources_html(replied("x", FR, EN, language=language), words(language))

    assert re.findall(r"<details[^>]*>", html) == [
        '<details class="source" open>',
        '<details class="source">',
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_shows_how_sure_it_is(language: Language) -> None:
    say = words(language)

    html = sources_html(replied("x", FR, language=language, status="nuanced"), say)

    assert say("status.nuanced") in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_says_why_it_is_empty(language: Language) -> None:
    say = words(language)
    before, without = sources_html(None, say), sources_html(replied("x"), say)

    assert before != without
    assert "<details" not in before + without


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<b onclick=alert(1)>Keep a copy each</b>",
        "</details><iframe src=//x>",
    ],
)
def test_html_in_a_title_or_text_is_shown_as_typed(hostile: str) -> None:
    html = sources_html(replied(hostile, f"Lead. {hostile}", title=hostile), words("en"))

    tags = set(re.findall(r"</?([a-z]+)", html))
    assert tags <= {"details", "summary", "p", "mark", "span"}
    assert html.count("&lt;") >= 2


@pytest.mark.parametrize(
    "hostile",
    [
        "[click](javascript:alert(1))",
        "[click](JaVaScRiPt:alert(1))",
        "[click](data:text/html;base64,PHNjcmlwdD4=)",
        "[click](vbscript:msgbox)",
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "[click][1]\n\n[1]: javascript:alert(1)",
    ],
)
def test_a_link_or_image_that_would_run_code_does_nothing(hostile: str) -> None:
    html = sources_html(replied("x", f"Lead. {hostile}"), words("en"))

    assert not re.search(r"(href|src)\s*=", html)


def test_an_image_in_a_text_fetches_nothing() -> None:
    html = sources_html(replied("x", "Lead. ![x](https://example.org/pixel.png)"), words("en"))

    assert "<img" not in html
