"""The readers of prose, opened when something is first read."""

import logging
import shutil
from pathlib import Path

from advisor.paths import KNOWLEDGE
from advisor.retrieval.encoder import Encoder
from advisor.tools.clauses import KeptClauses
from advisor.tools.practice_reading import KeptPracticeReading
from advisor.tools.signals import KeptSignals, KeptViews
from advisor.tools.spec import Readers

SHIPPED = KNOWLEDGE / "readers"
log = logging.getLogger(__name__)


def kept_readers(encoder: Encoder, folder: Path) -> Readers:
    """The readers, with their small models kept in a folder: those that ship, or trained once."""
    _place_shipped(folder)
    return Readers(
        signals=KeptSignals(encoder, folder),
        views=KeptViews(encoder, folder),
        practices=KeptPracticeReading(encoder, folder),
        agreements=KeptClauses(encoder, folder),
    )


def train_readers(encoder: Encoder, folder: Path) -> None:
    """Train the small models that are not kept yet, so that no one waits for them later."""
    _place_shipped(folder)
    for kept in (KeptSignals, KeptViews, KeptPracticeReading, KeptClauses):
        kept(encoder, folder).warm_up()


def _place_shipped(folder: Path) -> None:
    """Copy the models that ship to where trained ones are kept; a name tells what it is for."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for model in SHIPPED.glob("*.npz"):
            if not (folder / model.name).exists():
                shutil.copy(model, folder / model.name)
    except OSError:
        log.warning("the readers' models could not be copied to %s", folder)
