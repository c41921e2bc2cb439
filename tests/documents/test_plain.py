"""Text files: any encoding that people still have, the same lines as in their editor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.documents import read_document
from advisor.errors import BadInput
from tests.documents.made import ENGLISH, FRENCH

QUOTED = "« L’œuvre » coûte 5 000 € – voilà où ça mène, dès l’été."


def read(data: bytes, name: str = "entente.txt") -> str:
    return read_document(name, data).text


def fault(data: bytes, name: str = "entente.txt") -> str:
    with pytest.raises(BadInput) as refused:
        read_document(name, data)
    return refused.value.key


@pytest.mark.parametrize("words", [FRENCH, ENGLISH, QUOTED])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encoding_is_told(words: str, encoding: str) -> None:
    assert read(words.encode(encoding)) == words


@pytest.mark.parametrize("encoding", ["latin-1", "mac_roman", "cp850"])
def test_older_encodings_are_told(encoding: str) -> None:
    assert read(FRENCH.encode(encoding)) == FRENCH


def test_utf_8_cut_in_the_middle_of_a_letter_is_still_utf_8() -> None:
    assert read((FRENCH + " Été").encode()[:-1]).startswith(FRENCH)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_newlines_of_all_systems_are_newlines(newline: str) -> None:
    assert read(newline.join(["Un", "", "Deux"]).encode()) == "Un\n\nDeux"


def test_lines_keep_their_numbers() -> None:
    text = read(b"\n\nDur\xe9e\n\n   \n\n\x0cFin\n")
    assert text.split("\n")[2] == "Durée"
    assert text.split("\n")[6] == " Fin"


def test_accents_apart_from_their_letter_are_joined() -> None:
    assert read("dure\u0301e".encode()) == "durée"


def test_ligatures_are_letters_again_but_not_the_french_one() -> None:
    assert read("Le ﬁnancement reﬂète l'œuvre".encode()) == "Le financement reflète l'œuvre"


def test_marks_that_nobody_sees_are_out_and_a_cut_word_keeps_its_hyphen() -> None:
    hidden = "par\u200bte\u00adnaire\ufeff \u202eabc\U000e0041 rému\u00ad\nnération"
    assert read(hidden.encode()) == "partenaire abc rému-\nnération"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.md", "md"),
        ("A.MARKDOWN", "md"),
        ("a.txt", "txt"),
        ("-", "txt"),
        ("", "txt"),
        ("entente v2.1", "txt"),
        ("contrat.docx", "txt"),
        ("contrat.pdf", "txt"),
        ("contrat.doc", "txt"),
    ],
)
def test_text_is_read_whatever_its_name(name: str, kind: str) -> None:
    document = read_document(name, f"# Entente\n\n{FRENCH}".encode())
    assert (document.kind, document.text) == (kind, f"# Entente\n\n{FRENCH}")
    assert document.pages == ()


@pytest.mark.parametrize("data", [b"", b"  \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"----\n...."])
def test_nothing_to_read_is_empty(data: bytes) -> None:
    assert fault(data) == "document.empty"


@pytest.mark.parametrize("words", ["BM inc. et le Cercle conviennent", "RIFF, GIF89a et %PDF-1.7"])
def test_a_text_that_begins_like_a_picture_is_a_text(words: str) -> None:
    assert read(words.encode()) == words


def test_a_text_about_pdf_files_is_a_text() -> None:
    assert read(b"Remettre les livrables en %PDF-1.7.") == "Remettre les livrables en %PDF-1.7."


@given(st.binary(min_size=1, max_size=300), st.sampled_from(["a.txt", "a.docx", "a.pdf", "a.md"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        text = read(data, name)
    except BadInput:
        return
    assert text.splitlines() == text.removesuffix("\n").split("\n")


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x24F), min_size=1))
def test_any_utf_8_text_of_letters_is_read_the_same_twice(words: str) -> None:
    try:
        once = read(f"Entente {words}".encode())
    except BadInput:
        return
    assert read(once.encode()) == once
