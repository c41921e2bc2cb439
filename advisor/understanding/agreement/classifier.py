"""What a sentence of an agreement speaks of, and how: kernel models over words and vectors."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from advisor.assessments.agreement_method import CLAUSES
from advisor.knowledge.clauses import MANNERS, ClauseBank, ClauseExample, Manner
from advisor.retrieval.encoder import Encoder, Vectors
from advisor.understanding.agreement.features import WIDTH, Row, row_of, scores_of
from advisor.understanding.kept import kept_model, save_arrays

FORMAT = 7
Scores = NDArray[np.float64]
Encode = Callable[[Sequence[str]], Vectors]
_RIDGE = 0.3
_VECTOR, _NARROW = 2.0, 1.0
_STEPS = 30


@dataclass(frozen=True)
class Head:
    """Scores linear in the words (WIDTH, columns), and by how near known vectors stand; a bias.

    `known` are vectors (examples, dimensions), none where the head goes by words alone; `duals`
    their part in each column. `slope` and `offset` turn the scores into log odds.
    """

    words: NDArray[np.float32]
    known: NDArray[np.float16]
    duals: NDArray[np.float32]
    bias: NDArray[np.float32]
    slope: NDArray[np.float32]
    offset: NDArray[np.float32]

    def probabilities(self, rows: Sequence[Row], vectors: Vectors | None = None) -> Scores:
        """How likely each column is, for each row."""
        scores = scores_of(rows, self.words) + self.bias
        if vectors is not None:
            scores = scores + _nearness(vectors, self.known.astype(np.float32)) @ self.duals
        return _logistic(scores * self.slope + self.offset)


@dataclass(frozen=True)
class Reading:
    """How likely each sentence speaks of each clause (rows, clauses), in each of `MANNERS`."""

    clauses: Scores
    manners: Scores

    def manner(self, name: Manner) -> Scores:
        """How likely each sentence speaks in one manner (rows,)."""
        return np.asarray(self.manners[:, MANNERS.index(name)])


class AgreementClassifier:
    """The clauses that a sentence speaks of, by its words or by its words and vector."""

    def __init__(self, quick: Head, whole: Head) -> None:
        """Take the trained heads: by words, by words and vectors."""
        self._heads = {"quick": quick, "whole": whole}

    @classmethod
    def train(cls, examples: Sequence[ClauseExample], encode: Encode) -> Self:
        """Learn from labelled sentences, those that stand beside the others last."""
        rows = [row_of(e.text, e.language) for e in examples]
        vectors = encode([e.text for e in examples])
        labels = np.array(
            [
                [*(c in e.clauses for c in CLAUSES), *(e.manner == m for m in MANNERS)]
                for e in examples
            ],
            dtype=np.float32,
        )
        words, base = _products(rows), sum(not e.beside for e in examples)
        return cls(
            quick=_head(rows, None, labels, words, base),
            whole=_head(rows, vectors, labels, words, base),
        )

    def quick(self, rows: Sequence[Row]) -> Reading:
        """What sentences say, by their words alone."""
        return _reading(self._heads["quick"].probabilities(rows))

    def whole(self, rows: Sequence[Row], vectors: Vectors) -> Reading:
        """What sentences say, by their words and vectors."""
        return _reading(self._heads["whole"].probabilities(rows, vectors))

    def save(self, path: Path) -> None:
        """Write the model beside `path` and put it there whole."""
        arrays = {
            f"{name}_{part}": value
            for name, head in self._heads.items()
            for part, value in vars(head).items()
        }
        save_arrays(path, arrays)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote.

        Raises:
            OSError, ValueError, KeyError: the file is not such a model.
        """
        with np.load(path, allow_pickle=False) as kept:
            heads = {
                name: Head(**{part: kept[f"{name}_{part}"] for part in Head.__dataclass_fields__})
                for name in ("quick", "whole")
            }
        return cls(**heads)


def open_classifier(bank: ClauseBank, encoder: Encoder, folder: Path) -> AgreementClassifier:
    """The classifier of this bank and this encoder; trained and kept where not yet."""
    return kept_model(
        folder,
        "clauses",
        classifier_name(bank, encoder),
        AgreementClassifier.load,
        lambda: AgreementClassifier.train(bank.examples, encoder.encode),
    )


