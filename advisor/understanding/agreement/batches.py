"""Sentences encoded a few at a time, those of like length together."""

from collections.abc import Sequence

import numpy as np

from advisor.retrieval.encoder import Vectors
from advisor.understanding.agreement.classifier import Encode

_FEW = 8


def in_batches(encode: Encode, texts: Sequence[str]) -> Vectors:
    """Unit vectors, one row a text.

    Sentences padded to the longest of many, on several threads, took twice the time of few.
    """
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    groups = [order[start : start + _FEW] for start in range(0, len(order), _FEW)]
    rows = np.concatenate([encode([texts[at] for at in group]) for group in groups])
    return np.asarray(rows[np.argsort(order)])
