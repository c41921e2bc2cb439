"""Does the guidance answer this question? What the rankings show of it, for a logistic model."""

import math
from collections.abc import Sequence

import numpy as np

from advisor.language import Language
from advisor.retrieval.kinds import KindGuess
from advisor.retrieval.lexical import Lexical
from advisor.retrieval.ranking import LEGS, Ranking, z_scores
from advisor.retrieval.tokens import stems
from advisor.retrieval.ungiven import ungiven

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
    "outside_near",
    "ungiven",
    "ungiven_words",
    "length",
)


def coverage_features(
    question: str,
    language: Language,
    ranking: Ranking,
    kind: KindGuess,
    lexical: Lexical,
    sections: Sequence[str],
    nearest_ask: float,
) -> tuple[float, ...]:
    """The values of `FEATURES` for one question.

    `sections` are those of the units, in order; `nearest_ask` is the similarity of the nearest
    question of the bank.
    """
    order = ranking.order
    tops = {leg: int(np.argmax(ranking.raw[leg])) for leg in LEGS}
    agreement = sum(sections[top] == sections[order[0]] for top in tops.values()) / len(LEGS)
    by_words, by_meaning = kind.outside
    named = ungiven(question, language)
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
        kind.outside_near - nearest_ask,
        float(min(named, 2)),
        float(min(named, 2)) * by_words,
        math.log(words),
    )


def _logit(p: float) -> float:
    bounded = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))
