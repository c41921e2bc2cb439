"""The questions of a message and the shape of the answer that each wants."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.language import Language
from advisor.retrieval.retriever import Wants
from advisor.retrieval.tokens import fold, stems
from advisor.retrieval.tokens import words as split_words
from advisor.understanding.cues import cues

Shape = Literal[
    "truth", "count", "figure", "list", "who", "when", "define", "why", "yesno", "how", "advice"
]
_SHAPES: tuple[Shape, ...] = (
    "truth",
    "count",
    "figure",
    "who",
    "when",
    "list",
    "why",
    "define",
    "yesno",
    "how",
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_MAX_QUESTIONS = 3
_SHORT = 6
_LEANS = 0.1
_ASKS = 4


@dataclass(frozen=True)
class Asked:
    """One question: its words, the shape of its answer, and a position it points to.

    `wants` is what a follow-up asks of the answer before: a part, its source, an example, a figure,
    how to measure it, or more.
    """

    text: str
    shape: Shape
    ordinal: int | None
    follow_up: float
    wants: Wants


def questions_in(message: str, language: Language) -> tuple[str, ...]:
    """The separate questions of a message; a story with one question stays whole."""
    sentences = [s.strip() for s in _SENTENCE.split(message) if s.strip()]
    asked = [i for i, s in enumerate(sentences) if s.endswith("?") and len(s.split()) >= 3]
    if len(asked) == 1:
        return _two_in_one(sentences, asked[0], language) or (message,)
    if len(asked) < 2 or len(asked) > _MAX_QUESTIONS + 2:
        return (message,)
    parts, start = [], 0
    for end in asked[:_MAX_QUESTIONS]:
        parts.append(" ".join(sentences[start : end + 1]))
        start = end + 1
    return tuple(parts)


def _two_in_one(sentences: Sequence[str], at: int, language: Language) -> tuple[str, str] | None:
    """The two questions that the asking sentence joins, where the second stands alone."""
    whole = sentences[at]
    folded = fold(whole)
    joint = cues(language).joins.search(folded)
    if joint is None or len(folded) != len(whole):
        return None
    announced = cues(language).announces.search(folded)
    start = announced.end() if announced else 0
    first, second = whole[start : joint.start()].strip(), whole[joint.end() :].strip()
    leans = _follow_up(fold(second), second, language) >= _LEANS
    if min(len(first.split()), len(second.split())) < _ASKS or (leans and not announced):
        return None
    told = " ".join([*sentences[:at], f"{_capital(first)}?"])
    return told, " ".join([_capital(second), *sentences[at + 1 :]])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def read_question(text: str, language: Language, *, has_before: bool) -> Asked:
    """Read one question; `has_before` says that the conversation has an earlier one."""
    folded = fold(text)
    ordinal = _position(folded, text, language, has_before=has_before)
    return Asked(
        text=text,
        shape=shape_of(folded, language),
        ordinal=ordinal,
        follow_up=_follow_up(folded, text, language) if has_before else 0.0,
        wants=_wants(folded, ordinal, language),
    )


def shape_of(folded: str, language: Language) -> Shape:
    """The shape of the answer wanted, from the last sentence first, then the whole."""
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", folded) if s.strip()]
    for part in (sentences[-1] if sentences else folded, folded):
        for shape in _SHAPES:
            if cues(language).shapes[shape].search(part):
                return shape
    return "advice"


def only_thanks(text: str, language: Language) -> bool:
    """Whether a message says no more than "ok, thanks"."""
    return bool(cues(language).thanks.fullmatch(fold(text).strip(" .!…")))


def only_acknowledges(text: str, language: Language) -> bool:
    """Whether a message says no more than "I see": it asks for nothing."""
    return bool(cues(language).acknowledges.fullmatch(fold(text).strip(" .!…?")))


def ordinal_in(folded: str, language: Language) -> int | None:
    """The position asked for: 3 for "the third one", -1 for "the last one"."""
    if cues(language).not_ordinal.search(folded):
        return None
    for position, pattern in cues(language).ordinals.items():
        if pattern.search(folded):
            return position
    return None


def _wants(folded: str, ordinal: int | None, language: Language) -> Wants:
    if ordinal is not None:
        return "part"
    if cues(language).follow_up["source"].search(folded):
        return "source"
    if cues(language).shapes["example"].search(folded):
        return "example"
    if cues(language).follow_up["more"].search(folded):
        return "more"
    if cues(language).follow_up["measure"].search(folded):
        return "measure"
    return "figure" if shape_of(folded, language) in {"figure", "count"} else ""


def _position(folded: str, text: str, language: Language, *, has_before: bool) -> int | None:
    """The position asked for; "first" and "last" are mostly no position without a list's noun."""
    found = ordinal_in(folded, language)
    if found not in {1, -1} or cues(language).listed.search(folded):
        return found
    return found if has_before and len(stems(text, language)) <= _SHORT else None


def _follow_up(folded: str, text: str, language: Language) -> float:
    """How much a message leans on the one before: 0 stands alone, 1 means nothing without it."""
    content = sum(w not in cues(language).function_words for w in set(split_words(folded)))
    lean = _leaning_marks(folded, content, language) + _brevity(content)
    if content > 2 * _SHORT:
        lean *= 0.4
    return min(lean, 1.0)


def _leaning_marks(folded: str, content: int, language: Language) -> float:
    marks = cues(language).follow_up
    few = content <= _SHORT
    seen = (
        (0.5, bool(marks["source"].search(folded))),
        (0.4, few and bool(cues(language).shapes["example"].search(folded))),
        (0.5, bool(marks["opening"].search(folded))),
        (0.3, content <= 2 * _SHORT and bool(marks["pointing"].search(folded))),
        (0.5, bool(marks["bare"].search(folded))),
        (0.5, few and ordinal_in(folded, language) is not None),
    )
    return sum(weight for weight, there in seen if there)


def _brevity(content: int) -> float:
    """What few words of its own say: the fewer, the more a message leans."""
    if content <= 1:
        return 0.65
    if content == 2:
        return 0.45
    return 0.15 if content <= 4 else 0.0
