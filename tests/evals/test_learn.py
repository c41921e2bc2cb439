"""What calibration learns from rows of measured questions."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from advisor.language import LANGUAGES, Language
from advisor.retrieval.logistic import Logistic
from advisor.retrieval.ranking import LEGS
from evals.learn import Array, Row, learn_fusion, learn_logistic

SECTIONS = np.array(["a", "a", "b", "b", "c", "c"])
INFORMATIVE = "lexical"
INVERTED = "ngrams"
GOOD = LEGS.index(INFORMATIVE)
BAD = LEGS.index(INVERTED)


def rows(language: Language, seed: int, good: int = GOOD) -> list[Row]:
    """Questions of which one leg knows the right unit, and one points away from it."""
    chance = np.random.default_rng(seed)
    made = []
    for i in range(60):
        right = i % len(SECTIONS)
        z = chance.normal(0, 1, (len(SECTIONS), len(LEGS)))
        z[:, good] = chance.normal(0, 0.3, len(SECTIONS))
        z[right, good] += 2.0
        z[:, BAD] = -z[:, good]
        made.append(Row(language, i % 2 == 0, (str(SECTIONS[right]),), z, (), ()))
    return made


@pytest.fixture(scope="module")
def weights() -> dict[Language, dict[str, float]]:
    learned = learn_fusion([*rows("fr", 1), *rows("en", 2, LEGS.index("text"))], SECTIONS)
    return {language: dict(learned.weights[language]) for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_leg_gets_a_weight_and_none_is_below_zero(
    weights: dict[Language, dict[str, float]], language: Language
) -> None:
    assert tuple(weights[language]) == LEGS
    assert min(weights[language].values()) >= 0


@pytest.mark.parametrize(("language", "leg"), [("fr", INFORMATIVE), ("en", "text")])
def test_the_leg_that_knows_the_right_unit_weighs_most_in_its_language(
    weights: dict[Language, dict[str, float]], language: Language, leg: str
) -> None:
    best = weights[language][leg]

    assert all(best > 2 * weight for other, weight in weights[language].items() if other != leg)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_leg_that_points_away_weighs_next_to_nothing(
    weights: dict[Language, dict[str, float]], language: Language
) -> None:
    assert weights[language][INVERTED] < 0.1


def test_the_same_rows_give_the_same_weights() -> None:
    both = [*rows("fr", 1), *rows("en", 2)]

    assert learn_fusion(both, SECTIONS) == learn_fusion(both, SECTIONS)


def test_questions_that_the_guidance_does_not_answer_do_not_change_the_weights() -> None:
    both = [*rows("fr", 1), *rows("en", 2)]
    outside = [Row(r.language, True, (), r.z[::-1], (), ()) for r in both]

    assert learn_fusion([*both, *outside], SECTIONS) == learn_fusion(both, SECTIONS)


def test_a_scripted_question_counts_for_more_than_one_of_the_bank() -> None:
    text, asks = LEGS.index("text"), LEGS.index("asks")
    bank = [Row(r.language, False, r.sections, r.z, (), ()) for r in rows("fr", 1, text)]
    own = [Row(r.language, True, r.sections, r.z, (), ()) for r in rows("fr", 2, asks)]
    learned = learn_fusion([*bank, *own, *rows("en", 3)], SECTIONS)

    assert learned.weights["fr"]["asks"] > learned.weights["fr"]["text"]


def measured(language: Language, seed: int) -> list[Row]:
    """Covered questions show a high first feature; the second says nothing."""
    chance = np.random.default_rng(seed)
    made = []
    for i in range(200):
        covered = i % 4 != 0
        feature = chance.normal(6.0 if covered else 2.0, 1.0)
        noise = chance.normal(100.0, 30.0)
        sections = ("a",) if covered else ()
        z = np.zeros((1, len(LEGS)))
        made.append(Row(language, i % 2 == 0, sections, z, (feature, noise), ()))
    return made


def features(row: Row) -> Sequence[float]:
    return row.coverage


def is_covered(row: Row) -> bool:
    return bool(row.sections)


def lowest_yes(p: Array, truth: NDArray[np.bool_]) -> float:
    return float(p[truth].min())


@pytest.fixture(scope="module")
def model() -> Logistic:
    both = [*measured("fr", 1), *measured("en", 2)]
    return Logistic(**learn_logistic(both, features, is_covered, lowest_yes))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_telling_feature_gets_the_weight(model: Logistic, language: Language) -> None:
    telling, noise = model.coef[language]

    assert telling > 5 * abs(noise)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_model_tells_covered_questions_from_the_others(
    model: Logistic, language: Language
) -> None:
    fresh = measured(language, 7)
    said = [model.probability(r.coverage, language) > 0.5 for r in fresh]

    assert np.mean([s == is_covered(r) for s, r in zip(said, fresh, strict=True)]) > 0.95


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_classes_count_the_same_however_many_there_are_of_each(
    model: Logistic, language: Language
) -> None:
    assert model.probability([4.0, 100.0], language) == pytest.approx(0.5, abs=0.15)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_threshold_is_chosen_on_the_scripted_questions_alone(
    model: Logistic, language: Language
) -> None:
    seed = {"fr": 1, "en": 2}[language]
    yes = [r for r in measured(language, seed) if is_covered(r)]
    own = [model.probability(r.coverage, language) for r in yes if r.own]
    bank = [model.probability(r.coverage, language) for r in yes if not r.own]

    assert 0 < model.threshold[language] < 1
    assert model.threshold[language] == pytest.approx(min(own), abs=1e-3)
    assert min(own) != pytest.approx(min(bank), abs=1e-3)


def test_what_is_learned_reads_back_as_the_model_that_the_advisor_uses() -> None:
    both = [*measured("fr", 1), *measured("en", 2)]
    learned = learn_logistic(both, features, is_covered, lowest_yes)

    assert set(learned) == {"mean", "scale", "coef", "bias", "threshold"}
    assert all(set(part) == set(LANGUAGES) for part in learned.values())
