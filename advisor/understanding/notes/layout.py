"""Notes cut into blocks: a heading, an item of a list or a run of prose, and the parts of mail."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from advisor.understanding.notes.cues import note_cues, starts
from advisor.understanding.notes.lines import Line, is_numbered, lines_of
from advisor.understanding.notes.private_titles import is_private_title
from advisor.understanding.notes.text import flat

Part = Literal["body", "heading", "header", "greeting", "signature", "disclaimer"]
_WRAPPED, _WIDEST, _SIGNED_WORDS, _SIGNED_LINES = 58, 110, 9, 6
_HEADING_WORDS, _BARE_WORDS, _TITLE_WORDS = 6, 4, 9
_FEWEST = 2
_FULL, _MANY, _FREE = 0.7, 8, 2
_LABELLED = re.compile(r"[^\W\d](?:[\w'’-]| (?=\w)){1,28}[ \u00a0\u202f]?:\s")
_TITLED = re.compile(r"^(?:#+ .+|\*\*.+\*\*:?|__.+__:?|=+ ?.+ ?=+|-{2,} ?\w.+ ?-{2,})$")
_AND = re.compile(r"[,!.]? (?:et|and) |[,!.] ")
_ENDS = (":", "–", "—", " -")
_STOPS = ".!?;,"


@dataclass(frozen=True)
class Block:
    """A stretch of the notes; `paragraph` counts blocks between blank lines or headings.

    `mail` counts the mails pasted, from 1; 0 is the coach's own text. `heading` is the one over it.
    `listed`: a line without a bullet among lines that are each an idea of its own, so an item too,
    as is the row of a table, or a message that one writes in a chat (`said_by`).
    """

    start: int
    end: int
    part: Part = "body"
    heading: str = ""
    paragraph: int = 0
    indent: int = 0
    bullet: bool = False
    listed: bool = False
    quoted: bool = False
    mail: int = 0
    said_by: str = ""


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a text in order; all that has a letter or a digit is in one of them."""
    lines = lines_of(text)
    folded = flat(text)
    parts = _parts(folded, lines)
    return _with_mail(folded, _with_listed(text, _joined(text, lines, parts)))


def _parts(folded: str, lines: Sequence[Line]) -> list[Part]:
    """What each line is; a signature runs from its closing to the end of its few short lines."""
    parts: list[Part] = []
    signing = 0
    for at, line in enumerate(lines):
        words = folded[line.start : line.end]
        if line.blank or line.said_by:
            parts.append("body")
            continue
        part = _part(words, line)
        if signing and part in {"body", "heading"} and _signs(words, line):
            part, signing = "signature", signing - 1
        elif part in {"header", "greeting", "heading"} or (part == "body" and signing):
            signing = 0
        if part == "signature" and _closes(words):
            signing = _SIGNED_LINES
        if part == "body" and _is_heading(folded, lines, at):
            part = "heading"
        parts.append(part)
    return parts


def _part(words: str, line: Line) -> Part:
    cues = note_cues("lines")
    if cues["disclaimer"].match(words):
        return "disclaimer"
    if cues["header"].match(words) or cues["wrote"].fullmatch(words):
        return "header"
    if cues["greeting"].fullmatch(words) and not line.bullet:
        return "greeting"
    if _closes(words) or cues["signature"].fullmatch(words):
        return "signature"
    return "body"


def _closes(words: str) -> bool:
    parts = _AND.split(words.rstrip(" ,.!"))
    return all(p in {"", "x", "xx"} or note_cues("lines")["closing"].fullmatch(p) for p in parts)


def _signs(words: str, line: Line) -> bool:
    if line.bullet or words.endswith((":", "?")) or len(words.split()) > _SIGNED_WORDS:
        return False
    firm = note_cues("names")["formed"].search(words)
    return "$" not in words and "%" not in words and (bool(firm) or not words.endswith("."))


