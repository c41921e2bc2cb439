"""What is read in a coach's notes, as typed values: each word for word, with its place."""

from datetime import date
from typing import Literal

from advisor.knowledge.models import Strict
from advisor.language import Language

Kind = Literal["fact", "claim", "unknown", "question", "aside"]
Speaker = Literal["client", "partner", "coach", "other"]


class Span(Strict):
    """A stretch of the notes: `text[start:end]`."""

    start: int
    end: int


class NoteStatement(Strict):
    """One idea of the notes: `notes[start:end]` with its whitespace squeezed, and how it is put.

    `heading` is the heading over it, or nothing. Kinds and speakers are those of
    `advisor.client.Statement`.
    """

    kind: Kind
    text: str
    speaker: Speaker = "other"
    private: bool = False
    start: int
    end: int
    heading: str = ""


class Passage(Strict):
    """A paragraph as the readers of figures and signs may see it, in the language it is in.

    Nothing private, no draft and no aside is left in it.
    """

    text: str
    language: Language


class NotesRead(Strict):
    """What notes say: statements in order, the draft pasted in them, whom and when they concern.

    `meeting` is the next one, None where no day is told; names are empty where none is.
    `partners` are words of the names of partners.
    """

    language: Language
    statements: tuple[NoteStatement, ...] = ()
    passages: tuple[Passage, ...] = ()
    draft: Span | None = None
    client: str = ""
    meeting: date | None = None
    answered_by: str = ""
    partners: tuple[str, ...] = ()


class PreparationRequest(Strict):
    """A wish to be prepared for a meeting with a client.

    `language` is that wanted for the dossier, None where it is not said; `anonymous`: the client is
    not to be named; `notes` are the stretches of the message that are notes, not the wish.
    """

    meeting: date | None = None
    client: str = ""
    language: Language | None = None
    anonymous: bool = False
    notes: tuple[Span, ...] = ()
