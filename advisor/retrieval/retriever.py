"""Guidance for a question: ranked units, how sure it is that they answer, and what it assumes."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np

from advisor.knowledge import Figure, Knowledge, Unit
from advisor.language import Language
from advisor.paths import KNOWLEDGE
from advisor.retrieval.encoder import Encoder, Vectors
from advisor.retrieval.index import Index, open_index
from advisor.retrieval.kinds import KindGuess
from advisor.retrieval.linear import Scores, softmax
from advisor.retrieval.logistic import Logistic
from advisor.retrieval.premises import PremiseGuess
from advisor.retrieval.ranking import Fusion, Ranker
from advisor.retrieval.reader import NearAsk, Reader, Reading
from advisor.retrieval.tokens import stems
from advisor.retrieval.ungiven import ungiven

TUNING = KNOWLEDGE / "ranking.json"
_TOPIC_BONUS = 1.2
_STEP = re.compile(r"[\w-]+\.step-\d+-")
_IN_HAND = 6.0
_LEANS = 0.45
_STATISTIC = 100
_JUST_BELOW = 0.01
_WANTED = 3.0
_KEPT = 6
# How much the question before counts, by how many content words the follow-up has itself.
_CONTEXT_WEIGHT = ((1, 0.95), (3, 0.75), (6, 0.5), (10_000, 0.4))


Wants = Literal["", "part", "source", "example", "figure"]


@dataclass(frozen=True)
class Before:
    """What a follow-up leans on: the question before, its unit, and how much (0 to 1).

    `wants` is what it asks of that unit: a `part` of it, such as the third of a list, its `source`,
    an `example` or a `figure` on the subject.
    """

    question: str
    unit: str | None
    lean: float
    wants: Wants = ""


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
            fused = self._leaning(question, language, before, fused, together.ranking.fused)
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

    def _leaning(
        self, question: str, language: Language, before: Before, alone: Scores, together: Scores
    ) -> Scores:
        """The scores alone and with the question before, and the bonus of the topic in hand."""
        content = len(stems(question, language))
        weight = before.lean * next(w for most, w in _CONTEXT_WEIGHT if content <= most)
        fused = (1 - weight) * alone + weight * together
        if before.unit and before.unit in self.knowledge.units:
            fused = fused + before.lean * self._topic(before)
            fused = self._not_again(fused, before)
        return np.asarray(fused)

    def _not_again(self, fused: Scores, before: Before) -> Scores:
        """What was just shown comes second at best, unless a part or its source is asked for."""
        at = self.reader.ranker.units.index(before.unit or "")
        if before.wants in {"part", "source"} or before.lean < _LEANS or fused.argmax() != at:
            return fused
        changed = fused.copy()
        changed[at] = np.partition(fused, -2)[-2] - _JUST_BELOW
        return changed

    def _topic(self, before: Before) -> Scores:
        """A bonus for the section in hand and related units, and for what is wanted of it."""
        here = self.knowledge.units[before.unit or ""]
        again = {"source": here.id, "part": self._list_of(here)}.get(before.wants)
        bonus = [
            _TOPIC_BONUS * ((u.section == here.section) + (u.id in here.related))
            + _IN_HAND * (u.id == again)
            + _WANTED * _has_wanted(u, here, before.wants)
            for u in self.knowledge.units.values()
        ]
        return np.asarray(bonus)

    def _list_of(self, here: Unit) -> str | None:
        """The ordered list in hand: the unit itself, or the one that it tells a step of."""
        mates = [u for u in self.knowledge.units.values() if u.section == here.section]
        steps = [u.id for u in mates if _STEP.match(u.id)]
        if here.id not in steps:
            return here.id if here.fr.ordered else None
        lists = (u for u in mates if u.fr.ordered and u.id not in steps)
        return next((u.id for u in lists if _item_count(u) == len(steps)), None)

    def _scored(self, fused: Scores) -> tuple[Scored, ...]:
        shares = softmax(2.0 * fused)
        best = np.argsort(-fused, kind="stable")[:_KEPT]
        units = self.reader.ranker.units
        return tuple(Scored(units[i], float(fused[i]), float(shares[i])) for i in best)


def _item_count(unit: Unit) -> int:
    return sum(point.origin == "article" for point in unit.fr.points)


def _has_wanted(unit: Unit, here: Unit, wants: Wants) -> bool:
    if unit.section != here.section and unit.id not in here.related:
        return False
    if wants == "example":
        return unit.kind == "example"
    return wants == "figure" and any(_is_statistic(figure) for figure in unit.figures)


def _is_statistic(figure: Figure) -> bool:
    if figure.unit == "count":
        return float(figure.value) >= _STATISTIC
    return figure.unit in {"percent", "times", "cad"}
