"""Stage one learns, stops, goes on as if it had not stopped, and leaves its pairs out."""

import gzip
import os
import random
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from advisor.knowledge import Knowledge
from advisor.retrieval import align
from advisor.retrieval.align import main
from advisor.retrieval.encoder import SentenceEncoder, Vectors, english_model
from advisor.retrieval.pairs import (
    LONGEST,
    Pair,
    left_out,
    own_pairs,
    read_files,
    sample,
    sources,
    teacher_vectors,
    to_learn,
    weights,
)
from advisor.retrieval.training import Loop, Plan
from tests.retrieval.one_layer import one_layer

PLACES = ("the bakery", "the print shop", "the museum", "the garage", "the co-op", "the school")
LIEUX = ("la boulangerie", "l'imprimerie", "le musée", "le garage", "la coop", "l'école")
FILES = {
    "many": [
        (f"We saw {place} {n} times.", f"On a vu {lieu} {n} fois.")
        for place, lieu in zip(PLACES, LIEUX, strict=True)
        for n in range(100)
    ],
    "few": [("We meet every second Tuesday.", "On se rencontre un mardi sur deux.")],
}


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    return _written(FILES, tmp_path / "pairs")


@pytest.fixture
def few(tmp_path: Path) -> Path:
    return _written({"few": FILES["few"], "some": FILES["many"][::50]}, tmp_path / "few")


def _written(files: Mapping[str, Sequence[Pair]], folder: Path) -> Path:
    folder.mkdir()
    for name, rows in files.items():
        with gzip.open(folder / f"{name}.tsv.gz", "wt", encoding="utf-8") as out:
            out.write("en\tfr\n" + "".join(f"{en}\t{fr}\n" for en, fr in [*rows, *rows]))
    return folder


def test_files_are_read_whole_and_each_pair_once(pairs: Path) -> None:
    assert read_files(pairs) == {name: rows for name, rows in sorted(FILES.items())}


def test_what_is_left_out_is_never_learned() -> None:
    kept = left_out(FILES)
    learned = [p for rows in to_learn(FILES).values() for p in rows]
    assert kept
    assert not {en for en, _ in kept} & {en for en, _ in learned}
    assert not {fr for _, fr in kept} & {fr for _, fr in learned}


def test_what_is_left_out_does_not_depend_on_the_order() -> None:
    assert left_out({name: rows[::-1] for name, rows in FILES.items()}) == left_out(FILES)


def test_the_content_is_parallel_sentence_by_sentence(knowledge: Knowledge) -> None:
    own = own_pairs(knowledge)
    assert len(own) > len(knowledge.units) * 5
    assert all(0 < len(side) <= LONGEST for pair in own for side in pair)


def test_small_files_are_sampled_whole() -> None:
    found = sample(FILES, 50, random.Random(1))
    assert len(found) == 50
    assert FILES["few"][0] in found


def test_a_batch_holds_pairs_of_like_length_short_ones_first() -> None:
    rows = [("e" * n, "f" * n) for n in range(4, LONGEST)]
    drawn, _ = sources({"all": rows})
    early, late = (drawn[0].batch(share, random.Random(3)) for share in (0.0, 1.0))
    assert max(drawn[0].lengths[i] for i in early) <= 80
    assert len(set(late)) == len(late)
    assert all(drawn[0].pairs[i][0] == "e" * drawn[0].lengths[i] for i in late)


def test_small_sources_count_for_more_than_their_size() -> None:
    drawn, english = sources(FILES)
    many, few = weights(drawn)
    assert few / many > len(FILES["few"]) / len(FILES["many"])
    assert english[drawn[1].rows[0]] == FILES["few"][0][0]


def test_the_teacher_is_asked_once(tmp_path: Path) -> None:
    texts = ["A longer sentence about the market.", "Short."]
    first = teacher_vectors(texts, english_model(), tmp_path)
    again = teacher_vectors(texts, "/no/such/folder/model", tmp_path)
    alone = SentenceEncoder(english_model()).encode(texts)
    assert np.array_equal(first, again)
    assert np.allclose((first * alone).sum(axis=1), 1, atol=5e-3)


def _align(pairs: Path, out: Path, *more: str) -> Vectors:
    given = ["--pairs", str(pairs), "--out", str(out), "--rate", "1e-3", "--steps", "4", *more]
    main(given)
    return SentenceEncoder(str(out)).encode(["Le partenariat du musée", "The garage"])


@pytest.fixture
def small(knowledge: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One layer, as student and as teacher, and a few of the content's own sentences."""
    model = one_layer(tmp_path / "one-layer")
    monkeypatch.setattr(align, "english_model", lambda: model)
    monkeypatch.setattr(align, "load_knowledge", lambda: knowledge)
    monkeypatch.setattr(align, "own_pairs", lambda content: own_pairs(content)[:12])


@pytest.mark.usefixtures("small")
def test_a_resumed_run_ends_where_an_unbroken_one_does(few: Path, tmp_path: Path) -> None:
    whole = _align(few, tmp_path / "whole")
    real = Loop.run
    with pytest.MonkeyPatch.context() as patched:

        def stopped(loop: Loop, loss_of: object, checkpoint: Path) -> Sequence[float]:
            def loss(running: Loop) -> object:
                if running.step == 1:
                    os.kill(os.getpid(), signal.SIGTERM)
                return loss_of(running)  # type: ignore[operator]

            return real(loop, loss, checkpoint)  # type: ignore[arg-type]

        patched.setattr(Loop, "run", stopped)
        halfway = _align(few, tmp_path / "broken")
    resumed = _align(few, tmp_path / "broken", "--resume")
    assert not np.allclose(halfway, whole, atol=1e-5)
    assert np.allclose(resumed, whole, atol=1e-4)


def test_a_run_in_minutes_ends() -> None:
    loop = Loop(english_model(), Plan(rate=1e-4, steps=0, minutes=0.5))
    loop.seconds = 31
    assert loop.share == 1
