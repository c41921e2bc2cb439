"""What a person says while a form is open, read as acts on the form."""

from dataclasses import replace

from advisor.language import Language, other
from advisor.understanding.form.acts import (
    Act,
    Answer,
    Aside,
    FormItem,
    FormView,
    Move,
    OutOfRange,
    Prose,
    Rate,
    Unclear,
    Unknown,
    WhyAsk,
)
from advisor.understanding.form.answer import read_answer
from advisor.understanding.form.cues import form_cues
from advisor.understanding.form.moves import closing_move, control, everywhere
from advisor.understanding.form.numbers import numeric
from advisor.understanding.form.pointing import names_no_item
from advisor.understanding.form.segments import Segment, segments
from advisor.understanding.form.sides import by_side
from advisor.understanding.form.text import folded, plain, sentences, word_count

_SHORT = 16
_BRIEF = 5
_STORY = 13
_LONG_STORY = 25
_KPIS = 2


def read_acts(text: str, language: Language, form: FormView) -> tuple[Act, ...]:
    """The acts of a message on an open form, in its order; at least one.

    An answer goes to the item that the message names, else to `form.current`; a field that the
    message does not speak of gets none. What the language does not read is tried in the other.
    """
    message = plain(text)
    acts = _read(message, language, form)
    if all(isinstance(act, Unclear) for act in acts):
        again = _read(message, other(language), form)
        if not any(isinstance(act, Unclear) for act in again):
            return again
    return acts


def _read(message: str, language: Language, form: FormView) -> tuple[Act, ...]:
    if wish := everywhere(folded(message, language), form, language):
        return (wish,)
    acts: list[Act] = []
    said: list[str] = []
    short = word_count(message) <= _SHORT
    parts = sentences(message)
    for sentence in parts:
        ends = len(parts) > 1 and sentence is parts[-1]
        alone = not ends or any(c.isdigit() for c in sentence)
        act = control(sentence, form, language, short=short, alone=alone)
        closing = closing_move(sentence, form, language) if short else None
        if closing and not isinstance(act, Move):
            sentence, act = closing
            said.append(sentence)
        if act:
            acts.append(act)
        else:
            said.append(sentence.rstrip(" .!?…"))
    statement = ", ".join(said)
    if said and acts and _is_story(statement, form, language):
        return _with_story(acts, statement, message, form, language)
    if said:
        acts += _statement(statement, form, language)
    return _settled(acts)


def _with_story(
    acts: list[Act], story: str, message: str, form: FormView, language: Language
) -> tuple[Act, ...]:
    """A story that tells why something is asked goes with the question; its figures are read."""
    asides = [act for act in acts if isinstance(act, Aside)]
    rest = [act for act in acts if not isinstance(act, Aside)]
    whole = [Aside(message)] if asides else []
    figured = _has_figures(folded(story, language), form, language)
    return _settled([*whole, *rest, *([Prose()] if figured else [])])


def _is_story(said: str, form: FormView, language: Language) -> bool:
    """Whether what goes with a question only tells why it is asked: no number, not a few words."""
    item = form.item(form.current)
    number = item and item.scale != "kpi" and numeric(folded(said, language), item, language)
    return word_count(said) > _BRIEF and not isinstance(number, Rate)


def _settled(acts: list[Act]) -> tuple[Act, ...]:
    """Without what the other acts make void: not understood, moved on, not known but asked."""
    kept = list(dict.fromkeys(acts))
    if any(not isinstance(act, Unclear) for act in kept):
        kept = [a for a in kept if not isinstance(a, Unclear) or a.candidates]
    if any(isinstance(act, Rate | Unknown) for act in kept):
        kept = [a for a in kept if a not in (Move("skip"), Move("resume"))]
    if any(isinstance(act, Aside | WhyAsk) for act in kept):
        kept = [a for a in kept if not isinstance(a, Unknown | Move)]
    return tuple(kept) or (Unclear(),)


def _statement(said: str, form: FormView, language: Language) -> list[Act]:
    """The answers of a statement; a story where it gives none and is long."""
    text = folded(said, language)
    if names_no_item(text, form):
        return [Unclear()]
    parts = segments(text, form, language)
    answers = [answer for part in parts for answer in _answers(part, said, form, language)]
    if _is_prose(text, parts, answers, form, language):
        return [Prose()]
    if answers and word_count(text) > _LONG_STORY and not any(p.pointed for p in parts):
        return [*answers, Prose()]
    return list(answers) or [Unclear()]


def _is_prose(
    text: str, parts: list[Segment], answers: list[Answer], form: FormView, language: Language
) -> bool:
    long = word_count(text) >= _STORY
    kpis = {i for p in parts for i in p.items if _scale(i, form) == "kpi"}
    if kpis and (len(kpis) >= _KPIS or long):
        return True
    if long and all(isinstance(a, Unclear | OutOfRange) for a in answers):
        return True
    return not answers and _has_figures(text, form, language)


def _has_figures(text: str, form: FormView, language: Language) -> bool:
    """Whether a text for the health form has amounts, percentages or numbers of customers."""
    marks = form_cues(language).marks
    figured = marks["figure"].search(text) and marks["money"].search(text)
    return form.kind == "health" and bool(figured)


def _scale(id: str, form: FormView) -> str | None:
    item = form.item(id)
    return item.scale if item else None


def _answers(part: Segment, said: str, form: FormView, language: Language) -> list[Answer]:
    if part.doubt:
        return [Unclear(part.doubt)]
    whole = not part.pointed or len(said) != len(folded(said, language))
    written = said if whole else said[part.start : part.end]
    found: list[Answer] = []
    for id in part.items:
        if item := form.item(id):
            found += _of_item(part.text, written, item, form, language)
    return found


def _of_item(
    text: str, written: str, item: FormItem, form: FormView, language: Language
) -> list[Answer]:
    """The answers to one item, a side each; "the same" repeats the other side's."""
    found: list[Answer] = []
    for piece, side in by_side(text, item, language):
        answer = read_answer(piece, written, item, form, language)
        same = form_cues(language).sides["same"].search(piece)
        if answer is None and same and found and isinstance(found[-1], Rate):
            answer = found[-1]
        if isinstance(answer, Rate | Unknown):
            answer = replace(answer, side=side)
        if answer is not None:
            found.append(answer)
    return found
