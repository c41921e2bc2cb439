"""A client's notes as they enter a dossier, are marked private, or are taken back."""

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TypeVar

from advisor.assessments.agreement_review import Review
from advisor.client import Client, Notes, Statement
from advisor.dossier import Dossier, HealthForm, NotesReading, ReviewedAgreement
from advisor.language import LANGUAGES, Language
from advisor.merging import joined
from advisor.retrieval.tokens import is_stop_word, stems
from advisor.retrieval.tokens import words as words_of
from advisor.tools.notes_reading import fields_of
from advisor.tools.spec import Readers
from advisor.understanding.language_id import tell_language
from advisor.understanding.notes import NotesRead, Passage, read_notes

T = TypeVar("T")


@dataclass(frozen=True)
class Taken:
    """A dossier with new notes; `new` is what they say, empty where they were there before."""

    dossier: Dossier
    new: tuple[Statement, ...]
    draft: bool


def with_notes(
    dossier: Dossier, text: str, source: str, language: Language, readers: Readers, today: date
) -> Taken:
    """The dossier with notes taken in: statements, figures and signs to confirm, a draft reviewed.

    The same text is taken once. The draft itself is not kept.
    """
    client, mark = dossier.client or Client(), zlib.crc32(" ".join(text.split()).encode())
    if any(notes.mark == mark for notes in client.notes):
        return Taken(dossier, (), draft=False)
    read = read_notes(text, language, today)
    name = f"n{1 + max((int(notes.id[1:]) for notes in client.notes), default=0)}"
    statements = tuple(_statements(read, name))
    notes = Notes(id=name, on=today.isoformat(), source=source, mark=mark, statements=statements)
    client = _presented(client, read, today).model_copy(update={"notes": (*client.notes, notes)})
    review = _review(read, text, readers)
    told = _joined(dossier.told, fields_of(read, readers))
    after = dossier.changed(client=client, told=told)
    if review:
        after = after.changed(agreement=ReviewedAgreement(review=review, source=source))
    return Taken(after, statements, draft=review is not None)


def with_privacy(
    dossier: Dossier, private: Iterable[str], open_: Iterable[str], readers: Readers
) -> Dossier:
    """The dossier with statements marked private, or no longer; the forms are read anew.

    A figure that was confirmed from a statement now private goes too.
    """
    hidden, seen = set(private), set(open_)

    def marked(one: Statement) -> Statement:
        is_private = one.id in hidden or (one.private and one.id not in seen)
        return one.model_copy(update={"private": is_private})

    client = dossier.client or Client()
    notes = tuple(
        n.model_copy(update={"statements": tuple(map(marked, n.statements))}) for n in client.notes
    )
    return _reread(dossier, client.model_copy(update={"notes": notes}), readers)


def without_notes(dossier: Dossier, name: str, readers: Readers) -> Dossier:
    """The dossier with some notes taken back, and all that was read in them."""
    client = dossier.client or Client()
    kept = tuple(notes for notes in client.notes if notes.id != name)
    return _reread(dossier, client.model_copy(update={"notes": kept}), readers)


def named(dossier: Dossier, words: str) -> tuple[str, ...]:
    """The statement that a person points at in words of their own, by what it alone says."""
    statements = dossier.client.statements if dossier.client else ()
    told = {one.id: _stems(one.text) for one in statements}
    spread = Counter(stem for stems_ in told.values() for stem in stems_)
    pointed = _stems(words)
    weights = {
        name: sum(1 / spread[stem] for stem in pointed & said) for name, said in told.items()
    }
    best = max(weights, key=lambda name: weights[name], default="")
    return (best,) if best and weights[best] >= 1 else ()


def _stems(text: str) -> set[str]:
    """The stems of a text in either language, the stop words of both left out."""
    kept = [w for w in words_of(text) if not any(is_stop_word(w, lang) for lang in LANGUAGES)]
    return {stem for language in LANGUAGES for stem in stems(" ".join(kept), language)}


def confirmed(dossier: Dossier) -> Dossier:
    """The dossier with what was read in the notes kept in the forms, under what stands there."""
    return dossier.changed(
        health=joined(dossier.told.health, dossier.health),
        readiness=dossier.readiness.model_copy(
            update={"signals": {**dossier.told.signals, **dossier.readiness.signals}}
        ),
    )


def _statements(read: NotesRead, name: str) -> Iterable[Statement]:
    for number, one in enumerate(read.statements, 1):
        yield Statement(
            id=f"{name}.{number}",
            kind=one.kind,
            text=one.text,
            speaker=one.speaker,
            private=one.private,
        )


def _presented(client: Client, read: NotesRead, today: date) -> Client:
    """A client with what the notes say of whom and when, under what was already said.

    A meeting that is over gives way to the next one.
    """
    told = read.meeting.isoformat() if read.meeting else None
    over = client.meeting is not None and client.meeting < today.isoformat()
    return client.model_copy(
        update={
            "name": client.name or read.client,
            "meeting": (told or client.meeting) if over else (client.meeting or told),
            "answered_by": client.answered_by or read.answered_by,
        }
    )


def _review(read: NotesRead, text: str, readers: Readers) -> Review | None:
    if read.draft is None:
        return None
    review = readers.agreements.read(text[read.draft.start : read.draft.end])
    found = any(clause.status != "missing" for clause in review.clauses.values())
    return review if found else None


def _joined(told: NotesReading, more: NotesReading) -> NotesReading:
    return NotesReading(
        health=joined(told.health, more.health), signals={**told.signals, **more.signals}
    )


def _reread(dossier: Dossier, client: Client, readers: Readers) -> Dossier:
    """The forms read anew in what is not private; what only the old reading held goes."""
    told = NotesReading()
    for notes in client.notes:
        passages = tuple(_passages(notes.statements))
        language: Language = passages[-1].language if passages else "fr"
        told = _joined(told, fields_of(NotesRead(language=language, passages=passages), readers))
    health, signals = dossier.health, dict(dossier.readiness.signals)
    return dossier.changed(
        client=client,
        told=told,
        health=_less(health, dossier.told.health, told.health),
        readiness=dossier.readiness.model_copy(
            update={"signals": _left(signals, dossier.told.signals, told.signals)}
        ),
    )


def _passages(statements: Iterable[Statement]) -> Iterable[Passage]:
    open_ones = [s for s in statements if not s.private and s.kind != "aside"]
    for language, told in groupby(open_ones, key=lambda s: _language(s.text)):
        yield Passage(text="\n".join(s.text for s in told), language=language)


def _language(text: str) -> Language:
    return "en" if tell_language(text) == "en" else "fr"


def _less(form: HealthForm, before: HealthForm, after: HealthForm) -> HealthForm:
    """A form without what stood there as the notes told it, and is told no longer."""
    parts = {
        name: _left(getattr(form, name), getattr(before, name), getattr(after, name))
        for name in ("kpis", "us", "partner", "signs")
    }
    period = None if form.period == before.period != after.period else form.period
    doubt = form.integrity == before.integrity != after.integrity
    integrity = after.integrity if doubt else form.integrity
    return form.model_copy(update={**parts, "period": period, "integrity": integrity})


def _left(held: Mapping[str, T], before: Mapping[str, T], after: Mapping[str, T]) -> dict[str, T]:
    return {
        name: value
        for name, value in held.items()
        if not (before.get(name) == value and after.get(name) != value)
    }
