"""A small model that is trained once and kept in a folder under the digest of what made it."""

import logging
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

log = logging.getLogger(__name__)


class Saved(Protocol):
    """A model that can be written to a file."""

    def save(self, path: Path) -> None:
        """Write it whole."""


Model = TypeVar("Model", bound=Saved)


def kept_model(
    folder: Path,
    family: str,
    digest: str,
    load: Callable[[Path], Model],
    train: Callable[[], Model],
) -> Model:
    """The model `family-digest.npz` of a folder; trained and kept, the older let go, if not there.

    A file that `load` cannot read (OSError, ValueError, KeyError, EOFError) is made again.
    """
    path = folder / f"{family}-{digest}.npz"
    if path.is_file():
        try:
            return load(path)
        except (OSError, ValueError, KeyError, EOFError):
            log.warning("the model at %s is damaged: it is trained again", path)
    made = train()
    made.save(path)
    for old in folder.glob(f"{family}-*.npz"):
        if old != path:
            old.unlink(missing_ok=True)
    return made


def save_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays beside `path` and put them there whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{os.getpid()}-{path.name}")
    np.savez(beside, allow_pickle=False, **arrays)
    beside.replace(path)
