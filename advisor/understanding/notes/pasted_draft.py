"""The draft agreement pasted in notes, in the middle of them or alone, if there is one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from advisor.understanding.notes.draft_lines import DraftLine, draft_lines
from advisor.understanding.notes.layout import Block
from advisor.understanding.notes.model import Span

_LEAST_WORDS, _LEAST_DUTIES, _LEAST_CLAUSES = 25, 3, 3
_FEW_DUTIES, _LEAST_LEGAL, _NEAR = 2, 2, 3
_LIKE, _OVER, _LEAST_WEIGHT = 0.6, 6, 2.5
_LEAST_MATTERS, _LEAST_ITEMS, _TWO = 3, 4, 2


def draft_in(text: str, blocks: Sequence[Block]) -> Span | None:
    """Where the draft stands: the longest run of lines that settle things between parties.

    A run counts where enough of it binds someone, under a title, parties, words that hand it over,
    clauses' titles or an agreement's own words; notes, minutes and lists of clauses do not.
    """
    lines = draft_lines(text, blocks)
    found = [_trimmed(lines, run) for run in _runs(lines)]
    spans = [
        (lines[run.start].start, lines[run.stop - 1].end)
        for run in found
        if run and _is_draft(text, lines, run)
    ]
    if not spans:
        return None
    start, end = max(spans, key=lambda span: span[1] - span[0])
    return Span(start=start, end=end)


def _runs(lines: Sequence[DraftLine]) -> Iterator[range]:
    """The stretches that speak most for a draft: the heaviest, then those on either side of it."""
    waiting = [(0, len(lines))]
    while waiting:
        first, stop = waiting.pop()
        run = _heaviest(lines, first, stop)
        if run:
            yield run
            waiting += [(first, run.start), (run.stop, stop)]


def _heaviest(lines: Sequence[DraftLine], first: int, stop: int) -> range | None:
    best, found = _LEAST_WEIGHT, None
    total, begun = 0.0, first
    for at in range(first, stop):
        if total <= 0:
            total, begun = 0.0, at
        total += lines[at].weight
        if total > best:
            best, found = total, range(begun, at + 1)
    return found


def _trimmed(lines: Sequence[DraftLine], run: range) -> range:
    """A run from its title on, without the notes that follow it, with the end of its list."""
    first, last = _opening(lines, run), run.stop - 1
    shape = _shape(lines[first : last + 1])
    while shape and first and not lines[first].after and _goes_on(lines[first - 1], shape, at=0):
        first -= 1
    while shape and last > first and _strays(lines, last, shape):
        last -= 1
    while shape and last + 1 < len(lines) and _goes_on(lines[last + 1], shape):
        last += 1
    return range(first, last + 1)


def _opening(lines: Sequence[DraftLine], run: range) -> int:
    """The title or the parties that most of the run stands under, else its first line.

    Words that hand it over are no part of it: "here is what they wrote:".
    """
    settled = sum(lines[at].settles for at in run)
    before = _framed_before(lines, run.start)
    for at in chain(before, run):
        under = sum(lines[later].settles for later in range(at, run.stop))
        if lines[at].frames and under >= _LIKE * settled:
            return at
        if lines[at].lead and at + 1 < run.stop and under >= _LIKE * settled:
            return at + 1
    return run.start


def _shape(lines: Sequence[DraftLine]) -> str:
    """The number, bullet or label that most lines of a draft have; nothing where they vary."""
    settled = [line.shape for line in lines if line.settles]
    shape, count = Counter(settled).most_common(1)[0] if settled else ("", 0)
    return shape if count >= _LEAST_CLAUSES and count > _LIKE * len(settled) else ""


def _strays(lines: Sequence[DraftLine], at: int, shape: str) -> bool:
    """Whether a line after a list is no part of it: apart, in another shape, and binds nobody."""
    line, before = lines[at], lines[at - 1]
    apart = line.after or (line.marked and line.shape != shape)
    under = before.headed and not before.duties
    return apart and line.shape != shape and not (line.legal or line.signs or under)


def _goes_on(line: DraftLine, shape: str, at: int = 1) -> bool:
    """Whether a line is an item of a list as the others are; the first, `at` 0, may stand apart."""
    held = not line.told and not line.minutes and not line.person
    return held and line.shape == shape and not (at and line.after)


def _framed_before(lines: Sequence[DraftLine], first: int) -> range:
    """The few lines before a run from the title that stands over it, nothing told between."""
    for at in range(first - 1, max(-1, first - 1 - _OVER), -1):
        if lines[at].told or lines[at].minutes:
            break
        if lines[at].frames:
            return range(at, first)
    return range(first, first)


def _is_draft(text: str, lines: Sequence[DraftLine], run: range) -> bool:
    held = [lines[at] for at in run]
    body = text[held[0].start : held[-1].end]
    duties = sum(line.duties for line in held)
    if len(body.split()) < _LEAST_WORDS or duties < _FEW_DUTIES:
        return False
    near = held[:_NEAR]
    frames = sum(
        (
            any(line.title for line in near),
            any(line.parties for line in near),
            _handed_over(lines, run.start),
        )
    )
    if _in_minutes(lines, run.start) and not any(line.frames for line in near):
        return False
    return _holds(held, frames, duties)


def _holds(held: Sequence[DraftLine], frames: int, duties: int) -> bool:
    """Whether enough is settled: less of it where more tells that this is an agreement."""
    clauses = sum(line.headed for line in held)
    if frames:
        return duties >= _LEAST_DUTIES or clauses >= _LEAST_CLAUSES or frames > 1
    legal = sum(line.legal for line in held)
    enough = legal >= _LEAST_LEGAL or (legal and clauses >= _LEAST_CLAUSES)
    return duties >= _LEAST_DUTIES and bool(enough or _binds_two(held))


def _binds_two(held: Sequence[DraftLine]) -> bool:
    """Whether the items of one list settle several matters between two who are named again.

    What each is to do before a meeting settles none; an offer names one, or says "they".
    """
    shape = _shape(held)
    items = [line for line in held if shape and line.shape == shape]
    named = Counter(name for line in items for name in dict.fromkeys(line.parties_named))
    again = [name for name, count in named.items() if count >= _TWO]
    matters = frozenset[str]().union(*(line.matters for line in items))
    settling = sum(bool(line.matters or line.parties_named) for line in items)
    listed = len(items) >= _LEAST_ITEMS and 2 * settling > len(items)
    return listed and len(again) >= _TWO and len(matters) >= _LEAST_MATTERS


def _in_minutes(lines: Sequence[DraftLine], first: int) -> bool:
    """Whether a run comes after the heading of minutes, no title of an agreement between."""
    return any(line.minutes for line in lines[:first])


def _handed_over(lines: Sequence[DraftLine], first: int) -> bool:
    return first > 0 and lines[first - 1].lead
