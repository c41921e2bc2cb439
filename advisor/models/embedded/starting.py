"""An assessment or a practice asked for: by a click, by its name, by its task, in a story."""

from functools import cache
from typing import Any

from advisor.knowledge.questionnaires import FormKind
from advisor.language import LANGUAGES, Language
from advisor.models.embedded.form_turn import FormTurn
from advisor.models.embedded.practices import (
    is_practice_offer,
    start_practice,
    started_practice,
)
from advisor.texts import words
from advisor.tools.assess_readiness import SPEC as READINESS
from advisor.tools.evaluate_partnership import SPEC as HEALTH
from advisor.understanding.asked_tool import orders_words, queries, states, tool_asked
from advisor.understanding.form import StartKind, starts_form
from advisor.understanding.health import read_health
from advisor.understanding.story_start import gives_figures, story_start

TOOL_OF: dict[FormKind, str] = {"readiness": READINESS.name, "health": HEALTH.name}
_OFFERED: dict[str, StartKind] = {
    "readiness": "readiness",
    "short": "readiness_short",
    "health": "health",
}
_TELLING_KPIS = 2
_STORY = 15


def read_start(
    text: str, language: Language, form: FormKind | None, *, answering: bool
) -> FormTurn | None:
    """What a message starts; without a tool where it only calls for an offer.

    `form` says that this form stands in front, in its tab; `answering` that a question is in hand,
    so that a statement about "us" is an answer before a wish.
    """
    clicked = _offers().get(text.strip())
    if clicked:
        return _start(clicked, language)
    if form is None and (kind := story_start(text, language)):
        return _start(kind, language, text=text)
    named = None if answering and states(text, language) else _named(text, language, form)
    start = named or _started(text, language)
    return start or (started_practice(text, language) if form is None else None)


def _named(text: str, language: Language, form: FormKind | None) -> FormTurn | None:
    """A tool asked for by its name or by its task; in a tab, only one of its own kind."""
    asked = tool_asked(text, language)
    match asked:
        case None:
            return None
        case "readiness" | "readiness_short" | "health":
            told = _is_told(asked, text, language)
            return _start(asked, language, text=text if told else None)
        case _:
            return start_practice(asked, text, language) if form is None else None


def _is_told(kind: StartKind, text: str, language: Language) -> bool:
    """Whether the wish comes with a story that the form can read."""
    long = len(text.split()) >= _STORY
    return long and (kind != "health" or gives_figures(text, language))


def _started(text: str, language: Language) -> FormTurn | None:
    asked = starts_form(text, language)
    words_only = orders_words(text, language) or queries(text, language)
    if asked is None or not asked.sure or words_only:
        return None
    told = _is_told(asked.kind, text, language)
    return _start(asked.kind, language, text=text if told else None)


def is_offer(text: str) -> bool:
    """Whether a message is the words of an offer to click."""
    return text.strip() in _offers() or is_practice_offer(text)


@cache
def _offers() -> dict[str, StartKind]:
    """The offers to click, by their words in either language."""
    return {
        words(language)(f"form.reply_start_{name}"): kind
        for language in LANGUAGES
        for name, kind in _OFFERED.items()
    }


def _start(kind: StartKind, language: Language, *, text: str | None = None) -> FormTurn:
    args: dict[str, Any] = {"language": language, "move": "start"}
    if text:
        args["text"] = text
    if kind == "health":
        return FormTurn(HEALTH.name, args)
    return FormTurn(READINESS.name, {**args, "short": kind == "readiness_short"})


def tells_figures(text: str, language: Language) -> bool:
    """Whether a message gives a partnership's own figures."""
    reading = read_health(text, language)
    figures = [k for k in reading.kpis.values() if k.value is not None and k.value > 1]
    others = bool(reading.signs) + (reading.integrity.level != "none")
    return len(figures) + others >= _TELLING_KPIS and bool(figures)
