from pathlib import Path

import numpy as np
import pytest

from advisor.knowledge.signals import SignalBank
from advisor.understanding.readiness.classifier import (
    ClauseClassifier,
    classifier_name,
    open_classifier,
)
from tests.understanding.readiness.conftest import Blind, Hashing


@pytest.fixture(scope="module")
def small(bank: SignalBank) -> SignalBank:
    """A tenth of the bank."""

    def few(phrasings: object) -> object:
        return {lang: list(getattr(phrasings, lang))[:5] for lang in ("fr", "en")}

    signed = {
        name: {sign: few(getattr(side, sign)) for sign in ("strong", "weak")}
        for name, side in bank.signed.items()
    }
    return SignalBank.model_validate({"signed": signed, "none": few(bank.none), "digest": "few"})


def test_probabilities_add_up_to_one(small: SignalBank) -> None:
    made = ClauseClassifier.train(small.examples, Hashing().encode)
    texts = ["on manque de monde", "il fait beau"]
    for found in made.parts(texts, "fr", Hashing().encode(texts)):
        assert np.allclose(found.sum(axis=1), 1)


def test_what_is_kept_reads_the_same(small: SignalBank, tmp_path: Path) -> None:
    made = ClauseClassifier.train(small.examples, Hashing().encode)
    made.save(tmp_path / "deep" / "model.npz")
    again = ClauseClassifier.load(tmp_path / "deep" / "model.npz")
    texts = ["cash is tight"]
    vectors = Hashing().encode(texts)
    assert np.allclose(
        made.parts(texts, "en", vectors).mixed,
        again.parts(texts, "en", vectors).mixed,
        atol=1e-4,
    )


def test_it_is_trained_once_and_again_where_damaged(small: SignalBank, tmp_path: Path) -> None:
    open_classifier(small, Hashing(), tmp_path)
    kept = next(tmp_path.glob("signals-*.npz"))
    before = kept.stat().st_mtime_ns
    open_classifier(small, Hashing(), tmp_path)
    assert kept.stat().st_mtime_ns == before
    kept.write_bytes(b"not a model")
    open_classifier(small, Hashing(), tmp_path)
    assert kept.stat().st_size > len(b"not a model")


def test_another_encoder_or_bank_has_another_name(bank: SignalBank, small: SignalBank) -> None:
    names = {
        classifier_name(bank, Hashing()),
        classifier_name(small, Hashing()),
        classifier_name(bank, Blind()),
    }
    assert len(names) == 3


def test_another_model_takes_the_place_of_the_old_one(small: SignalBank, tmp_path: Path) -> None:
    open_classifier(small, Hashing(), tmp_path)
    open_classifier(small, Blind(), tmp_path)
    assert len(list(tmp_path.glob("signals-*.npz"))) == 1
