"""Masking takes no time that a person notices, whatever the text.

The bounds leave room for a slow machine: a message takes about 0.6 ms and a long text 20 to 60 ms.
"""

import time
from pathlib import Path

import pytest

from advisor.privacy import Masker

_LONG = 100_000
_MESSAGE = (
    "Bonjour, on est une petite boulangerie pis on veut signer avec un fournisseur l'an prochain, "
    "le loyer est de 12 500 $ par an et on vend pour 514 000 $. Vous pouvez me joindre au "
    "514 555-0199 ou à info@exemple.ca, notre local est au H2X 1Y4. "
)


def _seconds(text: str) -> float:
    taken = []
    for _ in range(3):
        start = time.process_time()
        Masker().mask(text)
        taken.append(time.process_time() - start)
    return min(taken)


def test_a_message_of_two_hundred_words_is_masked_at_once() -> None:
    assert _seconds(" ".join((_MESSAGE * 6).split()[:200])) < 0.005


def test_a_long_text_is_masked_in_a_blink() -> None:
    guidance = "".join(
        path.read_text(encoding="utf-8") for path in Path("knowledge/guidance").glob("*.md")
    )
    assert _seconds((guidance * 9)[:_LONG]) < 0.25


def test_a_long_text_full_of_figures_and_identifiers_is_masked_in_a_blink() -> None:
    assert _seconds((_MESSAGE * 500)[:_LONG]) < 0.25


@pytest.mark.parametrize(
    "unit",
    ["1", "1 ", "514 ", "a", "a.", "@", "a@", "a at ", "a point ", "[", "\\", "[PHONE_1", "abcd 1 ",
     "fr76abcd", "+1 ", "(514)", "-", " ", "\u200b", "tel 5 ", "h2x"],
)  # fmt: skip
def test_no_text_makes_the_reading_run_away(unit: str) -> None:
    whole = (unit * _LONG)[:_LONG]
    assert _seconds(whole) < 40 * _seconds(whole[: _LONG // 10]) + 0.2
