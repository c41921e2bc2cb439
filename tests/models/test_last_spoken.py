"""What a message adds to the answer just given, though the next question stands in hand."""

from typing import Any

import pytest

from advisor.dossier import Dossier, Figures, HealthForm, ReadinessForm
from advisor.language import Language
from advisor.models.embedded.last_spoken import added_proof, mended_figure


def rated(rating: int) -> Dossier:
    start = Dossier(open="readiness", asked="F1")
    return start.changed(readiness=ReadinessForm(answers={"F1": rating}), asked="F2")


def told(target: float | None) -> Dossier:
    figures = Figures(value=40000, target=target)
    start = Dossier(open="health", asked="revenue_generated")
    return start.changed(
        health=HealthForm(kpis={"revenue_generated": figures}), asked="new_customers"
    )


@pytest.mark.parametrize(
    ("text", "language", "proof"),
    [
        ("la preuve: nos états financiers de 2026", "fr", "nos états financiers de 2026"),
        ("comme preuve, notre relevé de mai", "fr", "notre relevé de mai"),
        ("proof: audited statements from May", "en", "audited statements from May"),
        ("the evidence is our bank letter", "en", "our bank letter"),
    ],
)
def test_a_proof_goes_to_the_four_just_given(text: str, language: Language, proof: str) -> None:
    assert added_proof(text, language, rated(4)) == {"evidence": {"F1": proof}}
    assert added_proof(text, language, rated(3)) == {}


@pytest.mark.parametrize(
    "text", ["3", "on a la preuve de rien", "oui, c'est en place", "4, prouvé"]
)
def test_an_answer_is_no_proof_of_the_one_before(text: str) -> None:
    assert added_proof(text, "fr", rated(4)) == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("non, la cible c'était 80 000 $", "fr"),
        ("oups, l'objectif était de 80 000 $", "fr"),
        ("sorry, the target is 80,000", "en"),
        ("actually our goal was $80,000", "en"),
    ],
)
def test_a_target_mended_belongs_to_the_figure_just_told(text: str, language: Language) -> None:
    mended: dict[str, Any] = {"kpis": {"revenue_generated": {"target": 80000}}}
    assert mended_figure(text, language, told(100000)) == mended


@pytest.mark.parametrize(
    "text",
    [
        "6 nouveaux clients, cible 10",
        "la cible était 10",
        "la cible de clients est 10",
        "passe",
        "6",
    ],
)
def test_an_answer_to_the_question_in_hand_mends_nothing(text: str) -> None:
    assert mended_figure(text, "fr", told(100000)) == {}


def test_a_target_that_was_lacking_is_added() -> None:
    added = mended_figure("la cible était de 50 000 $", "fr", told(None))
    assert added == {"kpis": {"revenue_generated": {"target": 50000}}}
