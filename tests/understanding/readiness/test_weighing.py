from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from advisor.assessments.readiness_method import DIMENSIONS
from advisor.understanding.readiness.mixture import Parts
from advisor.understanding.readiness.weighing import (
    COUNT,
    OUTCOMES,
    Shown,
    Weighing,
    features_of,
    shipped_weighing,
)

_LABELS = 2 * len(DIMENSIONS)
_shares = st.floats(0, 0.08)


def _shown(finances: tuple[float, float]) -> Shown:
    """One clause that speaks of finances alone."""
    row = np.zeros((1, _LABELS))
    row[0, :2] = finances
    return Shown(Parts(row, row, row), row)


@given(
    arrays.arrays(float, st.tuples(st.integers(1, 6), st.just(_LABELS)), elements=_shares),
    arrays.arrays(float, st.tuples(st.integers(1, 4), st.just(_LABELS)), elements=_shares),
)
def test_outcomes_are_likely_in_shares_of_one_whatever_is_shown(
    pieces: np.ndarray, wholes: np.ndarray
) -> None:
    features = features_of(Shown(Parts(pieces, pieces, pieces), wholes))
    assert features.shape == (len(DIMENSIONS), COUNT)
    found = shipped_weighing().probabilities(features)
    assert np.allclose(found.sum(axis=1), 1)


def test_a_clear_clause_weighs_for_its_sign_and_its_dimension_alone() -> None:
    strong = shipped_weighing().probabilities(features_of(_shown((0.9, 0.02))))
    weak = shipped_weighing().probabilities(features_of(_shown((0.02, 0.9))))
    assert OUTCOMES[int(strong[0].argmax())] == "strong"
    assert OUTCOMES[int(weak[0].argmax())] == "weak"
    assert all(OUTCOMES[int(row.argmax())] == "unknown" for row in (*strong[1:], *weak[1:]))


def test_weights_read_the_same_once_written(tmp_path: Path) -> None:
    shipped_weighing().save(tmp_path / "weights.json")
    again = Weighing.load(tmp_path / "weights.json")
    features = features_of(_shown((0.4, 0.3)))
    assert np.allclose(
        again.probabilities(features), shipped_weighing().probabilities(features), atol=1e-3
    )
