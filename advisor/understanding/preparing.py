"""A coach's short messages about the client in hand: a yes, a question, or something told."""

import re
from functools import cache

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold
from advisor.understanding.cues import cue_table
from advisor.understanding.notes import read_notes

_TELLING_WORDS, _LONG = 7, 40
_TELLING = {"fact", "claim", "unknown"}


def confirms(text: str) -> bool:
    """Whether a message says no more than yes, in either language."""
    words = fold(text).strip(" .!…")
    return any(
        _cue(language, "confirms").fullmatch(words) is not None
        and _cue(language, "confirms_needs").search(words) is not None
        for language in LANGUAGES
    )


def tells(text: str) -> bool:
    """Whether a message tells something, asks and orders nothing; a long one may on the way."""
    count = len(text.split())
    if count < _TELLING_WORDS or (count < _LONG and _asks(text)):
        return False
    return any(statement.kind in _TELLING for statement in read_notes(text).statements)


def _asks(text: str) -> bool:
    words = fold(text)
    ordered = any(_cue(lang, "orders").match(words) for lang in LANGUAGES)
    return "?" in text or ordered or any(_cue(lang, "asks").search(words) for lang in LANGUAGES)


@cache
def _cue(language: Language, cue: str) -> re.Pattern[str]:
    pattern = cue_table("preparing", language)[cue]
    return re.compile(pattern if cue == "confirms" else rf"\b(?:{pattern})\b")
