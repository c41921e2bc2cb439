"""A statement cut by the items that its stretches speak of."""

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from advisor.language import Language
from advisor.understanding.form.acts import FormItem, FormView, OutOfRange, Rate, Unclear
from advisor.understanding.form.answer import read_answer
from advisor.understanding.form.cues import Pattern, form_cues
from advisor.understanding.form.numbers import in_digits, numeric
from advisor.understanding.form.pointing import Pointed, explicit, topical
from advisor.understanding.form.text import MASKS, leftover, masked, words_of

_LONG = 20
_REVISED = 12
_PERCENT = 100
_DEGREES = ("unproven", "proven", "in_place", "fully", "strong")


@dataclass(frozen=True)
class Segment:
    """A stretch of a folded text and the items that it speaks of, pointers masked.

    `pointed` says that its words name an item; `doubt` are items between which they do not decide.
    """

    start: int
    end: int
    text: str
    items: tuple[str, ...]
    doubt: tuple[str, ...] = ()
    pointed: bool = True


def segments(text: str, form: FormView, language: Language) -> list[Segment]:
    """The stretches of a folded statement in order; the whole, for the current item, by default."""
    cuts = [
        _segment(text, start, end, form, language)
        for start, end in _stretches(text, form, language)
    ]
    if not any(cut.pointed for cut in cuts):
        return [_of_current(text, 0, len(text), form)]
    return _shared(_joined(cuts, text), language)


def _of_current(text: str, start: int, end: int, form: FormView) -> Segment:
    items = (form.current,) if form.current else ()
    return Segment(start, end, text[start:end], items, pointed=False)


def _segment(text: str, start: int, end: int, form: FormView, language: Language) -> Segment:
    piece = text[start:end]
    pointed = _pointer(piece, text, form, language)
    if pointed is None:
        return _of_current(text, start, end, form)
    named = bool(explicit(piece, form, language))
    doubt = pointed.candidates
    if not named and len(pointed.items) > 1:
        doubt = _group_doubt(pointed, piece, text, language)
    told = masked(piece, pointed.spans, "§" if named else "¤")
    return Segment(start, end, told, () if doubt else pointed.items, doubt)


def _stretches(text: str, form: FormView, language: Language) -> list[tuple[int, int]]:
    """Between separators, and again before (or after) each id where several stand together."""
    edges = [0, *(m.end() for m in _cut(language).finditer(text)), len(text)]
    found: list[tuple[int, int]] = []
    for start, end in pairwise(edges):
        spans = [p.spans[0] for p in explicit(text[start:end], form, language)]
        inner = _between_ids(text[start:end], spans, language)
        at = [start + place for place in inner]
        found += zip([start, *at], [*at, end], strict=True)
    return found


def _between_ids(piece: str, spans: list[tuple[int, int]], language: Language) -> list[int]:
    if len(spans) < 2 or _is_range(piece, spans, language):
        return []
    value = re.search(r"\d", masked(piece[: spans[0][0]], ()))
    return [s[1] for s in spans[:-1]] if value else [s[0] for s in spans[1:]]


@cache
def _cut(language: Language) -> Pattern:
    joins = form_cues(language).marks["joins"].pattern
    return re.compile(rf",(?!\d)|[;\n|•]| / | {joins} |(?<=\w)\. ")


def _is_range(piece: str, spans: list[tuple[int, int]], language: Language) -> bool:
    between = piece[spans[0][1] : spans[1][0]].strip()
    return len(spans) == 2 and bool(form_cues(language).marks["through"].fullmatch(between))


def _pointer(piece: str, text: str, form: FormView, language: Language) -> Pointed | None:
    """What a stretch points at; words count only where an answer stands by them."""
    named = explicit(piece, form, language)
    if len(named) == 2 and _is_range(piece, [p.spans[0] for p in named], language):
        return _range(named, form)
    if named:
        return named[0]
    pointed = topical(_without_degrees(piece, language), form, language)
    if pointed is None or pointed.items == (form.current,):
        return None
    return pointed if _is_answered(piece, pointed, text, form, language) else None


def _without_degrees(piece: str, language: Language) -> str:
    """A stretch whose words of degree ("in place", "proven") point at nothing; same length."""
    for name in _DEGREES:
        pattern = form_cues(language).levels[name]
        piece = pattern.sub(lambda m: " " * len(m[0]), piece)
    return piece


