"""The draft agreement pasted in the middle of notes, if there is one."""

import re
from collections.abc import Sequence

from advisor.understanding.drafts import is_draft
from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.layout import Block
from advisor.understanding.notes.model import Span
from advisor.understanding.notes.text import flat

_NUMBERED = re.compile(r"^(?:art(?:icle)?\.?|clause|section)?\s?\d{1,2}(?:\.\d+)*\s?[.):–—-]?\s+\S")
_LEAST_LINES, _LEAST_WORDS, _SLACK = 3, 30, 1


def draft_in(text: str, blocks: Sequence[Block]) -> Span | None:
    """Where the draft stands: the longest run of lines that settle things between parties."""
    folded = flat(text)
    settles = [_settles(_line(text, folded, b)) for b in blocks]
    best: tuple[int, int] | None = None
    for first, last in _runs(settles):
        span = (blocks[first].start, blocks[last].end)
        if not best or span[1] - span[0] > best[1] - best[0]:
            best = span
    if best is None or len(text[best[0] : best[1]].split()) < _LEAST_WORDS:
        return None
    body = text[best[0] : best[1]]
    if not is_draft(body) and len(note_cues("drafts")["legal"].findall(flat(body))) < _LEAST_LINES:
        return None
    return Span(start=_line_start(text, best[0]), end=best[1])


def _line(text: str, folded: str, block: Block) -> str:
    return folded[_line_start(text, block.start) : block.end].strip(" >*#_")


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _settles(line: str) -> int:
    """2 for a line in the manner of an agreement, 1 for a title or signatures, -1 for a tale."""
    cues = note_cues("drafts")
    legal = bool(cues["legal"].search(line))
    if cues["told"].match(line):
        return -1
    if legal and not cues["told"].search(line):
        return 2
    if cues["title"].match(line) or cues["signs"].match(line):
        return 1
    return 1 if _NUMBERED.match(line) else 0


def _runs(settles: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of lines with enough that settle, a line or so between them."""
    runs: list[tuple[int, int]] = []
    first: int | None = None
    last = count = 0
    for at, weight in enumerate([*settles, *[0] * (_SLACK + 1)]):
        if weight > 0:
            first = at if first is None else first
            count += weight == 2
            last = at if weight == 2 or at - last <= 1 else last
        elif first is not None and (weight < 0 or at - last > _SLACK):
            if count >= _LEAST_LINES:
                runs.append((first, last))
            first, count = None, 0
    return runs
