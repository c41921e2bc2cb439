"""What always holds: a masked text comes back whole, also in pieces cut anywhere."""

import re
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from advisor.privacy import Masker, Unmasking, find_identifiers
from advisor.privacy.identifiers import canonical

_WRITTEN = st.sampled_from(
    [
        "514-555-0199", "(514) 555-0199", "5145550199", "poste 23", "+33 6 12 34 56 78",
        "jean@exemple.ca", "jean (at) exemple point ca", "NAS 046 454 286", "046-454-286",
        "TREM 8501 1512", "4111 1111 1111 1111", "H2X 1Y4", "h2x1y4", "12 500 $", "2024-05-12",
        "[PHONE_1]", "[PHONE 1]", "PHONE_1", "[phone", "_1]", "\\[PHONE\\_1\\]", "[TYPED_1]", "[",
        "]", "\\", "_", "1", " ", "\n", "\u200b", "\x00", "\u00a0", "é", "e\u0301", "İ", "ſ", ".",
    ]
)  # fmt: skip
_TEXT = st.one_of(st.text(max_size=60), st.lists(_WRITTEN, max_size=14).map("".join))
_LIKE = re.compile("email|phone|sin|ramq|card|iban|code|typed", re.IGNORECASE)
_KEPT = {"[PHONE_1]": "514-555-0199", "[POSTAL_CODE_12]": "H2X 1Y4", "[TYPED_1]": "[PHONE_1]"}
_REPLY = st.lists(
    st.sampled_from(
        [
            "[PHONE_1]", "[phone 1]", "PHONE_1", "PHONE\\_1", "[POSTAL_CODE_12]",
            "[postal code 12]", "\\[PHONE\\_1\\]", "[TYPED_1]",
            "[PHONE_2]", "[", "]", "\\", "[PHO", "P", "post", "_",
            "1", "12345", " ", "hone_1", "Voici ", "the phone ", "é", "\n",
        ]
    ),
    max_size=14,
).map("".join)  # fmt: skip


def _first_writing(text: str) -> str:
    """The text with each identifier as it was written the first time."""
    first: dict[tuple[str, str], str] = {}
    pieces, after = [], 0
    for found in find_identifiers(text):
        written = text[found.start : found.end]
        key = found.kind, canonical(found.kind, written)
        pieces += [text[after : found.start], first.setdefault(key, written)]
        after = found.end
    return "".join([*pieces, text[after:]])


@given(_TEXT)
@settings(deadline=None, max_examples=400)
@example("[5145550199]")
@example("\\514-555-0199\\]")
@example("PHONE_5145550199")
@example("[PHONE_514-555-0199]")
@example("a\u200bPHONE_1\u200b2")
def test_a_masked_text_comes_back_in_the_first_writing_of_each_value(text: str) -> None:
    masker = Masker()
    assert masker.unmask(masker.mask(text)) == _first_writing(text)


@given(st.text(max_size=200).filter(lambda text: not _LIKE.search(text)))
@settings(deadline=None, max_examples=300)
def test_any_text_without_a_placeholder_comes_back_as_it_was(text: str) -> None:
    masker = Masker()
    assert masker.unmask(masker.mask(text)) == text


@given(_TEXT, _TEXT)
@settings(deadline=None, max_examples=200)
def test_going_on_from_what_was_kept_equals_one_masker(one: str, two: str) -> None:
    whole = Masker()
    whole.mask(one)
    assert Masker(whole.kept).mask(two) == whole.mask(two)


@given(_REPLY, st.lists(st.integers(0, 80), max_size=8))
@settings(deadline=None, max_examples=600)
def test_a_reply_in_pieces_equals_the_whole(reply: str, cuts: list[int]) -> None:
    edges = [0, *sorted(cut for cut in cuts if cut < len(reply)), len(reply)]
    pieces = [reply[start:end] for start, end in pairwise(edges)]
    unmasking = Unmasking(_KEPT)
    shown = "".join(map(unmasking.feed, pieces)) + unmasking.flush()
    assert shown == Masker(_KEPT).unmask(reply)


@given(_REPLY)
@settings(deadline=None, max_examples=300)
def test_a_reply_letter_by_letter_equals_the_whole(reply: str) -> None:
    unmasking = Unmasking(_KEPT)
    shown = "".join(map(unmasking.feed, reply)) + unmasking.flush()
    assert shown == Masker(_KEPT).unmask(reply)


@given(_TEXT)
@settings(deadline=None)
def test_identifiers_never_overlap_and_stand_inside_the_text(text: str) -> None:
    after = 0
    for found in find_identifiers(text):
        assert after <= found.start < found.end <= len(text)
        after = found.end