def _is_heading(folded: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a line heads those that follow it: marked as a title, or short and ended so."""
    line = lines[at]
    words = folded[line.start : line.end]
    rest = [other for other in lines[at + 1 :] if not other.blank]
    if not rest or "?" in words:
        return False
    count = len(words.strip("*#_= :–—-").split())
    if _TITLED.match(words) and count <= _TITLE_WORDS:
        return True
    if words.endswith(_ENDS) and count <= _HEADING_WORDS:
        return True
    if line.row or line.said_by:
        return False
    numbered = line.bullet and _is_numbered(folded, lines, at)
    if numbered and count <= _TITLE_WORDS and words[-1] not in _STOPS and ":" not in words:
        return True
    return (numbered or not line.bullet) and _is_bare(folded, lines, at, count)


def _is_numbered(folded: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a line has a number and opens lines without: "5. Closed session"."""
    start, below = lines[at].start, lines[at + 1]
    alone = at == 0 or lines[at - 1].blank
    return (
        alone
        and not below.blank
        and is_numbered(folded, start)
        and not is_numbered(folded, below.start)
    )


def _is_bare(folded: str, lines: Sequence[Line], at: int, count: int) -> bool:
    """A few words without a figure or a stop, over a list or after a blank line."""
    words = folded[lines[at].start : lines[at].end]
    if _heads_private(words, lines, at):
        return True
    most = _BARE_WORDS + (_BARE_WORDS if words.endswith(")") else 0)
    if count > most or words[-1] in _STOPS or any(c.isdigit() or c == ":" for c in words):
        return False
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.quoted != lines[at].quoted:
        return False
    alone = at == 0 or lines[at - 1].blank
    if alone and below.bullet:
        return True
    return (below.bullet or (alone and not below.blank)) and not note_cues("kinds")[
        "unknown"
    ].search(words)


def _heads_private(words: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a line by itself is the title of what is private, over a list, near or further."""
    below = next((line for line in lines[at + 1 :] if not line.blank), None)
    alone = at == 0 or lines[at - 1].blank
    return bool(alone and below and below.bullet) and is_private_title(words)


def _joined(text: str, lines: Sequence[Line], parts: Sequence[Part]) -> list[Block]:
    """Lines as blocks: one that only goes on with the one before is joined to it."""
    blocks: list[Block] = []
    heading, paragraph, gap = "", 0, True
    widths = _widths(text, lines)
    free = _is_free(text, lines)
    for line, part, widest in zip(lines, parts, widths, strict=True):
        if line.blank:
            gap = True
            continue
        cut = 0 if free and not line.quoted else widest
        if not gap and part == "body" and blocks and _goes_on(text, blocks[-1], line, cut):
            blocks[-1] = replace(blocks[-1], end=line.end)
            continue
        if gap or part != "body" or (blocks and blocks[-1].part != "body"):
            paragraph += 1
        if gap and part == "body" and not line.bullet and blocks and blocks[-1].part == "body":
            heading = ""
        if part == "heading":
            heading = text[line.start : line.end].strip("*#_= :–—-")
        elif part in {"header", "greeting", "signature"}:
            heading = ""
        blocks.append(
            Block(
                start=line.start,
                end=line.end,
                part=part,
                heading=heading,
                paragraph=paragraph,
                indent=line.indent,
                bullet=line.bullet,
                quoted=line.quoted,
                listed=line.row or bool(line.said_by),
                said_by=line.said_by,
            )
        )
        gap = False
    return blocks


def _widths(text: str, lines: Sequence[Line]) -> list[int]:
    """For each line, the length of the widest between the blank lines around it."""
    found: list[int] = []
    for blank, run in groupby(lines, key=lambda line: line.blank):
        group = list(run)
        lengths = [_length(text, line.end) for line in group]
        found += [0 if blank else _width(lengths)] * len(group)
    return found


def _is_free(text: str, lines: Sequence[Line]) -> bool:
    """Whether the writer lets lines run on, as some are wider than a page: none is cut by it."""
    own = [_length(text, line.end) for line in lines if not (line.blank or line.quoted)]
    return sum(length > _WIDEST for length in own) >= _FREE


def _width(lengths: Sequence[int]) -> int:
    """The widest line of a paragraph; no width that cuts where most of many are far shorter."""
    widest = max(lengths)
    if len(lengths) < _MANY:
        return widest
    full = sum(length > _FULL * widest for length in lengths[:-1])
    return widest if 2 * full >= len(lengths) - 1 else _WIDEST + 1


def _length(text: str, end: int) -> int:
    """How far the line that ends at a place reaches from its margin."""
    return end - text.rfind("\n", 0, end) - 1


def _goes_on(text: str, block: Block, line: Line, widest: int) -> bool:
    """Whether a line is the rest of the one before, cut by the width of a page.

    The widest line around tells that width: a cut is one only where the next word had no room.
    """
    apart = line.bullet or line.row or line.said_by
    if apart or block.part != "body" or line.quoted != block.quoted:
        return False
    length, word = _length(text, block.end), text[line.start : line.end].split()[0]
    opens = text[line.start].islower() or length > _WRAPPED + 10
    cut = _WRAPPED <= length and length + 1 + len(word) > widest and 0 < widest <= _WIDEST
    return cut and text[block.end - 1] not in ".!?;:" and opens


def _with_listed(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The lines of a paragraph are items where most end before the width of a page forces it."""
    found: dict[int, list[Block]] = {}
    for block in blocks:
        if block.part == "body" and not block.bullet:
            found.setdefault(block.paragraph, []).append(block)
    listed = {number for number, lines in found.items() if _are_items(text, lines)}
    return [
        replace(b, listed=b.listed or (b.part == "body" and not b.bullet and b.paragraph in listed))
        for b in blocks
    ]


def _are_items(text: str, blocks: Sequence[Block]) -> bool:
    """Whether most lines end a sentence, or where the first word of the next had room."""
    if len(blocks) < _FEWEST:
        return False
    lines = [line.strip() for b in blocks for line in text[b.start : b.end].split("\n")]
    width = min(max(_WRAPPED, *map(len, lines)), _WIDEST)
    free = [
        line[-1] in ".!?;:)"
        or not _WIDEST >= len(line) >= width - len(after.split()[0])
        or bool(_LABELLED.match(after))
        for line, after in pairwise(lines)
    ]
    return sum(free) * 2 > len(free)


def _with_mail(folded: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Each block with the mail that it stands in: from a header to a signature."""
    found: list[Block] = []
    mails, within, opened = 0, False, False
    for block in blocks:
        words = folded[block.start : block.end]
        begins = block.part == "header" and (
            bool(starts("lines", "mail", words) or starts("lines", "wrote", words))
        )
        if (begins and not opened) or (block.quoted and not within):
            mails, within = mails + 1, True
        opened = block.part == "header"
        found.append(replace(block, mail=mails if within else 0))
        if block.part == "signature" and _closes(words):
            within = False
    return tuple(_signed(found))


def _signed(blocks: Sequence[Block]) -> list[Block]:
    """A mail without a header is told by its greeting and its closing."""
    opened = next((at for at, b in enumerate(blocks) if b.part == "greeting"), None)
    closed = next((at for at, b in enumerate(blocks) if b.part == "signature"), None)
    if opened is None or closed is None or closed < opened or blocks[opened].mail:
        return list(blocks)
    return [
        replace(b, mail=b.mail or 1) if opened <= at <= closed else b for at, b in enumerate(blocks)
    ]
