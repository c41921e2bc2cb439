"""A message is cleaned before it is read."""

import pytest

from advisor.errors import BadInput
from advisor.understanding.message import MAX_CHARACTERS, clean_message


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  Bonjour,\t ça   va?  ", "Bonjour, ça va?"),
        ("Hello\u00a0there", "Hello there"),
        ("un\x00deux", "un deux"),
        ("\ufeffBonjour", "Bonjour"),
        ("left\u202eright", "left right"),
        ("First line.\r\nSecond line.", "First line.\nSecond line."),
        ("Une ligne.\nUne autre.", "Une ligne.\nUne autre."),
        ("c koi ça 🤔", "c koi ça 🤔"),
    ],
)
def test_marks_that_do_not_show_go_and_spaces_are_joined(typed: str, read: str) -> None:
    assert clean_message(typed).replace(" \n", "\n") == read


@pytest.mark.parametrize("typed", ["par\u00adtenariat", "part\u200bnership", "en\u2060tente"])
def test_a_mark_without_width_does_not_cut_a_word_in_two(typed: str) -> None:
    assert " " not in clean_message(typed)


@pytest.mark.parametrize("typed", ["", "   ", "\n\t \n", "\u200b\u200b", "\x00\x07"])
def test_a_message_with_nothing_to_read_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        clean_message(typed)

    assert caught.value.key == "error.empty"


def test_a_message_of_the_greatest_length_is_read() -> None:
    assert len(clean_message("é" * MAX_CHARACTERS)) == MAX_CHARACTERS


def test_a_longer_message_is_refused_with_the_limit() -> None:
    with pytest.raises(BadInput) as caught:
        clean_message("é" * (MAX_CHARACTERS + 1))

    assert caught.value.key == "error.too_long"
    assert caught.value.values == {"count": MAX_CHARACTERS + 1, "limit": MAX_CHARACTERS}
