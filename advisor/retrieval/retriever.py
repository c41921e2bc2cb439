"""Guidance for a question: ranked units, how sure it is that they answer, and what it assumes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from advisor.knowledge import Knowledge
from advisor.language import Language
from advisor.paths import KNOWLEDGE
from advisor.retrieval.coverage import Coverage, coverage_features
from advisor.retrieval.encoder import Encoder, Vectors
from advisor.retrieval.index import Index, open_index
from advisor.retrieval.kinds import KindGuess
from advisor.retrieval.linear import Scores, softmax
from advisor.retrieval.premises import PremiseGuess
from advisor.retrieval.ranking import ASKS, Fusion, Ranker, Ranking
from advisor.retrieval.store import Near
from advisor.retrieval.tokens import stems

TUNING = KNOWLEDGE / "ranking.json"
_TOPIC_BONUS = 0.6
_ANSWERED_ALREADY = 1.2
_IN_HAND = 3.0
_KEPT = 6
# How much the question before counts, by how many content words the follow-up has itself.
_CONTEXT_WEIGHT = ((1, 0.6), (3, 0.4), (10_000, 0.3))


@dataclass(frozen=True)
class Before:
    """What a follow-up leans on: the question before, its unit, and how much (0 to 1).

    `within` says that it asks for a part of what was shown, such as the third of a list.
    """

    question: str
    unit: str | None
    lean: float
    within: bool = False


@dataclass(frozen=True)
class Scored:
    """A unit with its fused score and its share of the probability among all units."""

    unit: str
    score: float
    share: float


@dataclass(frozen=True)
class NearAsk:
    """A question of the bank near the one asked: its unit, and its position there."""

    unit: str
    language: Language
    position: int
    similarity: float


@dataclass(frozen=True)
class Found:
    """What was found for one question."""

    units: tuple[Scored, ...]
    coverage: float
    covered: bool
    kind: KindGuess
    premise: PremiseGuess | None
    near: tuple[NearAsk, ...]
    nearest_section: str
    features: tuple[float, ...]


class Guidance(Protocol):
    """Search in the guidance; what tools and models ask for."""

    @property
    def knowledge(self) -> Knowledge:
        """The content searched."""
        ...

    def search(self, question: str, language: Language, before: Before | None = None) -> Found:
        """Rank the units for a question."""
        ...

    def kind(self, text: str, language: Language) -> KindGuess:
        """The kind of a message."""
        ...

    def encode(self, texts: list[str]) -> Vectors:
        """Sentence vectors, for choosing among the points of a unit."""
        ...


@dataclass(frozen=True)
class Tuning:
    """What was learned on questions left out: leg weights, and when to decline."""

    fusion: Fusion
    coverage: Coverage

    @classmethod
    def read(cls, path: Path = TUNING) -> "Tuning":
        """Read the tuned values that ship with the content."""
        raw: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return cls(Fusion(raw["fusion"]), Coverage(**raw["coverage"]))


class Retriever:
    """The guidance behind its index, opened at the first question."""

    def __init__(
        self,
        knowledge: Knowledge,
        encoder: Encoder,
        data_dir: Path,
        *,
        chroma_url: str | None = None,
        tuning: Tuning | None = None,
    ) -> None:
        """Name the parts; nothing is loaded yet."""
        self.knowledge = knowledge
        self._encoder = encoder
        self._data_dir = data_dir
        self._chroma_url = chroma_url
        self._tuning = tuning or Tuning.read()
        self._sections = [unit.section for unit in knowledge.units.values()]

    @cached_property
    def index(self) -> Index:
        """The opened index; it is built where there is none."""
        return open_index(
            self.knowledge, self._encoder, self._data_dir, chroma_url=self._chroma_url
        )

    @cached_property
    def ranker(self) -> Ranker:
        """The five legs over the index."""
        return Ranker(self.knowledge, self.index.store, self.index.learned, self._tuning.fusion)

    def encode(self, texts: list[str]) -> Vectors:
        """Sentence vectors (len(texts), dimensions)."""
        return self._encoder.encode(texts)

    def kind(self, text: str, language: Language) -> KindGuess:
        """The kind of a message."""
        return self.index.kinds.guess(text, self._encoder.encode([text])[0], language)

    def search(self, question: str, language: Language, before: Before | None = None) -> Found:
        """Rank the units for a question, leaning on the one before where it is a follow-up."""
        vector = self._encoder.encode([question])[0]
        ranking = self.ranker.rank(question, vector, language)
        kind = self.index.kinds.guess(question, vector, language)
        features = self._features(question, language, ranking, kind)
        probability = self._tuning.coverage.probability(features, language)
        if before and before.lean > 0:
            ranking, joined = self._in_context(question, language, before, ranking)
            probability = max(probability, before.lean * joined)
        premise = self.index.premises.nearest(question, vector, language)
        threshold = self._tuning.coverage.threshold[language]
        if before:
            threshold *= 1 - before.lean
        return Found(
            units=self._scored(ranking.fused),
            coverage=probability,
            covered=probability >= threshold,
            kind=kind,
            premise=premise,
            near=self._near_asks(vector),
            nearest_section=self._sections[ranking.order[0]],
            features=features,
        )

    def _near_asks(self, vector: Vectors) -> tuple[NearAsk, ...]:
        near = self.index.store.nearest(ASKS, vector, _KEPT)
        return tuple(_near_ask(entry) for entry in near)

    def _features(
        self, question: str, language: Language, ranking: Ranking, kind: KindGuess
    ) -> tuple[float, ...]:
        return coverage_features(
            question, language, ranking, kind, self.ranker.lexical, self._sections
        )

    def _in_context(
        self, question: str, language: Language, before: Before, alone: Ranking
    ) -> tuple[Ranking, float]:
        """The ranking with the question before, and how likely both together are answerable."""
        joined = f"{before.question} {question}"
        vector = self._encoder.encode([joined])[0]
        together = self.ranker.rank(joined, vector, language)
        kind = self.index.kinds.guess(joined, vector, language)
        features = self._features(joined, language, together, kind)
        probability = self._tuning.coverage.probability(features, language)
        content = len(stems(question, language))
        weight = before.lean * next(w for most, w in _CONTEXT_WEIGHT if content <= most)
        fused = (1 - weight) * alone.fused + weight * together.fused
        if before.unit and before.unit in self.knowledge.units:
            fused = np.asarray(fused + before.lean * self._topic(before.unit, before.within))
        return Ranking(alone.raw, fused), probability

    def _topic(self, unit: str, within: bool) -> Scores:
        """A bonus for the section in hand and related units, less for the unit just shown."""
        here = self.knowledge.units[unit]
        bonus = [
            _TOPIC_BONUS * ((u.section == here.section) + (u.id in here.related))
            + (_IN_HAND if within and u.fr.ordered else -_ANSWERED_ALREADY) * (u.id == unit)
            for u in self.knowledge.units.values()
        ]
        return np.asarray(bonus)

    def _scored(self, fused: Scores) -> tuple[Scored, ...]:
        shares = softmax(2.0 * fused)
        best = np.argsort(-fused, kind="stable")[:_KEPT]
        units = self.ranker.units
        return tuple(Scored(units[i], float(fused[i]), float(shares[i])) for i in best)


def _near_ask(entry: Near) -> NearAsk:
    unit, language, position = entry.id.rsplit("/", 2)
    return NearAsk(unit, "fr" if language == "fr" else "en", int(position), entry.similarity)
