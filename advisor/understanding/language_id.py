"""The language of a message: French, English, or neither."""

import re
import unicodedata
from functools import cache
from typing import Literal

from lingua import Language as Lingua
from lingua import LanguageDetector, LanguageDetectorBuilder

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import words
from advisor.understanding.cues import cues

Told = Literal["fr", "en", "neither", "unknown"]
_OTHERS = (Lingua.SPANISH, Lingua.PORTUGUESE, Lingua.ITALIAN, Lingua.GERMAN, Lingua.DUTCH)
_LATIN_SHARE = 0.5
_FEW = 3
_ACCENTED_IN_ENGLISH = {"montréal", "québec", "aéro", "café", "cliché", "résumé", "risqué", "cégep"}


def tell_language(text: str) -> Told:
    """The language of a text.

    `neither` is another language or no language; `unknown` is a text such as "KPI" or "3,800" that
    is the same in both.
    """
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return "unknown" if any(c.isdigit() for c in text) else "neither"
    if sum(_is_latin(c) for c in letters) < _LATIN_SHARE * len(letters):
        return "neither"
    tokens = words(text)
    hits = {lang: sum(t in cues(lang).function_words for t in tokens) for lang in LANGUAGES}
    if len(tokens) >= _FEW and _is_foreign(text):
        return "neither"
    only = {lang: hits[lang] - _shared(tokens) for lang in LANGUAGES}
    only["fr"] += _accented(text)
    if abs(only["fr"] - only["en"]) >= 2 or (len(tokens) <= 3 and only["fr"] != only["en"]):
        return "fr" if only["fr"] > only["en"] else "en"
    return _by_letters(text, only, len(tokens))


def language_of(text: str, before: Language) -> Language:
    """The language to answer in; `before` where the text does not tell."""
    told = tell_language(text)
    if told == "fr" or told == "en":
        return told
    return before


def _by_letters(text: str, only: dict[Language, int], count: int) -> Told:
    values = {v.language: v.value for v in _pair().compute_language_confidence_values(text)}
    french = values.get(Lingua.FRENCH, 0.5)
    english = values.get(Lingua.ENGLISH, 0.5)
    lean = french - english + 0.45 * (only["fr"] - only["en"])
    if count <= 2 and abs(lean) < 0.5:
        return "unknown"
    return "fr" if lean >= 0 else "en"


def _is_foreign(text: str) -> bool:
    values = {v.language: v.value for v in _all().compute_language_confidence_values(text)}
    ours = values[Lingua.FRENCH] + values[Lingua.ENGLISH]
    return max(values[other] for other in _OTHERS) > 0.5 and ours < 0.25


def _accented(text: str) -> int:
    """Words with a French accent, but for names and loanwords that English writes with one."""
    found = re.findall(r"\b\w*[àâçèéêëîïôùûœ]\w*\b", text.lower())
    return sum(word not in _ACCENTED_IN_ENGLISH for word in found)


def _shared(tokens: list[str]) -> int:
    french, english = (cues(lang).function_words for lang in LANGUAGES)
    return sum(t in french and t in english for t in tokens)


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")


@cache
def _pair() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(Lingua.FRENCH, Lingua.ENGLISH).build()


@cache
def _all() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(Lingua.FRENCH, Lingua.ENGLISH, *_OTHERS).build()
