"""A probability from features, one model a language."""

import pytest

from advisor.language import LANGUAGES, Language
from advisor.retrieval.logistic import Logistic

MODEL = Logistic(
    mean={"fr": [1.0, 10.0], "en": [0.0, 0.0]},
    scale={"fr": [2.0, 5.0], "en": [1.0, 1.0]},
    coef={"fr": [1.0, -2.0], "en": [3.0, 0.0]},
    bias={"fr": 0.0, "en": -1.0},
    threshold={"fr": 0.5, "en": 0.6},
)


def test_the_mean_question_gives_the_bias_alone() -> None:
    assert MODEL.probability([1.0, 10.0], "fr") == 0.5


@pytest.mark.parametrize(
    ("features", "language", "probability"),
    [
        ([3.0, 10.0], "fr", 0.7310586),  # one deviation above, weight 1
        ([1.0, 15.0], "fr", 0.1192029),  # one deviation above, weight -2
        ([3.0, 15.0], "fr", 0.2689414),
        ([0.0, 9.0], "en", 0.2689414),
        ([1.0, 9.0], "en", 0.8807971),
    ],
)
def test_features_count_by_their_deviation_and_weight(
    features: list[float], language: Language, probability: float
) -> None:
    assert MODEL.probability(features, language) == pytest.approx(probability)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("extreme", [1e6, 1e300, float("inf")])
def test_extreme_features_stay_a_probability(extreme: float, language: Language) -> None:
    high = MODEL.probability([extreme, 10.0], language)
    low = MODEL.probability([-extreme, 10.0], language)

    assert 0.0 < low < 1e-9
    assert 1 - 1e-9 < high < 1.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_of_a_good_sign_never_makes_a_yes_less_likely(language: Language) -> None:
    chances = [MODEL.probability([x / 4, 10.0], language) for x in range(-20, 21)]

    assert chances == sorted(chances)
    assert chances[0] < chances[-1]


@pytest.mark.parametrize("features", [[], [1.0], [1.0, 2.0, 3.0]])
def test_a_wrong_number_of_features_is_refused(features: list[float]) -> None:
    with pytest.raises(ValueError, match="zip"):
        MODEL.probability(features, "fr")