def classifier_name(bank: ClauseBank, encoder: Encoder) -> str:
    """The name under which the classifier of this bank and this encoder is kept."""
    settings = [FORMAT, WIDTH, _RIDGE, _VECTOR, _NARROW]
    whole = json.dumps([settings, bank.digest, encoder.name])
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _reading(probabilities: Scores) -> Reading:
    return Reading(probabilities[:, : len(CLAUSES)], probabilities[:, len(CLAUSES) :])


def _products(rows: Sequence[Row]) -> NDArray[np.float32]:
    """The inner product of every row with every other."""
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *map(len, rows)])
    places = np.concatenate([np.fromiter(row.keys(), np.int64, len(row)) for row in rows])
    weights = np.concatenate([np.fromiter(row.values(), np.float32, len(row)) for row in rows])
    matrix = csr_matrix((weights, places, ends), shape=(len(rows), WIDTH))
    return np.asarray((matrix @ matrix.T).toarray(), dtype=np.float32)


def _head(
    rows: Sequence[Row],
    vectors: Vectors | None,
    labels: NDArray[np.float32],
    words: NDArray[np.float32],
    base: int,
) -> Head:
    """Ridge regression in its dual form, scaled on what it says of rows left out.

    The rows from `base` on teach the last column alone.
    """
    product = words + 1.0
    if vectors is not None:
        vectors = vectors.astype(np.float16).astype(np.float32)
        product = product + _nearness(vectors, vectors)
    duals, spread = _solved(product + _RIDGE * np.eye(len(rows), dtype=np.float32), labels, base)
    left_out = np.asarray(labels - duals / spread, dtype=np.float32)
    last = labels.shape[1] - 1
    ends = [len(rows) if column == last else base for column in range(last + 1)]
    pairs = [_scaled(left_out[:end, k], labels[:end, k]) for k, end in enumerate(ends)]
    coef = np.zeros((WIDTH, labels.shape[1]), dtype=np.float32)
    for row, dual in zip(rows, duals, strict=True):
        places = np.fromiter(row.keys(), np.int64, len(row))
        coef[places] += np.fromiter(row.values(), np.float32, len(row))[:, None] * dual
    none = np.zeros((0, 0), dtype=np.float32)
    return Head(
        words=coef,
        known=np.asarray(none if vectors is None else vectors, dtype=np.float16),
        duals=np.asarray(none if vectors is None else duals, dtype=np.float32),
        bias=np.asarray(duals.sum(axis=0), dtype=np.float32),
        slope=np.array([slope for slope, _ in pairs], dtype=np.float32),
        offset=np.array([offset for _, offset in pairs], dtype=np.float32),
    )


def _solved(
    product: NDArray[np.float32], labels: NDArray[np.float32], base: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The part of each row in each column, and its own weight in it (rows, columns).

    The first rows are solved alone; the others are then solved against them, for the last column.
    """
    inverse = np.linalg.inv(product[:base, :base])
    lean = inverse @ product[:base, base:]
    within = np.linalg.inv(product[base:, base:] - product[base:, :base] @ lean)
    duals = np.zeros_like(labels)
    duals[:base] = inverse @ labels[:base]
    duals[base:, -1] = within @ (labels[base:, -1] - lean.T @ labels[:base, -1])
    duals[:base, -1] -= lean @ duals[base:, -1]
    spread = np.ones_like(labels)
    spread[:base] = np.diag(inverse)[:, None]
    spread[:base, -1] += ((lean @ within) * lean).sum(axis=1)
    spread[base:, -1] = np.diag(within)
    return duals, spread


def _nearness(vectors: Vectors, known: Vectors) -> NDArray[np.float32]:
    """A Gaussian kernel of unit vectors (rows, known), weighed against that of the words."""
    apart = np.float32(2.0) - np.float32(2.0) * (vectors @ known.T)
    return np.asarray(_VECTOR * np.exp(-_NARROW * apart), dtype=np.float32)


def _scaled(scores: NDArray[np.float32], labels: NDArray[np.float32]) -> tuple[float, float]:
    """The slope and offset that make scores the log odds of the labels, by Newton's steps."""
    design = np.stack([scores, np.ones_like(scores)], axis=1).astype(np.float64)
    weights = np.array([4.0, -2.0])
    for _ in range(_STEPS):
        odds = _logistic(design @ weights)
        spread = np.maximum(odds * (1 - odds), 1e-6)
        bend = design.T @ (design * spread[:, None]) + 1e-3 * np.eye(2)
        weights += np.linalg.solve(bend, design.T @ (labels - odds) - 1e-3 * weights)
    return float(weights[0]), float(weights[1])


def _logistic(scores: Scores) -> Scores:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))))
