"""The readers of prose, opened when something is first read."""

from pathlib import Path

from advisor.retrieval.encoder import Encoder
from advisor.tools.clauses import KeptClauses
from advisor.tools.practice_reading import KeptPracticeReading
from advisor.tools.signals import KeptSignals
from advisor.tools.spec import Readers


def kept_readers(encoder: Encoder, folder: Path) -> Readers:
    """The readers whose small models are trained once and kept in a folder."""
    return Readers(
        signals=KeptSignals(encoder, folder),
        practices=KeptPracticeReading(encoder, folder),
        agreements=KeptClauses(encoder, folder),
    )


def train_readers(encoder: Encoder, folder: Path) -> None:
    """Train the small models that are not kept yet, so that no one waits for them later."""
    for kept in (KeptSignals, KeptPracticeReading, KeptClauses):
        kept(encoder, folder).warm_up()
