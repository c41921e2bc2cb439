"""From a file's name and bytes to its text."""

import re
from pathlib import PurePosixPath

from advisor.documents.document import (
    MAX_BYTES,
    MAX_CHARACTERS,
    Document,
    has_words,
    tidy,
)
from advisor.documents.kinds import not_text, tell_kind
from advisor.documents.pages import without_running_lines
from advisor.documents.pdf import read_pdf
from advisor.documents.plain import decode
from advisor.documents.word import read_word
from advisor.errors import BadInput

_NAME_LENGTH = 80
_MEGABYTE = 1_000_000


def read_document(name: str, data: bytes) -> Document:
    """The text of a .txt, .md, .docx or .pdf file, told by its content; nothing leaves memory.

    Raises:
        BadInput: with a `document.…` key, where the file cannot be read or passes a limit.
    """
    name = _shown(name)
    if len(data) > MAX_BYTES:
        raise BadInput("document.too_large", name=name, limit=MAX_BYTES // _MEGABYTE)
    if not data.strip():
        raise BadInput("document.empty", name=name)
    document = _read(name, data)
    if not has_words(document.text):
        raise BadInput("document.empty", name=name)
    return document


def _read(name: str, data: bytes) -> Document:
    match tell_kind(name, data):
        case "pdf":
            return _from_pdf(name, data)
        case "docx":
            return Document(name, "docx", _tidied(name, read_word(name, data)))
        case kind:
            text = decode(data)
            if text is None:
                raise not_text(name)
            return Document(name, kind, _tidied(name, text))


def _from_pdf(name: str, data: bytes) -> Document:
    pages = read_pdf(name, data)
    pictures = tuple(page.number for page in pages if page.is_picture)
    if not any(page.letters for page in pages if not page.is_picture):
        raise BadInput("document.image_only", name=name)
    pages = without_running_lines(pages)
    text = "\n".join(line for page in pages for line in page.lines)
    numbers = tuple(page.number for page in pages for _ in page.lines)
    return Document(name, "pdf", _bounded(name, text), numbers, pictures)


def _tidied(name: str, text: str) -> str:
    return tidy(_bounded(name, text))


def _bounded(name: str, text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise BadInput("document.too_long", name=name, count=len(text), limit=MAX_CHARACTERS)
    return text


def _shown(name: str) -> str:
    """The last part of a path, short and on one line."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return re.sub(r"\W", lambda m: m[0] if m[0].isprintable() else " ", last)[-_NAME_LENGTH:]
