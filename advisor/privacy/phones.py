"""Telephone numbers: North American and international, with their extension."""

import re
from collections.abc import Iterator
from functools import cache

import phonenumbers

from advisor.privacy.cues import cues
from advisor.privacy.plain import Plain, Span
from advisor.privacy.surroundings import Lead, is_counted, is_measure, lead, trail

_SEP = r"(?: ?[-./] ?| {1,2}|)"
# The first character comes before what it must not follow: digits are then sought at full speed.
_NORTH_AMERICAN = re.compile(
    rf"[(1-9](?<![0-9_].)(?<!\d[.-].)"
    rf"(?:(?<=1){_SEP}\(? ?[2-9]|(?<=\()(?= ?\d{{3}} ?\)) ?[2-9]|(?<=[2-9]))"
    rf"\d\d ?\)?{_SEP}\d{{3}}{_SEP}(?:\d{{4}}|\d\d[ .-]\d\d(?![ .-]?\d))(?![0-9_])"
)
_FOREIGN = re.compile(
    r"(?<![0-9a-z_])(?:\+ ?|00 ?|011[ -]?)[1-9](?:[ .()/-]{0,3}\d){6,14}(?![0-9_])"
)
_FRENCH = re.compile(r"(?<![0-9a-z_])0[1-9](?P<sep>[ .-]?)\d\d(?:(?P=sep)\d\d){3}(?![0-9a-z_])")
_NAMED = re.compile(r"\d(?:[ .()-]{0,3}\d){6,14}(?![0-9_])")
_FIGURES = re.compile(r"\d{1,3}(?:[ .]\d{3})+|\d{4}(?: \d{4}){2,}")
_DATE = re.compile(
    r"(?:(?:19|20)\d\d[-. ]?\d{1,2}(?:[-. ]?\d{1,2})?"
    r"|\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d"
    r"|(?:19|20)\d\d ?-? ?(?:19|20)\d\d)(?!\d)"
)
_MARK = re.compile(r"[+(./-]")
_NATIONAL = 10
_ROUND = re.compile(r"0 \d*00$")
_FEWEST = 7


def phones(level: Plain) -> Iterator[Span]:
    """Telephone numbers by their shape or by the word before them."""
    for start, end in _numbers(level):
        yield start, _with_extension(level.text, end)


def _numbers(level: Plain) -> Iterator[Span]:
    text = level.text
    for found in level.numbers(_FOREIGN, _FEWEST):
        end = _end_of_foreign(text, found)
        if end is not None:
            yield found.start(), end
    for pattern, accepts in ((_NORTH_AMERICAN, _is_north_american), (_FRENCH, _is_french)):
        for found in level.numbers(pattern, _NATIONAL):
            if accepts(text, found):
                yield found.span()
    for found in level.first_numbers(_NAMED, _FEWEST):
        if _is_named(text, found):
            yield found.span()


def canonical_phone(text: str) -> str:
    """One form for all ways of writing a number: +15145550199, and its extension."""
    cut = _extension().search(text)
    digits = re.sub(r"\D", "", text[: cut.start()] if cut else text)
    extension = f"x{re.sub(r'[^0-9]', '', cut[0])}" if cut else ""
    if len(digits) == _NATIONAL and digits[0] == "0":
        return f"+33{digits[1:]}{extension}"
    if len(digits) == _NATIONAL and not text.startswith("+"):
        return f"+1{digits}{extension}"
    number = _parsed(text[: cut.start()] if cut else text)
    return (f"+{number.country_code}{number.national_number}" if number else digits) + extension


def _is_north_american(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    led = lead(text, start)
    marked = _MARK.search(found[0]) is not None
    if led.straight("phone"):
        return True
    if not marked and is_counted(text, start, end):
        return False
    if led.close("phone"):
        return True
    return not text[start - 1 : start].isalpha() and _is_unnamed(text, found, led, marked)


def _is_unnamed(text: str, found: re.Match[str], led: Lead, marked: bool) -> bool:
    start, end = found.span()
    digits = re.sub(r"\D", "", found[0])[-_NATIONAL:]
    real = _real_area(digits[:3])
    if marked:
        return real or not led.close("reference")
    if not real:
        return trail(text, end) == "phone"
    if " " in found[0]:
        return not _ROUND.search(found[0]) and not is_measure(text, start)
    return not led.close("reference") and digits[3] not in "01"


def _is_french(text: str, found: re.Match[str]) -> bool:
    led = lead(text, found.start())
    if led.close("phone"):
        return True
    if led.close("reference") or is_counted(text, *found.span()) or _in_series(text, found):
        return False
    return phonenumbers.is_valid_number(phonenumbers.parse(found[0], "FR"))


def _in_series(text: str, found: re.Match[str]) -> bool:
    pairs = re.findall(r"\d\d", found[0])
    return pairs == sorted(pairs) or re.match(r"[ .-]\d", text[found.end() :][:2]) is not None


def _is_named(text: str, found: re.Match[str]) -> bool:
    start, end = found.span()
    if _FIGURES.fullmatch(found[0]) or _DATE.match(found[0]) or is_counted(text, start, end):
        return False
    return lead(text, start).close("phone") or _digits_before_name(text, found)


def _digits_before_name(text: str, found: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", found[0])
    ten = len(digits) == _NATIONAL and digits[0] not in "01"
    return ten and _real_area(digits[:3]) and trail(text, found.end()) == "phone"


def _end_of_foreign(text: str, found: re.Match[str]) -> int | None:
    end = found.end()
    while len(re.findall(r"\d", text[found.start() : end])) > _FEWEST:
        number = _parsed(text[found.start() : end])
        if number is not None and phonenumbers.is_valid_number(number):
            return None if is_counted(text, found.start(), end) else end
        end = found.start() + len(re.sub(r"[^0-9]*\d+$", "", text[found.start() : end]))
    return None


def _parsed(written: str) -> phonenumbers.PhoneNumber | None:
    international = re.sub(r"^(?:00 ?|011[ -]?)(?=[1-9])", "+", written)
    try:
        return phonenumbers.parse(international, "CA")
    except phonenumbers.NumberParseException:
        return None


@cache
def _real_area(area: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(f"+1{area}2345678"))


def _with_extension(text: str, end: int) -> int:
    found = _extension().match(text, end)
    return found.end() if found else end


@cache
def _extension() -> re.Pattern[str]:
    number = rf"(?:#|(?:{cues().extension})\.?)[ :#]{{0,2}}\d{{1,6}}(?!\d)"
    return re.compile(rf"[ ,;-]{{0,2}}(?:{number}|\({number}\))")
