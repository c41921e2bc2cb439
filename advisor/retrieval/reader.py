"""What the rankings, the classifiers and the bank show of one question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.knowledge import Knowledge
from advisor.language import Language
from advisor.retrieval.abroad import without_places
from advisor.retrieval.coverage import coverage_features
from advisor.retrieval.documents import lexical_documents
from advisor.retrieval.encoder import Vectors
from advisor.retrieval.focus import focus
from advisor.retrieval.kinds import KindGuess, MessageKinds
from advisor.retrieval.oral import written
from advisor.retrieval.premises import PremiseGuess, PremiseIndex, premise_features
from advisor.retrieval.ranking import ASKS, Ranker, Ranking
from advisor.retrieval.spelling import Spelling
from advisor.retrieval.store import Near, VectorStore

_NEAR = 6


@dataclass(frozen=True)
class NearAsk:
    """A question of the bank near the one asked: its unit, and its position there."""

    unit: str
    language: Language
    position: int
    similarity: float


@dataclass(frozen=True)
class Reading:
    """One question, measured; `coverage` and `belief` are features of the logistic models."""

    ranking: Ranking
    kind: KindGuess
    near: tuple[NearAsk, ...]
    premise: PremiseGuess
    coverage: tuple[float, ...]
    belief: tuple[float, ...]


@dataclass(frozen=True)
class _Seen:
    """A question by the rankings, the classifiers of kinds and the bank."""

    ranking: Ranking
    kind: KindGuess
    near: tuple[Near, ...]
    vector: Vectors


class Reader:
    """Measures questions; a story is measured whole and by the sentence that asks."""

    def __init__(
        self,
        knowledge: Knowledge,
        ranker: Ranker,
        kinds: MessageKinds,
        premises: PremiseIndex,
        store: VectorStore,
        encode: Callable[[Sequence[str]], Vectors],
    ) -> None:
        """Assemble the parts."""
        self.ranker = ranker
        self.sections = [unit.section for unit in knowledge.units.values()]
        self._kinds = kinds
        self._premises = premises
        self._store = store
        self._encode = encode
        self._spelling = Spelling(lexical_documents(knowledge))

    def read(self, question: str, language: Language, *, whole_only: bool = False) -> Reading:
        """Measure a question; `whole_only` leaves out the look at its asking sentence."""
        question = written(question, language)
        asked = question if whole_only else focus(question)
        seen = self._seen(question, asked, language)
        coverage = self._coverage(question, seen, language)
        plain = without_places(question, language)
        if plain != question:
            without = self._seen(plain, plain if whole_only else focus(plain), language)
            coverage = _halfway(coverage, self._coverage(plain, without, language))
        premise = self._premises.nearest(question, seen.vector, language)
        closest = seen.near[0].similarity
        return Reading(
            self._mended(question, asked, seen.ranking, language),
            seen.kind,
            tuple(_near_ask(entry) for entry in seen.near),
            premise,
            coverage,
            premise_features(premise, closest, seen.ranking.fused, self._position(premise)),
        )

    def _seen(self, question: str, asked: str, language: Language) -> _Seen:
        """What a question shows, whole and by the part that asks."""
        whole, part = self._encode([question, asked])
        kind = self._kinds.guess(question, whole, language)
        if asked != question:
            kind = _mean_kind(kind, self._kinds.guess(asked, part, language))
        near = self._store.nearest(ASKS, whole, _NEAR)
        return _Seen(self._ranked([question, asked], language), kind, tuple(near), whole)

    def _coverage(self, question: str, seen: _Seen, language: Language) -> tuple[float, ...]:
        """The features of "not covered"."""
        lexical, closest = self.ranker.lexical, seen.near[0].similarity
        return coverage_features(
            question, language, seen.ranking, seen.kind, lexical, self.sections, closest
        )

    def _ranked(self, parts: Sequence[str], language: Language) -> Ranking:
        """The ranking of a question, or the mean of those of its different parts."""
        texts = list(dict.fromkeys(parts))
        vectors = self._encode(texts)
        ranked = [self.ranker.rank(t, v, language) for t, v in zip(texts, vectors, strict=True)]
        return ranked[0] if len(ranked) == 1 else self.ranker.mean(ranked, language)

    def _mended(self, question: str, asked: str, ranking: Ranking, language: Language) -> Ranking:
        """The ranking with slips of the keyboard put right.

        Whether the guidance covers a question is told from its words as they were written: a name
        that it does not know must not become one that it does.
        """
        parts = [question, asked]
        mended = [self._spelling.mend(part, language) for part in parts]
        return ranking if mended == parts else self._ranked(mended, language)

    def _position(self, premise: PremiseGuess) -> int:
        return self.ranker.units.index(premise.unit) if premise.unit else 0


def _mean_kind(one: KindGuess, two: KindGuess) -> KindGuess:
    return KindGuess(
        one.labels,
        np.asarray((one.by_words + two.by_words) / 2),
        np.asarray((one.by_meaning + two.by_meaning) / 2),
        (one.outside_near + two.outside_near) / 2,
    )


def _halfway(named: tuple[float, ...], plain: tuple[float, ...]) -> tuple[float, ...]:
    """Features between a question as typed and the same without its places.

    A country that the guidance never names must neither make a question look foreign to it nor
    excuse what is ("the capital of Mongolia").
    """
    return tuple((a + b) / 2 for a, b in zip(named, plain, strict=True))


def _near_ask(entry: Near) -> NearAsk:
    unit, language, position = entry.id.rsplit("/", 2)
    return NearAsk(unit, "fr" if language == "fr" else "en", int(position), entry.similarity)
