"""What is searched of a message that gives an identifier."""

import pytest

from advisor.privacy import without_identifiers


@pytest.mark.parametrize(
    ("written", "searched"),
    [
        ("C'est quoi la coopétition? Appelez-moi au 514 555 0199", "C'est quoi la coopétition?"),
        ("What is coopetition? My email is jo@example.ca. Thanks", "What is coopetition? Thanks"),
        ("jo@exemple.ca comment choisir un partenaire", "comment choisir un partenaire"),
        (
            "écris-moi à jo@exemple.ca, je mets quoi dans mon entente",
            "je mets quoi dans mon entente",
        ),
        ("How do I plan an exit, my cell is 514-555-0199", "How do I plan an exit"),
    ],
)
def test_an_identifier_and_the_sentence_that_only_gives_it_are_left_out(
    written: str, searched: str
) -> None:
    assert without_identifiers(written) == searched


@pytest.mark.parametrize(
    "written",
    [
        "Quel est le numéro de téléphone de PME MTL?",
        "Is 3,800 businesses a year right?",
        "514 555 0199?",
        "Whose number is 514 555 0199?",
        "Send the invoice to jo@example.ca",
        "mon numéro : 514-555-0199",
        "Une histoire.\n\nPuis une question?",
        "",
    ],
)
def test_a_message_without_one_or_with_nothing_else_stays_as_it_is(written: str) -> None:
    assert without_identifiers(written) == written
