"""Small real files, made in memory."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from fpdf import FPDF

FRENCH = "La durée de l'entente est de douze mois; les coûts sont partagés à parts égales."
ENGLISH = "Either party may leave the agreement with sixty days' written notice to the other."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_bytes(document: WordDocument) -> bytes:
    """The file of a Word document."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def word_of(*paragraphs: str) -> bytes:
    """A Word file with these paragraphs."""
    document = docx.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    return word_bytes(document)


def word_of_xml(body: str) -> bytes:
    """A Word file whose body is this XML, with the prefix `w`."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {_W}>{body}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    return word_bytes(document)


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """An archive with members replaced or added."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(n for n in changed if n not in old.namelist())]:
            new.writestr(name, changed[name] if name in changed else old.read(name))
    return out.getvalue()


def archive_of(*names: str) -> bytes:
    """A zip archive of members that are an empty XML each."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"<held/>")
    return out.getvalue()


def pdf_of(*pages: str, head: str = "", foot: str = "") -> FPDF:
    """A PDF with these pages; `$` in `foot` is the page's number."""
    made = FPDF()
    made.set_auto_page_break(False)
    made.set_font("helvetica", size=10)
    for number, words in enumerate(pages, 1):
        made.add_page()
        if head:
            made.multi_cell(0, 6, head, new_x="LMARGIN", new_y="NEXT")
        made.multi_cell(0, 6, words, new_x="LMARGIN", new_y="NEXT")
        if foot:
            made.set_y(-15)
            made.cell(0, 6, foot.replace("$", str(number)))
    return made


def pdf_bytes(made: FPDF) -> bytes:
    """The file of a PDF."""
    return bytes(made.output())


def picture() -> BytesIO:
    """A grey picture, as a scan would be."""
    from PIL import Image

    out = BytesIO()
    Image.new("L", (60, 80), 200).save(out, "PNG")
    out.seek(0)
    return out


def scanned(words_over: Iterable[str]) -> FPDF:
    """A PDF whose pages are pictures, with these words stamped over each."""
    made = FPDF()
    made.set_font("helvetica", size=8)
    for words in words_over:
        made.add_page()
        made.image(picture(), x=0, y=0, w=made.w, h=made.h)
        if words:
            made.text(10, 10, words)
    return made
