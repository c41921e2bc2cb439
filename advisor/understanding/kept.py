"""A small model that is trained once and kept in a folder under the digest of what made it."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

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
