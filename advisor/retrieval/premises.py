"""Mistaken beliefs near a message: the closest known one, by words and by meaning."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.encoder import Encoder, Vectors
from advisor.retrieval.linear import Arrays
from advisor.retrieval.tokens import stems


@dataclass(frozen=True)
class PremiseGuess:
    """The nearest mistaken belief and how near it is, by meaning and by shared words (0–1)."""

    id: str
    similarity: float
    overlap: float


class PremiseIndex:
    """The phrasings of all premises as vectors and stems."""

    def __init__(self, knowledge: Knowledge, vectors: Vectors) -> None:
        """Take the vectors of all phrasings, in the order of the content."""
        self._phrasings = _phrasings(knowledge)
        self._vectors = vectors
        self._stems = [frozenset(stems(text, lang)) for _, lang, text in self._phrasings]
        self._rarity = _rarity(self._stems)

    @classmethod
    def build(cls, knowledge: Knowledge, encoder: Encoder) -> Self:
        """Embed all phrasings."""
        return cls(knowledge, encoder.encode([t for _, _, t in _phrasings(knowledge)]))

    def nearest(self, text: str, vector: Vectors, language: Language) -> PremiseGuess:
        """The belief whose phrasing is nearest, in the language of the text."""
        mine = frozenset(stems(text, language))
        similar = self._vectors @ vector
        best = PremiseGuess("", 0.0, 0.0)
        best_score = -1.0
        for i, (premise, lang, _) in enumerate(self._phrasings):
            if lang != language:
                continue
            overlap = self._overlap(mine, self._stems[i])
            score = float(similar[i]) + overlap
            if score > best_score:
                best_score = score
                best = PremiseGuess(premise, float(similar[i]), overlap)
        return best

    def _overlap(self, mine: frozenset[str], theirs: frozenset[str]) -> float:
        """The weighted share of stems in common (Tversky, 0.5 each way)."""
        common = sum(self._rarity.get(s, 1.0) for s in mine & theirs)
        either = sum(self._rarity.get(s, 6.0) for s in mine) + sum(
            self._rarity.get(s, 6.0) for s in theirs
        )
        return 2 * common / either if either else 0.0

    def arrays(self) -> Arrays:
        """What to keep on disk."""
        return {"premises.vectors": self._vectors}

    @classmethod
    def from_arrays(cls, knowledge: Knowledge, arrays: Arrays) -> Self:
        """Read back what `arrays` gave."""
        return cls(knowledge, arrays["premises.vectors"].astype(np.float32))


def _phrasings(knowledge: Knowledge) -> list[tuple[str, Language, str]]:
    return [
        (premise.id, language, text)
        for premise in knowledge.premises
        for language in LANGUAGES
        for text in premise.text(language).phrasings
    ]


def _rarity(documents: list[frozenset[str]]) -> dict[str, float]:
    count: dict[str, int] = {}
    for document in documents:
        for stem in document:
            count[stem] = count.get(stem, 0) + 1
    return {s: float(np.log(1 + len(documents) / n)) for s, n in count.items()}
