"""A streamed reply shows at once all that can no longer become a placeholder."""

from advisor.privacy import Masker, Unmasking

_KEPT = {"[PHONE_1]": "514-555-0199"}


def test_ordinary_words_are_not_held_back() -> None:
    unmasking = Unmasking(_KEPT)
    assert unmasking.feed("Bonjour, voici ") == "Bonjour, voici "
    assert unmasking.feed("votre bilan.") == "votre bilan."


def test_a_placeholder_cut_in_two_is_shown_once_whole() -> None:
    unmasking = Unmasking(_KEPT)
    assert unmasking.feed("Appelez [PHO") == "Appelez "
    assert unmasking.feed("NE_") == ""
    assert unmasking.feed("1] demain") == "514-555-0199 demain"


def test_a_bracket_that_opens_nothing_is_shown_with_what_follows() -> None:
    unmasking = Unmasking(_KEPT)
    assert unmasking.feed("voir [") == "voir "
    assert unmasking.feed("1]") == "[1]"


def test_what_is_held_at_the_end_is_given_by_flush() -> None:
    unmasking = Unmasking(_KEPT)
    assert unmasking.feed("tel PHONE_1") == "tel "
    assert unmasking.flush() == "514-555-0199"
    assert unmasking.flush() == ""


def test_a_masker_gives_the_unmasking_of_its_conversation() -> None:
    masker = Masker()
    unmasking = masker.unmasking()
    masker.mask("tel 514-555-0199")
    assert unmasking.feed("[PHONE_1] ") == "514-555-0199 "
