"""Mistaken beliefs near a message: the closest known one, and what speaks for it being held."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.documents import in_context
from advisor.retrieval.encoder import Encoder, Vectors
from advisor.retrieval.linear import Arrays, NgramClassifier, Scores, part
from advisor.retrieval.tokens import stems

FEATURES = ("similarity", "overlap", "both", "against_asks", "wording", "unit_rank")
_ASKS, _BELIEF = 0, 1
_FAR = 20


@dataclass(frozen=True)
class PremiseGuess:
    """The nearest mistaken belief and its unit.

    `similarity` is by meaning, `overlap` by shared words (0 to 1); `wording` is how much the
    message is put like a belief rather than a question (a decision value, above 0 for a belief).
    """

    id: str
    unit: str
    similarity: float
    overlap: float
    wording: float


class PremiseIndex:
    """The phrasings of all premises as vectors and stems, and how beliefs are worded."""

    def __init__(
        self,
        knowledge: Knowledge,
        vectors: Vectors,
        wording: Mapping[Language, NgramClassifier],
    ) -> None:
        """Take the vectors of all phrasings, in the order of the content."""
        self._phrasings = _phrasings(knowledge)
        self._units = {premise.id: premise.unit for premise in knowledge.premises}
        self._vectors = vectors
        self._wording = wording
        self._stems = [frozenset(stems(text, lang)) for _, lang, text in self._phrasings]
        self._rarity = _rarity(self._stems)
        self._of_language = {
            lang: np.array([p[1] == lang for p in self._phrasings]) for lang in LANGUAGES
        }

    @classmethod
    def build(cls, knowledge: Knowledge, encoder: Encoder) -> Self:
        """Embed all phrasings, and learn their wording against the question bank's."""
        vectors = encoder.encode([t for _, _, t in _phrasings(knowledge)])
        return cls(knowledge, vectors, {lang: _wording(knowledge, lang) for lang in LANGUAGES})

    def nearest(self, text: str, vector: Vectors, language: Language) -> PremiseGuess:
        """The belief whose phrasing is nearest, in the language of the text."""
        mine = frozenset(stems(text, language))
        similar = self._vectors @ vector
        best, best_score = -1, -1.0
        overlap = 0.0
        for i in np.flatnonzero(self._of_language[language]):
            shared = self._overlap(mine, self._stems[i])
            if float(similar[i]) + shared > best_score:
                best, best_score, overlap = int(i), float(similar[i]) + shared, shared
        wording = self._wording[language].scores(text)
        belief = float(wording[_BELIEF] - wording[_ASKS]) / 2
        if best < 0:
            return PremiseGuess("", "", 0.0, 0.0, belief)
        premise = self._phrasings[best][0]
        return PremiseGuess(premise, self._units[premise], float(similar[best]), overlap, belief)

    def _overlap(self, mine: frozenset[str], theirs: frozenset[str]) -> float:
        """The weighted share of stems in common (Tversky, 0.5 each way)."""
        common = sum(self._rarity.get(s, 1.0) for s in mine & theirs)
        either = sum(self._rarity.get(s, 6.0) for s in mine) + sum(
            self._rarity.get(s, 6.0) for s in theirs
        )
        return 2 * common / either if either else 0.0

    def arrays(self) -> Arrays:
        """What to keep on disk."""
        kept: Arrays = {"premises.vectors": self._vectors}
        for language, classifier in self._wording.items():
            kept |= {f"premises-{language}.{k}": v for k, v in classifier.arrays().items()}
        return kept

    @classmethod
    def from_arrays(cls, knowledge: Knowledge, arrays: Arrays) -> Self:
        """Read back what `arrays` gave."""
        wording = {
            lang: NgramClassifier.from_arrays(part(arrays, f"premises-{lang}"))
            for lang in LANGUAGES
        }
        return cls(knowledge, arrays["premises.vectors"].astype(np.float32), wording)


def premise_features(
    guess: PremiseGuess, nearest_ask: float, ranked: Scores, at: int
) -> tuple[float, ...]:
    """The values of `FEATURES`.

    `nearest_ask` is the similarity of the nearest question of the bank, `ranked` the fused scores
    of the units, `at` the position of the belief's unit among them.
    """
    rank = int((ranked > ranked[at]).sum())
    return (
        guess.similarity,
        guess.overlap,
        guess.similarity * guess.overlap,
        guess.similarity - nearest_ask,
        guess.wording,
        float(np.log1p(min(rank, _FAR))),
    )


def _wording(knowledge: Knowledge, language: Language) -> NgramClassifier:
    beliefs = [text for _, lang, text in _phrasings(knowledge) if lang == language]
    asks = [in_context(q) for sides in knowledge.questions.values() for q in sides[language]]
    labels = [_BELIEF] * len(beliefs) + [_ASKS] * len(asks)
    return NgramClassifier.train([*beliefs, *asks], labels, 2, probabilities=True)


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
