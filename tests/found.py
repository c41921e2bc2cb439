"""What a search found, made by hand: for tests of what is done with it."""

import numpy as np

from advisor.retrieval.kinds import KindGuess
from advisor.retrieval.premises import PremiseGuess
from advisor.retrieval.retriever import Found, Scored


def found_of(
    *units: str,
    covered: bool = True,
    premise: PremiseGuess | None = None,
    mistaken: float = 0.0,
) -> Found:
    """The units, best first, each scored a little under the one before."""
    sure = np.ones(1)
    return Found(
        units=tuple(Scored(unit, 2.0 - 0.2 * i, 0.5**i) for i, unit in enumerate(units)),
        coverage=0.9 if covered else 0.1,
        covered=covered,
        kind=KindGuess(("guidance",), sure, sure),
        premise=premise,
        mistaken=mistaken,
        near=(),
        nearest_section=units[0].split(".")[0],
    )
