"""The questions of a message and the shape of the answer that each wants."""

import re
from dataclasses import dataclass
from typing import Literal

from advisor.language import Language
from advisor.retrieval.tokens import fold, stems
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


@dataclass(frozen=True)
class Asked:
    """One question: its words, the shape of its answer, and a position it points to."""

    text: str
    shape: Shape
    ordinal: int | None
    follow_up: float
    example: bool


def questions_in(message: str, language: Language) -> tuple[str, ...]:
    """The separate questions of a message; a story with one question stays whole."""
    sentences = [s.strip() for s in _SENTENCE.split(message) if s.strip()]
    asked = [i for i, s in enumerate(sentences) if s.endswith("?") and len(s.split()) >= 3]
    if len(asked) < 2 or len(asked) > _MAX_QUESTIONS + 2:
        return (message,)
    parts, start = [], 0
    for end in asked[:_MAX_QUESTIONS]:
        parts.append(" ".join(sentences[start : end + 1]))
        start = end + 1
    return tuple(parts)


def read_question(text: str, language: Language, *, has_before: bool) -> Asked:
    """Read one question; `has_before` says that the conversation has an earlier one."""
    folded = fold(text)
    return Asked(
        text=text,
        shape=shape_of(folded, language),
        ordinal=ordinal_in(folded, language),
        follow_up=_follow_up(folded, text, language) if has_before else 0.0,
        example=bool(cues(language).shapes["example"].search(folded)),
    )


def shape_of(folded: str, language: Language) -> Shape:
    """The shape of the answer wanted, from the last sentence first, then the whole."""
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", folded) if s.strip()]
    for part in (sentences[-1] if sentences else folded, folded):
        for shape in _SHAPES:
            if cues(language).shapes[shape].search(part):
                return shape
    return "advice"


def ordinal_in(folded: str, language: Language) -> int | None:
    """The position asked for: 3 for "the third one", -1 for "the last one"."""
    if cues(language).not_ordinal.search(folded):
        return None
    for position, pattern in cues(language).ordinals.items():
        if pattern.search(folded):
            return position
    return None


def _follow_up(folded: str, text: str, language: Language) -> float:
    """How much a message leans on the one before: 0 stands alone, 1 means nothing without it."""
    marks = cues(language).follow_up
    content = len(stems(text, language))
    lean = 0.0
    if marks["opening"].search(folded):
        lean += 0.5
    if marks["pointing"].search(folded) and content <= 2 * _SHORT:
        lean += 0.3
    if marks["bare"].search(folded):
        lean += 0.5
    if ordinal_in(folded, language) is not None and content <= _SHORT:
        lean += 0.5
    if content <= 1:
        lean += 0.65
    elif content == 2:
        lean += 0.45
    elif content <= 4:
        lean += 0.15
    if content > 2 * _SHORT:
        lean *= 0.4
    return min(lean, 1.0)
