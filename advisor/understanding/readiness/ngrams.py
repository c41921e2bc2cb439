"""The words of a clause and the pairs of them, hashed into a row of fixed length."""

from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from advisor.understanding.readiness.lexicon import tokens_of

COUNT = 2048
_SIGN = 1 << 31


def ngram_features(text: str) -> NDArray[np.float32]:
    """A unit row (COUNT,), or zeros where there is no word; equal texts give equal rows."""
    row = np.zeros(COUNT, dtype=np.float32)
    for ngram in _ngrams(text):
        code = crc32(ngram.encode())
        row[code % COUNT] += 1 if code & _SIGN else -1
    length = float(np.linalg.norm(row))
    return row / length if length else row


def _ngrams(text: str) -> Iterator[str]:
    words = [token for token in tokens_of(text) if token.isalnum()]
    yield from words
    yield from (f"{one} {two}" for one, two in pairwise(words))
