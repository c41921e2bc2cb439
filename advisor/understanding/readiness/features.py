"""What a clause shows apart from its sentence vector: words of a dimension, denied or not."""

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from advisor.assessments.readiness_method import DIMENSIONS
from advisor.language import Language
from advisor.understanding.readiness.cues import cues_of, level
from advisor.understanding.readiness.lexicon import hits_in, tokens_of

_ANY = "any"
_MOST = 2
_PER_DIMENSION, _REST = 7, 7
COUNT = _PER_DIMENSION * len(DIMENSIONS) + _REST


def lexical_features(text: str, language: Language) -> NDArray[np.float32]:
    """Counts (COUNT,): a dimension's topic, what favours it and what does not, and their products.

    Counts end at `_MOST`. The last are the general words, and how the clause is put: a plan, a
    wish, about another business, an order, a question.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for hit in hits_in(tokens_of(text), language):
        role = "topic" if hit.role == "topic" else "for" if hit.favours else "against"
        counts[hit.group, role] += 1
    well, ill = (min(_MOST, counts[_ANY, role]) for role in ("for", "against"))
    values: list[float] = []
    for dimension in DIMENSIONS:
        topic = min(1, counts[dimension, "topic"])
        strong, weak = (min(_MOST, counts[dimension, role]) for role in ("for", "against"))
        values += [topic, strong, weak, topic * min(1, well), topic * min(1, ill)]
        values += [topic * (strong > 0), topic * (weak > 0)]
    return np.array([*values, well, ill, *_turn(text, language)], dtype=np.float32)


def _turn(text: str, language: Language) -> list[bool]:
    flat, cues = level(text), cues_of(language)
    kinds = (cues.plans, cues.wishes, cues.others, cues.orders)
    return [*(bool(kind.search(flat)) for kind in kinds), "?" in text]
