"""One index per content and encoder: built beside the old one, then switched to."""

import json
import logging
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from advisor.errors import SetupError
from advisor.knowledge import Knowledge
from advisor.retrieval.documents import question_entries, unit_entries, unit_sentences
from advisor.retrieval.encoder import Encoder, Memo, Vectors
from advisor.retrieval.kinds import MessageKinds
from advisor.retrieval.linear import Arrays
from advisor.retrieval.premises import PremiseIndex
from advisor.retrieval.ranking import ASKS, UNITS, Learned
from advisor.retrieval.shipped import read_vectors
from advisor.retrieval.store import ChromaStore, VectorStore

FORMAT = 2
_MANIFEST, _MODELS, _VECTORS = "manifest.json", "models.npz", "chroma"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Index:
    """What the rankers need, opened."""

    name: str
    store: VectorStore
    learned: Learned
    kinds: MessageKinds
    premises: PremiseIndex
    sentences: Mapping[str, Vectors]


def index_name(knowledge: Knowledge, encoder: Encoder) -> str:
    """The name under which this content with this encoder is kept."""
    return f"v{FORMAT}-{knowledge.digest}-{encoder.name}"


def open_index(
    knowledge: Knowledge,
    encoder: Encoder,
    data_dir: Path,
    *,
    chroma_url: str | None = None,
    rebuild: bool = False,
) -> Index:
    """Open the index of this content, building it first where there is none or it is damaged.

    Raises:
        SetupError: the data folder cannot be written.
    """
    folder = data_dir / "index" / index_name(knowledge, encoder)
    if not rebuild and (folder / _MANIFEST).is_file():
        opened = _try_open(knowledge, folder, chroma_url)
        if opened:
            return opened
        log.warning("the index at %s is damaged: it is built again", folder)
    _build(knowledge, encoder, folder, chroma_url)
    opened = _try_open(knowledge, folder, chroma_url)
    if opened is None:
        raise SetupError("error.index_unreadable", folder=folder)
    _drop_others(folder)
    return opened


def _build(knowledge: Knowledge, encoder: Encoder, folder: Path, chroma_url: str | None) -> None:
    beside = folder.with_name(f".building-{os.getpid()}-{folder.name}")
    try:
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        _write(knowledge, encoder, beside, folder.name, chroma_url)
        shutil.rmtree(folder, ignore_errors=True)
        beside.rename(folder)
    except PermissionError as problem:
        raise SetupError(
            "error.data_dir", folder=folder.parent, reason=problem.strerror
        ) from problem
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(
    knowledge: Knowledge, encoder: Encoder, folder: Path, name: str, chroma_url: str | None
) -> None:
    encoder = Memo(encoder, read_vectors(encoder.name))
    texts, asks = unit_entries(knowledge), question_entries(knowledge)
    ask_vectors = encoder.encode([e.text for e in asks])
    store = ChromaStore(chroma_url or folder / _VECTORS, name)
    store.fill(UNITS, texts, encoder.encode([e.text for e in texts]))
    store.fill(ASKS, asks, ask_vectors)
    store.close()
    arrays: Arrays = Learned.train(knowledge, ask_vectors).arrays()
    arrays |= MessageKinds.train(knowledge, encoder).arrays()
    arrays |= PremiseIndex.build(knowledge, encoder).arrays()
    arrays["sentences"] = encoder.encode(unit_sentences(knowledge)).astype(np.float16)
    np.savez_compressed(folder / _MODELS, allow_pickle=False, **arrays)
    manifest = {"name": name, "units": len(texts), "asks": len(asks)}
    (folder / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def _try_open(knowledge: Knowledge, folder: Path, chroma_url: str | None) -> Index | None:
    try:
        manifest = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        with np.load(folder / _MODELS, allow_pickle=False) as kept:
            arrays = {key: kept[key] for key in kept.files}
        store = ChromaStore(chroma_url or folder / _VECTORS, manifest["name"])
        whole = (
            store.size(UNITS) == manifest["units"] > 0 and store.size(ASKS) == manifest["asks"] > 0
        )
        if whole:
            dimensions = arrays["vector.coef"].shape[0]
            store.nearest(ASKS, np.ones(dimensions, dtype=np.float32), 1)
    except Exception:
        # Whatever a damaged file provokes in its reader: the index is ours to build again.
        return None
    except BaseException as problem:
        if type(problem).__name__ != "PanicException":  # what Chroma's core raises
            raise
        return None
    if not whole:
        return None
    return Index(
        manifest["name"],
        store,
        Learned.from_arrays(arrays),
        MessageKinds.from_arrays(knowledge, arrays),
        PremiseIndex.from_arrays(knowledge, arrays),
        dict(zip(unit_sentences(knowledge), arrays["sentences"].astype(np.float32), strict=True)),
    )


def _drop_others(folder: Path) -> None:
    """Remove what is neither this index nor the one used last before it."""
    others = [p for p in folder.parent.iterdir() if p.is_dir() and p != folder]
    others.sort(key=lambda p: p.stat().st_mtime, reverse=True)
    for stale in [p for p in others if not p.name.startswith(".")][1:]:
        shutil.rmtree(stale, ignore_errors=True)
