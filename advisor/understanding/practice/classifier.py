"""What a clause says of needs and of checks: linear models over its vector and its words."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from advisor.assessments.ambassadors import CHECKS
from advisor.assessments.finder import NEEDS
from advisor.knowledge.practice_clauses import STATUSES, PracticeBank, PracticeExample
from advisor.language import Language
from advisor.retrieval.encoder import Encoder, Vectors
from advisor.understanding.kept import kept_model, save_arrays
from advisor.understanding.practice.features import WORD_SCALE, WORDS, features

FORMAT = 1
Scores = NDArray[np.float64]
Encode = Callable[[Sequence[str]], Vectors]
_C = 4.0
_ROUNDS = 300
_FOLDS = 4
_INVENTED = 0.02
_LEAST, _MOST = 0.4, 0.55
_NEVER = -20.0
_PARTS = ("needs", "checks", "status")


@dataclass(frozen=True)
class Linear:
    """A multinomial logistic model; `threshold` is the least probability of a label."""

    coef: Scores
    bias: Scores
    threshold: float

    def probabilities(self, rows: Vectors) -> Scores:
        """The probability of each label, row by row."""
        scores = rows @ self.coef + self.bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))


class ClauseClassifier:
    """Three models: the needs (and none), the checks (and none), how far a check has come."""

    def __init__(self, needs: Linear, checks: Linear, status: Linear) -> None:
        """Take the trained models; of `needs` and `checks` the last label is none."""
        self.needs = needs
        self.checks = checks
        self.status = status

    @classmethod
    def train(cls, examples: Sequence[PracticeExample], encode: Encode) -> Self:
        """Learn from labelled clauses; the thresholds are set on clauses left out."""
        texts = [e.text for e in examples]
        rows = features(texts, [e.language for e in examples], encode(texts))
        topics = np.array([e.topic for e in examples])
        needs, checks = len(NEEDS), len(CHECKS)
        of_need = np.where(topics < needs, topics, needs)
        is_check = (topics >= needs) & (topics < needs + checks)
        of_check = np.where(is_check, topics - needs, checks)
        status = np.array([e.status or 0 for e in examples])
        return cls(
            needs=_trained(rows, of_need, needs + 1),
            checks=_trained(rows, of_check, checks + 1),
            status=_fit(rows[is_check], status[is_check], len(STATUSES)),
        )

    def rows(self, texts: Sequence[str], language: Language, vectors: Vectors) -> Vectors:
        """What the models take, a row a text."""
        return features(texts, [language] * len(texts), vectors)

    def save(self, path: Path) -> None:
        """Write the models beside `path` and put them there whole."""
        kept: dict[str, NDArray[np.float32]] = {}
        for name, model in zip(_PARTS, (self.needs, self.checks, self.status), strict=True):
            kept[f"{name}_coef"] = model.coef.astype(np.float32)
            kept[f"{name}_bias"] = model.bias.astype(np.float32)
            kept[f"{name}_threshold"] = np.array(model.threshold, dtype=np.float32)
        save_arrays(path, kept)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError, KeyError: the file is not such a model.
        """
        with np.load(path, allow_pickle=False) as kept:
            models = [
                Linear(
                    kept[f"{name}_coef"].astype(np.float64),
                    kept[f"{name}_bias"].astype(np.float64),
                    float(kept[f"{name}_threshold"]),
                )
                for name in _PARTS
            ]
        return cls(*models)


def open_classifier(bank: PracticeBank, encoder: Encoder, folder: Path) -> ClauseClassifier:
    """The classifier of this bank and this encoder; trained and kept where not yet."""
    return kept_model(
        folder,
        "practice",
        classifier_name(bank, encoder),
        ClauseClassifier.load,
        lambda: ClauseClassifier.train(bank.examples, encoder.encode),
    )


def classifier_name(bank: PracticeBank, encoder: Encoder) -> str:
    """The name under which the classifier of this bank and this encoder is kept."""
    settings = [FORMAT, WORDS, WORD_SCALE, _C, _ROUNDS, _INVENTED]
    whole = json.dumps([settings, bank.digest, encoder.name])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _trained(rows: Vectors, labels: NDArray[np.int64], count: int) -> Linear:
    """A model whose threshold lets few clauses of none be given a label."""
    fold = np.arange(len(labels)) % _FOLDS
    none = labels == count - 1
    best = np.zeros(len(labels))
    for number in range(_FOLDS):
        model = _fit(rows[fold != number], labels[fold != number], count)
        found = model.probabilities(rows[fold == number])[:, : count - 1]
        best[fold == number] = found.max(axis=1)
    allowed = float(np.quantile(best[none], 1 - _INVENTED)) if none.any() else _LEAST
    whole = _fit(rows, labels, count)
    return Linear(whole.coef, whole.bias, min(max(allowed, _LEAST), _MOST))


def _fit(rows: Vectors, labels: NDArray[np.int64], count: int) -> Linear:
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    model = LogisticRegression(C=_C, max_iter=_ROUNDS, tol=1e-3)
    # So small a problem is solved many times slower by threads that wait for each other.
    with threadpool_limits(limits=1):
        model.fit(rows, labels)
    coef = np.zeros((rows.shape[1], count))
    bias = np.full(count, _NEVER)
    coef[:, model.classes_] = model.coef_.T
    bias[model.classes_] = model.intercept_
    return Linear(coef, bias, 0.0)
