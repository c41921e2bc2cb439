"""What a clause says, from labelled clauses: a linear model, and the clauses nearest to it."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from advisor.understanding.kept import save_arrays

Scores = NDArray[np.float64]
Features = NDArray[np.float32] | NDArray[np.float64]
Labels = NDArray[np.int64]
_ROUNDS = 200
_TOLERANCE = 1e-3
_NEAREST = 12
_WARMTH = 0.05
_NEVER = -20.0


class Parts(NamedTuple):
    """Probabilities (rows, kinds): of the mixture, its linear model, its neighbours."""

    mixed: Scores
    linear: Scores
    vote: Scores


class Mixture:
    """Multinomial logistic regression mixed with a vote of the nearest labelled clauses.

    A row of features is the vector of a clause, then its lexical features. The linear model reads
    all of it; the neighbours are those of the vector alone, each heard by how near it stands.
    """

    def __init__(
        self, coef: Scores, bias: Scores, known: Features, labels: Labels, share: float
    ) -> None:
        """Take coef (features, kinds), bias (kinds,), the known vectors and their labels.

        `share` is the part of the neighbours, from 0 to 1.
        """
        self._coef = coef
        self._bias = bias
        self._known = known.astype(np.float32)
        self._labels = labels
        self._share = share

    @classmethod
    def fit(
        cls, features: Features, labels: Labels, *, kinds: int, size: int, c: float, share: float
    ) -> Self:
        """Learn; `size` is the length of a vector, `c` the inverse of the regularisation."""
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=c, max_iter=_ROUNDS, tol=_TOLERANCE)
        model.fit(features, labels)
        coef = np.zeros((features.shape[1], kinds))
        bias = np.full(kinds, _NEVER)
        coef[:, model.classes_] = model.coef_.T
        bias[model.classes_] = model.intercept_
        return cls(coef, bias, features[:, :size], labels, share)

    def probabilities(self, features: Features) -> Scores:
        """The probability of each kind (rows, kinds)."""
        return self.parts(features).mixed

    def parts(self, features: Features) -> Parts:
        """The same, with what the linear model and the neighbours say apart."""
        linear, vote = _softmax(features @ self._coef + self._bias), self._vote(features)
        return Parts((1 - self._share) * linear + self._share * vote, linear, vote)

    def _vote(self, features: Features) -> Scores:
        near = features[:, : self._known.shape[1]].astype(np.float32) @ self._known.T
        count = min(_NEAREST, near.shape[1])
        heard = np.argpartition(-near, count - 1, axis=1)[:, :count]
        nearness = np.take_along_axis(near, heard, axis=1).astype(np.float64)
        weights = _softmax(nearness / _WARMTH)
        found = np.zeros((len(features), len(self._bias)))
        rows = np.repeat(np.arange(len(features)), count)
        np.add.at(found, (rows, self._labels[heard].ravel()), weights.ravel())
        return found

    def save(self, path: Path) -> None:
        """Write the model beside `path`, and put it there whole."""
        arrays: dict[str, NDArray[np.generic]] = {
            "coef": self._coef.astype(np.float32),
            "bias": self._bias.astype(np.float32),
            "known": self._known.astype(np.float16),
            "labels": self._labels.astype(np.int16),
            "share": np.array(self._share, dtype=np.float32),
        }
        save_arrays(path, arrays)

    @classmethod
    def of(cls, kept: Mapping[str, NDArray[np.generic]]) -> Self:
        """The model of what `save` wrote.

        Raises:
            ValueError, KeyError: it is not such a model.
        """
        coef, bias, known = (kept[name].astype(np.float64) for name in ("coef", "bias", "known"))
        return cls(coef, bias, known, kept["labels"].astype(np.int64), float(kept["share"]))


def _softmax(scores: Scores) -> Scores:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
