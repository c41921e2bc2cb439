"""Movements in a form, and questions put in its midst."""

import re

from advisor.language import Language
from advisor.understanding.form.acts import (
    Act,
    Aside,
    Clear,
    Everywhere,
    FormView,
    GoTo,
    Move,
    Rate,
    Unclear,
    WhyAsk,
)
from advisor.understanding.form.cues import FormCues, form_cues
from advisor.understanding.form.pointing import Pointed, about, explicit, topical
from advisor.understanding.form.text import folded, leftover, masked, word_count, words_of
from advisor.understanding.turn import Shape, shape_of

_SHORT = 14
_ANSWERS = ("affirms", "denies")
_NODS = "nods"
_FEW = 3
_TELLING = "zz"
_QUESTIONS: set[Shape] = {"truth", "count", "who", "define", "why", "yesno", "how"}


def everywhere(text: str, form: FormView, language: Language) -> Everywhere | None:
    """A wish for one value on all items; a dimension or items named are no such wish."""
    cues = form_cues(language)
    match = cues.marks["everywhere"].search(text)
    if not match or word_count(text) > 2 * _SHORT or explicit(text, form, language):
        return None
    pointed = topical(text, form, language)
    if pointed and pointed.items != (form.current,):
        return None
    number = re.search(r"-?\d+(?:[.,]\d+)?", match[0])
    if number:
        return Everywhere(float(number[0].replace(",", ".")))
    named = next((w.text for w in words_of(match[0]) if w.text in cues.numbers), None)
    plural = next(
        (cues.numbers[w] for w in cues.numbers if re.search(rf"\b{w}'?s\b", match[0])), None
    )
    value = cues.numbers[named] if named and named not in {"un", "une"} else plural
    return Everywhere(None if value is None else float(value))


def control(
    sentence: str, form: FormView, language: Language, *, short: bool, alone: bool
) -> Act | None:
    """What a sentence asks of the form, or asks at all; None where it is a statement.

    The form is moved only by a `short` message: a story uses the same words of other things. A few
    words with a question mark are a guess at an answer ("3?") where they stand `alone`, and a
    question where they end a story.
    """
    text = folded(sentence, language).strip(" .!…,")
    if short and word_count(text) <= _SHORT:
        pointed = _pointed(text, form, language)
        act = _towards(text, pointed, form, language) if pointed else None
        if act := act or _move(text.rstrip("? "), form, language):
            return act
    return _question(sentence, text, form, language, alone=alone)


def closing_move(sentence: str, form: FormView, language: Language) -> tuple[str, Act] | None:
    """What a sentence says before its last comma, and the move that it ends with: "2, I'm off"."""
    before, comma, last = sentence.rpartition(",")
    text = folded(last, language).strip(" .!…?")
    act = _move(text, form, language) if comma and word_count(last) <= _SHORT else None
    closes = (
        isinstance(act, Move)
        and "?" not in sentence
        and not form_cues(language).moves[_NODS].fullmatch(text)
    )
    return (before, act) if act and closes else None


def _pointed(text: str, form: FormView, language: Language) -> Pointed | None:
    found = explicit(text, form, language)
    return found[0] if found else topical(text, form, language)


def _towards(text: str, pointed: Pointed, form: FormView, language: Language) -> Act | None:
    """An answer withdrawn, or an item to go to, with the item named."""
    cues = form_cues(language)
    rest = masked(text, pointed.spans)
    named = bool(explicit(text, form, language))
    given = named or cues.marks["given"].search(rest)
    if given and cues.marks["removes"].search(rest) and not re.search(r"\d", rest):
        told = cues.marks["given"].sub(" ", cues.marks["removes"].sub(" ", rest))
        return _named(Clear, pointed) if len(leftover(told, language)) <= _FEW else None
    if going := cues.marks["goes"].search(rest):
        rest = rest[: going.start()] + rest[going.end() :]
    elif not _is_name(text, named, rest, cues):
        return None
    left = leftover(cues.marks["that_one"].sub(" ", rest), language)
    return _named(GoTo, pointed) if not left else None


