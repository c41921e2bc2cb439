"""What a person or a model wrote, made harmless in a page, a terminal and a file."""

import json
import re
from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

MARKS = ("\ue000", "\ue001")
"""Two characters that no text has once `visible` has seen it: a place to put marks."""
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ue000\ue001"
    "\ufffe\uffff\ud800-\udfff]"
)
_IN_SCRIPT = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
_ACTING = ["image", "link", "autolink", "reference", "html_block", "html_inline"]
_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable(_ACTING)
_HEADING = "h6"


def visible(text: str) -> str:
    """The text with its control characters and marks of direction written out, `⟨U+202E⟩`.

    Line ends and tabs stay. Nothing is hidden: who reads a report sees what was sent.
    """
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", unix)


def markdown_html(text: str) -> str:
    """Markdown as HTML that can neither act nor load: no links, images or raw HTML."""
    return rendered(visible(text))


def rendered(text: str) -> str:
    """`markdown_html` of a text whose control characters are seen to."""
    tokens = _MARKDOWN.parse(text)
    _tame(tokens)
    html: str = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return html


def script_json(data: Any) -> str:
    """JSON that can stand in a `<script>` whatever the strings in it say."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT)


def _tame(tokens: Sequence[Token]) -> None:
    """Headings take the last level, so that an answer cannot pose as a part of the report."""
    for token in tokens:
        token.info = ""
        token.attrs = {name: value for name, value in token.attrs.items() if name == "start"}
        if token.type in {"heading_open", "heading_close"}:
            token.tag = _HEADING
