"""The language of a few bare words, told by the content: its words and their order."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from advisor.knowledge import load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold, is_stop_word, words
from advisor.understanding.cues import cues

_WORD_MOST, _PAIR_MOST = 3.0, 2.0
_WORD_UNSEEN, _PAIR_UNSEEN = 0.5, 0.3
_IN_BOTH, _SHARED = 0.5, 3
_HEAD_UNSEEN, _PLACE = 2.0, 0.7
_LOAN, _NO_ACCENT = 0.3, 0.5
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINS = frozenset("de d du des l la le les un une the a an".split())


@dataclass(frozen=True)
class _Usage:
    """How often words stand in one language, and which follows which, stop words left out."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]
    first: Counter[str]
    second: Counter[str]


def keywords_lean(tokens: list[str]) -> float:
    """How much a few folded words lean to French (above 0) or to English, as log odds.

    "clause mediation" leans to French and "mediation clause" to English: the content says which
    word comes first in each. Near 0 is what the content does not tell apart: names, "KPI".
    """
    telling = [pair for pair in pairwise(tokens) if pair not in _names()]
    shared = {word for pair in pairwise(tokens) if pair in _names() for word in pair}
    lean = sum(_word_lean(token) for token in tokens if token not in shared)
    return lean + sum(_pair_lean(*pair) + _place_lean(*pair) for pair in telling)


def without_loans(tokens: list[str]) -> list[str]:
    """A few folded words without those that are said alike in both languages."""
    return [t for t in tokens if t not in _loans()]


def content_words(language: Language) -> frozenset[str]:
    """The folded words of the units and their questions in one language."""
    return frozenset(_words_of(language))


def _word_lean(word: str) -> float:
    seen = {lang: _usage(lang).words[word] for lang in LANGUAGES}
    share = {lang: (seen[lang] + _WORD_UNSEEN) / _usage(lang).words.total() for lang in LANGUAGES}
    lean = _bounded(math.log(share["fr"] / share["en"]), _WORD_MOST)
    if word in _loans():
        return lean * _LOAN
    lean -= _NO_ACCENT * (word in _bare())
    return lean * _IN_BOTH if min(seen.values()) > 1 else lean


def _pair_lean(one: str, two: str) -> float:
    share = {
        lang: (_usage(lang).pairs[one, two] + _PAIR_UNSEEN) / _usage(lang).pairs.total()
        for lang in LANGUAGES
    }
    return _bounded(math.log(share["fr"] / share["en"]), _PAIR_MOST)


def _place_lean(one: str, two: str) -> float:
    """Whether the first word is rather what is meant, as in French, or what it is about."""
    return _head_lean(one) - _head_lean(two)


def _head_lean(word: str) -> float:
    """How much rather a word is meant than says which one is: first in French, last in English.

    Both languages tell it, so that a word of one is placed in the other too.
    """
    french, english = _usage("fr"), _usage("en")
    meant = french.first[word] + english.second[word] + _HEAD_UNSEEN
    which = french.second[word] + english.first[word] + _HEAD_UNSEEN
    return math.log(meant / which) * _PLACE


@cache
def _loans() -> frozenset[str]:
    """English words of business that Québec uses as they are, by every language's list."""
    return frozenset[str]().union(*(cues(lang).loans for lang in LANGUAGES))


@cache
def _bare() -> frozenset[str]:
    """Folded words that French mostly writes with an accent."""
    marked, plain = Counter[str](), Counter[str]()
    for text in _texts("fr"):
        for word in _LETTERS.findall(text.lower()):
            folded = fold(word)
            (plain if folded == word else marked)[folded] += 1
    return frozenset(word for word, count in marked.items() if count > plain[word])


def _bounded(value: float, most: float) -> float:
    return max(-most, min(most, value))


@cache
def _usage(language: Language) -> _Usage:
    seen, pairs = Counter(_words_of(language)), _counted(language)
    for name in _names():
        seen.subtract(dict.fromkeys(name, pairs[name]))
    first, second = Counter[str](), Counter[str]()
    for (one, two), count in pairs.items():
        first[one] += count
        second[two] += count
    return _Usage(+seen, pairs, first, second)


@cache
def _names() -> frozenset[tuple[str, str]]:
    """Pairs that both languages use often: "PME MTL" does not make "PME" a word of English."""
    return frozenset(
        pair
        for pair, count in _counted("fr").items()
        if min(count, _counted("en")[pair]) >= _SHARED
    )


@cache
def _counted(language: Language) -> Counter[tuple[str, str]]:
    return Counter(pair for text in _texts(language) for pair in _pairs(words(text), language))


def _words_of(language: Language) -> Iterator[str]:
    return (token for text in _texts(language) for token in words(text))


def _texts(language: Language) -> Iterator[str]:
    knowledge = load_knowledge()
    for unit in knowledge.units.values():
        yield unit.text(language).title
        yield unit.text(language).markdown
    for sides in knowledge.questions.values():
        yield from (question.ask for question in sides[language])


def _pairs(tokens: list[str], language: Language) -> Iterator[tuple[str, str]]:
    """Neighbours, also where only articles or "de" stand between: "clause de médiation"."""
    before = ""
    for token in tokens:
        if is_stop_word(token, language):
            before = before if token in _JOINS else ""
            continue
        if before:
            yield before, token
        before = token
