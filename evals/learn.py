"""What calibration learns from rows of measured questions: leg weights and logistic models."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression

from advisor.language import LANGUAGES, Language
from advisor.retrieval.ranking import LEGS, Fusion

SET_WEIGHT = 12.0
_RIDGE = 0.02
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """What one question showed.

    `own` says that it comes from a scripted set rather than the bank; `sections` are the right
    ones, none where the guidance does not answer; `z` are the legs' z-scores (units, legs).
    """

    language: Language
    own: bool
    sections: tuple[str, ...]
    z: Array
    coverage: tuple[float, ...]
    premise: tuple[float, ...]
    mistaken: bool = False


def learn_fusion(rows: Sequence[Row], sections: NDArray[np.str_]) -> Fusion:
    """Weights that make the right section likeliest (conditional logit, weights ≥ 0)."""
    return Fusion({language: _weights(rows, language, sections) for language in LANGUAGES})


def _weights(
    rows: Sequence[Row], language: Language, sections: NDArray[np.str_]
) -> dict[str, float]:
    used = [r for r in rows if r.language == language and r.sections]
    z = np.stack([r.z for r in used])
    right = np.stack([np.isin(sections, r.sections) for r in used])
    weight = _weight(used)

    def loss(w: Array) -> float:
        scores = z @ np.abs(w)
        scores -= scores.max(axis=1, keepdims=True)
        p = np.exp(scores)
        share = (p * right).sum(axis=1) / p.sum(axis=1)
        return float(-(weight * np.log(share + 1e-12)).sum() + _RIDGE * (w**2).sum())

    best = minimize(loss, np.full(len(LEGS), 0.6), method="L-BFGS-B")
    return {leg: round(float(abs(w)), 3) for leg, w in zip(LEGS, best.x, strict=True)}


def _weight(rows: Sequence[Row]) -> Array:
    weight = np.array([SET_WEIGHT if r.own else 1.0 for r in rows])
    return np.asarray(weight / weight.sum())


def learn_logistic(
    rows: Sequence[Row],
    features: Callable[[Row], Sequence[float]],
    yes: Callable[[Row], bool],
    quantile: Callable[[Array, NDArray[np.bool_]], float],
) -> dict[str, Any]:
    """A logistic model a language, both classes of equal weight.

    `quantile` gives the threshold from the probabilities of the sets' rows and their truth.
    """
    learned: dict[str, Any] = {k: {} for k in ("mean", "scale", "coef", "bias", "threshold")}
    for language in LANGUAGES:
        used = [r for r in rows if r.language == language]
        x = np.array([features(r) for r in used])
        y = np.array([yes(r) for r in used])
        weight = _weight(used)
        weight[y] /= weight[y].sum()
        weight[~y] /= weight[~y].sum()
        mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-3)
        model = LogisticRegression(C=0.5, max_iter=1000)
        model.fit((x - mean) / scale, y, sample_weight=weight * len(y) / 2)
        p = model.predict_proba((x - mean) / scale)[:, 1]
        own = np.array([r.own for r in used])
        learned["mean"][language] = _rounded(mean)
        learned["scale"][language] = _rounded(scale)
        learned["coef"][language] = _rounded(model.coef_[0])
        learned["bias"][language] = round(float(model.intercept_[0]), 5)
        learned["threshold"][language] = round(quantile(p[own], y[own]), 4)
    return learned


def _rounded(values: Array) -> list[float]:
    return [round(float(v), 5) for v in values]
