"""A logistic model over standardised features, one a language, with its threshold."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.language import Language


@dataclass(frozen=True)
class Logistic:
    """Learned outside (`evals.calibrate`); `threshold` is the least probability for a yes."""

    mean: Mapping[Language, Sequence[float]]
    scale: Mapping[Language, Sequence[float]]
    coef: Mapping[Language, Sequence[float]]
    bias: Mapping[Language, float]
    threshold: Mapping[Language, float]

    def probability(self, features: Sequence[float], language: Language) -> float:
        """The probability of a yes, 0 to 1."""
        total = self.bias[language]
        for x, m, s, c in zip(
            features,
            self.mean[language],
            self.scale[language],
            self.coef[language],
            strict=True,
        ):
            total += c * (x - m) / s
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
