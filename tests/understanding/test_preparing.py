"""With a client open, what tells something is told from what asks or orders something."""

import pytest

from advisor.understanding.preparing import tells


@pytest.mark.parametrize(
    "text",
    [
        "rappelle-moi ce que tu sais de Ruisseau Noir",
        "Résume tout ce que je t'ai dit sur son entente avec l'épicerie",
        "Redis-moi donc ce qu'elle a promis à son distributeur",
        "remind me of everything you know about Black Creek",
        "Pull up what I told you about her partner last week",
    ],
)
def test_an_order_is_no_note(text: str) -> None:
    assert not tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "Elle a signé une entente avec une épicerie pour trois ans",
        "ajoute qu'elle a perdu son client principal en mars dernier",
        "notez-moi ça : elle a douze employés et deux camions",
        "Cherche un distributeur en Ontario, vend 3000 caisses par an",
        "She signed a three-year agreement with a grocer in March",
        "Add that she lost her main client last March",
    ],
)
def test_what_tells_something_is_a_note(text: str) -> None:
    assert tells(text)
