"""One placeholder a value in a conversation, and what the person wrote comes back."""

import pytest

from advisor.privacy import Masker


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("(514) 555-0199", "514-555-0199"),
        ("514 555 0199", "+1 514.555.0199"),
        ("5145550199", "1-514-555-0199"),
        ("514-555-0199 poste 23", "(514) 555-0199, ext. 23"),
        ("+33 6 12 34 56 78", "06 12 34 56 78"),
        ("011 44 20 7946 0958", "+442079460958"),
        ("Jean.Roy@Exemple.ca", "jean.roy@exemple.ca"),
        ("jean (at) exemple point ca", "jean@exemple.ca"),
        ("jean arobase exemple point ca", "JEAN[at]exemple.ca"),
        ("jean point roy at exemple dot com", "jean.roy@exemple.com"),
        ("H2X 1Y4", "h2x1y4"),
        ("NAS 046 454 286", "NAS 046454286"),
        ("RAMQ TREM 8501 1512", "RAMQ trem85011512"),
        ("4111 1111 1111 1111", "4111-1111-1111-1111"),
        ("FR76 3000 6000 0112 3456 7890 189", "fr7630006000011234567890189"),
    ],
)
def test_the_same_value_in_another_writing_has_the_same_placeholder(first: str, again: str) -> None:
    masker = Masker()
    masker.mask(first)
    masker.mask(again)
    assert len(masker.kept) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("514-555-0199", "514-555-0198"),
        ("514-555-0199 poste 23", "514-555-0199 poste 24"),
        ("jean@exemple.ca", "jean@exemple.com"),
        ("hélène@exemple.ca", "luc@exemple.ca"),
        ("H2X 1Y4", "H2X 1Y5"),
        ("+1 514 555 0199", "+33 6 12 34 56 78"),
    ],
)
def test_two_values_have_two_placeholders(one: str, other: str) -> None:
    masker = Masker()
    masker.mask(f"{one} / {other}")
    assert len(masker.kept) == 2


def test_a_placeholder_stands_for_what_was_written_first() -> None:
    masker = Masker()
    masker.mask("tel (514) 555-0199")
    assert masker.mask("514-555-0199?") == "[PHONE_1]?"
    assert masker.unmask("[PHONE_1]") == "(514) 555-0199"


def test_a_later_turn_goes_on_from_what_was_kept() -> None:
    first = Masker()
    first.mask("mon cell 514-555-0199")
    second = Masker(first.kept)
    assert second.mask("pas 514 555 0199, mais 438-555-0142") == "pas [PHONE_1], mais [PHONE_2]"
    assert second.kept == {"[PHONE_1]": "514-555-0199", "[PHONE_2]": "438-555-0142"}


def test_masking_all_the_turns_again_gives_the_same_placeholders() -> None:
    turns = ["NAS 046 454 286, a@exemple.ca", "tel 514-555-0199", "b@exemple.ca ou a@exemple.ca"]
    one, whole = Masker(), Masker()
    texts = [one.mask(turn) for turn in turns]
    assert [whole.mask(turn) for turn in turns] == texts
    assert texts[-1] == "[EMAIL_2] ou [EMAIL_1]"


@pytest.mark.parametrize(
    "written",
    [
        "[PHONE_1]",
        "[phone_1]",
        "[PHONE 1]",
        "[Phone-1]",
        "[PHONE1]",
        "[ PHONE_1 ]",
        "\\[PHONE\\_1\\]",
        "[PHONE\\_1]",
        "PHONE_1",
        "phone_1",
        "[PHONE_01]",
    ],
)
def test_a_placeholder_slightly_rewritten_is_still_understood(written: str) -> None:
    masker = Masker()
    masker.mask("tel 514-555-0199")
    assert masker.unmask(f"Call {written}.") == "Call 514-555-0199."


def test_brackets_of_another_kind_stay_around_the_value() -> None:
    masker = Masker()
    masker.mask("tel 514-555-0199")
    assert masker.unmask("**(PHONE_1)** {PHONE_1}") == "**(514-555-0199)** {514-555-0199}"


def test_a_postal_code_comes_back_from_each_rewriting() -> None:
    masker = Masker()
    masker.mask("H2X 1Y4")
    text = "[POSTAL_CODE_1] [postal code 1] POSTAL\\_CODE\\_1"
    assert masker.unmask(text) == "H2X 1Y4 H2X 1Y4 H2X 1Y4"


@pytest.mark.parametrize("text", ["[PHONE_7]", "phone 1", "card 1, sin 2", "[note 1]", "(email)"])
def test_what_stands_for_nothing_stays(text: str) -> None:
    masker = Masker()
    masker.mask("tel 514-555-0199")
    assert masker.unmask(text) == text


@pytest.mark.parametrize("typed", ["[PHONE_1]", "[phone 1]", "PHONE_1", "[TYPED_1]", "phone\\_1"])
def test_a_placeholder_that_a_person_types_is_not_the_number_of_another(typed: str) -> None:
    masker = Masker()
    masker.mask("mon tel 514-555-0199")
    leaves = masker.mask(f"c'est quoi {typed}?")
    assert leaves == "c'est quoi [TYPED_1]?"
    assert masker.unmask(leaves) == f"c'est quoi {typed}?"


def test_a_placeholder_typed_before_any_number_is_given_back_as_typed() -> None:
    masker = Masker()
    leaves = masker.mask("[PHONE_1] est mon cell 514-555-0199")
    assert leaves == "[TYPED_1] est mon cell [PHONE_1]"
    assert masker.unmask(leaves) == "[PHONE_1] est mon cell 514-555-0199"


def test_an_empty_text_stays_empty() -> None:
    masker = Masker()
    assert masker.mask("") == ""
    assert masker.unmask("") == ""
    assert masker.kept == {}
