"""Stage two runs end to end on a small sample and draws what it should."""

import gzip
import random
from pathlib import Path

import numpy as np
import pytest

from advisor.knowledge import Knowledge
from advisor.retrieval import train
from advisor.retrieval.encoder import SentenceEncoder
from advisor.retrieval.folds import in_fold
from advisor.retrieval.material import LEFT_OUT, draw, gather
from advisor.retrieval.train import Watch
from tests.retrieval.one_layer import one_layer

PAIRS = [
    ("The two shops share a van.", "Les deux boutiques partagent une camionnette."),
    ("We meet every second Tuesday.", "On se rencontre un mardi sur deux."),
]


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    folder = tmp_path / "pairs"
    folder.mkdir()
    with gzip.open(folder / "small.tsv.gz", "wt", encoding="utf-8") as out:
        out.write("en\tfr\n" + "".join(f"{en}\t{fr}\n" for en, fr in PAIRS))
    return folder


def test_a_batch_pairs_each_question_with_its_own_unit(knowledge: Knowledge) -> None:
    material = gather(knowledge, PAIRS, np.zeros((2, 4), dtype=np.float32))
    step = draw(material, random.Random(2))
    assert len(step.queries) == len(step.positives) == len(step.units)
    assert set(step.units) <= set(material.near)
    assert set(step.pairs) == {0, 1}


def test_the_left_out_fold_and_section_are_not_learned(knowledge: Knowledge) -> None:
    material = gather(knowledge, [], np.zeros((0, 4), dtype=np.float32), without_section="culture")
    assert not any(in_fold(m.text, LEFT_OUT) for m in material.messages)
    assert not any(in_fold(q, LEFT_OUT) for q in material.outside)
    assert "culture" not in material.near.values()


@pytest.fixture
def small(knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One layer, and two sections of the content."""
    kept = {k: u for k, u in knowledge.units.items() if u.section in {"intro", "takeaways"}}
    asked = {unit: knowledge.questions[unit] for unit in kept}
    content = knowledge.model_copy(update={"units": kept, "questions": asked})
    model = one_layer(tmp_path / "one-layer")
    monkeypatch.setattr(train, "english_model", lambda: model)
    monkeypatch.setattr(train, "load_knowledge", lambda: content)
    monkeypatch.setattr(train, "WATCHED", 40)


@pytest.mark.usefixtures("small")
def test_a_short_training_writes_a_model_that_encodes(pairs: Path, tmp_path: Path) -> None:
    out = tmp_path / "model"
    train.main(["--pairs", str(pairs), "--steps", "1", "--out", str(out)])
    vectors = SentenceEncoder(str(out)).encode(["Un partenariat", "A partnership"])
    assert vectors.shape == (2, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_a_left_out_section_does_not_choose_the_model(knowledge: Knowledge) -> None:
    watch = Watch(knowledge, random.Random(1), without_section="culture")
    assert "culture" not in watch.right
    assert "culture" in Watch(knowledge, random.Random(1)).right
