import numpy as np
import pytest

from advisor.understanding.readiness.ngrams import COUNT, ngram_features


def test_case_accents_and_marks_change_nothing() -> None:
    one, other = ngram_features("Ça coûte cher!"), ngram_features("ca coute cher")
    assert np.array_equal(one, other)


def test_the_order_of_words_counts() -> None:
    one, other = ngram_features("we owe nobody"), ngram_features("nobody owe we")
    assert not np.array_equal(one, other)


@pytest.mark.parametrize(("text", "length"), [("on est prêts", 1), ("", 0), ("… !", 0)])
def test_a_row_has_length_one_or_nothing(text: str, length: int) -> None:
    row = ngram_features(text)
    assert row.shape == (COUNT,)
    assert np.linalg.norm(row) == pytest.approx(length, abs=1e-6)
