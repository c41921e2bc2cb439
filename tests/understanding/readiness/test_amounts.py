import numpy as np
import pytest

from advisor.language import Language
from advisor.understanding.readiness.amounts import COUNT, amount_features


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("on a cinq semaines de liquidités", "nous avons quarante jours devant nous", "fr"),
        ("about 5 wks of cash", "we have five weeks left", "en"),
        ("les cuves sont à 60 %", "les cuves sont à 55 pour cent", "fr"),
        ("le conseil a voté 60 000 $", "ya 60k$ pour ça", "fr"),
        ("there is $60,000 for it", "90 grand is parked", "en"),
        ("l'usine roule à la moitié", "au tiers de ce qu'elle peut", "fr"),
    ],
)
def test_amounts_of_one_size_are_told_alike_however_they_are_written(
    one: str, other: str, language: Language
) -> None:
    assert amount_features(one, language).any()
    assert np.array_equal(amount_features(one, language), amount_features(other, language))


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("on tient cinq semaines", "on tient quatorze mois", "fr"),
        ("it took four days", "it took a good two years", "en"),
        ("we run at 60%", "98 percent of orders leave on time", "en"),
        ("il reste 900 piasses", "il reste 90 000 $", "fr"),
    ],
)
def test_small_and_large_amounts_are_told_apart(one: str, other: str, language: Language) -> None:
    assert not np.array_equal(amount_features(one, language), amount_features(other, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [("", "fr"), ("ouvert depuis 1998", "fr"), ("call 514 555 0100", "en"), ("…", "en")],
)
def test_other_figures_are_no_amounts(text: str, language: Language) -> None:
    found = amount_features(text, language)
    assert found.shape == (COUNT,)
    assert not found.any()
