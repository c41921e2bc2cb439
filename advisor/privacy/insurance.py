"""Social insurance numbers (NAS, SIN) and Québec's health insurance numbers (RAMQ)."""

import re
from collections.abc import Iterator

from stdnum import luhn

from advisor.privacy.cues import cues
from advisor.privacy.plain import Plain, Span
from advisor.privacy.surroundings import is_counted, lead, trail

_NINE = re.compile(r"\d(?<![0-9_].)(?:[ .-]{0,3}\d){8}(?![0-9_])(?! ?-? ?\d{3}(?!\d))")
_BY_THREES = re.compile(r"\d{3}( {1,2}| ?- ?)\d{3}\1\d{3}")
_PROGRAM_ACCOUNT = re.compile(r" ?r[tpcmz] ?\d{4}")
_BUSINESS_DIGIT = "8"
_RAMQ = re.compile(r"(?<![a-z0-9_])[a-z]{4}(?:[ .-]{0,2}\d){8}(?![0-9a-z_])")
_PARTS = re.compile(r"(?P<name>[a-z]{4})[ .-]{0,2}(?:\d{4}[ .-]{0,2}\d{4}|\d{6}[ .-]{1,2}\d\d)")
_YEARS = re.compile(r"(?:19|20)\d\d(?:19|20)\d\d")
_WOMAN = 50


def sins(level: Plain) -> Iterator[Span]:
    """Nine digits with a valid check digit, grouped by threes or near a word that names them.

    Right after such a word the check digit is not asked for: a slip of one digit stays private.
    """
    for found in level.numbers(_NINE, fewest=9):
        if _is_sin(level.text, found):
            yield found.span()


def _is_sin(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    led = lead(text, start)
    if led.close("sin"):
        return True
    digits = re.sub(r"\D", "", found[0])
    if not luhn.is_valid(digits) or len(set(digits)) == 1 or text[start - 1 : start].isalpha():
        return False
    if led.name == "sin" or trail(text, end) == "sin":
        return True
    return (
        not led.straight("reference")
        and _stands_alone(text, found)
        and digits[0] != _BUSINESS_DIGIT
    )


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    return (
        _BY_THREES.fullmatch(found[0]) is not None
        and not found[0].endswith("000")
        and not re.search(r"\d[ .,-]$", text[max(0, start - 2) : start])
        and not _PROGRAM_ACCOUNT.match(text, end)
        and not is_counted(text, start, end)
    )


def ramqs(level: Plain) -> Iterator[Span]:
    """Four letters and eight digits that hold a birth date, or so named."""
    for found in _RAMQ.finditer(level.text):
        led = lead(level.text, found.start())
        named = led.close("ramq") or trail(level.text, found.end()) == "ramq"
        if named or (not led.straight("reference") and _holds_birth(found[0])):
            yield found.span()


def _holds_birth(written: str) -> bool:
    parts, digits = _PARTS.fullmatch(written), re.sub(r"\D", "", written)
    if parts is None or parts["name"] in cues().common or _YEARS.fullmatch(digits):
        return False
    month, day = int(digits[2:4]), int(digits[4:6])
    return 1 <= month % _WOMAN <= 12 and month < 2 * _WOMAN and 1 <= day <= 31
