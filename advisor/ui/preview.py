"""A paper as it will print: its pages as pictures, and its words for who does not see them."""

import html
from base64 import b64encode
from io import BytesIO

import pypdfium2

from advisor.papers import write
from advisor.papers.blocks import Paper
from advisor.texts import Words

_SCALE = 1.7
"""Pixels a point: sharp on a large screen."""


def preview_html(paper: Paper, words: Words) -> str:
    """The pages, one below the other."""
    pages = _pages(write(paper, "pdf"))
    shown = [
        f'<img src="data:image/png;base64,{data}" '
        f'alt="{html.escape(words("preparation_tab.page", number=n, total=len(pages)))}">'
        for n, data in enumerate(pages, 1)
    ]
    return f'<div class="printed">{"".join(shown)}</div>'


def _pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [_picture(page) for page in document]
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage) -> str:
    image = page.render(scale=_SCALE).to_pil().convert("P", palette=1, colors=64)
    held = BytesIO()
    image.save(held, "PNG", optimize=True)
    return b64encode(held.getvalue()).decode("ascii")
