import hashlib
from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest

from advisor.knowledge.practice_clauses import PracticeBank, load_practice_clauses
from advisor.retrieval.encoder import Vectors
from advisor.understanding.practice import ClauseClassifier, PracticeReader

TODAY = date(2026, 11, 30)
"""A Monday."""


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
def bank() -> PracticeBank:
    return load_practice_clauses()


@pytest.fixture(scope="session")
def small(bank: PracticeBank) -> PracticeBank:
    """A few clauses of each kind."""

    def few(phrasings: object) -> object:
        return {lang: list(getattr(phrasings, lang))[:6] for lang in ("fr", "en")}

    checks = {
        name: {s: few(getattr(steps, s)) for s in ("nothing", "begun", "running")}
        for name, steps in bank.checks.items()
    }
    needs = {name: few(phrasings) for name, phrasings in bank.needs.items()}
    return PracticeBank.model_validate(
        {"needs": needs, "checks": checks, "none": few(bank.none), "digest": "few"}
    )


@pytest.fixture(scope="session")
def reader(bank: PracticeBank) -> PracticeReader:
    """A reader over the real bank, with the hashing encoder."""
    encode = Hashing().encode
    return PracticeReader(ClauseClassifier.train(bank.examples, encode), encode)
