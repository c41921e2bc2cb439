"""Five rankings of the units and their fusion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.documents import lexical_documents, question_entries
from advisor.retrieval.encoder import Vectors
from advisor.retrieval.lexical import Lexical
from advisor.retrieval.linear import (
    Arrays,
    NgramClassifier,
    Scores,
    VectorClassifier,
    part,
    train_each,
)
from advisor.retrieval.store import VectorStore
from advisor.retrieval.terms import Terms

LEGS = ("text", "asks", "vector", "lexical", "ngrams")
UNITS, ASKS = "units", "asks"
_NEAREST_TEXTS, _NEAREST_ASKS = 120, 150
# How much a section's evidence counts, and how evenly its units add to it (log-sum-exp scale).
_SECTION, _SPREAD = 0.6, 2.0


@dataclass(frozen=True)
class Ranking:
    """The scores of every unit for one question, in the order of the units.

    `raw` are the legs' own scores, `fused` the weighted sum of their z-scores; all (units,).
    """

    raw: Mapping[str, Scores]
    fused: Scores

    @cached_property
    def order(self) -> list[int]:
        """Units from best to worst."""
        return [int(i) for i in np.argsort(-self.fused, kind="stable")]


@dataclass(frozen=True)
class Fusion:
    """The weight of each leg, by language."""

    weights: Mapping[Language, Mapping[str, float]]

    def fuse(self, raw: Mapping[str, Scores], language: Language) -> Scores:
        """The weighted sum of the legs' z-scores (units,)."""
        total = np.zeros_like(next(iter(raw.values())))
        for leg, weight in self.weights[language].items():
            total = total + weight * z_scores(raw[leg])
        return total


def z_scores(scores: Scores) -> Scores:
    """Scores centred and scaled over the units; zeros where all are equal."""
    spread = scores.std()
    return np.asarray((scores - scores.mean()) / spread if spread > 1e-9 else scores * 0.0)


@dataclass(frozen=True)
class Learned:
    """What is learned from the question bank when the index is built."""

    ngrams: Mapping[Language, NgramClassifier]
    vector: VectorClassifier

    @classmethod
    def train(cls, knowledge: Knowledge, vectors: Vectors) -> Self:
        """Learn both classifiers; `vectors` are those of `question_entries`."""
        entries = question_entries(knowledge)
        position = {unit: i for i, unit in enumerate(knowledge.units)}
        labels = [position[e.unit] for e in entries]
        count = len(position)
        examples = {
            language: (
                [e.text for e in entries if e.language == language],
                [y for e, y in zip(entries, labels, strict=True) if e.language == language],
            )
            for language in LANGUAGES
        }
        by_language = train_each(examples, count, probabilities=False)
        return cls(by_language, VectorClassifier.train(vectors, labels, count))

    def arrays(self) -> Arrays:
        """What to keep on disk."""
        kept = {f"vector.{k}": v for k, v in self.vector.arrays().items()}
        for language, classifier in self.ngrams.items():
            kept |= {f"ngrams-{language}.{k}": v for k, v in classifier.arrays().items()}
        return kept

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Self:
        """Read back what `arrays` gave."""
        ngrams = {
            lang: NgramClassifier.from_arrays(part(arrays, f"ngrams-{lang}")) for lang in LANGUAGES
        }
        return cls(ngrams, VectorClassifier.from_arrays(part(arrays, "vector")))


class Ranker:
    """Ranks the units for a question by its words, its vector, and the question bank."""

    def __init__(
        self, knowledge: Knowledge, store: VectorStore, learned: Learned, fusion: Fusion
    ) -> None:
        """Assemble the legs."""
        self.units = tuple(knowledge.units)
        self.lexical = Lexical(lexical_documents(knowledge))
        self._terms = Terms(knowledge)
        self._position = {unit: i for i, unit in enumerate(self.units)}
        names = list(dict.fromkeys(unit.section for unit in knowledge.units.values()))
        self._section_of = np.array([names.index(u.section) for u in knowledge.units.values()])
        self._section_members = [np.flatnonzero(self._section_of == i) for i in range(len(names))]
        self._store = store
        self._learned = learned
        self._fusion = fusion

    def rank(self, question: str, vector: Vectors, language: Language) -> Ranking:
        """Rank all units for a question and its vector."""
        raw = {
            "text": self._dense(UNITS, vector, _NEAREST_TEXTS, 1),
            "asks": self._dense(ASKS, vector, _NEAREST_ASKS, 2),
            "vector": self._learned.vector.scores(vector),
            "lexical": self.lexical.scores(self._terms.expand(question, language), language),
            "ngrams": self._learned.ngrams[language].scores(question),
        }
        return self._ranked(raw, language)

    def mean(self, rankings: Sequence[Ranking], language: Language) -> Ranking:
        """One ranking from several of the same units, each leg the mean of theirs."""
        raw = {
            leg: np.asarray(np.mean([ranking.raw[leg] for ranking in rankings], axis=0))
            for leg in LEGS
        }
        return self._ranked(raw, language)

    def _ranked(self, raw: Mapping[str, Scores], language: Language) -> Ranking:
        """The fused scores, and a share of what speaks for the whole section of each unit."""
        fused = self._fusion.fuse(raw, language)
        evidence = np.array(
            [
                _SPREAD * np.log(np.exp(fused[members] / _SPREAD).sum())
                for members in self._section_members
            ]
        )
        shared = (evidence - evidence.mean())[self._section_of]
        return Ranking(raw, np.asarray(fused + _SECTION * shared))

    def _dense(self, collection: str, vector: Vectors, count: int, best: int) -> Scores:
        """The mean of a unit's `best` similarities; what is not near gets the farthest seen."""
        near = self._store.nearest(collection, vector, count)
        floor = near[-1].similarity if near else 0.0
        found: dict[int, list[float]] = {}
        for entry in near:
            found.setdefault(self._position[entry.unit], []).append(entry.similarity)
        scores = np.full(len(self.units), floor)
        for unit, similar in found.items():
            top = similar[:best] + [floor] * (best - len(similar))
            scores[unit] = sum(top) / best
        return scores
