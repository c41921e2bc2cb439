"""What a clause says of readiness: one linear model over its vector, its words and its amounts."""

import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import numpy as np

from advisor.knowledge.signals import LABELS, SignalBank, SignalExample
from advisor.language import LANGUAGES, Language
from advisor.retrieval.encoder import Encoder, Vectors
from advisor.understanding import cues as shared
from advisor.understanding.kept import kept_model
from advisor.understanding.readiness import amounts, features, ngrams
from advisor.understanding.readiness.mixture import Mixture, Parts

FORMAT = 5
Encode = Callable[[Sequence[str]], Vectors]
NOTHING = len(LABELS)
_SCALE = 0.7
_C = 6.0
_SHARE = 0.3
_COUNT = features.COUNT + amounts.COUNT + ngrams.COUNT


class ClauseClassifier:
    """A mixture over the kinds of clauses."""

    def __init__(self, mixture: Mixture) -> None:
        """Take the trained mixture, of labels + 1 kinds."""
        self._mixture = mixture

    @classmethod
    def train(cls, examples: Sequence[SignalExample], encode: Encode) -> Self:
        """Learn from labelled clauses."""
        vectors = encode([e.text for e in examples])
        rows = _features([e.text for e in examples], [e.language for e in examples], vectors)
        labels = np.array([e.label for e in examples])
        size = vectors.shape[1]
        return cls(Mixture.fit(rows, labels, kinds=NOTHING + 1, size=size, c=_C, share=_SHARE))

    def parts(self, texts: Sequence[str], language: Language, vectors: Vectors) -> Parts:
        """The probabilities of each label (texts, labels + 1); the last is of no sign."""
        return self._mixture.parts(_features(texts, [language] * len(texts), vectors))

    def save(self, path: Path) -> None:
        """Write the model beside `path` and put it there whole."""
        self._mixture.save(path)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError, KeyError: the file is not such a model.
        """
        with np.load(path, allow_pickle=False) as kept:
            return cls(Mixture.of(kept))


def open_classifier(bank: SignalBank, encoder: Encoder, folder: Path) -> ClauseClassifier:
    """The classifier of this bank, these cues and this encoder; trained and kept where not yet."""
    return kept_model(
        folder,
        "signals",
        classifier_name(bank, encoder),
        ClauseClassifier.load,
        lambda: ClauseClassifier.train(bank.examples, encoder.encode),
    )


def classifier_name(bank: SignalBank, encoder: Encoder) -> str:
    """The name under which the classifier of this bank, these cues and this encoder is kept."""
    cues = Path(shared.__file__).parent
    parts = [
        (cues / f"{kind}.{language}.yaml").read_text(encoding="utf-8")
        for kind in ("readiness", "readiness-amounts", "signals")
        for language in LANGUAGES
    ]
    settings = [FORMAT, _SCALE, _C, _SHARE]
    whole = json.dumps([settings, bank.digest, encoder.name, *parts])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _features(texts: Sequence[str], languages: Sequence[Language], vectors: Vectors) -> Vectors:
    if not texts:
        return np.zeros((0, vectors.shape[1] + _COUNT), dtype=np.float32)
    words = [_of_words(text, language) for text, language in zip(texts, languages, strict=True)]
    return np.hstack([vectors, _SCALE * np.stack(words)], dtype=np.float32)


def _of_words(text: str, language: Language) -> Vectors:
    return np.concatenate(
        [
            features.lexical_features(text, language),
            amounts.amount_features(text, language),
            ngrams.ngram_features(text),
        ]
    )
