import hashlib
from collections.abc import Sequence
from zlib import crc32

import numpy as np
import pytest

from advisor.knowledge.clauses import ClauseBank, load_clauses
from advisor.retrieval.encoder import Vectors
from advisor.understanding.agreement import AgreementClassifier, AgreementReader


class Hashing:
    """An encoder by hashed words: small, quick, and the same every time."""

    name = "hashing"

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.full((len(texts), 32), 1e-3, dtype=np.float32)
        for at, text in enumerate(texts):
            for word in text.lower().split():
                rows[at, hashlib.sha256(word.encode()).digest()[0] % 32] += 1
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True))


@pytest.fixture(scope="session")
def bank() -> ClauseBank:
    return load_clauses()


@pytest.fixture(scope="session")
def classifier(bank: ClauseBank) -> AgreementClassifier:
    """A classifier over half of the real bank, with the hashing encoder.

    Which half depends on each sentence alone, so that a sentence added moves no other.
    """
    kept = [e for e in bank.examples if crc32(e.text.encode()) % 2 == 1]
    return AgreementClassifier.train(kept, Hashing().encode)


@pytest.fixture(scope="session")
def reader(classifier: AgreementClassifier) -> AgreementReader:
    return AgreementReader(classifier, Hashing().encode)
