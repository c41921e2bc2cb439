"""A sentence encoder by itself: does French find its English, and how fast is it.

`python -m evals.benchmarks.encoder --pairs FOLDER [MODEL…]`

Of the thousand pairs that no training sees (`advisor.retrieval.pairs.left_out`), the share whose
French sentence has its own as the nearest English one, and the reverse, among the thousand. Times
are those of one question at a time on two threads, and of loading the model with its first
question, once the library is imported.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from advisor.knowledge import load_knowledge
from advisor.retrieval.documents import question_entries
from advisor.retrieval.encoder import BUNDLED, SentenceEncoder, Vectors, english_model
from advisor.retrieval.pairs import Pair, left_out, read_files

THREADS = 2
_TIMED = 200


def main() -> None:
    """Print the table."""
    import torch

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, required=True, help="sentence pairs, *.tsv.gz")
    parser.add_argument("models", nargs="*", help="models; the English one and ours unless given")
    options = parser.parse_args()
    torch.set_num_threads(THREADS)
    pairs = left_out(read_files(options.pairs))
    asked = [entry.text for entry in question_entries(load_knowledge())]
    questions = random.Random(1).sample(asked, _TIMED)
    SentenceEncoder().encode(questions[:1])  # the library's import is not what is timed
    table = Table(
        "model", "fr→en own nearest", "en→fr", "load + first", "question p50", "p95", title=_title()
    )
    for model in options.models or [english_model(), str(BUNDLED)]:
        table.add_row(model[-40:], *_row(model, pairs, questions))
    Console(width=130).print(table)


def _title() -> str:
    return f"{THREADS} threads, {_TIMED} questions one by one"


def _row(model: str, pairs: Sequence[Pair], questions: Sequence[str]) -> list[str]:
    encoder = SentenceEncoder(model)
    started = time.perf_counter()
    encoder.encode(["Bonjour"])
    loaded = time.perf_counter() - started
    for question in questions[:10]:
        encoder.encode([question + " "])
    times = sorted(1000 * _seconds(encoder, question) for question in questions)
    english, french = (_side(encoder, pairs, side) for side in (0, 1))
    return [
        _own(french, english),
        _own(english, french),
        f"{loaded:.2f} s",
        f"{times[len(times) // 2]:.1f} ms",
        f"{times[int(len(times) * 0.95)]:.1f} ms",
    ]


def _seconds(encoder: SentenceEncoder, question: str) -> float:
    started = time.perf_counter()
    encoder.encode([question])
    return time.perf_counter() - started


def _side(encoder: SentenceEncoder, pairs: Sequence[Pair], side: int) -> Vectors:
    return encoder.encode([pair[side] for pair in pairs])


def _own(asked: Vectors, found: Vectors) -> str:
    """The share of rows whose nearest among `found` is the row of the same place."""
    hits = int(((asked @ found.T).argmax(axis=1) == np.arange(len(asked))).sum())
    return f"{100 * hits / len(asked):.1f} %"


if __name__ == "__main__":
    main()
