"""Orders about the notes of a client, told from what is told of the client."""

import pytest

from advisor.understanding.client_orders import Order, notes_named, order_in


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("marque privé ce qui concerne Toronto", "private"),
        ("mets ça privé stp", "private"),
        ("le bout sur l'adjointe, garde ça confidentiel", "private"),
        ("keep the part about the lease confidential", "private"),
        ("don't show that in the dossier", "private"),
        ("oublie ces notes", "take_back"),
        ("bon, retire les notes n1", "take_back"),
        ("please forget what I just told you", "take_back"),
        ("supprime ce client", "delete"),
        ("can you delete this client", "delete"),
    ],
)
def test_an_order_is_heard(text: str, order: Order) -> None:
    assert order_in(text) == order


@pytest.mark.parametrize(
    "text",
    [
        "Comment rédiger une clause de confidentialité?",
        "elle a une entente confidentielle avec un concurrent depuis mars",
        "elle veut supprimer un client de sa liste",
        "He keeps his prices private from the partner",
        "She wants to drop the notes from the board",
        "Should she delete the client from the contract?",
        "Elle exporte en Ontario depuis deux ans",
    ],
)
def test_what_is_told_of_a_client_is_no_order(text: str) -> None:
    assert order_in(text) is None


def test_notes_are_named_by_their_id() -> None:
    assert notes_named("retire les notes n12") == "n12"
    assert notes_named("oublie tout") == ""
