"""Markdown read into papers and written from them: the same blocks, and text that stays text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language import LANGUAGES, Language
from advisor.papers import write
from advisor.papers.blocks import (
    Bullets,
    Heading,
    Item,
    Paper,
    Paragraph,
    Quote,
    Table,
    plain,
    text_of,
)
from advisor.papers.markdown_in import blocks_of, read_markdown, read_parts
from advisor.papers.markdown_out import as_typed, markdown
from tests.papers.samples import HOSTILE, TEXT, every_block

MARKS = st.text(alphabet="#>-*_|`[]()<&;!~\\=+.1a \n", max_size=60)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_written_and_read_again_is_the_same(language: Language) -> None:
    paper = read_markdown(TEXT[language], language)

    assert read_markdown(markdown(paper), language) == paper


def test_the_first_heading_is_the_title_and_the_next_level_the_first() -> None:
    paper = read_markdown("# Titre\n\n## Partie\n\n### Détail\n\n#### Plus\n\n##### Encore", "fr")

    assert paper.title == "Titre"
    assert [h.level for h in paper.headings()] == [1, 2, 3, 3]


def test_a_heading_is_never_more_than_one_level_below_the_one_before() -> None:
    assert [h.level for h in read_markdown("# T\n\n#### a\n\n#### b\n\n## c", "fr").headings()] == [
        1,
        2,
        1,
    ]


def test_a_heading_that_a_person_quotes_is_no_heading_of_the_paper() -> None:
    (quote,) = blocks_of("> # Titre\n>\n> texte")

    assert isinstance(quote, Quote)
    first = quote.blocks[0]
    assert isinstance(first, Paragraph)
    assert text_of(first.spans) == "Titre"


def test_lists_in_lists_keep_their_place() -> None:
    (block,) = blocks_of("1. un\n   - a\n   - b\n2. deux")

    below = Bullets(items=(Item(spans=plain("a")), Item(spans=plain("b"))))
    items = (Item(spans=plain("un"), below=below), Item(spans=plain("deux")))
    assert block == Bullets(items=items, ordered=True)


def test_a_bar_in_a_cell_ends_no_column() -> None:
    (table,) = blocks_of("| a | b |\n|---|---|\n| x \\| y | z |")

    assert isinstance(table, Table)
    assert [text_of(cell) for cell in table.rows[0]] == ["x | y", "z"]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_typed_is_read_as_typed(text: str) -> None:
    (block,) = blocks_of("\n".join(f"> {line}" for line in as_typed(text).split("\n")))

    assert isinstance(block, Quote)
    (paragraph,) = block.blocks
    assert isinstance(paragraph, Paragraph)
    assert text_of(paragraph.spans) == text


@settings(max_examples=300, deadline=None)
@given(MARKS)
def test_any_line_of_marks_is_read_as_typed(text: str) -> None:
    said = [
        text_of(one.spans)
        for block in blocks_of("\n".join(f"> {line}" for line in as_typed(text).split("\n")))
        for one in (block.blocks if isinstance(block, Quote) else ())
        if isinstance(one, Paragraph)
    ]

    assert "".join(" ".join(said).split()) == "".join(text.split())


@settings(max_examples=50, deadline=None)
@given(MARKS)
def test_any_markdown_makes_a_paper_in_every_format(text: str) -> None:
    paper = read_parts([f"# {text}", text], "fr")

    assert write(paper, "pdf").startswith(b"%PDF-")
    assert write(paper, "docx").startswith(b"PK")
    assert isinstance(write(paper, "md").decode(), str)


def test_every_block_has_its_markdown() -> None:
    text = markdown(every_block())

    assert text.startswith("# Tout\n\n## Partie\n\n**gras** et `x`\n")
    assert "3. trois\n4. quatre\n   - dessous" in text
    assert "**Avant**\n\n- lire\n- noter\n\n**Pendant**" in text
    assert "> Mes mots" in text
    assert "[une page](https://example.test/a)" in text
    assert "*Radar : Finances 63.*" in text


def test_control_characters_and_marks_that_turn_the_text_are_left_out() -> None:
    spans = plain("a\x00b\x0bc\u202ed\ud800e\tf\r\ng")

    assert text_of(spans) == "abcde f\ng"


def test_a_link_is_one_of_the_web() -> None:
    with pytest.raises(ValueError, match="link"):
        Paper.model_validate(
            {
                "title": "T",
                "language": "fr",
                "blocks": [
                    {"kind": "paragraph", "spans": [{"text": "x", "link": "javascript:alert(1)"}]}
                ],
            }
        )


def test_nesting_without_an_end_is_read() -> None:
    assert blocks_of("> " * 500 + "fond")
    assert blocks_of("".join(f"{'  ' * i}- x\n" for i in range(300)))


def test_a_heading_keeps_a_mark_at_its_end() -> None:
    paper = Paper(title="Prix en C #", language="fr", blocks=(Heading(level=1, text="Le no 1 ##"),))

    assert read_markdown(markdown(paper), "fr") == paper