def _is_name(text: str, named: bool, rest: str, cues: FormCues) -> bool:
    """Whether the words are an item's name: its id, "question 3", "the one about…"."""
    if cues.marks["asks"].match(text):
        return False
    if named:
        return bool(re.search(r"(?<!\w)[a-z]+[ #-]*\d+(?!\w)|question", text))
    return bool(cues.marks["that_one"].search(rest))


def _named(act: type[Clear] | type[GoTo], pointed: Pointed) -> Act:
    if len(pointed.items) == 1 or (pointed.items and act is GoTo):
        return act(pointed.items[0])
    return Unclear(pointed.candidates or pointed.items)


def _move(text: str, form: FormView, language: Language) -> Act | None:
    cues = form_cues(language)
    for name, pattern in cues.moves.items():
        whole = pattern.fullmatch(text)
        rest, times = ("", 1) if whole else pattern.subn(" ", text)
        if not times or leftover(_without_nods(rest, name, cues), language):
            continue
        current = form.item(form.current)
        if name == _NODS and current and current.scale == "yes-no":
            return Rate(current.id, 1)
        if name == "why":
            return WhyAsk(form.current) if form.current else None
        return _MOVES[name]
    return None


def _without_nods(rest: str, name: str, cues: FormCues) -> str:
    """What is left beside a move; yes and no carry nothing beside it, but much beside an "ok"."""
    if name == _NODS:
        return "" if word_count(rest) <= 1 else _TELLING
    for level in _ANSWERS:
        rest = cues.levels[level].sub(" ", rest)
    return rest


def _question(
    sentence: str, text: str, form: FormView, language: Language, *, alone: bool
) -> Act | None:
    cues = form_cues(language)
    if cues.marks["may_put"].search(text) and re.search(r"\d", text):
        return None
    core = _from_its_head(text, language)
    asks = (cues.marks["asks"].match(core) and word_count(core) > 1) or _is_shaped(text, language)
    inside = cues.marks["asks_inside"].search(text)
    tells = cues.marks["tells"].fullmatch(text) or cues.marks["tells"].fullmatch(core)
    ends = sentence.rstrip().endswith("?") and word_count(text) > (_FEW if alone else 1)
    if asks or inside or ends:
        return _meaning(text, form, language) or Aside(sentence)
    talk = cues.marks["talk"]
    if tells or (talk.search(text) and not leftover(talk.sub(" ", text), language)):
        return Aside(sentence)
    return None


def _is_shaped(text: str, language: Language) -> bool:
    """Whether a longer sentence without a mark is a question by its turn of phrase."""
    unknown = form_cues(language).marks["unknown"].search(text)
    shaped = shape_of(text, language) in _QUESTIONS
    return shaped and word_count(text) > _FEW + 1 and not (unknown and word_count(text) <= _SHORT)


def _meaning(text: str, form: FormView, language: Language) -> WhyAsk | None:
    """A question about the words of the very item that was asked."""
    item = form.item(form.current)
    if item is None or not form_cues(language).marks["asks_inside"].search(text):
        return None
    bare = form_cues(language).marks["asks_inside"].sub(" ", text)
    told = masked(bare, about(bare, item, form))
    return WhyAsk(item.id) if "¤" in told and not leftover(told, language) else None


def _from_its_head(text: str, language: Language) -> str:
    """A question without the small words before it: "ok, et au fait, comment…"."""
    return form_cues(language).marks["opens"].sub("", text, count=1)


_MOVES: dict[str, Act] = {
    "restart": Move("restart"),
    "undo": Move("undo"),
    "progress": Move("progress"),
    "result": Move("result"),
    "pause": Move("pause"),
    "resume": Move("resume"),
    _NODS: Move("resume"),
    "skip": Move("skip"),
    "back": Move("back"),
}
