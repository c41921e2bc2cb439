"""What the notes of a client say of the forms: figures, views and signs of readiness."""

from collections.abc import Mapping, Sequence

from advisor.assessments.readiness_method import DIMENSIONS
from advisor.dossier import Dossier, HealthForm, NotesReading, Sign
from advisor.knowledge.views import VIEWS, View
from advisor.language import Language
from advisor.merging import joined
from advisor.tools.health_prose import form_of
from advisor.tools.spec import Readers
from advisor.understanding.notes import NotesRead
from advisor.understanding.notes.matters import (
    bears_on_view,
    dimensions_of,
    health_texts,
    readiness_text,
    view_text,
)
from advisor.understanding.notes.partners import with_role, without_role
from advisor.understanding.notes.short_forms import spelt_out
from advisor.understanding.notes.text import squeezed


def fields_of(notes: NotesRead, readers: Readers) -> NotesReading:
    """The forms as the notes tell them, confirmed by nobody yet.

    Only what is neither private, nor an aside, nor the draft is read; each paragraph in its own
    language, those of one language together, so that a target is found in the next paragraph. What
    is said not to be known gives nothing; a sign of readiness or a view stands on words that bear
    on its matter, and is read in these alone.
    """
    health, signals = HealthForm(), dict[str, Sign]()
    for language in _languages(notes):
        told = [p.text for p in notes.passages if p.language == language]
        health = joined(health, _health(told, language, readers, notes.partners))
        signals = _agreed(signals, _signals(told, language, readers))
    return NotesReading(health=health, signals=signals)


def _health(
    told: Sequence[str], language: Language, readers: Readers, partners: Sequence[str]
) -> HealthForm:
    led = [with_role(spelt_out(passage), partners, language) for passage in told]
    form = form_of("\n\n".join(health_texts(led)), language, Dossier())
    quoted = {
        view: sign.model_copy(update={"words": without_role(sign.words, partners, language)})
        for view, sign in form.signs.items()
    }
    usual = {
        view: sign
        for view in VIEWS
        if (sign := quoted.get(view)) and bears_on_view(sign.words, view) and _stands(sign, told)
    }
    return form.model_copy(update={"signs": {**_views(told, language, readers), **usual}})


def _stands(sign: Sign, told: Sequence[str]) -> bool:
    """Whether the words of a sign are those of the notes, no short form spelt out among them."""
    return any(squeezed(sign.words) in squeezed(passage) for passage in told)


def _views(told: Sequence[str], language: Language, readers: Readers) -> dict[View, Sign]:
    signs: dict[View, Sign] = {}
    for view in VIEWS:
        text = "\n\n".join(filter(None, (view_text(passage, view) for passage in told)))
        sign = readers.views.read(text, language).get(view) if text else None
        if sign:
            signs[view] = sign
    return signs


def _languages(notes: NotesRead) -> list[Language]:
    """The languages that are used, that of the notes last, as what is read last prevails."""
    used = {passage.language for passage in notes.passages}
    return sorted(used, key=lambda language: language == notes.language)


def _signals(told: Sequence[str], language: Language, readers: Readers) -> dict[str, Sign]:
    """The sign of each dimension, read in what bears on it."""
    signs: dict[str, Sign] = {}
    for dimension in DIMENSIONS:
        text = "\n".join(filter(None, (readiness_text(p, dimension) for p in told)))
        sign = readers.signals.read(text, language).get(dimension) if text else None
        if sign and dimension in dimensions_of(sign.words, counted=False):
            signs[dimension] = sign
    return signs


def _agreed(signs: Mapping[str, Sign], more: Mapping[str, Sign]) -> dict[str, Sign]:
    """Signs joined; where the two languages say opposite things, nothing is said."""
    both = {d for d in signs if d in more and signs[d].sign != more[d].sign}
    return {d: sign for d, sign in {**signs, **more}.items() if d not in both}
