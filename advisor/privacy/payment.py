"""Payment cards and international bank account numbers."""

import re
from collections.abc import Iterator

from stdnum import iban, luhn

from advisor.privacy.plain import Plain, Span
from advisor.privacy.surroundings import Lead, lead

_SEP = r"(?P<sep> {1,2}| ?[-.] ?)"
_BY_FOURS = rf"\d{{3}}{_SEP}\d{{4}}(?P=sep)\d{{4}}(?P=sep)\d{{4}}"
_START = r"\d(?<![0-9_].)(?<!\d[.,].)(?<!\d{4} .)"
_SHAPES = (
    re.compile(rf"{_START}{_BY_FOURS}(?P=sep)\d{{1,3}}(?![0-9_/])"),
    re.compile(rf"{_START}(?:{_BY_FOURS}|\d{{12,18}})(?![0-9_])"),
    re.compile(rf"{_START}\d{{3}}{_SEP}\d{{6}}(?P=sep)\d{{4,5}}(?![0-9_])"),
)
_NAMED = re.compile(r"\d(?:[ .-]{0,2}\d){14,15}(?![0-9_])")
_ISSUERS = "3456"
_MASTERCARD = range(2221, 2721)
_OLD_VISA = 13
_IBAN = re.compile(
    r"(?<![a-z0-9_])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]{4}){2,7}(?:[ -]?[a-z0-9]{1,3})?(?!\w)"
)
_SHORTEST_IBAN = 15


def cards(level: Plain) -> Iterator[Span]:
    """13 to 19 digits of a card issuer with a valid check digit, or 15 or 16 so named."""
    for shape in _SHAPES:
        for found in level.numbers(shape, fewest=13):
            if _is_card(found[0], lead(level.text, found.start())):
                yield found.span()
    for found in level.first_numbers(_NAMED, fewest=15):
        if _may_be_card(found[0]) and lead(level.text, found.start()).close("card"):
            yield found.span()


def _is_card(written: str, led: Lead) -> bool:
    digits = re.sub(r"\D", "", written)
    if written.isdigit() and led.straight("reference"):
        return False
    if not luhn.is_valid(digits) or len(set(digits)) == 1:
        return False
    return led.name == "card" or _may_be_card(written)


def _may_be_card(written: str) -> bool:
    return _issued(re.sub(r"\D", "", written)) and not _round_figures(written)


def _issued(digits: str) -> bool:
    if len(digits) == _OLD_VISA:
        return digits[0] == "4"
    return digits[0] in _ISSUERS or int(digits[:4]) in _MASTERCARD


def _round_figures(written: str) -> bool:
    groups = re.findall(r"\d+", written)
    return "000" in groups or (len(groups) > 1 and all(group.endswith("0") for group in groups))


def ibans(level: Plain) -> Iterator[Span]:
    """Account numbers whose country, length and check digits hold."""
    for found in _IBAN.finditer(level.text):
        end = _end_of_iban(level.text, found)
        if end is not None:
            yield found.start(), end


def _end_of_iban(text: str, found: re.Match[str]) -> int | None:
    ends = [found.end(), *(found.start() + gap.start() for gap in re.finditer("[ -]", found[0]))]
    for end in sorted(ends, reverse=True):
        compact = re.sub("[ -]", "", text[found.start() : end])
        if len(compact) >= _SHORTEST_IBAN and iban.is_valid(compact, check_country=False):
            return end
    return None
