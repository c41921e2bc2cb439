"""A draft agreement pasted in the middle of notes stands apart from the statements."""

from pathlib import Path

import pytest

from advisor.knowledge.yaml_lines import read_yaml
from advisor.understanding.notes import read_notes

_CASES = read_yaml(Path(__file__).parent / "drafts.yaml")

_FR = """Elle nous a copié ce projet :

PROJET D'ENTENTE DE DISTRIBUTION
Entre Les Pains Réunis et Brume
1. Objet. Les parties conviennent de vendre du pain ensemble.
2. Durée. La présente entente est conclue pour douze mois.
3. Résiliation. Chaque partie peut y mettre fin par un préavis de 60 jours.
4. Confidentialité. Chaque partie s'engage au secret pendant deux ans.

Elle trouve le préavis trop long. Le four a été réparé en mai."""
_EN = """She pasted this:

MEMORANDUM OF UNDERSTANDING
Between Juniper Circle and Harbour
1. Purpose. The parties agree to support new owners in their first year.
2. Term. This agreement is for three years and starts on January 15, 2026.
3. Payment. Harbour shall pay $50,000 per year within thirty days.
4. Disputes. Any dispute shall be referred to a mediator.

She finds the term too long. The oven was repaired in May."""


@pytest.mark.parametrize(("text", "first"), [(_FR, "PROJET"), (_EN, "MEMORANDUM")])
def test_a_draft_is_found_and_gives_no_statement(text: str, first: str) -> None:
    read = read_notes(text)
    assert read.draft is not None
    draft = text[read.draft.start : read.draft.end]
    assert draft.startswith(first)
    assert "4." in draft
    assert [said.kind for said in read.statements][-2:] == ["claim", "fact"]
    assert not any("1." in said.text for said in read.statements)


def test_notes_that_speak_of_an_agreement_hold_no_draft() -> None:
    notes = (
        "L'entente a été signée en mars pour 24 mois.\n- préavis de 60 jours\n"
        "- clause de confidentialité\n- elle veut l'exclusivité\nLe partenaire trouve ça long."
    )
    assert read_notes(notes).draft is None


@pytest.mark.parametrize("case", _CASES["drafts"], ids=lambda case: case["first"])
def test_a_draft_in_any_usual_shape_is_found_whole_and_alone(case: dict[str, str]) -> None:
    text = case["text"]
    read = read_notes(text)
    assert read.draft is not None
    draft = text[read.draft.start : read.draft.end].strip()
    assert draft.removeprefix("• ").startswith(case["first"])
    assert draft.endswith(case["last"])
    assert not any(
        " ".join(said.text.split()) in " ".join(draft.split()) for said in read.statements
    )


@pytest.mark.parametrize("text", _CASES["alike"], ids=lambda text: text.splitlines()[0])
def test_headed_notes_minutes_mails_and_lists_of_clauses_are_no_draft(text: str) -> None:
    assert read_notes(text).draft is None
