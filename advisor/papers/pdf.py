"""A paper as PDF: tagged for screen readers (PDF/UA-1), its fonts inside, its parts as bookmarks.

Typst sets the pages: one wheel without any system library, which breaks tables over pages, keeps a
heading with what follows, sets French and English, and draws the charts as vectors.
"""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import typst
from fontTools.ttLib import TTFont

from advisor.language import Language
from advisor.papers.blocks import Block, Paper, Paragraph, Quote, Table
from advisor.papers.drawing import Drawing
from advisor.papers.widths import shares, stays_whole
from advisor.texts import words

_HERE = Path(__file__).parent
_FONTS = _HERE / "fonts"
_TYP = _HERE / "typ"
_MISSING = "[?]"
_SPACES = "\n "
_PPI = 220


def pdf(paper: Paper) -> bytes:
    """The pages. A character that the font lacks shows as `[?]`, and a last line says so."""
    blocks = [_prepared(block) for block in paper.blocks]
    say = words(paper.language)
    data = {**paper.model_dump(mode="json"), "blocks": blocks, "missing": ""}
    shown = _shown(data)
    if shown != data:
        shown["missing"] = say("paper.missing")
    shown["name"] = shown["title"].strip() or say("page.title")
    return _compiled("paper.typ", shown, format="pdf", pdf_standards="ua-1")


def picture(drawing: Drawing, language: Language) -> bytes:
    """A chart as PNG, for a format that takes no vectors."""
    data = _shown({"drawing": drawing.model_dump(mode="json"), "language": language})
    return _compiled("picture.typ", data, format="png", ppi=_PPI)


def _prepared(block: Block) -> dict[str, Any]:
    """The block as data, with what the page needs to know of it."""
    data = block.model_dump(mode="json")
    if isinstance(block, Table):
        return {**data, "widths": shares(block), "whole": stays_whole(block)}
    sticky = isinstance(block, Quote) or (isinstance(block, Paragraph) and block.announces)
    return {**data, "sticky": sticky}


def _compiled(template: str, data: dict[str, Any], **options: Any) -> bytes:
    compiler = typst.Compiler(
        _TYP / template,
        root=_TYP,
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps(data, ensure_ascii=False)},
    )
    made = compiler.compile(**options)
    assert isinstance(made, bytes)
    return made


@cache
def _fonts() -> typst.Fonts:
    """Ours alone: a paper looks the same on every machine."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS]
    )


@cache
def _unshown() -> re.Pattern[str]:
    """A run of what the font has no shape for."""
    known: set[int] = set(TTFont(_FONTS / "SourceSans3-Regular.otf").getBestCmap())
    known |= set(map(ord, _SPACES))
    ranges, start = [], 0
    for code in [*sorted(known), 0x110000]:
        if code > start:
            ranges.append(f"{re.escape(chr(start))}-{re.escape(chr(code - 1))}")
        start = code + 1
    return re.compile(f"[{''.join(ranges)}]+")


def _shown(value: Any) -> Any:
    """The same with every text as the font can show it."""
    if isinstance(value, str):
        return _unshown().sub(_MISSING, value)
    if isinstance(value, dict):
        return {key: _shown(one) for key, one in value.items()}
    return [_shown(one) for one in value] if isinstance(value, list) else value
