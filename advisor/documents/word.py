"""Word files: checked before they are unpacked, then only the parts with text are read.

The parts are found in the list of content types. Opening the whole package would follow its
relationships, and real files have some that lead nowhere.
"""

import lzma
import time
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from docx.oxml import parse_xml

from advisor.documents.document import MAX_SECONDS
from advisor.documents.word_blocks import blocks
from advisor.errors import BadInput

MAX_UNPACKED = 80_000_000
MAX_UNPACKED_XML = 15_000_000

_CONTENT_TYPES = "[Content_Types].xml"
_BODY = ("document.main+xml", "template.main+xml", "macroEnabled.main+xml")
_PARTS = (("header+xml",), _BODY, ("footnotes+xml", "endnotes+xml"), ("footer+xml",))
_OFFICE_WORD = ("wordprocessingml", "ms-word")
_FAULTS = (
    BadZipFile,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,
    SyntaxError,
    ValueError,
    lzma.LZMAError,
    zlib.error,
)


def read_word(name: str, data: bytes) -> str:
    """The text: headers, body with its tables, notes, footers; a blank line between blocks.

    Raises:
        BadInput: the file is another archive, encrypted, broken, too large unpacked, or too slow.
    """
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check(name, archive)
            if not list(_named(archive, _BODY)):
                raise BadInput("document.unknown_kind", name=name)
            deadline = time.monotonic() + MAX_SECONDS
            stories = [_stories(name, archive, kinds, deadline) for kinds in _PARTS]
    except _FAULTS as problem:
        raise BadInput("document.broken", name=name) from problem
    return "\n\n".join(text for texts in stories for text in texts)


def _check(name: str, archive: ZipFile) -> None:
    """Refuse what must not be unpacked, by the archive's own list of members."""
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise BadInput("document.encrypted", name=name)
    xml = [m for m in members if m.filename.lower().endswith(".xml")]
    if _size(members) > MAX_UNPACKED or _size(xml) > MAX_UNPACKED_XML:
        raise BadInput("document.unpacks_too_large", name=name)
    if _CONTENT_TYPES not in archive.namelist():
        raise BadInput("document.unknown_kind", name=name)


def _size(members: Iterable[ZipInfo]) -> int:
    return sum(member.file_size for member in members)


def _named(archive: ZipFile, kinds: tuple[str, ...]) -> Iterator[str]:
    """The members whose content type is one of these kinds of Word part."""
    for listed in _parsed(archive, _CONTENT_TYPES).iterchildren("{*}Override"):
        kind, member = listed.get("ContentType", ""), listed.get("PartName", "")
        if kind.endswith(kinds) and any(office in kind for office in _OFFICE_WORD) and member:
            yield member.removeprefix("/")


def _stories(name: str, archive: ZipFile, kinds: tuple[str, ...], deadline: float) -> list[str]:
    """The different texts of the parts of these kinds, such as the headers, each once."""
    parts = [_parsed(archive, member) for member in _named(archive, kinds)]
    texts = ("\n\n".join(_in_time(name, blocks(part), deadline)) for part in parts)
    return list(dict.fromkeys(filter(None, texts)))


def _in_time(name: str, found: Iterable[str], deadline: float) -> Iterator[str]:
    """The blocks that hold something."""
    for block in map(str.strip, found):
        if time.monotonic() > deadline:
            raise BadInput("document.too_slow", name=name, limit=MAX_SECONDS)
        if block:
            yield block


def _parsed(archive: ZipFile, member: str) -> Any:
    """The XML of a member, where no entity is expanded and nothing outside is loaded."""
    xml = archive.read(member)
    if b"<!DOCTYPE" in xml.replace(b"\x00", b""):
        raise ValueError("no office program writes a document type")
    return parse_xml(xml)
