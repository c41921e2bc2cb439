"""What a clause shows to the linear models: its sentence vector and its words, hashed."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from advisor.language import Language
from advisor.retrieval.encoder import Vectors
from advisor.retrieval.tokens import fold, stems

WORDS = 1024
WORD_SCALE = 1.0
_PIECE = 4
_WORD = re.compile(r"[a-z0-9]+")


def features(texts: Sequence[str], languages: Sequence[Language], vectors: Vectors) -> Vectors:
    """Rows (texts, dimensions + `WORDS`): the vector beside unit counts of stems and pieces."""
    if not texts:
        return np.zeros((0, vectors.shape[1] + WORDS), dtype=np.float32)
    words = np.stack([hashed(t, lang) for t, lang in zip(texts, languages, strict=True)])
    return np.hstack([vectors, WORD_SCALE * words]).astype(np.float32)


@lru_cache(maxsize=4096)
def hashed(text: str, language: Language) -> NDArray[np.float32]:
    """Stems and pieces of words (typos share most of them) as a unit row of `WORDS` counts."""
    row = np.zeros(WORDS, dtype=np.float32)
    for sign in _signs(text, language):
        row[crc32(sign.encode()) % WORDS] += 1
    length = float(np.linalg.norm(row))
    return row / length if length else row


def _signs(text: str, language: Language) -> Iterator[str]:
    yield from (f"w:{stem}" for stem in stems(text, language))
    for word in _WORD.findall(fold(text)):
        padded = f"<{word}>"
        yield from (padded[at : at + _PIECE] for at in range(max(1, len(padded) - _PIECE + 1)))
