"""Words: complete in both languages, and never silent about a gap."""

import pytest

from advisor.check import find_faults
from advisor.texts import words


def test_an_unknown_key_raises() -> None:
    with pytest.raises(KeyError):
        words("fr")("no.such.key")


def test_a_missing_value_raises() -> None:
    with pytest.raises(KeyError):
        words("en")("error.port", port=1)


def test_what_ships_has_no_fault() -> None:
    assert find_faults() == []


def test_no_language_lacks_a_key() -> None:
    assert words("fr").keys() == words("en").keys()
