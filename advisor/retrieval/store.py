"""The vector store: Chroma, embedded in the data folder or as a server."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

import numpy as np

from advisor.retrieval.encoder import Vectors

_BATCH = 1000


@dataclass(frozen=True)
class Entry:
    """A text in the store, with the unit that it leads to."""

    id: str
    text: str
    unit: str
    language: str


@dataclass(frozen=True)
class Near:
    """An entry near a query, with its cosine similarity."""

    id: str
    unit: str
    language: str
    similarity: float


class VectorStore(Protocol):
    """Named collections of vectors."""

    def fill(self, collection: str, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Write a new collection."""
        ...

    def nearest(self, collection: str, vector: Vectors, count: int) -> list[Near]:
        """The nearest entries, nearest first."""
        ...

    def size(self, collection: str) -> int:
        """How many entries a collection holds; 0 where there is none."""
        ...


class ChromaStore:
    """Chroma, in a folder that one index owns, or at a server's address."""

    def __init__(self, where: Path | str, suffix: str) -> None:
        """Open a folder, or a server by its URL; `suffix` ends every collection's name."""
        import chromadb
        from chromadb.config import Settings

        quiet = Settings(anonymized_telemetry=False)
        if isinstance(where, Path):
            self._client = chromadb.PersistentClient(str(where), settings=quiet)
        else:
            parts = urlsplit(where)
            self._client = chromadb.HttpClient(
                host=parts.hostname or "localhost",
                port=parts.port or 8000,
                ssl=parts.scheme == "https",
                settings=quiet,
            )
        self._suffix = suffix
        self._open: dict[str, Any] = {}

    def fill(self, collection: str, entries: Sequence[Entry], vectors: Vectors) -> None:
        """Write a collection anew, whole."""
        name = self._full(collection)
        if name in self._names():
            self._client.delete_collection(name)
        made = self._client.create_collection(
            name,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_construction": 200, "ef_search": 200}},
        )
        for start in range(0, len(entries), _BATCH):
            part = entries[start : start + _BATCH]
            made.add(
                ids=[e.id for e in part],
                documents=[e.text for e in part],
                embeddings=[row for row in vectors[start : start + _BATCH]],
                metadatas=[{"unit": e.unit, "language": e.language} for e in part],
            )

    def nearest(self, collection: str, vector: Vectors, count: int) -> list[Near]:
        """The nearest entries by cosine, nearest first."""
        found = self._collection(collection).query(
            query_embeddings=[np.asarray(vector, dtype=np.float32)],
            n_results=count,
            include=["metadatas", "distances"],
        )
        rows = zip(found["ids"][0], found["metadatas"][0], found["distances"][0], strict=True)
        near = [Near(i, _word(m, "unit"), _word(m, "language"), 1.0 - d) for i, m, d in rows]
        return sorted(near, key=lambda n: (-n.similarity, n.id))

    def size(self, collection: str) -> int:
        """How many entries a collection holds; 0 where there is none."""
        if self._full(collection) not in self._names():
            return 0
        return int(self._collection(collection).count())

    def close(self) -> None:
        """Let go of the folder."""
        self._open.clear()
        self._client.clear_system_cache()

    def _full(self, collection: str) -> str:
        return f"{collection}-{self._suffix}"

    def _names(self) -> set[str]:
        return {c.name for c in self._client.list_collections()}

    def _collection(self, name: str) -> Any:
        if name not in self._open:
            full = self._full(name)
            self._open[name] = self._client.get_collection(full, embedding_function=None)
        return self._open[name]


def _word(metadata: Mapping[str, Any], key: str) -> str:
    return str(metadata[key])
