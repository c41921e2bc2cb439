"""What the notes of a client say of the forms: figures, views and signs of readiness."""

from collections.abc import Mapping

from advisor.dossier import Dossier, HealthForm, NotesReading, Sign
from advisor.language import Language
from advisor.merging import joined
from advisor.tools.health_prose import form_of
from advisor.tools.spec import Readers
from advisor.understanding.notes import NotesRead
from advisor.understanding.notes.matters import dimensions_of, health_text, readiness_text


def fields_of(notes: NotesRead, readers: Readers) -> NotesReading:
    """The forms as the notes tell them, confirmed by nobody yet.

    Only what is neither private, nor an aside, nor the draft is read; each paragraph in its own
    language, those of one language together, so that a target is found in the next paragraph. What
    is said not to be known gives nothing; a sign of readiness stands on words that bear on its
    dimension.
    """
    health, signals = HealthForm(), dict[str, Sign]()
    for language in _languages(notes):
        told = [p.text for p in notes.passages if p.language == language]
        figures = "\n\n".join(filter(None, map(health_text, told)))
        health = joined(health, form_of(figures, language, Dossier(), readers.views))
        signals = _agreed(
            signals, _signals("\n".join(map(readiness_text, told)), language, readers)
        )
    return NotesReading(health=health, signals=signals)


def _languages(notes: NotesRead) -> list[Language]:
    """The languages that are used, that of the notes last, as what is read last prevails."""
    used = {passage.language for passage in notes.passages}
    return sorted(used, key=lambda language: language == notes.language)


def _signals(text: str, language: Language, readers: Readers) -> dict[str, Sign]:
    if not text.strip():
        return {}
    found = readers.signals.read(text, language)
    return {d: sign for d, sign in found.items() if d in dimensions_of(sign.words)}


def _agreed(signs: Mapping[str, Sign], more: Mapping[str, Sign]) -> dict[str, Sign]:
    """Signs joined; where the two languages say opposite things, nothing is said."""
    both = {d for d in signs if d in more and signs[d].sign != more[d].sign}
    return {d: sign for d, sign in {**signs, **more}.items() if d not in both}
