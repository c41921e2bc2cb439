"""Texts are compared folded, and figures whatever way they are written."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language import LANGUAGES, Language, money, number, other, percent
from evals.folding import flat, readings, says

NBSP, THIN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("65,3 %", "65.3%"),
        (f"65,3{NBSP}%", "65.3 %"),
        (f"3{NBSP}800 entreprises", "3 800 entreprises"),
        (f"3{THIN}800", "3800"),
        ("1 250 000 $", "1250000$"),
        ("12 500,50 $", "$12500.5"),
        ("**5,4** fois", "5.4 fois"),
        ("ÉCRITE", "ecrite"),
        ("l’article", "l'article"),
        ("lʼarticle", "l'article"),
        ("cœur", "COEUR"),
        ("Lætitia", "laetitia"),
        ("deux\n\nlignes", "deux lignes"),
        ("2018–2022", "2018-2022"),
        ("co‑création", "co-creation"),
        ("« un mot »", '"un mot"'),
        ("“un mot”", '"un mot"'),
        ("[le guide](https://example.org/a)", "le guide"),
        ("## Le titre", "le titre"),
        ("_souligné_", "souligne"),
        ("`partie`", "partie"),
        ("l`article", "l'article"),
        ("ﬁnance", "finance"),
        ("mot\u00adcoupé", "motcoupe"),
        ("e\u0301crit", "écrit"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_words_are_flat_the_same_way(one: str, another: str, language: Language) -> None:
    assert flat(one, language) == flat(another, language)


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("65,3", "653"),
        ("3,80", "380"),
        ("3 8001", "38001"),
        ("5,4 fois", "54 fois"),
        ("2022 500", "2022500"),
        ("10", "1"),
        ("0,5", "5"),
        ("1.2.3", "1.23"),
        ("snake_case", "snakecase"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_differs_stays_different(one: str, another: str, language: Language) -> None:
    assert flat(one, language) != flat(another, language)


def test_a_comma_before_three_figures_is_read_by_the_language() -> None:
    assert flat("1,234", "en") == flat("1 234", "en") == "1234"
    assert flat("1,234", "fr") == flat("1.234", "fr") == "1.234"
    assert flat("$1,234,567.80", "en") == "1234567.8$"


def test_an_expectation_in_french_may_be_an_english_figure() -> None:
    assert set(readings("3,800", "fr")) == {"3.8", "3800"}
    assert readings("3,800", "en") == ("3800",)
    assert readings("65,3", "fr") == ("65.3",)
    assert says(flat("près de 3 800 membres", "fr"), "3,800", "fr")


@pytest.mark.parametrize(
    ("answer", "word", "there"),
    [
        ("il y en a 15", "5", False),
        ("il y en a 5,4", "5", False),
        ("il y en a 25,4", "5,4", False),
        ("il y en a 5.", "5", True),
        ("de 5 à 6", "5", True),
        ("5%", "5", True),
        ("en 2022.", "2022", True),
        ("12 500,50 $", "12 500", False),
        ("12 500 $", "12500$", True),
        ("coopétition", "COOP", True),
        ("un mot", "*", False),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_figure_is_found_whole_and_a_word_in_part(
    answer: str, word: str, there: bool, language: Language
) -> None:
    assert says(flat(answer, language), word, language) is there


_AMOUNTS = st.decimals(0, 10**9, places=2)


@settings(deadline=None)
@given(_AMOUNTS, st.sampled_from(LANGUAGES))
def test_an_amount_is_found_as_either_language_writes_it(value: Decimal, lang: Language) -> None:
    answer = flat(
        f"Total {money(value, lang)}, {number(value, lang)} et {percent(value, lang)}.", lang
    )

    assert says(answer, str(value), lang)
    assert says(answer, money(value, lang), lang)
    assert says(answer, percent(value, lang), lang)
    assert flat(money(value, lang), lang) == flat(money(value, other(lang)), other(lang))


@settings(deadline=None)
@given(_AMOUNTS, _AMOUNTS, st.sampled_from(LANGUAGES))
def test_different_amounts_are_never_the_same(one: Decimal, two: Decimal, lang: Language) -> None:
    same = flat(number(one, lang), lang) == flat(number(two, lang), lang)

    assert same == (one == two)
    assert says(flat(number(one, lang), lang), number(two, lang), lang) == (one == two)


@settings(deadline=None)
@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_says_itself_however_it_is_cased(text: str, lang: Language) -> None:
    folded = flat(text, lang)

    assert says(folded, text, lang) or not folded
    assert "\n" not in folded
    assert folded == folded.strip()
