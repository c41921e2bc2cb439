"""A paper as a Word file, to be edited: real styles, lists, tables and page numbers."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from advisor.language import Language
from advisor.papers.blocks import (
    Block,
    Bullets,
    Chart,
    Charts,
    Code,
    Columns,
    Heading,
    Note,
    Paper,
    Paragraph,
    Quote,
    Rule,
    Span,
    Table,
    plain,
)
from advisor.papers.pdf import picture
from advisor.papers.widths import shares, stays_whole
from advisor.papers.word_styles import (
    CELL_STYLE,
    CODE_STYLE,
    NOTE_STYLE,
    TABLE_STYLE,
    add_field,
    blank,
    rule_below,
    text_width,
)

_STYLES = {"paragraph": "Normal", "note": NOTE_STYLE, "code": CODE_STYLE, "rule": "Normal"}
_DEEPEST = 3
_MONOSPACE = "Consolas"


def word(paper: Paper) -> bytes:
    """The whole file."""
    document = blank(paper)
    if paper.title:
        _paragraph(document, "Title").add_run(paper.title)
    for block in paper.blocks:
        _add(document, block, paper.language)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _add(document: Document, block: Block, language: Language) -> None:
    match block:
        case Heading():
            _paragraph(document, f"Heading {block.level}").add_run(block.text)
        case Bullets():
            _add_bullets(document, block)
        case Table():
            _add_table(document, block)
        case Columns():
            _add_columns(document, block)
        case Quote():
            _add_quote(document, block, language)
        case Chart():
            _add_chart(document, block, language)
        case Charts():
            _add_charts(document, block, language)
        case Paragraph() | Note() | Code() | Rule():
            _add_paragraph(document, block)


def _paragraph(place: Document | _Cell, style: str) -> WordParagraph:
    paragraph = place.add_paragraph()
    _set_style(paragraph, style)
    return paragraph


def _set_style(paragraph: WordParagraph, style: str) -> None:
    """Give a style by its id: python-docx looks a name up among all, each time."""
    paragraph._p.style = style.replace(" ", "")


def _add_paragraph(document: Document, block: Paragraph | Note | Code | Rule) -> None:
    paragraph = _paragraph(document, _STYLES[block.kind])
    match block:
        case Paragraph():
            _write(paragraph, block.spans)
            paragraph.paragraph_format.keep_with_next = block.announces or None
        case Note():
            _write(paragraph, block.spans)
        case Code():
            _write(paragraph, (Span(text=block.text, code=True),))
        case Rule():
            rule_below(paragraph)


def _write(paragraph: WordParagraph, spans: Iterable[Span]) -> None:
    for span in spans:
        if span.link:
            add_field(paragraph, f'HYPERLINK "{span.link}"', span.text)
            continue
        run = paragraph.add_run(span.text)
        run.bold, run.italic = span.bold or None, span.italic or None
        if span.code:
            run.font.name = _MONOSPACE


def _add_bullets(document: Document, block: Bullets, depth: int = 1) -> None:
    """A list; each numbered one counts from its own start."""
    kind = "List Number" if block.ordered else "List Bullet"
    style = kind if depth == 1 else f"{kind} {min(depth, _DEEPEST)}"
    number = _numbering(document, style, block.start) if block.ordered else None
    for item in block.items:
        paragraph = _paragraph(document, style)
        _write(paragraph, item.spans)
        if number is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number
        if item.below:
            _add_bullets(document, item.below, depth + 1)


def _numbering(document: Document, style: str, start: int) -> int:
    """A numbering of its own on the pattern of a style."""
    numbering = document.part.numbering_part.element
    used = document.styles[style].element.pPr.numPr.numId.val
    pattern = numbering.num_having_numId(used).abstractNumId.val
    made = numbering.add_num(pattern)
    made.add_lvlOverride(ilvl=0).add_startOverride(start)
    return int(made.numId)


def _add_table(document: Document, block: Table) -> None:
    """A table whose titles come again on each page, and whose rows are not cut."""
    table = document.add_table(1 + len(block.rows), len(block.columns), style=TABLE_STYLE)
    whole = stays_whole(block)
    widths = _set_widths(document, table, shares(block))
    for at, (row, line) in enumerate(zip(table.rows, (block.columns, *block.rows), strict=True)):
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for place, spans, width in zip(row.cells, line, widths, strict=True):
            place.width = width
            paragraph = place.paragraphs[0]
            _set_style(paragraph, CELL_STYLE)
            _write(paragraph, spans)
            paragraph.paragraph_format.keep_with_next = (whole and at < len(block.rows)) or None
    head = table.rows[0]._tr.get_or_add_trPr()
    head.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    _close(document)


def _set_widths(document: Document, table: WordTable, parts: Sequence[float]) -> list[Length]:
    """Give each column its share of the line; the widths, for the cells to say too."""
    table.autofit = False
    widths = [Length(int(text_width(document) * part)) for part in parts]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return widths


def _close(document: Document) -> None:
    """Space below a table, which has none of its own, and the end of it for Word."""
    _paragraph(document, NOTE_STYLE)


def _add_columns(document: Document, block: Columns) -> None:
    """Titled lists side by side in a table without lines."""
    many = len(block.lists)
    table = document.add_table(1, many)
    widths = _set_widths(document, table, [1 / many] * many)
    for place, one, width in zip(table.rows[0].cells, block.lists, widths, strict=True):
        place.width = width
        place.paragraphs[0].add_run(one.title).bold = True
        for spans in one.items:
            _write(_paragraph(place, "List Bullet"), spans)
    _close(document)


def _add_quote(document: Document, block: Quote, language: Language) -> None:
    for one in block.blocks:
        if isinstance(one, Paragraph):
            paragraph = _paragraph(document, "Quote")
            _write(paragraph, one.spans)
            paragraph.paragraph_format.keep_with_next = True
        else:
            _add(document, one, language)


def _add_charts(document: Document, block: Charts, language: Language) -> None:
    """Pictures side by side in a table without lines."""
    many = len(block.charts)
    table = document.add_table(1, many)
    widths = _set_widths(document, table, [1 / many] * many)
    for place, one, width in zip(table.rows[0].cells, block.charts, widths, strict=True):
        place.width = width
        run = place.paragraphs[0].add_run()
        run.add_picture(BytesIO(picture(one.drawing, language)), width=Length(int(width * 0.95)))
        for properties in place.paragraphs[0]._p.iter(qn("wp:docPr")):
            properties.set("descr", one.text)
        _write(_paragraph(place, NOTE_STYLE), plain(one.text))
    _close(document)


def _add_chart(document: Document, block: Chart, language: Language) -> None:
    """The picture, and the words told to who does not see it."""
    made = document.add_picture(BytesIO(picture(block.drawing, language)))
    room = text_width(document)
    if made.width > room:
        made.height = Length(int(made.height * room / made.width))
        made.width = room
    for properties in document.paragraphs[-1]._p.iter(qn("wp:docPr")):
        properties.set("descr", block.text)
