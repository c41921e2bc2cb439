"""The language of a few bare words, told by the content: its words and their order."""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from advisor.knowledge import load_knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import is_stop_word, words

_WORD_MOST, _PAIR_MOST = 3.0, 2.0
_WORD_UNSEEN, _PAIR_UNSEEN = 0.5, 0.3
_IN_BOTH, _SHARED = 0.5, 3
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
    telling = [pair for pair in pairwise(tokens) if not _is_shared(pair)]
    shared = {word for pair in pairwise(tokens) if _is_shared(pair) for word in pair}
    lean = sum(_word_lean(token) for token in tokens if token not in shared)
    return lean + sum(_pair_lean(*pair) + _place_lean(*pair) for pair in telling)


def content_words(language: Language) -> frozenset[str]:
    """The folded words of the units and their questions in one language."""
    return frozenset(_usage(language).words)


def _is_shared(pair: tuple[str, str]) -> bool:
    """Whether both languages know the two words together, as the name of a person or thing."""
    return min(_usage(lang).pairs[pair] for lang in LANGUAGES) >= _SHARED


def _word_lean(word: str) -> float:
    seen = {lang: _usage(lang).words[word] for lang in LANGUAGES}
    share = {lang: (seen[lang] + _WORD_UNSEEN) / _usage(lang).words.total() for lang in LANGUAGES}
    lean = _bounded(math.log(share["fr"] / share["en"]), _WORD_MOST)
    return lean * _IN_BOTH if min(seen.values()) > 1 else lean


def _pair_lean(one: str, two: str) -> float:
    share = {
        lang: (_usage(lang).pairs[one, two] + _PAIR_UNSEEN) / _usage(lang).pairs.total()
        for lang in LANGUAGES
    }
    return _bounded(math.log(share["fr"] / share["en"]), _PAIR_MOST)


def _place_lean(one: str, two: str) -> float:
    """Whether the two words stand first and second as they mostly do in French, or in English."""
    fit = {
        lang: math.log(_first(one, lang)) + math.log(1 - _first(two, lang)) for lang in LANGUAGES
    }
    return fit["fr"] - fit["en"]


def _first(word: str, language: Language) -> float:
    """How often a word stands first in the pairs where it stands."""
    first, second = _usage(language).first[word], _usage(language).second[word]
    return (first + 2) / (first + second + 4)


def _bounded(value: float, most: float) -> float:
    return max(-most, min(most, value))


@cache
def _usage(language: Language) -> _Usage:
    seen: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in _texts(language):
        tokens = words(text)
        seen.update(tokens)
        pairs.update(_pairs(tokens, language))
    first, second = Counter[str](), Counter[str]()
    for (one, two), count in pairs.items():
        first[one] += count
        second[two] += count
    return _Usage(seen, pairs, first, second)


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
