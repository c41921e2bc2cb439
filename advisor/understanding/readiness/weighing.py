"""Whether what a text shows of a dimension amounts to a sign, and to which."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

import numpy as np

from advisor.assessments.readiness_method import DIMENSIONS
from advisor.paths import KNOWLEDGE
from advisor.understanding.readiness.mixture import Parts, Scores

FILE = KNOWLEDGE / "readers" / "signal-weights.json"
OUTCOMES = ("unknown", "strong", "weak")
COUNT = 16
_LEAST = 0.01
_SEVERAL = 3


@dataclass(frozen=True)
class Shown:
    """What a text shows of the signs, each (pieces, labels), once the manner of saying is heard.

    `pieces` are its clauses and pairs of clauses, `wholes` its sentences.
    """

    pieces: Parts
    wholes: Scores


def features_of(shown: Shown) -> Scores:
    """What weighs for a sign of each dimension (dimensions, COUNT)."""
    return np.array([_of_dimension(shown, at) for at in range(len(DIMENSIONS))])


def _of_dimension(shown: Shown, dimension: int) -> list[float]:
    own = slice(2 * dimension, 2 * dimension + 2)
    mixed, linear, vote = (part[:, own] for part in shown.pieces)
    wholes = shown.wholes[:, own]
    clearest, whole = int(mixed.sum(axis=1).argmax()), int(wholes.sum(axis=1).argmax())
    highest = np.sort(np.vstack([np.zeros((_SEVERAL, 2)), mixed]), axis=0)[-_SEVERAL:]
    return [
        *_logit(mixed.max(axis=0)),
        *highest[-2],
        *_logit(mixed[clearest].sum(keepdims=True)),
        *linear.max(axis=0),
        *vote.max(axis=0),
        _lean(linear[clearest]),
        _lean(vote[clearest]),
        _lean(highest.sum(axis=0)),
        *_logit(wholes.max(axis=0)),
        *_logit(wholes[whole].sum(keepdims=True)),
        _lean(wholes[whole]),
    ]


def _logit(share: Scores) -> Scores:
    share = np.clip(share, 0, 1)
    return np.asarray(np.log((share + _LEAST) / (1 - share + _LEAST)))


def _lean(pair: Scores) -> float:
    return float(pair[0] - pair[1])


@dataclass(frozen=True)
class Weighing:
    """A multinomial logistic model over `features_of` and which dimension it is.

    `coef` (COUNT + dimensions, outcomes) goes with features to which `mean` and `scale` were
    applied.
    """

    mean: Scores
    scale: Scores
    coef: Scores
    bias: Scores

    def probabilities(self, features: Scores) -> Scores:
        """The probability of each of `OUTCOMES` (dimensions, outcomes)."""
        level = (features - self.mean) / self.scale
        scores = np.hstack([level, np.eye(len(features))]) @ self.coef + self.bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True))

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        tables = {name: np.round(value, 4).tolist() for name, value in vars(self).items()}
        path.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what `save` wrote."""
        raw = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{name: np.array(value) for name, value in raw.items()})


@cache
def shipped_weighing() -> Weighing:
    """The weights that ship, learned from labelled descriptions (`evals.readings_weighing`)."""
    return Weighing.load(FILE)