def _range(named: list[Pointed], form: FormView) -> Pointed:
    ids = [item.id for item in form.items]
    first, last = (ids.index(p.items[0]) for p in named)
    return Pointed(tuple(ids[first : last + 1]), (named[0].spans[0], named[1].spans[0]))


def _is_answered(
    piece: str, pointed: Pointed, text: str, form: FormView, language: Language
) -> bool:
    """Whether an answer stands by the words: a rating, or words after the item's own name."""
    item = form.item((*pointed.items, *pointed.candidates)[0])
    told = masked(piece, pointed.spans)
    if item is None:
        return False
    if _is_bare(told, language):
        return len(pointed.items) == 1 and not text.endswith(piece)
    if item.scale == "kpi":
        return bool(form_cues(language).marks["figure"].search(told))
    if rating := numeric(told, item, language):
        return _number_is_about(told, language) and not _is_figure(rating, form)
    return _words_are_about(told, pointed, item, text, form, language)


def _is_bare(told: str, language: Language) -> bool:
    """Whether a stretch only names: its answer comes after the comma."""
    said = form_cues(language).marks["revises"].sub(" ", told)
    return not leftover(said, language) and not re.search(r"\d", told)


def _is_figure(rating: Rate | OutOfRange | Unclear, form: FormView) -> bool:
    """Whether a number is rather a year, or a figure for the KPI that was asked."""
    asked = form.item(form.current)
    of_kpi = asked is not None and asked.scale == "kpi" and not isinstance(rating, Rate)
    return of_kpi or (isinstance(rating, OutOfRange) and rating.value > _PERCENT)


def _number_is_about(told: str, language: Language) -> bool:
    """A number before the words rates them only through "for": "3, we have contacts" does not."""
    cues = form_cues(language)
    told = in_digits(told, cues)
    number = re.search(r"\d+(?: ?(?:/|sur|out of|of) ?\d+)?", told)
    if number is None or told.find("¤") < number.start():
        return True
    return bool(cues.marks["for_it"].match(told[number.end() :].lstrip(" ,")))


def _words_are_about(
    told: str, pointed: Pointed, item: FormItem, text: str, form: FormView, language: Language
) -> bool:
    count = len(words_of(text))
    if count > _LONG:
        return False
    answer = read_answer(told.replace("¤", " ").strip(), "", item, form, language)
    revised = count <= _REVISED and form_cues(language).marks["revises"].search(text)
    leads = not leftover(told.split("¤")[0], language)
    one = len(pointed.items) == 1 or not isinstance(answer, Rate)
    told_of = answer is not None and not isinstance(answer, Unclear)
    return told_of and one and (leads or bool(revised))


def _group_doubt(pointed: Pointed, piece: str, text: str, language: Language) -> tuple[str, ...]:
    """A dimension corrected as if it were one item: which of them is meant?"""
    marks = form_cues(language).marks
    if marks["all"].search(piece) or not marks["revises"].search(text):
        return ()
    return pointed.items


def _joined(cuts: list[Segment], text: str) -> list[Segment]:
    """A stretch that names nothing, or the same again, belongs to the item named before it."""
    found: list[Segment] = []
    for cut in cuts:
        if found and (not cut.pointed or (cut.items and cut.items == found[-1].items)):
            held = found[-1]
            told = f"{held.text}{text[held.end : cut.start]}{cut.text}"
            found[-1] = replace(held, end=cut.end, text=told)
        else:
            found.append(cut)
    return found


def _shared(cuts: list[Segment], language: Language) -> list[Segment]:
    """Items named one after the other share the answer that follows: "P1 and P2: 3"."""
    marks = form_cues(language).marks
    found: list[Segment] = []
    waiting: tuple[str, ...] = ()
    for cut in cuts:
        told = marks["revises"].sub(" ", marks["joins"].sub(" ", cut.text))
        said = [w.text for w in words_of(told) if w.text not in MASKS]
        if cut.pointed and not said and cut is not cuts[-1]:
            waiting += cut.items
            continue
        found.append(replace(cut, items=(*waiting, *cut.items)))
        waiting = ()
    return found
