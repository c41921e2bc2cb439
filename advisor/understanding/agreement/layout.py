"""An agreement cut into passages: sentences with their place, and the headings above them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from advisor.understanding.agreement.lines import (
    NARROW,
    TERMINAL,
    WIDE,
    WORD,
    Line,
    lines_of,
    width_of,
)
from advisor.understanding.readiness.cues import level

_WHOLE = re.compile(r"(?:article |section )?\d+[.)]?$")
_END = re.compile(
    r"(?:[.!?…]+[\"»”’)]*(?=\s)|[;](?=\s))",
)
_SHORT_FORM = re.compile(
    r"(?:\b(?:m|mm|mme|mmes|mlle|me|dr|dre|st|ste|art|al|no|nos|n|p|ex|env|inc|ltd|ltee|cie|co|"
    r"corp|mr|mrs|ms|vs|etc|tel|ext|app|jr|e\.g|i\.e|c\.-a-d|a\.m|p\.m|par)|\b[a-z]|\d)\.$"
)
_HYPHEN = re.compile(r"[^\W\d_]-$")
_LEADER = "...."
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_MOST_WORDS = 60
_LONG_LINE = 70


@dataclass(frozen=True)
class Passage:
    """A sentence or a heading: `text` unwrapped, `start` to `end` its place in the whole.

    `line` is counted from 1; `headings` are those above it and the words that lead to its list;
    `block` counts the stretches between headings; `mark` is the number or letter before it.
    """

    text: str
    start: int
    end: int
    line: int
    headings: tuple[str, ...] = ()
    block: int = 0
    is_heading: bool = False
    is_bare: bool = False
    is_bold: bool = False
    mark: str = ""
    flat: str = field(default="", compare=False)


def passages_in(text: str) -> tuple[Passage, ...]:
    """The passages of a text in order; repeated page headers and page numbers are left out."""
    lines = lines_of(text)
    found: list[Passage] = []
    heading, lead, block, mark = "", "", 0, ""
    for group in _paragraphs(lines):
        first = group[0]
        if first.is_heading:
            heading, lead, block, mark = first.text, "", block + 1, first.mark
            found.append(_heading(group, block))
            continue
        if not first.is_item:
            lead = ""
        if first.is_bold or (_WHOLE.match(first.mark) and _WHOLE.match(mark)):
            heading = ""
        for sentence in _sentences(group):
            above = tuple(h for h in (heading, lead) if h)
            found.append(replace(sentence, headings=above, block=block))
        joined = group[-1].text
        if joined.endswith(":") and len(WORD.findall(joined)) > 1:
            lead = joined
    return tuple(replace(p, flat=level(p.text)) for p in _with_bare(found))


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that make one stretch of prose, or a heading alone."""
    wide = width_of(lines)
    group: list[Line] = []
    broken = False
    for line in lines:
        if line.parts and group:
            yield group
            group = []
        if not line.text:
            broken = True
            continue
        if group and _goes_on(group[-1], line, broken, wide):
            group.append(line)
        else:
            if group:
                yield group
            group = [line]
        broken = False
    if group:
        yield group


def _goes_on(before: Line, line: Line, broken: bool, wide: float) -> bool:
    cut = bool(_HYPHEN.search(before.text)) and not broken
    if cut and before.text.isupper() and line.text.isupper():
        return True
    if before.is_heading and not (line.text[0].islower() and not broken and not line.opens):
        return False
    ended = bool(TERMINAL.search(before.text))
    if line.is_item or line.is_heading or (ended and broken):
        return False
    if line.opens and not (line.text[0].islower() and len(before.text) >= WIDE * wide):
        return False
    if _HYPHEN.search(before.text) and line.text[0].islower():
        return True
    if ended and not before.text.endswith((":", ";")):
        return not broken and len(before.text) >= WIDE * wide and wide < NARROW
    full = len(before.mark) + len(before.text) + _first(line) >= WIDE * wide and wide < NARROW
    if line.text[0].islower() or line.text[0] in "(«":
        runs = wide < NARROW or before.text.endswith(",") or len(before.text) >= _LONG_LINE
        return (runs and not broken) or (full and not before.text.endswith((":", ";")))
    return not broken and full


def _first(line: Line) -> int:
    """How long the first word of a line is, which did not fit on the line before."""
    return line.text.find(" ") if " " in line.text else len(line.text)


def _sentences(group: Sequence[Line]) -> Iterator[Passage]:
    """The sentences of a stretch of prose, each with its place."""
    text, places = _joined(group)
    ends = [m.end() for m in _END.finditer(text) if _is_end(text, m)]
    bounds = [0, *[e for e in ends if e < len(text)], len(text)]
    for a, b in pairwise(bounds):
        for c, d in _halved(text, a, b):
            piece = text[c:d]
            if not WORD.search(piece) and "__" not in piece:
                continue
            c += len(piece) - len(piece.lstrip())
            d -= len(piece) - len(piece.rstrip())
            line = next(one.number for one in reversed(group) if one.places[0] <= places[c])
            yield Passage(
                text[c:d],
                places[c],
                places[d - 1] + 1,
                line,
                is_bold=group[0].is_bold,
                mark=group[0].mark,
            )


def _is_end(text: str, mark: re.Match[str]) -> bool:
    before = level(text[max(0, mark.start() - 8) : mark.start() + 1])
    if mark.group().startswith(";"):
        return True
    if mark.group().startswith(_LEADER) or _is_gap(text, mark):
        return False
    if mark.group() == "." and _SHORT_FORM.search(before):
        after = text[mark.end() :].lstrip()[:1]
        return before[-2:-1].isdigit() and after.isupper()
    return True


def _is_gap(text: str, mark: re.Match[str]) -> bool:
    """Whether dots stand alone where something is to be filled in, as in "from … March"."""
    alone = mark.start() > 0 and text[mark.start() - 1].isspace() and set(mark.group()) == {"…"}
    after = text[mark.end() :].lstrip()
    return alone and (not after[:1].isupper() or bool(_MONTH.match(after)))


def _halved(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A very long sentence cut at its commas."""
    if len(WORD.findall(text, start, end)) <= _MOST_WORDS:
        yield start, end
        return
    cuts = [m.end() for m in re.compile(r"[,:](?=\s)").finditer(text, start, end)]
    at = start
    for cut in [*cuts, end]:
        if len(WORD.findall(text, at, cut)) >= _MOST_WORDS // 2 or cut == end:
            yield at, cut
            at = cut


def _joined(group: Sequence[Line]) -> tuple[str, list[int]]:
    """Lines as one text, and the place of each of its letters in the whole."""
    text, places = "", list[int]()
    for line in group:
        if text and _HYPHEN.search(text) and (line.text[:1].islower() or text.isupper()):
            text, places = text[:-1], places[:-1]
        elif text:
            text += " "
            places.append(places[-1] + 1)
        text += line.text
        places += line.places
    return text, places


def _heading(group: Sequence[Line], block: int) -> Passage:
    words, places = _joined(group)
    return Passage(
        text=words,
        start=places[0],
        end=places[-1] + 1,
        line=group[0].number,
        block=block,
        is_heading=True,
        is_bold=group[0].is_bold,
        mark=group[0].mark,
    )


def _with_bare(found: Sequence[Passage]) -> Iterator[Passage]:
    """Headings with nothing below are told: another follows, or the end."""
    for one, two in pairwise([*found, None]):
        if one is None:
            return
        headed = two is None or two.is_heading or (one.is_bold and two.is_bold)
        bare = one.is_heading and headed
        yield replace(one, is_bare=bare) if bare else one
