"""Readiness on random answers: what always holds, and a second implementation that must agree."""

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.assessments.readiness import (
    ReadinessInput,
    ReadinessResult,
    read_readiness,
    score_readiness,
)
from advisor.assessments.readiness_method import BANDS, band_of
from tests.assessments.slow_readiness import NAMES, random_readiness, slow_readiness

_ORDER = list(BANDS)
_PROVEN = dict.fromkeys(NAMES, "mesuré en mai")


def test_a_thousandfold_comparison_with_a_second_implementation() -> None:
    chance = Random(4)
    for _ in range(4000):
        answers, evidence = random_readiness(chance)
        found = score_readiness(read_readiness({"answers": answers, "evidence": evidence}))
        plain = found.model_dump(mode="json")
        expected = slow_readiness(answers, evidence)
        assert plain.pop("coverage") == pytest.approx(expected.pop("coverage"), abs=1e-12)
        assert plain == expected, (answers, evidence)


_RATING = st.one_of(st.none(), st.integers(0, 4))
_ANSWERS = st.fixed_dictionaries({name: _RATING for name in NAMES}).map(dict[str, Any])


def _of(answers: Mapping[str, Any]) -> ReadinessResult:
    return score_readiness(ReadinessInput(answers=answers, evidence=_PROVEN))


@given(_ANSWERS)
def test_the_score_lies_within_its_range_and_gates_touch_the_band_alone(
    answers: dict[str, Any],
) -> None:
    found = _of(answers)
    assert 0 <= found.low <= found.high <= 100
    if found.score is None:
        assert found.confidence == "low"
        return
    assert found.low <= found.score <= found.high
    assert found.raw_band == band_of(found.score)
    assert found.band is not None
    assert _ORDER.index(found.band) <= _ORDER.index(found.raw_band)


@given(_ANSWERS, st.sampled_from(NAMES))
def test_a_better_answer_never_lowers_anything(answers: dict[str, Any], name: str) -> None:
    rating = answers[name]
    if rating in (None, 4):
        return
    before, after = _of(answers), _of({**answers, name: rating + 1})
    assert (before.low, before.high) <= (after.low, after.high)
    if before.score is not None and after.score is not None:
        assert before.score <= after.score
        assert before.band is not None
        assert after.band is not None
        assert _ORDER.index(before.band) <= _ORDER.index(after.band)


@given(_ANSWERS, st.sampled_from(NAMES))
def test_an_unknown_answer_is_not_a_zero(answers: dict[str, Any], name: str) -> None:
    unknown, zero = _of({**answers, name: None}), _of({**answers, name: 0})
    assert unknown.low == zero.low
    assert unknown.high > zero.high
    assert unknown.coverage < zero.coverage


@given(_ANSWERS, st.lists(st.integers(0, 4), min_size=18, max_size=18))
def test_whatever_the_missing_answers_are_the_score_ends_within_the_range(
    answers: dict[str, Any], later: list[int]
) -> None:
    before = _of(answers)
    filled = {n: r if answers[n] is None else answers[n] for n, r in zip(NAMES, later, strict=True)}
    score = _of(filled).score
    assert score is not None
    assert before.low <= score <= before.high


@given(_ANSWERS, st.randoms(use_true_random=False))
def test_the_order_of_the_answers_means_nothing(answers: dict[str, Any], chance: Random) -> None:
    names = list(answers)
    chance.shuffle(names)
    assert _of({name: answers[name] for name in names}) == _of(answers)
