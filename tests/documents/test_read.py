"""Limits and kinds: what is refused says so in one line, in both languages."""

import pytest

from advisor.documents import read_document
from advisor.documents.document import MAX_BYTES, MAX_CHARACTERS
from advisor.errors import BadInput
from advisor.language import LANGUAGES
from advisor.texts import words
from tests.documents.made import FRENCH, picture

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def refused(data: bytes, name: str = "entente.docx") -> BadInput:
    with pytest.raises(BadInput) as fault:
        read_document(name, data)
    return fault.value


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (OLE, "old_word"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"{\\rtf1\\ansi Entente", "old_word"),
        (picture().getvalue(), "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "image"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "image"),
        (b"<!DOCTYPE html><p>Entente</p>", "unknown_kind"),
        (b"\xef\xbb\xbf\n<HTML><p>Entente</p>", "unknown_kind"),
        (b"<?xml version='1.0'?><a/>", "unknown_kind"),
        (b"\x00\x01\x02\x03 entente", "broken"),
        (bytes(range(1, 256)) * 4, "broken"),
    ],
)
def test_what_is_not_read_is_told_by_its_content(data: bytes, key: str) -> None:
    assert refused(data).key == f"document.{key}"


@pytest.mark.parametrize("name", ["a.txt", "a.bin", "-"])
def test_bytes_that_are_no_text_are_of_no_kind(name: str) -> None:
    assert refused(b"\x00\x01\x02\x03\xfe" * 50, name).key == "document.unknown_kind"


def test_a_file_over_the_limit_is_refused_unread() -> None:
    assert refused(b"a" * (MAX_BYTES + 1)).key == "document.too_large"


def test_a_text_over_the_limit_is_refused_with_its_length() -> None:
    fault = refused(b"a" * (MAX_CHARACTERS + 1), "a.txt")
    assert (fault.key, fault.values["count"]) == ("document.too_long", MAX_CHARACTERS + 1)
    assert len(read_document("a.txt", b"a" * MAX_CHARACTERS).text) == MAX_CHARACTERS


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\Mes documents\\entente.txt", "entente.txt"),
        ("/tmp/../entente.txt", "entente.txt"),
        ("a\nb\u202e.txt", "a b .txt"),
        ("é" * 200 + ".txt", "é" * 76 + ".txt"),
    ],
)
def test_a_name_is_short_and_on_one_line(given: str, shown: str) -> None:
    assert read_document(given, FRENCH.encode()).name == shown


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a\nb.docx", b""),
        ("a.docx", b"a" * (MAX_BYTES + 1)),
        ("a.txt", b"a" * (MAX_CHARACTERS + 1)),
        ("a.doc", OLE),
        ("a.png", picture().getvalue()),
        ("a.pdf", b"%PDF-1.7 rien"),
        ("a.zip", b"PK\x03\x04"),
    ],
)
def test_each_fault_is_one_line_with_the_name(language: str, name: str, data: bytes) -> None:
    line = refused(data, name).worded(words("fr" if language == "fr" else "en"))
    assert "\n" not in line
    assert name.replace("\n", " ") in line
    assert "$" not in line
