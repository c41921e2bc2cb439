"""BM25 over the units' words and their questions, one index a language."""

from collections.abc import Mapping, Sequence

import bm25s
import numpy as np
from numpy.typing import NDArray

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import stems

Scores = NDArray[np.float64]


class Lexical:
    """BM25 (Robertson; k1 1.2, b 0.6) with French and English stems, accents folded."""

    def __init__(self, documents: Mapping[Language, Sequence[str]]) -> None:
        """Index one document a unit, in the order of the units, for each language."""
        self._ranker: dict[Language, bm25s.BM25] = {}
        self._known: dict[Language, frozenset[str]] = {}
        for language in LANGUAGES:
            tokens = [list(stems(text, language)) for text in documents[language]]
            ranker = bm25s.BM25(k1=1.2, b=0.6, method="lucene")
            ranker.index(tokens, show_progress=False)
            self._ranker[language] = ranker
            self._known[language] = frozenset(ranker.vocab_dict)

    def scores(self, text: str, language: Language) -> Scores:
        """The score of each unit (units,); zeros where no word is known."""
        tokens = [t for t in stems(text, language) if t in self._known[language]]
        if not tokens:
            size = int(self._ranker[language].scores["num_docs"])
            return np.zeros(size)
        return np.asarray(self._ranker[language].get_scores(tokens), dtype=np.float64)

    def unknown_share(self, text: str, language: Language) -> float:
        """The share of a text's content words that the knowledge has never seen."""
        tokens = stems(text, language)
        if not tokens:
            return 1.0
        return sum(t not in self._known[language] for t in tokens) / len(tokens)
