"""The asking sentence of a story."""

import pytest

from advisor.retrieval.focus import focus


@pytest.mark.parametrize(
    ("story", "asked"),
    [
        (
            "On a une boulangerie à Verdun depuis 2011. Un traiteur nous offre de livrer nos pains "
            "avec les siens. Comment on met ça sur papier?",
            "Comment on met ça sur papier?",
        ),
        (
            "We run a daycare in Lachine. A museum offered us tours for the kids on Fridays this "
            "winter. What should we put on paper? Thanks a lot!",
            "What should we put on paper?",
        ),
        (
            "My partner has not called back in six weeks and we share a booth at the market. "
            "He used to call. Normal?",
            "He used to call. Normal?",
        ),
    ],
)
def test_a_story_is_reduced_to_its_question(story: str, asked: str) -> None:
    assert focus(story) == asked


@pytest.mark.parametrize(
    "message",
    ["Comment choisir un partenaire?", "J'exporte. Par où commencer?", "kpi", "Why? How?"],
)
def test_a_short_message_stays_whole(message: str) -> None:
    assert focus(message) == message
