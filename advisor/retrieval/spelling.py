"""Misspelt words read as the guidance's own words, for the ranking alone."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from advisor.language import Language
from advisor.retrieval.tokens import fold, is_stop_word

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 5
_SEEN = 2
_CANDIDATES = 20


@dataclass(frozen=True)
class _Lexicon:
    """The words of one language: how often each stands, as folded and as usually written."""

    count: Mapping[str, int]
    written: Mapping[str, str]
    common: Sequence[str]


class Spelling:
    """Knows the words of the guidance and its questions, by language."""

    def __init__(self, documents: Mapping[Language, Sequence[str]]) -> None:
        """Take the documents of the lexical ranking (`lexical_documents`)."""
        self._lexicons = {language: _lexicon(texts) for language, texts in documents.items()}
        self._near = lru_cache(maxsize=4096)(self._nearest)

    def mend(self, text: str, language: Language) -> str:
        """The text, each unknown word of five letters or more replaced by a known one near it.

        Near is one slip: a letter missed, added or changed, or two exchanged. A correct word that
        the guidance does not use may be replaced too: this is for ranking, never to be shown.
        """
        return _WORD.sub(lambda found: self._near(found[0], language), text)

    def _nearest(self, word: str, language: Language) -> str:
        lexicon, folded = self._lexicons[language], fold(word)
        if len(folded) < _SHORTEST or folded in lexicon.count or is_stop_word(folded, language):
            return word
        near = process.extract(
            folded, lexicon.common, scorer=OSA.distance, score_cutoff=1, limit=_CANDIDATES
        )
        if not near:
            return word
        return lexicon.written[max(near, key=lambda one: lexicon.count[one[0]])[0]]


def _lexicon(texts: Sequence[str]) -> _Lexicon:
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in _WORD.findall(text):
            forms[fold(word)][word.lower()] += 1
    count = {word: found.total() for word, found in forms.items()}
    written = {word: found.most_common(1)[0][0] for word, found in forms.items()}
    common = [w for w, n in count.items() if n >= _SEEN and len(w) >= _SHORTEST - 1]
    return _Lexicon(count, written, common)
