"""What other readers may see of notes: nothing private, no draft, no aside, nothing unknown."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from advisor.language import Language
from advisor.understanding.language_id import language_of
from advisor.understanding.notes.layout import Block
from advisor.understanding.notes.model import NoteStatement, Passage
from advisor.understanding.notes.splitting import gap_after, words_in
from advisor.understanding.notes.text import squeezed

_TELLING = 5
_SILENT = {"aside", "unknown"}


def passages_of(
    text: str,
    blocks: Sequence[Block],
    statements: Sequence[NoteStatement],
    language: Language,
) -> Iterator[Passage]:
    """The paragraphs that hold something to read, under their heading, each in one language.

    `blocks` are those of the notes without what is private among headings.
    """
    kept = [s for s in statements if s.kind not in _SILENT and not s.private]
    for number in dict.fromkeys(b.paragraph for b in blocks):
        mine = [b for b in blocks if b.paragraph == number and b.part == "body"]
        said = [s for s in kept if any(b.start <= s.start and s.end <= b.end for b in mine)]
        if not said:
            continue
        heads = {b.heading for b in blocks if b.part == "heading"}
        heading = mine[0].heading if mine[0].heading in heads else ""
        for spoken, run in groupby(_spoken(said, language), key=lambda pair: pair[0]):
            body = _joined(text, [statement for _, statement in run])
            yield Passage(text=f"{heading}:\n{body}" if heading else body, language=spoken)


def _spoken(
    said: Sequence[NoteStatement], language: Language
) -> list[tuple[Language, NoteStatement]]:
    """Each statement with its language; a short one has that of its paragraph."""
    whole = language_of(" ".join(s.text for s in said), language)
    return [(language_of(s.text, whole) if _tells(s) else whole, s) for s in said]


def _tells(statement: NoteStatement) -> bool:
    return words_in(statement.text) >= _TELLING


def _joined(text: str, said: Sequence[NoteStatement]) -> str:
    """Statements as they are written, what stood between them left out."""
    pieces = [_as_told(text, said[0])]
    for before, after in pairwise(said):
        between = text[before.end : after.start]
        if "\n" in between:
            pieces.append("\n")
        else:
            pieces.append(gap_after(pieces[-1]) if any(map(str.isalnum, between)) else between)
        pieces.append(_as_told(text, after))
    return "".join(pieces)


def _as_told(text: str, statement: NoteStatement) -> str:
    """The words of a statement; a row of a table keeps the marks between its cells."""
    words = text[statement.start : statement.end]
    return words if "\t" in words else squeezed(words)
