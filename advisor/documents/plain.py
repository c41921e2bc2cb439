"""Text files: the encoding told from the bytes."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
_FRENCH = "éèàêçùôîûâ"
_STRAY = re.compile("[\x01-\x08\x0e-\x19\x1c-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd]")
_STRAY_SHARE = 0.01
_ZERO_SHARE = 0.7


def decode(data: bytes) -> str | None:
    """The text of a file, or None where it is no text."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _checked(data.removeprefix(bom).decode(codec, "replace"))
    if b"\x00" in data:
        wide = _wide_codec(data)
        return wide and _checked(data.decode(wide, "replace"))
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if wrong and wrong >= sum(c > "\x7f" for c in text) - wrong:
        return _checked(data.decode(_one_byte_codec(data), "replace"))
    return _checked(text)


def _wide_codec(data: bytes) -> str | None:
    """UTF-16 without a mark: nearly all zeros in one half, none in the other."""
    zeros = data[::2].count(0), data[1::2].count(0)
    if min(zeros) > 0 or max(zeros) < _ZERO_SHARE * len(data) / 2:
        return None
    return "utf-16-be" if zeros[0] else "utf-16-le"


def _one_byte_codec(data: bytes) -> str:
    """The first of the codecs under which most letters are French ones."""

    def french(codec: str) -> int:
        text = data.decode(codec, "replace")
        return sum(text.count(letter) for letter in _FRENCH)

    return max(_ONE_BYTE, key=french)


def _checked(text: str) -> str | None:
    stray = len(_STRAY.findall(text))
    return None if "\x00" in text or stray > 1 + _STRAY_SHARE * len(text) else text
