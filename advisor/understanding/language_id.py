"""The language of a message: French, English, or neither."""

import math
import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from lingua import Language as Lingua
from lingua import LanguageDetector, LanguageDetectorBuilder
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from advisor.knowledge import load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import is_stop_word, words
from advisor.understanding.cues import cues
from advisor.understanding.keywords import content_words, keywords_lean, without_loans

Told = Literal["fr", "en", "neither", "unknown"]
_OTHERS = (Lingua.SPANISH, Lingua.PORTUGUESE, Lingua.ITALIAN, Lingua.GERMAN, Lingua.DUTCH)
_LATIN_SHARE = 0.5
_FEW = 3
_SLIP = 85
_TELLING = 3
_OWN_WORD = 0.5
_KEYWORDS, _KEYWORDS_SURE, _LOANS_SURE = 5, 0.8, 1.0
_MARKED_NAME = 0.5
_LETTERS_MOST, _LEAST = 1.5, 1e-3
_ELISION = re.compile(r"\b(?:[dljcnmst]|qu|jusqu|lorsqu|puisqu)['\u2019](?=[aeiouyhàâéèêëîïôùû])")
_MARKED = re.compile(r"\b\w*[àâçèéêëîïôùûœ]\w*\b")
_CREOLE = frozenset(
    "mwen yo ki kijan koman kouman poukisa nan ak pou gen genyen jwenn yon mande kapab bezwen "
    "travay patne biznis".split()
)
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
    if len(tokens) >= _FEW and (_is_foreign(text) or _is_creole(tokens)):
        return "neither"
    sure: dict[Language, float] = {lang: _function_words(tokens, lang) for lang in LANGUAGES}
    sure["fr"] += _accented(text) + len(_ELISION.findall(text.lower()))
    if 1 < len(tokens) <= _KEYWORDS and not any(sure.values()):
        return _by_keywords(text, tokens)
    only = {lang: sure[lang] + _own_words(tokens, lang) for lang in LANGUAGES}
    if abs(only["fr"] - only["en"]) >= 2 or (len(tokens) <= 3 and only["fr"] != only["en"]):
        return "fr" if only["fr"] > only["en"] else "en"
    return _by_letters(text, only, len(tokens))


def language_of(text: str, before: Language) -> Language:
    """The language to answer in; `before` where the text does not tell."""
    told = tell_language(text)
    if told == "fr" or told == "en":
        return told
    return before


def _by_keywords(text: str, tokens: list[str]) -> Told:
    own = without_loans(tokens)
    french, english = _letters(" ".join(own))
    letters = math.log((french + _LEAST) / (english + _LEAST))
    bounded = max(-_LETTERS_MOST, min(_LETTERS_MOST, letters))
    lean = keywords_lean(tokens) + bounded / 2 + _MARKED_NAME * _marked_names(text)
    # Where all the words are said alike in both languages, only their order can tell.
    if abs(lean) < (_KEYWORDS_SURE if own else _LOANS_SURE):
        return "unknown"
    return "fr" if lean > 0 else "en"


def _letters(text: str) -> tuple[float, float]:
    """How likely French and English are by their letters."""
    values = {v.language: v.value for v in _pair().compute_language_confidence_values(text)}
    return values.get(Lingua.FRENCH, 0.5), values.get(Lingua.ENGLISH, 0.5)


def _by_letters(text: str, only: dict[Language, float], count: int) -> Told:
    french, english = _letters(text)
    lean = french - english + 0.45 * (only["fr"] - only["en"])
    if count <= 2 and abs(lean) < 0.5:
        return "unknown"
    return "fr" if lean >= 0 else "en"


def _is_foreign(text: str) -> bool:
    values = {v.language: v.value for v in _all().compute_language_confidence_values(text)}
    ours = values[Lingua.FRENCH] + values[Lingua.ENGLISH]
    return max(values[other] for other in _OTHERS) > 0.5 and ours < 0.25


def _is_creole(tokens: list[str]) -> bool:
    """Haitian Creole, spoken in Montréal, which the detector does not know."""
    return sum(token in _CREOLE for token in tokens) >= max(2, len(tokens) // 4)


def _own_words(tokens: list[str], language: Language) -> float:
    """Words that the guidance uses in one language only, each less telling than a function word."""
    return _OWN_WORD * sum(t in _vocabulary(language) for t in set(tokens))


def says_nothing_known(text: str) -> bool:
    """Whether a very short message has no word that the content has ever seen: half a word, say."""
    tokens = words(text)
    few = 0 < len(tokens) <= _FEW
    return few and not any(t[0].isdigit() or _is_known(t) for t in tokens)


def knows_a_word(text: str) -> bool:
    """Whether one word at least of a message, of some length, is one that the content uses."""
    return any(len(t) >= _TELLING and t in _all_words() for t in words(text))


@lru_cache(maxsize=2048)
def _is_known(word: str) -> bool:
    """Whether the content has a word, or one that differs by a slip of the fingers."""
    known = _all_words()
    return word in known or bool(process.extractOne(word, known, scorer=ratio, score_cutoff=_SLIP))


@cache
def _all_words() -> frozenset[str]:
    knowledge = load_knowledge()
    found: set[str] = set()
    for lang in LANGUAGES:
        found |= cues(lang).function_words | content_words(lang)
        for care in knowledge.care.values():
            found.update(w for text in care.text(lang).phrasings for w in words(text))
        for term in knowledge.glossary:
            found.update(w for name in term.words(lang) for w in words(name))
    for outside in knowledge.outside:
        found.update(words(outside.question))
    for talk in knowledge.smalltalk:
        found.update(words(talk.text))
    return frozenset(found)


@cache
def _vocabulary(language: Language) -> frozenset[str]:
    """The words of the guidance in this language that its other language does not use."""
    other: Language = "en" if language == "fr" else "fr"
    own = content_words(language) - content_words(other) - cues(language).function_words
    return frozenset(word for word in own if word.isalpha() and len(word) > 2)


def _accented(text: str) -> int:
    """Words with a French accent, but for names and loanwords that English writes with one."""
    return sum(word not in _ACCENTED_IN_ENGLISH for word in _MARKED.findall(text.lower()))


def _marked_names(text: str) -> int:
    """The words with an accent that English may write too, but seldom in a hurry."""
    return sum(word in _ACCENTED_IN_ENGLISH for word in _MARKED.findall(text.lower()))


def _function_words(tokens: list[str], language: Language) -> int:
    """How many function words are this language's alone: "a" is one of both."""
    other: Language = "en" if language == "fr" else "fr"
    own, shared = cues(language).function_words, cues(other).function_words
    return sum(t in own and t not in shared and not is_stop_word(t, other) for t in tokens)


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN")


@cache
def _pair() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(Lingua.FRENCH, Lingua.ENGLISH).build()


@cache
def _all() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(Lingua.FRENCH, Lingua.ENGLISH, *_OTHERS).build()
