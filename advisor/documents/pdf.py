"""PDF files: the text of each page, one file at a time, for the library is not thread-safe."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing

import pypdfium2 as pdfium
from pypdfium2 import raw

from advisor.documents.document import MAX_PAGES, MAX_SECONDS
from advisor.documents.pages import Page
from advisor.errors import BadInput

_ONE_AT_A_TIME = threading.Lock()
_HYPHEN = "\x02"
_LOCKED = {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}


def read_pdf(name: str, data: bytes) -> list[Page]:
    """The pages in order, with what was filled into their form fields.

    Raises:
        BadInput: the file is encrypted, broken, too long, or slow to read.
    """
    with _ONE_AT_A_TIME, closing(_opened(name, data)) as file:
        try:
            file.init_forms()
            if len(file) > MAX_PAGES:
                pages = {"count": len(file), "limit": MAX_PAGES}
                raise BadInput("document.too_many_pages", name=name, **pages)
            return list(_pages(name, file))
        except pdfium.PdfiumError as problem:
            raise BadInput("document.broken", name=name) from problem


def _opened(name: str, data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        key = "document.encrypted" if problem.err_code in _LOCKED else "document.broken"
        raise BadInput(key, name=name) from problem


def _pages(name: str, file: pdfium.PdfDocument) -> Iterator[Page]:
    started = time.monotonic()
    for index in range(len(file)):
        if time.monotonic() - started > MAX_SECONDS:
            raise BadInput("document.too_slow", name=name, limit=MAX_SECONDS)
        if file.formenv:
            with closing(file[index]) as form:
                form.flatten()
        with closing(file[index]) as page, closing(page.get_textpage()) as words:
            text = words.get_text_bounded().replace(_HYPHEN, "-\n")
            yield Page.of(index + 1, text, _pictured(page))


def _pictured(page: pdfium.PdfPage) -> float:
    """The share of a page that pictures cover, from 0."""
    pictures = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])
    covered = sum((right - x) * (top - y) for x, y, right, top in map(_bounds, pictures))
    return float(covered / (page.get_width() * page.get_height()))


def _bounds(item: pdfium.PdfObject) -> tuple[float, float, float, float]:
    x, y, right, top = item.get_bounds()
    return float(x), float(y), float(right), float(top)
