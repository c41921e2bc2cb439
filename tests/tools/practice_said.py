"""What a practice says for some answers, on a day that never changes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from advisor.knowledge.practices import PracticeKind
from advisor.language import Language
from advisor.texts import words
from advisor.tools.practice_words import headline, result_text

TODAY = date(2026, 11, 30)


def said(kind: PracticeKind, language: Language = "fr", /, **answers: Any) -> str:
    """The whole result."""
    return result_text(kind, answers, words(language), TODAY)


def first_line(kind: PracticeKind, language: Language = "fr", /, **answers: Any) -> str:
    """The result in a sentence."""
    return headline(kind, answers, words(language), TODAY)


def both(french: str, english: str) -> Iterator[tuple[Language, str]]:
    """Each language with what is expected in it."""
    yield "fr", french
    yield "en", english
