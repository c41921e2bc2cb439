"""Stretches of a text: clauses, neighbours that belong together, sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

import numpy as np

from advisor.retrieval.encoder import Vectors
from advisor.understanding.readiness.clauses import Clause

_NAMES = 3


@dataclass(frozen=True)
class Stretch:
    """One clause or more in a row, and which clauses they are."""

    text: str
    members: tuple[int, ...]


def stretches_of(text: str, clauses: Sequence[Clause]) -> list[Stretch]:
    """Each clause, and each with the next of its sentence or with the answer to its question."""
    found = [Stretch(clause.text, (at,)) for at, clause in enumerate(clauses)]
    for at, (one, two) in enumerate(pairwise(clauses)):
        if one.sentence == two.sentence or (one.asks and one.size <= _NAMES):
            found.append(Stretch(text[one.start : two.end], (at, at + 1)))
    return found


def sentences_of(text: str, clauses: Sequence[Clause]) -> list[Stretch]:
    """The clauses of each sentence together."""
    return [
        Stretch(text[run[0][1].start : run[-1][1].end], tuple(at for at, _ in run))
        for run in (
            list(run) for _, run in groupby(enumerate(clauses), key=lambda each: each[1].sentence)
        )
    ]


def vectors_of(of_clauses: Vectors, stretches: Sequence[Stretch]) -> Vectors:
    """The vector of several clauses is the mean of theirs: nothing more to encode."""
    means = np.stack([of_clauses[list(s.members)].mean(axis=0) for s in stretches])
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)
