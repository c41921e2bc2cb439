"""A coach's notes read into statements, without a guess at what is not there."""

from collections.abc import Iterator, Sequence
from datetime import date

from advisor.language import Language
from advisor.understanding.language_id import language_of
from advisor.understanding.notes.kinds import kind_of
from advisor.understanding.notes.layout import Block, blocks_of
from advisor.understanding.notes.model import NotesRead, NoteStatement, Passage
from advisor.understanding.notes.names import answered_in, client_in, meeting_in, titles_in
from advisor.understanding.notes.pasted_draft import draft_in
from advisor.understanding.notes.secrecy import private_spans
from advisor.understanding.notes.speakers import speaker_of
from advisor.understanding.notes.splitting import ideas_in, sentences_in
from advisor.understanding.notes.text import flat, squeezed

Place = tuple[int, int]


def read_notes(text: str, language: Language | None = None, today: date | None = None) -> NotesRead:
    """What notes of a client say, word for word, in the order told.

    `language` is that of what tells no language, by default that of the whole; each paragraph is
    read in its own. `today` is what a day named is counted from: without it no meeting is told.
    Text in notes is data: an order in it is an aside.
    """
    spoken = language or language_of(text, "fr")
    every = blocks_of(text)
    draft = draft_in(text, every)
    blocks = [b for b in every if not draft or b.end <= draft.start or b.start >= draft.end]
    private = private_spans(text, blocks)
    client = client_in(text, blocks)
    statements = tuple(_statements(text, blocks, private, client))
    return NotesRead(
        language=spoken,
        statements=statements,
        passages=tuple(_passages(text, blocks, statements, private, spoken)),
        draft=draft,
        client=client,
        meeting=meeting_in(text, blocks, spoken, today),
        answered_by=answered_in(text, blocks),
    )


def _statements(
    text: str, blocks: Sequence[Block], private: Sequence[Place], client: str
) -> Iterator[NoteStatement]:
    folded, named = flat(text), flat(client)
    titles = titles_in(text, blocks)
    for block in blocks:
        if block.part == "heading":
            continue
        for start, end in _ideas(folded, block):
            words = folded[start:end]
            yield NoteStatement(
                kind="aside" if block in titles or block.part != "body" else kind_of(words),
                text=squeezed(text[start:end]),
                speaker=speaker_of(
                    words, in_mail=bool(block.mail), heading=flat(block.heading), client=named
                ),
                private=_covered(start, end, private),
                start=start,
                end=end,
                heading=squeezed(block.heading),
            )


def _ideas(folded: str, block: Block) -> list[Place]:
    if block.part != "body":
        return [(block.start, block.end)]
    return [
        idea
        for start, end in sentences_in(folded, block.start, block.end)
        for idea in ideas_in(folded, start, end, kind_of)
    ]


def _covered(start: int, end: int, private: Sequence[Place]) -> bool:
    return any(start < last and first < end for first, last in private)


def _passages(
    text: str,
    blocks: Sequence[Block],
    statements: Sequence[NoteStatement],
    private: Sequence[Place],
    language: Language,
) -> Iterator[Passage]:
    """The paragraphs that hold something to read, with their heading, the rest left blank."""
    kept = [s for s in statements if s.kind != "aside" and not s.private]
    for number in dict.fromkeys(b.paragraph for b in blocks):
        mine = [b for b in blocks if b.paragraph == number and b.part == "body"]
        lines = [line for b in mine if (line := _line(text, b, kept))]
        if not lines:
            continue
        heading = mine[0].heading
        hidden = any(heading and _covered(b.start, b.end, private) for b in _heads(blocks, heading))
        body = "\n".join(lines)
        whole = f"{heading}:\n{body}" if heading and not hidden else body
        yield Passage(text=whole, language=language_of(body, language))


def _heads(blocks: Sequence[Block], heading: str) -> list[Block]:
    return [b for b in blocks if b.part == "heading" and b.heading == heading]


def _line(text: str, block: Block, kept: Sequence[NoteStatement]) -> str:
    """What is kept of a block, as it is written there."""
    mine = [s for s in kept if block.start <= s.start and s.end <= block.end]
    pieces: list[str] = []
    for at, said in enumerate(mine):
        between = text[mine[at - 1].end : said.start] if at else ""
        told = any(c.isalnum() for c in between)
        pieces.append(". " if told else between or "")
        pieces.append(text[said.start : said.end])
    return squeezed("".join(pieces))
