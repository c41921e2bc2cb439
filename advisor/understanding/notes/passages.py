"""What other readers may see of notes: nothing private, no draft, no aside, nothing unknown."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby, pairwise

from advisor.language import Language
from advisor.understanding.language_id import language_of
from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.layout import Block
from advisor.understanding.notes.model import NoteStatement, Passage
from advisor.understanding.notes.splitting import gap_after, words_in
from advisor.understanding.notes.text import flat, squeezed

_TELLING = 5
_ANSWER = re.compile(r"\W*(?:[^\W\d]+\W+){0,5}\$?\d")
_STOP = re.compile(r"[.!?;\n]")
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
    given_up = _given_up(text, statements)
    kept = [s for s in statements if not (s.kind in _SILENT or s.private or s in given_up)]
    asked = _asked(blocks, statements)
    for number in dict.fromkeys(b.paragraph for b in blocks):
        mine = [b for b in blocks if b.paragraph == number and b.part == "body"]
        said = [s for s in kept if any(b.start <= s.start and s.end <= b.end for b in mine)]
        if not said:
            continue
        heads = {b.heading for b in blocks if b.part == "heading"}
        heading = mine[0].heading if mine[0].heading in heads else ""
        for spoken, run in groupby(_spoken(said, language), key=lambda pair: pair[0]):
            body = _joined(text, [statement for _, statement in run], asked)
            yield Passage(text=f"{heading}:\n{body}" if heading else body, language=spoken)


def _given_up(text: str, statements: Sequence[NoteStatement]) -> Set[NoteStatement]:
    """The figures of a sentence that ends on "so no number": they stay as said, no more."""
    found: set[NoteStatement] = set()
    for at, said in enumerate(statements):
        if said.kind != "unknown" or not note_cues("kinds")["gives_up"].match(flat(said.text)):
            continue
        for before, after in pairwise(reversed(statements[: at + 1])):
            if _STOP.search(text[after.end - 1 : before.start]) or after.kind == "question":
                break
            found.add(after)
    return found


def _spoken(
    said: Sequence[NoteStatement], language: Language
) -> list[tuple[Language, NoteStatement]]:
    """Each statement with its language; a short one has that of its paragraph."""
    whole = language_of(" ".join(s.text for s in said), language)
    return [(language_of(s.text, whole) if _tells(s) else whole, s) for s in said]


def _tells(statement: NoteStatement) -> bool:
    return words_in(statement.text) >= _TELLING


def _asked(
    blocks: Sequence[Block], statements: Sequence[NoteStatement]
) -> Mapping[NoteStatement, str]:
    """What was asked just before a figure, where one asks in a mail or a chat, another answers."""
    return {
        answer: _matter(question.text)
        for question, answer in pairwise(statements)
        if question.kind == "question" and not (question.private or answer.private)
        if _ANSWER.match(answer.text) and _writer(blocks, question) != _writer(blocks, answer)
    }


def _writer(blocks: Sequence[Block], said: NoteStatement) -> tuple[bool, str]:
    found = (b for b in blocks if b.start <= said.start and said.end <= b.end)
    return next(((b.quoted, b.said_by) for b in found), (False, ""))


def _matter(question: str) -> str:
    """What a question is about: "how many of them are new accounts?" as "new accounts"."""
    found = note_cues("kinds")["asking"].match(flat(question))
    return question[found.end() if found else 0 :].rstrip(" ?!").strip()


def _joined(text: str, said: Sequence[NoteStatement], asked: Mapping[NoteStatement, str]) -> str:
    """Statements as they are written, what stood between them left out."""
    pieces = [_as_told(text, said[0], asked)]
    for before, after in pairwise(said):
        between = text[before.end : after.start]
        if "\n" in between:
            pieces.append("\n")
        else:
            pieces.append(gap_after(pieces[-1]) if any(map(str.isalnum, between)) else between)
        pieces.append(_as_told(text, after, asked))
    return "".join(pieces)


def _as_told(text: str, statement: NoteStatement, asked: Mapping[NoteStatement, str]) -> str:
    """The words of a statement, after what they answer; a row keeps the marks between its cells."""
    words = text[statement.start : statement.end]
    told = words if "\t" in words else squeezed(words)
    return f"{asked[statement]} : {told}" if asked.get(statement) else told
