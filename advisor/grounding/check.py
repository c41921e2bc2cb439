"""An answer without the sentences that rest on nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.grounding.claims import Claim, claims_of
from advisor.grounding.enumerations import counts_own_list
from advisor.grounding.evidence import Evidence
from advisor.grounding.links import without_links, without_unknown_citations
from advisor.grounding.sentences import split
from advisor.language import Language

_MARKER = re.compile(r"(?:[-*+\u2022>]\s+|\d{1,3}[.)]\s+)+")
_HEADING = re.compile(r"#{1,6}\s|\*\*[^*]+\*\*:?$")
_LEAD_IN = re.compile(r":[*_]*$")
_ROW, _RULE = "|", re.compile(r"\|[\s:|-]+$")


@dataclass(frozen=True)
class Finding:
    """A sentence with the claims in it that nothing supports."""

    sentence: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Checked:
    """An answer as it may be shown, and what was left out of it, in order."""

    text: str
    removed: tuple[Finding, ...]


@dataclass(frozen=True)
class _Piece:
    """A sentence: its indent and list marker, its words, and the white space after it."""

    marker: str
    body: str
    gap: str

    @property
    def ends_line(self) -> bool:
        return "\n" in self.gap

    @property
    def is_heading(self) -> bool:
        return bool(_HEADING.match(self.body))


def ungrounded(sentence: str, evidence: Evidence, language: Language) -> tuple[Claim, ...]:
    """The claims of a sentence that the evidence does not support, unknown citations included."""
    return tuple(c for c in claims_of(sentence, language) if not evidence.supports(c))


def checked(text: str, evidence: Evidence, language: Language) -> Checked:
    """Leave out what rests on nothing; what is kept stays as it was written.

    Links, images, HTML and unknown citations go, their sentence stays. A sentence with another
    unsupported claim goes, and with it the heading or lead-in of which nothing is left. A count is
    supported by the list that it announces, as long as the list is whole.
    """
    clean = without_links(text)
    clean = without_unknown_citations(clean, evidence.units)
    pieces = _pieces(clean)
    removed: dict[int, Finding] = {}
    while found := _failing(pieces, removed, evidence, language):
        removed |= found
    kept = _tidied(pieces, {i for i in range(len(pieces)) if i not in removed})
    return Checked(_written(pieces, kept), tuple(removed[i] for i in sorted(removed)))


def _failing(
    pieces: Sequence[_Piece], removed: dict[int, Finding], evidence: Evidence, language: Language
) -> dict[int, Finding]:
    left = [i for i in range(len(pieces)) if i not in removed]
    text = _written(pieces, left)
    found = {}
    for i in left:
        sentence = pieces[i].marker + pieces[i].body
        claims = ungrounded(sentence, evidence, language)
        loose = tuple(c for c in claims if not counts_own_list(text, c))
        if loose:
            found[i] = Finding(sentence.strip(), loose)
    return found


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    indent = ""
    for sentence in split(text):
        body = sentence.rstrip()
        gap, lead = sentence[len(body) :], len(body) - len(body.lstrip())
        marked = _MARKER.match(body.lstrip())
        cut = lead + (marked.end() if marked else 0)
        line, newline, after = gap.rpartition("\n")
        pieces.append(_Piece(indent + body[:cut], body[cut:], line + newline if newline else gap))
        indent = after if newline else ""
    if pieces and indent:
        pieces[-1] = replace(pieces[-1], gap=pieces[-1].gap + indent)
    return pieces


def _tidied(pieces: Sequence[_Piece], kept: set[int]) -> list[int]:
    """What is kept, without headings, lead-ins and table heads that have lost all they head."""
    left = set(kept)
    for i in reversed(range(len(pieces))):
        headed = _headed(pieces, i)
        if i in left and headed and not left.intersection(headed):
            left.discard(i)
    return sorted(_without_headless_tables(pieces, left))


def _headed(pieces: Sequence[_Piece], at: int) -> Sequence[int]:
    """The pieces under a heading, a lead-in or the head of a table; none where it is another."""
    piece, rest = pieces[at], range(at + 1, len(pieces))
    if _RULE.match(piece.body):
        return ()
    if piece.is_heading:
        level = len(piece.body) - len(piece.body.lstrip("#"))
        stop = next((i for i in rest if _closes(pieces[i], level)), len(pieces))
        return range(at + 1, stop)
    if at + 1 < len(pieces) and _RULE.match(pieces[at + 1].body):
        stop = next((i for i in rest if not pieces[i].body.startswith(_ROW)), len(pieces))
        return range(at + 2, stop)
    if _LEAD_IN.search(piece.body) and at + 1 < len(pieces) and pieces[at + 1].marker.strip():
        depth = _depth(piece)
        stop = next((i for i in rest if _leaves_list(pieces, i, depth)), len(pieces))
        return range(at + 1, stop)
    return ()


def _closes(piece: _Piece, level: int) -> bool:
    """Whether a piece is a heading that ends what stands under one of this level (0: in bold)."""
    found = len(piece.body) - len(piece.body.lstrip("#"))
    return piece.is_heading and (level == 0 or 0 < found <= level)


def _depth(piece: _Piece) -> int:
    """The indent of a list item; that of a plain line is below every item's."""
    return len(piece.marker) - len(piece.marker.lstrip()) if piece.marker.strip() else -1


def _leaves_list(pieces: Sequence[_Piece], at: int, depth: int) -> bool:
    return pieces[at - 1].ends_line and _depth(pieces[at]) <= depth


def _without_headless_tables(pieces: Sequence[_Piece], left: set[int]) -> set[int]:
    for i in range(1, len(pieces)):
        if _RULE.match(pieces[i].body) and i - 1 not in left:
            stop = next(
                (j for j in range(i, len(pieces)) if pieces[j].body[:1] != _ROW), len(pieces)
            )
            left = left - set(range(i, stop))
    return left


def _written(pieces: Sequence[_Piece], kept: Sequence[int]) -> str:
    """The pieces that are kept; an item keeps its marker, and a line its end."""
    text = marker = ""
    for i, piece in enumerate(pieces):
        begins_line = i == 0 or pieces[i - 1].ends_line
        if begins_line:
            marker = piece.marker
        if i in kept:
            text += (marker if begins_line or marker else piece.marker) + piece.body + piece.gap
            marker = ""
        elif piece.gap.count("\n") > _newlines_at_end(text) and text:
            text = text.rstrip() + piece.gap
    return text


def _newlines_at_end(text: str) -> int:
    return len(text) - len(text.rstrip("\n"))
