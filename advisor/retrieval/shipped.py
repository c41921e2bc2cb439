"""Vectors of the content that ship with it, so that the first index is built in seconds."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from advisor.paths import KNOWLEDGE
from advisor.retrieval.encoder import KEY_BYTES, Vectors

SHIPPED_VECTORS = KNOWLEDGE / "vectors.npz"


def read_vectors(encoder: str, path: Path = SHIPPED_VECTORS) -> dict[bytes, Vectors]:
    """Text keys to unit vectors (dimensions,) that the encoder of that name gave.

    Empty where the file is another encoder's, or is not there: the texts are then encoded.
    """
    if not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as kept:
        if str(kept["encoder"]) != encoder:
            return {}
        keys, vectors = kept["keys"], kept["vectors"].astype(np.float32)
    return {bytes(key): vector for key, vector in zip(keys, vectors, strict=True)}


def write_vectors(
    encoder: str, known: Mapping[bytes, Vectors], path: Path = SHIPPED_VECTORS
) -> None:
    """Keep vectors in half precision, in the order of their keys."""
    keys = sorted(known)
    np.savez(
        path,
        encoder=np.array(encoder),
        keys=np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(len(keys), KEY_BYTES),
        vectors=np.stack([known[key] for key in keys]).astype(np.float16),
    )
