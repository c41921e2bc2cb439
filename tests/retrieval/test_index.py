"""The index: built once, opened again, built anew when damaged, one folder a content."""

import os
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from advisor.knowledge import Knowledge, load_knowledge
from advisor.retrieval.encoder import Vectors
from advisor.retrieval.index import Index, index_name, open_index
from advisor.retrieval.ranking import ASKS, UNITS
from advisor.retrieval.store import ChromaStore
from advisor.retrieval.tokens import words
from tests.knowledge.tiny import change, make_content

DIMENSIONS = 8


class HashingEncoder:
    """Words hashed into eight dimensions; keeps how many texts it was given."""

    name = "hashing-8"

    def __init__(self) -> None:
        self.encoded = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        rows = np.full((len(texts), DIMENSIONS), 0.01, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in words(text):
                row[zlib.crc32(word.encode()) % DIMENSIONS] += 1.0
        return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return load_knowledge(make_content(tmp_path_factory.mktemp("content") / "knowledge"))


def changed(tmp_path: Path, note: str) -> Knowledge:
    """The tiny content with another note in its glossary, and so another digest."""
    folder = make_content(tmp_path / note)
    change(folder, "glossary.yaml", "Without profit.", f"Without profit, {note}.")
    return load_knowledge(folder)


def folder_of(knowledge: Knowledge, data: Path) -> Path:
    return data / "index" / index_name(knowledge, HashingEncoder())


def is_whole(index: Index, knowledge: Knowledge) -> bool:
    question = "Que dit le guide sur les universités, point 3?"
    vector = HashingEncoder().encode([question])[0]
    nearest = index.store.nearest(ASKS, vector, 1)[0]
    return (
        index.store.size(UNITS) == len(knowledge.units) * 6
        and index.store.size(ASKS) == knowledge.question_count
        and nearest.similarity == pytest.approx(1.0, abs=1e-4)
        and index.learned.vector.scores(vector).shape == (len(knowledge.units),)
        and index.kinds.guess(question, vector, "fr").best in index.kinds.labels
        and index.premises.nearest("a handshake is enough", vector, "en").id == "handshake"
    )


def test_an_index_is_built_where_there_is_none(knowledge: Knowledge, tmp_path: Path) -> None:
    index = open_index(knowledge, HashingEncoder(), tmp_path)

    assert is_whole(index, knowledge)
    assert [p.name for p in (tmp_path / "index").iterdir()] == [index.name]


def test_an_index_is_opened_again_without_building(knowledge: Knowledge, tmp_path: Path) -> None:
    open_index(knowledge, HashingEncoder(), tmp_path)
    manifest = folder_of(knowledge, tmp_path) / "manifest.json"
    written = manifest.stat().st_mtime_ns
    encoder = HashingEncoder()

    index = open_index(knowledge, encoder, tmp_path)

    assert is_whole(index, knowledge)
    assert manifest.stat().st_mtime_ns == written
    assert encoder.encoded == 0


def test_an_index_is_built_anew_when_asked(knowledge: Knowledge, tmp_path: Path) -> None:
    open_index(knowledge, HashingEncoder(), tmp_path)
    encoder = HashingEncoder()

    index = open_index(knowledge, encoder, tmp_path, rebuild=True)

    assert is_whole(index, knowledge)
    assert encoder.encoded > 0


def _manifest_of(text: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        (folder / "manifest.json").write_text(text, encoding="utf-8")

    return damage


def _no_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


def _no_models(folder: Path) -> None:
    (folder / "models.npz").unlink()


def _cut_models(folder: Path) -> None:
    path = folder / "models.npz"
    os.truncate(path, path.stat().st_size // 2)


def _empty_models(folder: Path) -> None:
    os.truncate(folder / "models.npz", 0)


def _rotten_models(folder: Path) -> None:
    path = folder / "models.npz"
    content = bytearray(path.read_bytes())
    content[400:440] = b"\xff" * 40
    path.write_bytes(bytes(content))


def _garbled_store(folder: Path) -> None:
    (folder / "chroma" / "chroma.sqlite3").write_bytes(b"this is no database" * 500)


def _no_store(folder: Path) -> None:
    for path in sorted((folder / "chroma").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "no manifest": _no_manifest,
    "an empty manifest": _manifest_of(""),
    "a cut manifest": _manifest_of('{"name": "v1'),
    "a manifest without keys": _manifest_of("{}"),
    "a manifest that is a list": _manifest_of("[]"),
    "no models": _no_models,
    "empty models": _empty_models,
    "models cut in half": _cut_models,
    "models with a rotten stretch": _rotten_models,
    "a store overwritten with garbage": _garbled_store,
    "an emptied store": _no_store,
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_is_built_anew(
    knowledge: Knowledge, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    store = open_index(knowledge, HashingEncoder(), tmp_path).store
    assert isinstance(store, ChromaStore)
    store.close()
    damage(folder_of(knowledge, tmp_path))
    encoder = HashingEncoder()

    index = open_index(knowledge, encoder, tmp_path)

    assert is_whole(index, knowledge)
    assert encoder.encoded > 0


def test_another_content_has_another_folder_and_the_one_before_stays(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    open_index(knowledge, HashingEncoder(), data)
    second = changed(tmp_path, "second")

    open_index(second, HashingEncoder(), data)

    assert folder_of(second, data) != folder_of(knowledge, data)
    assert folder_of(knowledge, data).is_dir()
    encoder = HashingEncoder()
    assert is_whole(open_index(knowledge, encoder, data), knowledge)
    assert encoder.encoded == 0


def test_only_the_last_two_contents_keep_their_folder(knowledge: Knowledge, tmp_path: Path) -> None:
    data = tmp_path / "data"
    second, third = changed(tmp_path, "second"), changed(tmp_path, "third")
    for content in (knowledge, second, third):
        open_index(content, HashingEncoder(), data)

    kept = {p.name for p in (data / "index").iterdir()}

    assert kept == {folder_of(second, data).name, folder_of(third, data).name}
