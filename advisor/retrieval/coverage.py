"""Does the guidance answer this question? A calibrated probability from what the rankings show."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.language import Language
from advisor.retrieval.kinds import KindGuess
from advisor.retrieval.lexical import Lexical
from advisor.retrieval.ranking import LEGS, Ranking, z_scores
from advisor.retrieval.tokens import stems

FEATURES = (
    "top_fused",
    "margin",
    "top_text",
    "top_asks",
    "top_vector",
    "top_ngrams",
    "lexical_per_word",
    "section_agreement",
    "unknown_share",
    "outside_words",
    "outside_meaning",
    "outside_both",
    "length",
)


@dataclass(frozen=True)
class Coverage:
    """A logistic model over `FEATURES`, standardised; one a language."""

    mean: Mapping[Language, Sequence[float]]
    scale: Mapping[Language, Sequence[float]]
    coef: Mapping[Language, Sequence[float]]
    bias: Mapping[Language, float]
    threshold: Mapping[Language, float]

    def probability(self, features: Sequence[float], language: Language) -> float:
        """How likely the question is answerable, 0 to 1."""
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


def coverage_features(
    question: str,
    language: Language,
    ranking: Ranking,
    kind: KindGuess,
    lexical: Lexical,
    sections: Sequence[str],
) -> tuple[float, ...]:
    """The values of `FEATURES` for one question; `sections` are those of the units, in order."""
    order = ranking.order
    tops = {leg: int(np.argmax(ranking.raw[leg])) for leg in LEGS}
    agreement = sum(sections[top] == sections[order[0]] for top in tops.values()) / len(LEGS)
    by_words, by_meaning = kind.outside
    words = max(1, len(stems(question, language)))
    rival = next((i for i in order if sections[i] != sections[order[0]]), order[0])
    return (
        float(ranking.fused[order[0]]),
        float(ranking.fused[order[0]] - ranking.fused[rival]),
        float(ranking.raw["text"].max()),
        float(ranking.raw["asks"].max()),
        float(z_scores(ranking.raw["vector"]).max()),
        float(ranking.raw["ngrams"].max()),
        float(ranking.raw["lexical"].max()) / words,
        agreement,
        lexical.unknown_share(question, language),
        _logit(by_words),
        _logit(by_meaning),
        _logit((by_words + by_meaning) / 2),
        math.log(words),
    )


def _logit(p: float) -> float:
    bounded = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))
