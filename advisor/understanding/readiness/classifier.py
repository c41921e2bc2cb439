"""What a clause says of readiness: one linear model over its vector and its words."""

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
from advisor.understanding.readiness.features import COUNT, lexical_features
from advisor.understanding.readiness.mixture import Labels, Mixture, Scores

FORMAT = 3
Encode = Callable[[Sequence[str]], Vectors]
NOTHING = len(LABELS)
_LEXICAL_SCALE = 0.7
_C = 6.0
_SHARE = 0.3
_FOLDS = 3
_INVENTED = 0.075
_SIGN = 0.68
_LEAST, _MOST = 0.35, 0.85
_TINY = 1e-9


class ClauseClassifier:
    """A mixture over the kinds of clauses; `threshold` is the least evidence of a sign."""

    def __init__(self, mixture: Mixture, threshold: float) -> None:
        """Take the trained mixture, of labels + 1 kinds."""
        self._mixture = mixture
        self.threshold = threshold

    @classmethod
    def train(cls, examples: Sequence[SignalExample], encode: Encode) -> Self:
        """Learn from labelled clauses; the threshold is set on clauses left out."""
        vectors = encode([e.text for e in examples])
        features = _features([e.text for e in examples], [e.language for e in examples], vectors)
        labels = np.array([e.label for e in examples])
        size = vectors.shape[1]
        threshold = _threshold(_left_out(features, labels, size), labels)
        return cls(_fit(features, labels, size), threshold)

    def probabilities(self, texts: Sequence[str], language: Language, vectors: Vectors) -> Scores:
        """The probability of each label (texts, labels + 1); the last is of no sign."""
        return self._mixture.probabilities(_features(texts, [language] * len(texts), vectors))

    def save(self, path: Path) -> None:
        """Write the model beside `path` and put it there whole."""
        self._mixture.save(path, threshold=self.threshold)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError, KeyError: the file is not such a model.
        """
        with np.load(path, allow_pickle=False) as kept:
            return cls(Mixture.of(kept), float(kept["threshold"]))


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
        for kind in ("readiness", "signals")
        for language in LANGUAGES
    ]
    settings = [FORMAT, _LEXICAL_SCALE, _C, _SHARE, _INVENTED, _SIGN]
    whole = json.dumps([settings, bank.digest, encoder.name, *parts])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def evidence(signs: Scores) -> Scores:
    """What stands for each sign (texts, labels), from the probabilities of the signs.

    It is how likely the text speaks of the dimension with a sign, whichever, given to the likelier
    of the two; nothing where that one is not clearly likelier.
    """
    pairs = signs.reshape(len(signs), -1, 2)
    both = pairs.sum(axis=2, keepdims=True)
    return np.where(pairs >= _SIGN * both + _TINY, both, 0.0).reshape(signs.shape)


def _features(texts: Sequence[str], languages: Sequence[Language], vectors: Vectors) -> Scores:
    if not texts:
        return np.zeros((0, vectors.shape[1] + COUNT))
    pairs = zip(texts, languages, strict=True)
    words = np.stack([lexical_features(text, language) for text, language in pairs])
    return np.hstack([vectors, _LEXICAL_SCALE * words]).astype(np.float64)


def _fit(features: Scores, labels: Labels, size: int) -> Mixture:
    return Mixture.fit(features, labels, kinds=NOTHING + 1, size=size, c=_C, share=_SHARE)


def _left_out(features: Scores, labels: Labels, size: int) -> Scores:
    """The probabilities of each clause by a model that has not seen it."""
    fold = np.arange(len(labels)) % _FOLDS
    found = np.zeros((len(labels), NOTHING + 1))
    for number in range(_FOLDS):
        seen = fold != number
        made = _fit(features[seen], labels[seen], size)
        found[~seen] = made.probabilities(features[~seen])
    return found


def _threshold(probabilities: Scores, labels: Labels) -> float:
    """The least threshold at which few clauses without a sign would be given one."""
    best = evidence(probabilities[labels == NOTHING, :NOTHING]).max(axis=1, initial=0.0)
    allowed = float(np.quantile(best, 1 - _INVENTED)) if len(best) else _LEAST
    return min(max(allowed, _LEAST), _MOST)
