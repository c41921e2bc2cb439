from pathlib import Path

import numpy as np
import pytest

from advisor.knowledge.practice_clauses import PracticeBank
from advisor.understanding.practice.classifier import (
    ClauseClassifier,
    classifier_name,
    open_classifier,
)
from tests.understanding.practice.conftest import Hashing


def test_what_is_kept_reads_the_same(small: PracticeBank, tmp_path: Path) -> None:
    encoder = Hashing()
    made = ClauseClassifier.train(small.examples, encoder.encode)
    made.save(tmp_path / "deep" / "model.npz")
    again = ClauseClassifier.load(tmp_path / "deep" / "model.npz")
    texts = ["we need a lab", "on manque de soudeurs"]
    rows = made.rows(texts, "en", encoder.encode(texts))
    for one, two in ((made.needs, again.needs), (made.checks, again.checks)):
        assert np.allclose(one.probabilities(rows), two.probabilities(rows), atol=1e-4)
        assert np.allclose(one.probabilities(rows).sum(axis=1), 1)
        assert one.threshold == pytest.approx(two.threshold)


def test_it_is_trained_once_and_again_where_damaged(small: PracticeBank, tmp_path: Path) -> None:
    open_classifier(small, Hashing(), tmp_path)
    kept = next(tmp_path.glob("practice-*.npz"))
    before = kept.stat().st_mtime_ns
    open_classifier(small, Hashing(), tmp_path)
    assert kept.stat().st_mtime_ns == before
    kept.write_bytes(b"not a model")
    assert open_classifier(small, Hashing(), tmp_path).needs.threshold > 0


def test_another_bank_has_another_name(bank: PracticeBank, small: PracticeBank) -> None:
    assert classifier_name(bank, Hashing()) != classifier_name(small, Hashing())
