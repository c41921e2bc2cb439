"""What a stretch of a message answers to one item."""

import re
from dataclasses import replace

from advisor.language import Language
from advisor.retrieval.tokens import fold
from advisor.understanding.form.acts import (
    Answer,
    Figures,
    FormItem,
    FormView,
    NotApplicable,
    Rate,
    Unclear,
    Unknown,
)
from advisor.understanding.form.cues import FormCues, form_cues
from advisor.understanding.form.levels import in_words
from advisor.understanding.form.numbers import numeric
from advisor.understanding.form.text import leftover, word_count

_SHORT = 14
_BACKS = 2
_STRAY = 3


def read_answer(
    text: str, written: str, item: FormItem, form: FormView, language: Language
) -> Answer | None:
    """The answer of a folded text to an item, pointers masked; `written` is the text as it stands.

    None where it answers nothing. A number goes before words; "I don't know" before yes or no.
    """
    cues = form_cues(language)
    if item.scale == "kpi":
        return _about_figure(text, item, cues)
    number = numeric(text, item, language)
    if isinstance(number, Rate):
        return _with_evidence(number, written, item, cues)
    words = in_words(text, item, form, language)
    bare = not re.search(r"[a-z]", text)
    if number is not None and (words is None or bare or isinstance(number, Unclear)):
        return number
    return _unanswered(text, item, language) or _in_words(words, text, written, item, cues)


def _in_words(
    rating: int | None, text: str, written: str, item: FormItem, cues: FormCues
) -> Answer | None:
    if rating is not None:
        return _with_evidence(Rate(item.id, rating), written, item, cues)
    doubtful = word_count(text) <= _SHORT and cues.marks["uncertain"].search(text)
    return Unclear() if doubtful else None


def _unanswered(text: str, item: FormItem, language: Language) -> Answer | None:
    """Not applicable, or not known: only where the text is no story."""
    cues = form_cues(language)
    head = text if word_count(text) <= _SHORT else re.split(r"[,.;:]", text)[0]
    if word_count(head) > _SHORT:
        return None
    if cues.marks["not_applicable"].search(head):
        return NotApplicable(item.id)
    if item.na_allowed and cues.marks["needless"].search(head):
        return NotApplicable(item.id)
    return Unknown(item.id) if _does_not_know(head, language) else None


def _does_not_know(head: str, language: Language) -> bool:
    """Whether "I don't know" is nearly all that is said, or all of one of its parts."""
    marks = form_cues(language).marks
    if marks["unknown"].search(head) is None:
        return False
    for part in re.split(rf"[,;.:]|{marks['contrast'].pattern}|{marks['thus'].pattern}", head):
        if part and marks["unknown"].search(part):
            if not leftover(marks["unknown"].sub(" ", part), language):
                return True
    stray = leftover(marks["unknown"].sub(" ", head), language)
    return len(stray) <= _STRAY


def _about_figure(text: str, item: FormItem, cues: FormCues) -> Answer | None:
    if cues.marks["not_applicable"].search(text):
        return NotApplicable(item.id)
    if cues.marks["unknown"].search(text) and not re.search(r"\d", text):
        return Unknown(item.id)
    return Figures(item.id) if cues.marks["figure"].search(text) else None


def _with_evidence(rate: Rate, written: str, item: FormItem, cues: FormCues) -> Rate:
    """A 4 of the scale 0-4 with the words that back it, as they were written."""
    if item.scale != "0-4" or rate.rating != 4:
        return rate
    bare = fold(written)
    if len(bare) != len(written):
        written = bare
    start = _after_rating(bare, cues)
    if frame := cues.marks["proof_frame"].match(bare, start):
        start = frame.end()
    words = written[start:].strip(" ,:;.-–—()")
    backs = word_count(words) >= _BACKS or any(c.isdigit() for c in words)
    return replace(rate, evidence=words) if backs else rate


def _after_rating(bare: str, cues: FormCues) -> int:
    """Where the words after a rating of 4 and its "because" begin; 0 where there is no number."""
    number = re.search(
        r"(?<!\w)(?:4|quatre|four)(?: ?(?:/|sur|out of) ?(?:4|quatre|four))?(?![\w%])[ ,:–—-]*",
        bare,
    )
    if number is None:
        return 0
    reason = cues.marks["reason"].match(bare, number.end())
    end = reason.end() if reason else number.end()
    return end + len(bare[end:]) - len(bare[end:].lstrip())
