"""An assessment asked for in one sentence of a message whose others tell what it is to read."""

import re

from advisor.language import Language, other
from advisor.understanding.asked_tool import tool_asked
from advisor.understanding.form import StartKind, starts_form
from advisor.understanding.form.cues import form_cues
from advisor.understanding.form.text import folded, plain, word_count
from advisor.understanding.health import read_health

_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\s*\n+\s*|\s*:\s+")
_ASKS_MOST = 16
_TELLS_LEAST = 12
_FIGURES_LEAST = 5


def story_start(text: str, language: Language) -> StartKind | None:
    """The assessment that a message asks for and gives matter to; None where it lacks one of both.

    A wish without an object ("do the check") is for the partnership whose figures are told; "are
    we ready?" beside a description of the company is for readiness.
    """
    sentences = [part for part in _SENTENCES.split(plain(text)) if part]
    asking = {part: kind for part in sentences if (kind := _asks(part, language))}
    told = " ".join(part for part in sentences if part not in asking)
    if not asking or "?" in told or word_count(told) < _FIGURES_LEAST:
        return None
    kinds = set(asking.values())
    if kinds <= {"health", "readiness"} and _is_of_partnership(text, language):
        return "health" if gives_figures(told, language) else None
    tells = word_count(told) >= _TELLS_LEAST
    return kinds.pop() if tells and kinds <= {"readiness", "readiness_short"} else None


def gives_figures(text: str, language: Language) -> bool:
    """Whether a text has a figure of a partnership, or figures that contradict each other."""
    reading = read_health(text, language)
    return bool(reading.problems) or any(k.value is not None for k in reading.kpis.values())


def _asks(sentence: str, language: Language) -> StartKind | None:
    if word_count(sentence) > _ASKS_MOST:
        return None
    asked = tool_asked(sentence, language)
    if asked in ("readiness", "readiness_short", "health"):
        return asked
    start = starts_form(sentence, language) if asked is None else None
    return start.kind if start else None


def _is_of_partnership(text: str, language: Language) -> bool:
    return any(
        form_cues(lang).starts["health"].search(folded(text, lang))
        for lang in (language, other(language))
    )
