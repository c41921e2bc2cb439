"""Figures as people state them, in digits and in words."""

import pytest

from advisor.knowledge.models import FigureUnit
from advisor.language import Language
from advisor.understanding.figures import figures_in

NBSP, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("65 % des PME", "fr", 65, "percent"),
        (f"65,3{NBSP}% des PME", "fr", 65.3, "percent"),
        ("65 pourcent", "fr", 65, "percent"),
        ("65 pour cent", "fr", 65, "percent"),
        ("soixante-cinq pour cent des PME", "fr", 65, "percent"),
        ("65.3% of SMEs", "en", 65.3, "percent"),
        ("65 per cent of SMEs", "en", 65, "percent"),
        ("sixty-five percent", "en", 65, "percent"),
        ("12 500 $", "fr", 12500, "cad"),
        (f"12{NARROW}500{NBSP}$", "fr", 12500, "cad"),
        ("12 500 dollars", "fr", 12500, "cad"),
        ("12500$", "fr", 12500, "cad"),
        ("$12,500", "en", 12500, "cad"),
        ("1,5 fois plus", "fr", 1.5, "times"),
        ("deux fois plus", "fr", 2, "times"),
        ("2x plus", "fr", 2, "times"),
        ("5.4 times more", "en", 5.4, "times"),
        ("two times more", "en", 2, "times"),
        ("en 2025", "fr", 2025, "year"),
        ("back in 2025", "en", 2025, "year"),
        (f"3{NBSP}800 organismes", "fr", 3800, "count"),
        ("3 800 organismes", "fr", 3800, "count"),
        ("3800 OBNL", "fr", 3800, "count"),
        ("5 400 000 personnes", "fr", 5400000, "count"),
        ("quatre-vingt-dix organismes", "fr", 90, "count"),
        ("quatre vingt dix organismes", "fr", 90, "count"),
        ("trois étapes", "fr", 3, "count"),
        ("3,800 nonprofits", "en", 3800, "count"),
        ("1,234,567 firms", "en", 1234567, "count"),
        ("seven steps", "en", 7, "count"),
    ],
)
def test_a_figure_is_read_with_its_unit(
    text: str, language: Language, value: float, unit: FigureUnit
) -> None:
    assert [(s.value, s.unit) for s in figures_in(text, language)] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("est-ce 5 ou 7 étapes?", "fr", [5, 7]),
        ("10, 20 et 30", "fr", [10, 20, 30]),
        ("is it 5 or 7 steps", "en", [5, 7]),
        ("5 steps, 3 people", "en", [5, 3]),
    ],
)
def test_several_figures_are_read_in_order(
    text: str, language: Language, values: list[float]
) -> None:
    assert [s.value for s in figures_in(text, language)] == values


@pytest.mark.parametrize(
    ("text", "language", "after"),
    [
        ("les 7 étapes du contrat", "fr", "etapes du contrat"),
        ("the 7 steps of the plan", "en", "steps of the plan"),
    ],
)
def test_the_words_that_a_figure_counts_follow_it_folded(
    text: str, language: Language, after: str
) -> None:
    assert figures_in(text, language)[0].after == after


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("rien à compter ici", "fr"),
        ("depuis la covid19", "fr"),
        ("le point #3", "fr"),
        ("nothing to count here", "en"),
        ("since covid19", "en"),
        ("point #3", "en"),
        ("", "en"),
    ],
)
def test_a_message_without_a_figure_states_none(text: str, language: Language) -> None:
    assert figures_in(text, language) == ()
