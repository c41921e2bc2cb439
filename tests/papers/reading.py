"""What the files of a paper say, read back with other libraries than those that wrote them."""

import re
from collections.abc import Iterator
from io import BytesIO

import docx
import pypdfium2
from docx.document import Document

_MARKS = re.compile(r"^\s*(?:[•–·]|\d+\.)\s|[\u00a0\u202f]", re.MULTILINE)


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def letters_of(text: str) -> str:
    """A text without spaces, line ends and what marks its list items."""
    return re.sub(r"\s+", "", _MARKS.sub("", text.replace("\r\n", "\n")))


def body_of(pdf: bytes, footer: str) -> str:
    """The text of all pages but for their foot."""
    foot = re.compile(rf"{re.escape(footer)}\s*\d+ / \d+\s*\Z")
    return "\n".join(foot.sub("", page) for page in pages_of(pdf))


def word_of(file: bytes) -> Document:
    """A Word file as python-docx reads it."""
    return docx.Document(BytesIO(file))


def word_text(file: bytes) -> str:
    """All that a Word file says, in order."""
    return "\n".join(_lines(word_of(file)))


def _lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    yield cell.text
        else:
            yield block.text
