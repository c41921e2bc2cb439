"""PDF files: what they say, how they are made, and what cannot break them."""

import re

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language import LANGUAGES, Language
from advisor.papers import write
from advisor.papers.blocks import Chart, Heading, Paper, Paragraph, Table, plain
from advisor.papers.markdown_in import read_markdown
from advisor.papers.markdown_out import as_typed
from advisor.texts import words
from tests.papers.reading import body_of, letters_of, pages_of
from tests.papers.samples import BARS, FOOTER, HOSTILE, LINES, RADAR, TEXT, every_block

_MARKDOWN = re.compile(
    r"^(?:#+ |> ?|\s*- |\s*\d+\. )|\*+|^\|[-|]+\|$|(?<!\\)\||\\(?=\|)", re.MULTILINE
)

PHRASES = {"fr": ("« Voilà » : 65,3 % de 12 500 $", "L’Œuvre !"), "en": ("65.3% of $12,500",)}


def bare(text: str) -> str:
    """Markdown without its marks."""
    return _MARKDOWN.sub("", text)


def paper(text: str, language: Language = "fr") -> Paper:
    return read_markdown(text, language, FOOTER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_says_the_markdown_word_for_word(language: Language) -> None:
    made = write(paper(TEXT[language], language), "pdf")

    assert letters_of(body_of(made, FOOTER)) == letters_of(bare(TEXT[language]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_stay_apart_and_no_break_spaces_are_spaces(language: Language) -> None:
    said = " ".join(body_of(write(paper(TEXT[language], language), "pdf"), FOOTER).split())

    for phrase in PHRASES[language]:
        assert phrase in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_its_title_its_language_its_tags_and_its_bookmarks(language: Language) -> None:
    made = write(paper(TEXT[language], language), "pdf")
    document = pypdfium2.PdfDocument(made)

    assert document.get_metadata_dict()["Title"] == paper(TEXT[language]).title
    assert not document.get_metadata_dict().get("Author")
    assert f"/Lang({language}-CA)".encode() in made
    assert pdfium.FPDFCatalog_IsTagged(document.raw)
    outline = [mark.get_title() for mark in document.get_toc()]
    assert outline[-2:] == [h.text for h in paper(TEXT[language]).headings()]


def test_every_page_is_letter_and_tells_its_number() -> None:
    made = write(paper("# T\n\n" + "Une ligne.\n\n" * 200), "pdf")
    document = pypdfium2.PdfDocument(made)
    said = pages_of(made)

    assert len(said) > 3
    assert {page.get_size() for page in document} == {(612.0, 792.0)}
    for at, page in enumerate(said, 1):
        assert page.rstrip().endswith(f"{at} / {len(said)}")
        assert FOOTER in page


def test_the_fonts_are_inside_and_only_in_part() -> None:
    made = write(paper(TEXT["fr"]), "pdf")

    fonts = set(re.findall(rb"/BaseFont\s*/(\S+)", made))
    assert fonts
    assert all(re.match(rb"[A-Z]{6}\+SourceSans3", font) for font in fonts)
    assert b"/FontFile3" in made
    assert len(made) < 120_000


def test_a_table_breaks_over_pages_and_repeats_its_titles() -> None:
    rows = tuple((plain(f"rang {i}"), plain("mot " * 12)) for i in range(90))
    table = Table(columns=(plain("Rang"), plain("Titre de colonne")), rows=rows)
    said = pages_of(write(Paper(title="T", language="fr", blocks=(table,)), "pdf"))

    assert len(said) > 2
    assert all("Titre de colonne" in page for page in said)
    assert all(any(f"rang {i}" in page for page in said) for i in range(90))


@pytest.mark.parametrize("lines", range(30, 50))
def test_a_heading_never_ends_a_page(lines: int) -> None:
    blocks = [Paragraph(spans=plain("Ligne."))] * lines
    heading = Heading(level=1, text="Titre de partie")
    after = Paragraph(spans=plain("Ce qui suit."))
    made = write(Paper(title="T", language="fr", blocks=(*blocks, heading, after)), "pdf")

    (page,) = [page for page in pages_of(made) if "Titre de partie" in page]
    assert "Ce qui suit." in page


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_typed_is_shown_as_typed(text: str) -> None:
    made = write(
        paper("# T\n\n" + "\n".join(f"> {line}" for line in as_typed(text).split("\n"))), "pdf"
    )

    assert letters_of(text) in letters_of(body_of(made, FOOTER))
    assert b"evil.example" not in made
    assert b"/JavaScript" not in made


def test_a_word_without_an_end_stays_on_the_page() -> None:
    document = pypdfium2.PdfDocument(write(paper("x" * 3000), "pdf"))
    page = document[0]

    text = page.get_textpage()
    rights = [text.get_charbox(i)[2] for i in range(text.count_chars())]
    assert max(rights) < page.get_width() - 50


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exotic", ["😀👍🏽", "مرحبا بالعالم", "你好，世界", "★", "𝔘", "\ue000"])
def test_a_character_that_the_font_lacks_is_told(exotic: str, language: Language) -> None:
    said = body_of(write(paper(f"Avant {exotic} après.", language), "pdf"), FOOTER)

    assert "Avant [?]" in said
    assert "après." in said
    assert words(language)("paper.missing") in " ".join(said.split())


def test_without_such_a_character_nothing_is_told_of_it() -> None:
    assert "[?]" not in body_of(write(paper("Ça va, Łódź, Ελλάδα, Đà Nẵng → ✓"), "pdf"), FOOTER)


def test_every_block_is_written() -> None:
    said = body_of(write(every_block(), "pdf"), FOOTER)

    for told in ("Partie", "Petite note", "3. trois", "dessous", "Avant", "écouter", "Mes mots"):
        assert told in said
    assert "une autre" in said
    assert said.index("Avant") < said.index("lire") < said.index("Pendant")


@pytest.mark.parametrize("drawing", [RADAR, BARS, LINES])
def test_a_chart_is_a_figure_told_in_words(drawing: object) -> None:
    chart = Chart.model_validate({"drawing": drawing, "text": "Ce que dit le dessin"})
    made = write(Paper(title="T", language="fr", blocks=(chart,)), "pdf")

    told = "Ce que dit le dessin".encode("utf-16-be").hex().upper().encode()
    assert told in made.upper() or b"(Ce que dit le dessin)" in made
    assert b"/Subtype /Image" not in made


def test_a_long_conversation_is_whole() -> None:
    turn = (
        "> Une question de plus, posée en deux mots?\n\nUne **réponse**, avec :\n\n- un point\n\n"
    )
    text = "# T\n\n" + turn * (100_000 // len(turn))

    made = write(paper(text), "pdf")

    assert len(pages_of(made)) > 50


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_a_pdf(text: str) -> None:
    assert write(paper(text), "pdf").startswith(b"%PDF-")
    made = write(Paper(title=text, language="en", blocks=(Paragraph(spans=plain(text)),)), "pdf")
    assert made.startswith(b"%PDF-")
