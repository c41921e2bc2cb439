"""How one asks to be assessed, told apart from a question about the guidance."""

from dataclasses import dataclass
from typing import Literal

from advisor.language import Language, other
from advisor.understanding.form.cues import form_cues
from advisor.understanding.form.text import folded, leftover, plain, word_count
from advisor.understanding.situation import place_in

StartKind = Literal["readiness", "readiness_short", "health"]
_LONG = 30
_ORDER = 16
_LABEL = 5
_BARE = 4
_ELSE = 2


@dataclass(frozen=True)
class StartForm:
    """An assessment asked for; not `sure` where the message is first a question to be answered."""

    kind: StartKind
    sure: bool


def starts_form(text: str, language: Language) -> StartForm | None:
    """The assessment that a message asks for, if it does.

    Sure: a wish or an order to be tested, or the name of a test alone. Not sure: a question about
    oneself that a test would answer ("are we ready?", "should we keep this partnership?").
    """
    message = plain(text)
    found = [_starts(message, lang) for lang in (language, other(language))]
    starts = [start for start in found if start]
    return next((start for start in starts if start.sure), starts[0] if starts else None)


def _starts(message: str, language: Language) -> StartForm | None:
    text = folded(message, language).strip(" .!?…")
    cues = form_cues(language).starts
    if word_count(text) > _LONG or cues["refuses"].search(text):
        return None
    head = form_cues(language).marks["opens"].sub("", text, count=1)
    us = cues["us"].search(text)
    if cues["about"].match(head) and not us:
        return None
    kind = _kind(text, message, language)
    if us or _wishes(head, language):
        return StartForm(kind, sure=not cues["about"].search(head) or bool(us))
    return StartForm(kind, sure=False) if _concerns_oneself(text, message, language) else None


def _kind(text: str, message: str, language: Language) -> StartKind:
    cues = form_cues(language).starts
    abroad = _is_abroad(text, message, language)
    if cues["health"].search(text) and not abroad:
        return "health"
    return "readiness_short" if cues["short"].search(text) else "readiness"


def _is_abroad(text: str, message: str, language: Language) -> bool:
    cues = form_cues(language).starts
    return bool(cues["abroad"].search(text) or place_in(message, language))


def _wishes(head: str, language: Language) -> bool:
    """A wish or an order to be tested, or the name of a test and nothing else."""
    cues = form_cues(language).starts
    if cues["other"].search(head):
        return False
    what = cues["health"].search(head) or cues["abroad"].search(head) or cues["self"].search(head)
    if cues["short"].search(head) or cues["test"].search(head):
        named = cues["test"].sub(" ", cues["short"].sub(" ", head))
        bare = [w for w in leftover(named, language) if not w[0].isdigit() and w != "min"]
        wished = cues["wants"].search(head) and (what or cues["test"].search(head))
        if not bare or (wished and _says_little_else(named, language)):
            return True
    order = cues["evaluates"].match(head) or (
        cues["wants"].match(head) and cues["evaluates"].search(head)
    )
    return bool(what and order and cues["mine"].search(head) and word_count(head) <= _ORDER)


def _says_little_else(named: str, language: Language) -> bool:
    """Whether a wish has hardly a word beside its verb and what the tests are about."""
    cues = form_cues(language).starts
    for key in ("wants", "evaluates", "abroad", "health", "self"):
        named = cues[key].sub(" ", named)
    return len([w for w in leftover(named, language) if not w[0].isdigit()]) <= _ELSE


def _concerns_oneself(text: str, message: str, language: Language) -> bool:
    """A question that a test would answer: are we ready, is this partnership worth keeping."""
    cues = form_cues(language).starts
    ready = cues["self"].search(text)
    if ready and (_is_abroad(text, message, language) or word_count(text) <= _BARE):
        return True
    if cues["health"].search(text) and cues["own"].search(text):
        keeps = cues["keep"].search(text) and cues["decides"].search(text)
        if keeps or cues["worth"].search(text):
            return True
    about_a_kind = cues["health"].search(text) or _is_abroad(text, message, language)
    return bool(cues["test"].search(text) and about_a_kind and word_count(text) <= _LABEL)
