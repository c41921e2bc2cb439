import hashlib
from collections.abc import Sequence

import numpy as np
import pytest

from advisor.knowledge.signals import SignalBank, load_signals
from advisor.retrieval.encoder import Vectors
from advisor.understanding.readiness import ClauseClassifier, SignalReader


class Blind:
    """An encoder that tells nothing: the same vector for every text."""

    name = "blind"

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.full((len(texts), 4), 0.5, dtype=np.float32)


class Hashing:
    """An encoder by hashed words: small, quick, and the same every time."""

    name = "hashing"

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.full((len(texts), 64), 1e-3, dtype=np.float32)
        for at, text in enumerate(texts):
            for word in text.lower().split():
                rows[at, hashlib.sha256(word.encode()).digest()[0] % 64] += 1
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


@pytest.fixture(scope="session")
def bank() -> SignalBank:
    return load_signals()


@pytest.fixture(scope="session")
def reader(bank: SignalBank) -> SignalReader:
    """A reader over the real bank, with the hashing encoder."""
    return SignalReader(ClauseClassifier.train(bank.examples, Hashing().encode), Hashing().encode)
