"""What a turn means for a coach's preparation: notes to take in, a dossier to make, or nothing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from advisor.dossier import Dossier, NotesReading
from advisor.language import LANGUAGES, Language
from advisor.models.embedded.form_turn import FormTurn
from advisor.texts import words
from advisor.tools.client_notes import named
from advisor.tools.prepare_meeting import SPEC as PREPARE
from advisor.understanding.client_orders import notes_named, order_in
from advisor.understanding.client_recall import recalled
from advisor.understanding.notes import asks_for_preparation, read_notes
from advisor.understanding.preparing import confirms, tells

NOTES_WORDS = 40
"""A message of so many words may be notes of a client."""


def on_preparation(
    text: str, language: Language, dossier: Dossier, earlier: Sequence[str], today: date
) -> FormTurn | None:
    """A wish to be prepared, or, with a client open, more notes and what is private of them."""
    clicked = _clicked(text.strip(), language)
    if clicked:
        return clicked
    if asked := _asked(text, language, dossier, earlier, today):
        return asked
    if dossier.client is None:
        return None
    if asked_back := recalled(text, dossier.client.name):
        if asked_back == "dossier":
            return _call(language)
        return _call(language, move="show", about=asked_back)
    if ordered := _ordered(text, language, dossier):
        return ordered
    if dossier.told != NotesReading() and confirms(text):
        return _call(language, move="confirm")
    return _call(language, move="note", text=text) if tells(text) else None


def _asked(
    text: str, language: Language, dossier: Dossier, earlier: Sequence[str], today: date
) -> FormTurn | None:
    asked = asks_for_preparation(text, language, today)
    if asked is None:
        return None
    args: dict[str, Any] = {"text": "\n\n".join(text[s.start : s.end] for s in asked.notes)}
    if asked.meeting:
        args["meeting"] = asked.meeting.isoformat()
    if asked.client and not asked.anonymous:
        args["name"] = asked.client
    if asked.language:
        args["paper"] = asked.language
    if dossier.client is None:
        args["earlier"] = tuple(earlier)
    return _call(language, **args)


def _ordered(text: str, language: Language, dossier: Dossier) -> FormTurn | None:
    """What is asked of the notes: to hide some of it, to take them back, to delete the client."""
    if len(text.split()) >= NOTES_WORDS:
        return None
    order = order_in(text)
    if order == "delete":
        return FormTurn(say="prep.chat.delete_how")
    if order == "take_back":
        return _call(language, move="take_back", notes=notes_named(text))
    if order == "private" or _is_private(text, language, dossier):
        return _call(language, move="privacy", said=text)
    return None


def _is_private(text: str, language: Language, dossier: Dossier) -> bool:
    """Whether a short message says that something told before is private."""
    marked = any(statement.private for statement in read_notes(text, language).statements)
    return marked and bool(named(dossier, text))


def _clicked(text: str, language: Language) -> FormTurn | None:
    for known in LANGUAGES:
        say = words(known)
        if text == say("prep.chat.reply_confirm"):
            return _call(known, move="confirm")
        if text == say("prep.chat.reply_prepare"):
            return _call(known)
    return None


def _call(language: Language, **args: Any) -> FormTurn:
    return FormTurn(PREPARE.name, {"language": language, **args})
