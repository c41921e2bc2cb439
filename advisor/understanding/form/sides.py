"""An answer to a statement cut by whose view it gives: ours, or the partner's."""

import re
from itertools import pairwise

from advisor.language import Language
from advisor.understanding.form.acts import FormItem, Side
from advisor.understanding.form.cues import form_cues


def by_side(text: str, item: FormItem, language: Language) -> list[tuple[str, Side | None]]:
    """The stretches of a folded answer, with the side whose view each gives.

    None where no side is named. Only statements rated 1-5 have sides; "for us" counts alone, a
    mere "us" only beside the partner.
    """
    sides = form_cues(language).sides
    if item.scale != "1-5":
        return [(text, None)]
    if not sides["partner"].search(text):
        return [(text, "us" if sides["us"].search(text) else None)]
    return [_told(piece, language) for piece in _pieces(text, language)]


def _told(piece: str, language: Language) -> tuple[str, Side | None]:
    sides = form_cues(language).sides
    if sides["partner"].search(piece):
        return sides["partner"].sub(" ", piece), "partner"
    return sides["us_beside"].sub(" ", sides["us"].sub(" ", piece)), "us"


def _pieces(text: str, language: Language) -> list[str]:
    """Cut at separators, else before each side named; after it, where a value comes first."""
    cues = form_cues(language)
    between = rf",(?!\d)|;| / |{cues.marks['joins'].pattern}|{cues.marks['contrast'].pattern}"
    pieces = [piece for piece in re.split(between, text) if piece.strip()]
    if len(pieces) > 1:
        return pieces
    found = [m.span() for name in cues.sides for m in cues.sides[name].finditer(text)]
    spans = _outermost(found)
    value = re.search(r"\d", text)
    first = value is not None and value.start() < spans[0][0]
    at = [s[1] for s in spans[:-1]] if first else [s[0] for s in spans[1:]]
    edges = [0, *at, len(text)]
    return [text[a:b] for a, b in pairwise(edges) if text[a:b].strip()]


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in order, those inside another left out."""
    return sorted(
        {s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)}
    )
