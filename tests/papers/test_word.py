"""Word files: real styles, lists and fields, nothing that reaches out, any text."""

import zipfile
from io import BytesIO

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language import LANGUAGES, Language
from advisor.papers import write
from advisor.papers.blocks import Paper, Paragraph, plain
from advisor.papers.markdown_in import read_markdown
from advisor.papers.markdown_out import as_typed
from tests.papers.reading import letters_of, word_of, word_text
from tests.papers.samples import FOOTER, HOSTILE, TEXT, every_block
from tests.papers.test_pdf import bare


def written(text: str, language: Language = "fr") -> bytes:
    return write(read_markdown(text, language, FOOTER), "docx")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_file_says_the_markdown_word_for_word(language: Language) -> None:
    said = word_text(written(TEXT[language], language))

    assert letters_of(said) == letters_of(bare(TEXT[language]))
    if language == "fr":
        assert "«\u00a0Voilà\u00a0»\u00a0: 65,3\u00a0%" in said
        assert "L’Œuvre\u202f!" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_lists_and_quotes_have_the_styles_of_word(language: Language) -> None:
    document = word_of(written(TEXT[language], language))

    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 1
    assert styles.count("Heading 2") == 1
    assert styles.count("List Bullet") == 2
    assert styles.count("List Bullet 2") == 2
    assert styles.count("List Number") == 2
    assert styles.count("Quote") == 1
    assert [table.style.name for table in document.tables if table.style] == ["Paper Table"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_spelling_is_checked_in_the_language_of_the_paper(language: Language) -> None:
    document = word_of(written(TEXT[language], language))

    told = {lang.get(qn("w:val")) for lang in document.styles.element.iter(qn("w:lang"))}
    assert told == {f"{language}-CA"}
    assert document.core_properties.language == f"{language}-CA"


def test_the_file_names_its_title_and_nobody() -> None:
    core = word_of(written(TEXT["fr"])).core_properties

    assert core.title == "Bilan d’un partenariat"
    assert (core.author, core.last_modified_by, core.comments) == ("", "", "")


def test_the_foot_of_each_page_counts_the_pages() -> None:
    section = word_of(written(TEXT["fr"])).sections[0]
    foot = section.footer.paragraphs[0]

    fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert FOOTER in foot.text
    assert section.page_width is not None
    assert (section.page_width.inches, section.page_height and section.page_height.inches) == (
        8.5,
        11,
    )


def test_a_table_repeats_its_titles_and_cuts_no_row() -> None:
    (table,) = word_of(written(TEXT["en"])).tables

    assert len(table._tbl.findall(f".//{qn('w:tblHeader')}")) == 1
    assert len(table._tbl.findall(f".//{qn('w:cantSplit')}")) == len(table.rows)


def test_each_numbered_list_counts_from_its_own_start() -> None:
    document = word_of(written("# T\n\n1. a\n2. b\n\nEntre.\n\n5. c\n6. d"))

    numbered = [p for p in document.paragraphs if p.style and "Number" in str(p.style.name)]
    ids = [p._p.find(f".//{qn('w:numId')}") for p in numbered]
    numbers = [one.get(qn("w:val")) for one in ids if one is not None]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    starts = document.part.numbering_part.element.iter(qn("w:startOverride"))
    assert [start.get(qn("w:val")) for start in starts] == ["1", "5"]


def test_every_block_is_written_and_a_picture_is_told_in_words() -> None:
    document = word_of(write(every_block(), "docx"))
    said = word_text(write(every_block(), "docx"))

    for told in ("Partie", "Petite note", "trois", "dessous", "Avant", "écouter", "Mes mots"):
        assert told in said
    alternatives = [p.get("descr") for p in document.element.iter(qn("wp:docPr"))]
    assert alternatives == [
        "Radar : Finances 63.",
        "Barres : Ventes 60 %.",
        "Lignes : 40, puis 70.",
    ]
    assert len(document.inline_shapes) == 3


def test_nothing_in_the_file_reaches_out() -> None:
    text = "\n".join(f"> {line}" for one in HOSTILE for line in as_typed(one).split("\n"))
    for made in (written(f"# T\n\n{text}"), write(every_block(), "docx")):
        with zipfile.ZipFile(BytesIO(made)) as parts:
            for name in parts.namelist():
                if name.endswith(".rels"):
                    assert b'TargetMode="External"' not in parts.read(name)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_typed_stands_as_typed(text: str) -> None:
    quoted = "\n".join(f"> {line}" for line in as_typed(text).split("\n"))

    assert letters_of(text) in letters_of(word_text(written(f"# T\n\n{quoted}")))


def test_characters_of_other_scripts_are_kept_for_word_to_show() -> None:
    assert "😀 مرحبا 你好" in word_text(written("# T\n\n😀 مرحبا 你好"))


def test_a_line_break_is_one_and_no_new_paragraph() -> None:
    document = word_of(write(Paper(title="T", language="fr", blocks=(_LINES,)), "docx"))

    paragraph = document.paragraphs[1]
    assert paragraph.text == "un\ndeux"
    assert len(paragraph._p.findall(f".//{qn('w:br')}")) == 1


_LINES = Paragraph(spans=plain("un\ndeux"))


def test_a_long_conversation_is_whole() -> None:
    turn = "> Une question de plus, en deux mots?\n\nUne **réponse**, avec :\n\n- un point\n\n"

    made = written("# T\n\n" + turn * (100_000 // len(turn)))

    assert len(word_of(made).paragraphs) > 3000


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_a_word_file(text: str) -> None:
    blocks = (Paragraph(spans=plain(text)),)
    document = word_of(write(Paper(title=text, language="en", blocks=blocks), "docx"))

    assert document.paragraphs
