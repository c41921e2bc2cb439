"""Stretches of a text: each clause, and each two neighbours that belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from advisor.retrieval.encoder import Vectors
from advisor.understanding.readiness.clauses import Clause

_NAMES = 3


@dataclass(frozen=True)
class Stretch:
    """One clause or two neighbours, and which clauses they are."""

    text: str
    members: tuple[int, ...]


def stretches_of(text: str, clauses: Sequence[Clause]) -> list[Stretch]:
    """Each clause, and each with the next of its sentence or with the answer to its question."""
    found = [Stretch(clause.text, (at,)) for at, clause in enumerate(clauses)]
    for at, (one, two) in enumerate(pairwise(clauses)):
        if one.sentence == two.sentence or (one.asks and one.size <= _NAMES):
            found.append(Stretch(text[one.start : two.end], (at, at + 1)))
    return found


def vectors_of(of_clauses: Vectors, stretches: Sequence[Stretch]) -> Vectors:
    """The vector of two clauses is the mean of theirs: nothing more to encode."""
    means = np.stack([of_clauses[list(s.members)].mean(axis=0) for s in stretches])
    return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)
