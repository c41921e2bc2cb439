"""What kind of message it is: guidance, outside, small talk, or a matter of care."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language
from advisor.retrieval.documents import OUTSIDE, kind_examples, kind_labels
from advisor.retrieval.encoder import Encoder, Vectors
from advisor.retrieval.linear import (
    Arrays,
    NgramClassifier,
    Scores,
    VectorClassifier,
    part,
    softmax,
    train_each,
)


@dataclass(frozen=True)
class KindGuess:
    """How likely each kind is by words and by meaning; both (kinds,), summing to one.

    `outside_near` is the similarity of the nearest question that the guidance does not answer.
    """

    labels: tuple[str, ...]
    by_words: Scores
    by_meaning: Scores
    outside_near: float = 0.0

    def probability(self, label: str) -> float:
        """The mean probability of one kind."""
        at = self.labels.index(label)
        return float(self.by_words[at] + self.by_meaning[at]) / 2

    @property
    def best(self) -> str:
        """The likeliest kind."""
        return self.labels[int(np.argmax(self.by_words + self.by_meaning))]

    def family(self, prefix: str) -> tuple[str, float]:
        """The likeliest kind of a family, and how likely the family is by the lesser view."""
        members = [i for i, label in enumerate(self.labels) if label.startswith(f"{prefix}.")]
        if not members:
            return "", 0.0
        both = (self.by_words + self.by_meaning)[members]
        sure = min(float(self.by_words[members].sum()), float(self.by_meaning[members].sum()))
        return self.labels[members[int(np.argmax(both))]], sure

    @property
    def agreed(self) -> bool:
        """Whether words and meaning point to the same kind."""
        return int(np.argmax(self.by_words)) == int(np.argmax(self.by_meaning))

    @property
    def outside(self) -> tuple[float, float]:
        """The probability of `outside`, by words and by meaning."""
        at = self.labels.index(OUTSIDE)
        return float(self.by_words[at]), float(self.by_meaning[at])


class MessageKinds:
    """Two classifiers, one over n-grams a language and one over sentence vectors."""

    def __init__(
        self,
        labels: tuple[str, ...],
        ngrams: Mapping[Language, NgramClassifier],
        vector: VectorClassifier,
        outside: Vectors,
    ) -> None:
        """Take the trained classifiers, and the vectors of the outside questions."""
        self.labels = labels
        self._ngrams = ngrams
        self._vector = vector
        self._outside = outside

    @classmethod
    def train(cls, knowledge: Knowledge, encoder: Encoder) -> Self:
        """Learn from the question bank, the outside set, small talk and care."""
        labels, examples = kind_labels(knowledge), kind_examples(knowledge)
        by_language = {
            language: (
                [e.text for e in examples if e.language == language],
                [e.label for e in examples if e.language == language],
            )
            for language in LANGUAGES
        }
        ngrams = train_each(by_language, len(labels), probabilities=True)
        vectors = encoder.encode([e.text for e in examples])
        given = [e.label for e in examples]
        vector = VectorClassifier.train(vectors, given, len(labels), balanced=True)
        outside = [v for v, e in zip(vectors, examples, strict=True) if labels[e.label] == OUTSIDE]
        return cls(labels, ngrams, vector, np.stack(outside))

    def guess(self, text: str, vector: Vectors, language: Language) -> KindGuess:
        """Guess the kind of a message."""
        by_words = softmax(self._ngrams[language].scores(text))
        by_meaning = softmax(self._vector.scores(vector))
        nearest = float((self._outside @ vector).max())
        return KindGuess(self.labels, by_words, by_meaning, nearest)

    def arrays(self) -> Arrays:
        """What to keep on disk."""
        kept: Arrays = {f"kinds.{k}": v for k, v in self._vector.arrays().items()}
        kept["kinds-outside"] = self._outside
        for language, classifier in self._ngrams.items():
            kept |= {f"kinds-{language}.{k}": v for k, v in classifier.arrays().items()}
        return kept

    @classmethod
    def from_arrays(cls, knowledge: Knowledge, arrays: Arrays) -> Self:
        """Read back what `arrays` gave."""
        ngrams = {
            lang: NgramClassifier.from_arrays(part(arrays, f"kinds-{lang}")) for lang in LANGUAGES
        }
        vector = VectorClassifier.from_arrays(part(arrays, "kinds"))
        outside = arrays["kinds-outside"].astype(np.float32)
        return cls(kind_labels(knowledge), ngrams, vector, outside)
