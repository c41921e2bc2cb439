"""What is a personal identifier, as people type it, and what is only a figure."""

from pathlib import Path

import pytest

from advisor.privacy import Masker, find_identifiers
from tests.privacy.marked import Marked, marked

_GUIDANCE = sorted(Path("knowledge/guidance").glob("*.md"))


@pytest.mark.parametrize("example", marked("identifiers.yaml"), ids=lambda example: example.typed)
def test_an_identifier_leaves_as_its_placeholder_and_comes_back(example: Marked) -> None:
    masker = Masker()
    assert masker.mask(example.typed) == example.leaves
    assert masker.unmask(example.leaves) == example.typed


@pytest.mark.parametrize("example", marked("figures.yaml"), ids=lambda example: example.typed)
def test_a_figure_leaves_as_it_is(example: Marked) -> None:
    assert Masker().mask(example.typed) == example.typed


@pytest.mark.parametrize("path", _GUIDANCE, ids=lambda path: path.name)
def test_the_guidance_holds_no_identifier(path: Path) -> None:
    assert find_identifiers(path.read_text(encoding="utf-8")) == []


def test_the_guidance_is_there_to_be_read() -> None:
    assert len(_GUIDANCE) > 10


def test_identifiers_are_found_in_reading_order_where_they_were_written() -> None:
    text = "a@exemple.ca, N\u200bAS 046 454 2\u200b86, tél. 514 555-0199 poste 3, H2X\u00a01Y4."
    found = [(each.kind, text[each.start : each.end]) for each in find_identifiers(text)]
    assert found == [
        ("EMAIL", "a@exemple.ca"),
        ("SIN", "046 454 2\u200b86"),
        ("PHONE", "514 555-0199 poste 3"),
        ("POSTAL_CODE", "H2X\u00a01Y4"),
    ]


def test_digits_inside_an_address_are_no_number_of_their_own() -> None:
    assert Masker().mask("5145550199@txt.exemple.ca") == "[EMAIL_1]"
