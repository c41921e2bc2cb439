"""Renew the trained readers that ship with the content.

`python -m evals.ship_readers`
"""

import shutil
import tempfile
from pathlib import Path

from rich.console import Console

from advisor.retrieval.encoder import SentenceEncoder
from advisor.tools.readers import SHIPPED, train_readers


def main() -> None:
    """Train what the shipped models do not cover, and put the current ones in their place."""
    with tempfile.TemporaryDirectory() as folder:
        train_readers(SentenceEncoder(), Path(folder))
        kept = sorted(Path(folder).glob("*.npz"))
        for old in SHIPPED.glob("*.npz"):
            old.unlink()
        for model in kept:
            shutil.copy(model, SHIPPED / model.name)
            Console().print(model.name)


if __name__ == "__main__":
    main()
