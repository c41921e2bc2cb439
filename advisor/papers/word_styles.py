"""The blank Word document that papers are written in: its styles, language, page and footer."""

from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from advisor.papers.blocks import Paper

TABLE_STYLE, CELL_STYLE = "Paper Table", "Paper Cell"
NOTE_STYLE, CODE_STYLE = "Paper Note", "Paper Code"
_FONT = "Calibri"
_INK, _SOFT, _LINE, _GRID = "1E293B", "475569", "0F766E", "CBD5E1"
_MARGIN, _DENSE_MARGIN = Inches(0.95), Inches(0.7)
_PAGE_WIDTH = Inches(8.5)
_SIZES = {"Title": 22, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11, "Normal": 10.5}
_COLOURS = {"Title": _INK, "Heading 1": _LINE, "Heading 2": _INK, "Heading 3": _INK}
_DENSE_SIZES = {"Title": 16, "Heading 1": 11, "Heading 2": 10, "Heading 3": 9.5, "Normal": 8.8}
_BEFORE = {"Title": 0, "Heading 1": 18, "Heading 2": 12, "Heading 3": 9}
_HEADER_ROW = f"""<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{_LINE}"/></w:tcBorders></w:tcPr>
</w:tblStylePr>"""
_TABLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PaperTable">
<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/>
<w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="{_GRID}"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{_GRID}"/></w:tblBorders></w:tblPr>
{_HEADER_ROW}</w:style>"""
_LEFT_LINE = f"""<w:pBdr {nsdecls("w")}>
<w:left w:val="single" w:sz="18" w:space="8" w:color="{_LINE}"/></w:pBdr>"""
_LINE_BELOW = f"""<w:pBdr {nsdecls("w")}>
<w:bottom w:val="single" w:sz="6" w:space="2" w:color="{_GRID}"/></w:pBdr>"""
_AFTER_BORDERS = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def blank(paper: Paper) -> Document:
    """A Letter page with the styles, the properties and the footer of a paper."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = _PAGE_WIDTH, Inches(11)
    margin = _DENSE_MARGIN if paper.dense else _MARGIN
    section.left_margin = section.right_margin = margin
    section.top_margin = section.bottom_margin = margin
    section.footer_distance = section.header_distance = Inches(0.35 if paper.dense else 0.5)
    _set_language(document, f"{paper.language}-CA")
    _set_styles(document, dense=paper.dense)
    _set_properties(document, paper)
    _set_footer(section.footer.paragraphs[0], paper.footer, text_width(document))
    return document


def text_width(document: Document) -> Length:
    """The width between the margins."""
    margin = document.sections[0].left_margin
    assert margin is not None
    return Length(_PAGE_WIDTH - 2 * margin)


def add_field(paragraph: WordParagraph, instruction: str, shown: str) -> None:
    """A field that Word works out; `shown` stands there until it does."""
    field = parse_xml(f"<w:fldSimple {nsdecls('w')}><w:r><w:t/></w:r></w:fldSimple>")
    field.set(qn("w:instr"), instruction)
    field[0][0].text = shown
    paragraph._p.append(field)


def rule_below(paragraph: WordParagraph) -> None:
    """A line across the page under a paragraph."""
    paragraph._p.get_or_add_pPr().insert_element_before(parse_xml(_LINE_BELOW), *_AFTER_BORDERS)


def _set_language(document: Document, tag: str) -> None:
    """The language that the spelling is checked in."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), tag)
    for lang in document.settings.element.iter(qn("w:themeFontLang")):
        lang.set(qn("w:val"), tag)


def _set_styles(document: Document, *, dense: bool) -> None:
    _set_font(document)
    tight = 0.45 if dense else 1.0
    for name, size in (_DENSE_SIZES if dense else _SIZES).items():
        style = _style(document, name)
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor.from_string(_COLOURS.get(name, _INK))
        if name in _BEFORE:
            style.paragraph_format.space_before = Pt(_BEFORE[name] * tight)
            style.paragraph_format.space_after = Pt(5 * tight)
    normal = _style(document, "Normal").paragraph_format
    normal.space_after, normal.line_spacing = Pt(6 * tight), 1.0 if dense else 1.1
    for border in list(_style(document, "Title").element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    _style(document, "Title").font.bold = True
    _set_quote(_style(document, "Quote"))
    _add_small(document, NOTE_STYLE, 7.8 if dense else 9, _SOFT)
    _add_small(document, CODE_STYLE, 9.5, _INK)
    _add_small(document, CELL_STYLE, 9.5, _INK, around=2)
    for name in ("List Bullet", "List Number"):
        _style(document, name).paragraph_format.space_after = Pt(6 * tight)
    document.styles.element.append(parse_xml(_TABLE))


def _set_font(document: Document) -> None:
    """One font for all, which editors of Word files have or replace in kind."""
    names = {qn(f"w:{name}"): _FONT for name in ("ascii", "hAnsi", "cs")}
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key, value in names.items():
            fonts.set(key, value)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    assert isinstance(style, ParagraphStyle)
    return style


def _set_quote(style: ParagraphStyle) -> None:
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(_INK)
    style.paragraph_format.left_indent = Inches(0.2)
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(parse_xml(_LEFT_LINE), *_AFTER_BORDERS)


def _add_small(
    document: Document, name: str, size: float, colour: str, around: float | None = None
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    style.base_style = document.styles["Normal"]
    style.font.size = Pt(size)
    style.font.color.rgb = RGBColor.from_string(colour)
    if around is not None:
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(around)


def _set_properties(document: Document, paper: Paper) -> None:
    """Title and language; no name of a person."""
    now = datetime.now(UTC).replace(tzinfo=None)
    core = document.core_properties
    core.title, core.language = paper.title[:255], f"{paper.language}-CA"
    core.author = core.last_modified_by = core.comments = ""
    core.created = core.modified = now


def _set_footer(paragraph: WordParagraph, text: str, width: Length) -> None:
    """The foot of each page: its words, then "1 / 2"."""
    paragraph.style = NOTE_STYLE
    paragraph.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(f"{text}\t")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" / ")
    add_field(paragraph, "NUMPAGES", "1")
