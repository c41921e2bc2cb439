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
from advisor.retrieval.encoder import Encoder, Memo, Vectors
from advisor.retrieval.follow_up import Before as Before
from advisor.retrieval.follow_up import Wants as Wants
from advisor.retrieval.follow_up import follow_up_scores
from advisor.retrieval.index import Index, open_index
from advisor.retrieval.kinds import KindGuess
from advisor.retrieval.linear import Scores, softmax
from advisor.retrieval.logistic import Logistic
from advisor.retrieval.premises import PremiseGuess
from advisor.retrieval.ranking import Fusion, Ranker
from advisor.retrieval.reader import NearAsk, Reader, Reading
from advisor.retrieval.shipped import read_vectors
from advisor.retrieval.ungiven import ungiven

TUNING = KNOWLEDGE / "ranking.json"
_KEPT = 6


@dataclass(frozen=True)
class Scored:
    """A unit with its fused score and its share of the probability among all units."""

    unit: str
    score: float
    share: float


@dataclass(frozen=True)
class Found:
    """What was found for one question.

    `mistaken` is how likely the question rests on the belief of `premise`, over its threshold: at 1
    or more it is taken as held.
    """

    units: tuple[Scored, ...]
    coverage: float
    covered: bool
    kind: KindGuess
    premise: PremiseGuess | None
    mistaken: float
    near: tuple[NearAsk, ...]
    nearest_section: str


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

    def encode_content(self, texts: list[str]) -> Vectors:
        """Sentence vectors of texts that stand in the content."""
        ...


@dataclass(frozen=True)
class Tuning:
    """What was learned on questions left out: leg weights, when to decline, when to correct."""

    fusion: Fusion
    coverage: Logistic
    premise: Logistic

    @classmethod
    def read(cls, path: Path = TUNING) -> "Tuning":
        """Read the tuned values that ship with the content."""
        raw: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return cls(Fusion(raw["fusion"]), Logistic(**raw["coverage"]), Logistic(**raw["premise"]))


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

    @cached_property
    def index(self) -> Index:
        """The opened index; it is built where there is none."""
        return open_index(
            self.knowledge, self._encoder, self._data_dir, chroma_url=self._chroma_url
        )

    @cached_property
    def reader(self) -> Reader:
        """What measures a question, over the index."""
        index = self.index
        ranker = Ranker(self.knowledge, index.store, index.learned, self._tuning.fusion)
        return Reader(
            self.knowledge, ranker, index.kinds, index.premises, index.store, self._encoder.encode
        )

    def encode(self, texts: list[str]) -> Vectors:
        """Sentence vectors (len(texts), dimensions); those of the guidance are kept ready."""
        ready = self.index.sentences
        missing = [text for text in texts if text not in ready]
        made = dict(zip(missing, self._encoder.encode(missing), strict=True)) if missing else {}
        return np.stack([ready[text] if text in ready else made[text] for text in texts])

    def encode_content(self, texts: list[str]) -> Vectors:
        """Sentence vectors (len(texts), dimensions); those that ship with the content are read."""
        return Memo(self._encoder, read_vectors(self._encoder.name)).encode(texts)

    def kind(self, text: str, language: Language) -> KindGuess:
        """The kind of a message."""
        return self.index.kinds.guess(text, self._encoder.encode([text])[0], language)

    def search(self, question: str, language: Language, before: Before | None = None) -> Found:
        """Rank the units for a question, leaning on the one before where it is a follow-up."""
        reading = self.reader.read(question, language)
        fused = reading.ranking.fused
        probability = self._tuning.coverage.probability(reading.coverage, language)
        threshold = self._tuning.coverage.threshold[language]
        if before and before.lean > 0:
            both = f"{before.question} {question}"
            together = self.reader.read(both, language, whole_only=True)
            joined = self._tuning.coverage.probability(together.coverage, language)
            units = tuple(self.knowledge.units.values())
            fused = follow_up_scores(before, units, fused, together.ranking.fused)
            if not ungiven(question, language):
                probability = max(probability, before.lean * joined)
                threshold *= 1 - before.lean
        return Found(
            units=self._scored(fused),
            coverage=probability,
            covered=probability >= threshold,
            kind=reading.kind,
            premise=reading.premise,
            mistaken=self._mistaken(reading, language),
            near=reading.near,
            nearest_section=self.reader.sections[int(np.argmax(fused))],
        )

    def _mistaken(self, reading: Reading, language: Language) -> float:
        if not reading.premise.id:
            return 0.0
        model = self._tuning.premise
        return model.probability(reading.belief, language) / model.threshold[language]

    def _scored(self, fused: Scores) -> tuple[Scored, ...]:
        shares = softmax(2.0 * fused)
        best = np.argsort(-fused, kind="stable")[:_KEPT]
        units = self.reader.ranker.units
        return tuple(Scored(units[i], float(fused[i]), float(shares[i])) for i in best)
