"""The kind of a document, by what it holds before what it is called."""

from pathlib import PurePosixPath
from typing import Literal

from advisor.documents.document import Kind
from advisor.errors import BadInput

_Held = Literal["zip", "pdf", "ole", "rtf", "image", "markup", "other"]

_SIGNATURES: tuple[tuple[bytes, _Held], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"RIFF", "image"),
    (b"BM", "image"),
    (b"<?xml", "markup"),
    (b"<!doctype", "markup"),
    (b"<html", "markup"),
)
_PICTURE_BOXES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_MARKDOWN = {".md", ".markdown", ".mkd"}
_PDF_HEADER_WITHIN = 1024


def tell_kind(name: str, data: bytes) -> Kind:
    """The kind to read `data` as; a zip archive is taken for docx, text for md or txt.

    Raises:
        BadInput: it is a kind that is not read, or an encrypted office file.
    """
    match _held(name, data):
        case "zip":
            return "docx"
        case "pdf":
            return "pdf"
        case "ole" if _ENCRYPTED_OFFICE in data:
            raise BadInput("document.encrypted", name=name)
        case "ole" | "rtf":
            raise BadInput("document.old_word", name=name)
        case "image":
            raise BadInput("document.image", name=name)
        case "markup":
            raise BadInput("document.unknown_kind", name=name)
    return "md" if _suffix(name) in _MARKDOWN else "txt"


def not_text(name: str) -> BadInput:
    """The fault of a file that is no text: a known kind is broken, any other unknown."""
    known = _suffix(name) in {".docx", ".pdf"}
    return BadInput("document.broken" if known else "document.unknown_kind", name=name)


def _held(name: str, data: bytes) -> _Held:
    if data[4:12] in _PICTURE_BOXES:
        return "image"
    start = data[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for signature, held in _SIGNATURES:
        if start.startswith(signature.lower()) and not _begins_a_text(signature, data):
            return held
    if _suffix(name) == ".pdf" and b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return "pdf"
    return "other"


def _begins_a_text(signature: bytes, data: bytes) -> bool:
    """Whether a signature of plain letters is only how a text begins: "BM inc. et…"."""
    return signature.isalnum() and b"\x00" not in data[:64]


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()
