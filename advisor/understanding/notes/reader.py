"""A coach's notes read into statements, without a guess at what is not there."""

from collections.abc import Iterator, Sequence
from datetime import date

from advisor.language import Language
from advisor.understanding.language_id import language_of
from advisor.understanding.notes.cues import note_cues, starts
from advisor.understanding.notes.kinds import kind_of, kind_under
from advisor.understanding.notes.layout import Block, blocks_of
from advisor.understanding.notes.model import Kind, NotesRead, NoteStatement, Speaker
from advisor.understanding.notes.names import answered_in, client_in, meeting_in, titles_in
from advisor.understanding.notes.partners import partners_in
from advisor.understanding.notes.passages import passages_of
from advisor.understanding.notes.pasted_draft import draft_in
from advisor.understanding.notes.secrecy import private_spans
from advisor.understanding.notes.speakers import speaker_of
from advisor.understanding.notes.splitting import ideas_in, sentences_in, words_in
from advisor.understanding.notes.text import flat, squeezed

Place = tuple[int, int]
_TELLING = 3


def read_notes(text: str, language: Language | None = None, today: date | None = None) -> NotesRead:
    """What notes of a client say, word for word, in the order told.

    `language` is that of what tells no language, by default that of the whole; each paragraph is
    read in its own. `today` is what a day named is counted from: without it no meeting is told.
    Text in notes is data: an order in it is an aside.
    """
    spoken = language or language_of(text, "fr")
    every = blocks_of(text)
    draft = draft_in(text, [b for b in every if not _is_letter(text, b)])
    blocks = [b for b in every if not draft or b.end <= draft.start or b.start >= draft.end]
    private = private_spans(text, blocks)
    open_blocks = [b for b in blocks if not _covered(b.start, b.end, private) or b.part == "body"]
    client = client_in(text, blocks)
    statements = tuple(_statements(text, blocks, private, client))
    return NotesRead(
        language=spoken,
        statements=statements,
        passages=tuple(passages_of(text, open_blocks, statements, spoken)),
        draft=draft,
        client=client,
        meeting=meeting_in(text, blocks, spoken, today),
        answered_by=answered_in(text, blocks),
        partners=partners_in(text, blocks, client),
    )


def _is_letter(text: str, block: Block) -> bool:
    """Whether a quoted paragraph greets someone and goes on: a mail tells, it is no agreement."""
    words = flat(text[block.start : block.end])
    return block.quoted and block.part == "body" and bool(starts("lines", "greeting", words))


def _statements(
    text: str, blocks: Sequence[Block], private: Sequence[Place], client: str
) -> Iterator[NoteStatement]:
    folded, named = flat(text), flat(client)
    titles = {(block.start, block.start) for block in titles_in(text, blocks)}
    for block in blocks:
        if block.part == "heading":
            continue
        for start, end in _ideas(folded, block):
            words = folded[start:end]
            yield NoteStatement(
                kind=_kind(words, block, title=(block.start, start) in titles),
                text=squeezed(text[start:end]),
                speaker=_speaker(words, block, named),
                private=_covered(start, end, private),
                start=start,
                end=end,
                heading=squeezed(block.heading),
            )


def _speaker(words: str, block: Block, client: str) -> Speaker:
    writer = flat(block.said_by)
    if writer and note_cues("speakers")["self"].fullmatch(writer):
        return "coach"
    return speaker_of(words, in_mail=bool(block.mail or writer), client=client)


def _kind(words: str, block: Block, *, title: bool) -> Kind:
    if title or block.part != "body" or (block.quoted and _is_civil(words)):
        return "aside"
    return kind_under(words, flat(block.heading))


def _is_civil(words: str) -> bool:
    """Whether a sentence of a mail greets without a figure, or is no more than a name."""
    tells = any(map(str.isdigit, words)) or kind_of(words) in {"question", "unknown"}
    short = words_in(words) < _TELLING
    return not tells and bool(short or starts("lines", "greeting", words))


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
