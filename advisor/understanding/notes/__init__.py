"""A coach's notes of a client: read into statements, and the wish to prepare a meeting."""

from advisor.understanding.notes.model import (
    NotesRead,
    NoteStatement,
    Passage,
    PreparationRequest,
    Span,
)
from advisor.understanding.notes.reader import read_notes
from advisor.understanding.notes.requests import asks_for_preparation

__all__ = [
    "NoteStatement",
    "NotesRead",
    "Passage",
    "PreparationRequest",
    "Span",
    "asks_for_preparation",
    "read_notes",
]
