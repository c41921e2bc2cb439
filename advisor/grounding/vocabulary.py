"""The words that are no names: those of the guidance in lower case, and common ones."""

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from advisor.grounding.cues import cues
from advisor.knowledge import Knowledge, load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.paths import KNOWLEDGE
from advisor.retrieval.tokens import fold, is_stop_word, stems
from advisor.understanding.cues import cues as shared_cues

_LOWER = re.compile(r"(?<![\w.@-])[^\W\d_]+(?![\w@])")
_SHORT = 3
_INFLECTIONS = ("s", "es", "ed", "ing", "er", "ers", "ly")
_FEW_FORMS = 2
_WITH_CARE = re.compile(r"[A-ZÀ-Ý].*[.?!]$")


@lru_cache(maxsize=4096)
def is_plain(word: str) -> bool:
    """Whether a word that is not known looks common: by its ending, or with its inflections.

    The encoder's own vocabulary, which is English, has famous names too, but not their inflections.
    """
    return all(_has_common_form(part) or is_known(part) for part in word.split("-") if part)


@lru_cache(maxsize=4096)
def is_written(word: str) -> bool:
    """Whether the encoder's vocabulary has a word: an English one, or a famous name."""
    return fold(word) in _pieces()


@lru_cache(maxsize=8192)
def is_known(word: str) -> bool:
    """Whether a word, or one of its family, is a common word of either language."""
    folded = fold(word)
    if opens(folded) or len(folded) == 1 or any(folded in _words(lang) for lang in LANGUAGES):
        return True
    return any(stem in _stems() for lang in LANGUAGES for stem in stems(folded, lang))


def _has_common_form(word: str) -> bool:
    stem = fold(word).removesuffix("e")
    forms = sum(stem + ending in _pieces() for ending in _INFLECTIONS)
    return word.endswith(cues().common_endings) or forms >= _FEW_FORMS


def is_word_of(word: str, language: Language) -> bool:
    """Whether exactly this is a common word of a language."""
    return fold(word) in _words(language)


@lru_cache(maxsize=4096)
def opens(word: str) -> bool:
    """Whether a word at the head of a sentence is a mere tool of grammar."""
    folded = fold(word)
    return folded in _openers() or any(is_stop_word(folded, lang) for lang in LANGUAGES)


@cache
def _pieces() -> frozenset[str]:
    tokenizer = json.loads((KNOWLEDGE / "retriever" / "tokenizer.json").read_text("utf-8"))
    return frozenset(tokenizer["model"]["vocab"])


@cache
def _openers() -> frozenset[str]:
    return frozenset(fold(word) for word in cues().openers)


@cache
def _words(language: Language) -> frozenset[str]:
    found = {
        fold(word)
        for text in _texts(load_knowledge(), language)
        for word in _LOWER.findall(text)
        if word.islower()
    }
    common = {fold(word) for word in cues().common_words[language]}
    return frozenset(found | common | shared_cues(language).function_words)


@cache
def _stems() -> frozenset[str]:
    return frozenset(
        stem
        for language in LANGUAGES
        for word in _words(language)
        if len(word) > _SHORT
        for stem in stems(word, language)
    )


def _texts(knowledge: Knowledge, language: Language) -> Iterator[str]:
    for unit in knowledge.units.values():
        text = unit.text(language)
        yield text.title
        yield text.markdown
    for term in knowledge.glossary:
        yield " ".join(term.words(language))
        yield term.note.text(language)
    for premise in knowledge.premises:
        yield premise.text(language).correction
    for sides in knowledge.questions.values():
        yield from (q.ask for q in sides[language] if _WITH_CARE.match(q.ask))
