"""The amounts of a message: their exact value, their unit, their place. No meaning yet."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Literal

from text_to_num import text2num

from advisor.language import Language
from advisor.understanding.health.cues import Pattern, health_cues
from advisor.understanding.health.model import Number

Unit = Literal["money", "percent", "count", "months", "other"]
_DIGITS = (
    r"\d{1,3}(?:[ ']\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?|[.,]\d+"
)
_HIDDEN = "\x1f"
_LARGE = 10_000
_ALIKE = 20
_SCALE_WORD = re.compile(r"mil(?:le|l)|thousand")
_YEARS = range(1990, 2041)
_QUARTER, _YEAR, _WHOLE = 3, 12, 100
_COUNTS_ON = re.compile(
    r" (?!l'|last|an\b|avant|before|the |we |on |this|cette|and |et |mais|but )[a-z]{3,}"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[,.]\d{3})+(?:\.\d+)?")


@dataclass(frozen=True)
class Amount:
    """A number with its unit, from `start` to `end` in the folded text.

    Money is in dollars, a percentage in points, a duration in months. `scaled` says that a k, a
    "mille" or a million was written.
    """

    value: Number
    unit: Unit
    start: int
    end: int
    scaled: bool = False


def hide(text: str, language: Language) -> str:
    """A folded text with what only looks like a figure (dates, telephone, codes) blotted out."""
    for mask in health_cues(language).masks:
        text = mask.sub(lambda m: _HIDDEN * len(m[0]), text)
    return text


def amounts_in(text: str, language: Language) -> list[Amount]:
    """The amounts of a folded text from which look-alikes were hidden, in order."""
    found = [
        amount for match in _pattern(language).finditer(text) if (amount := _read(match, language))
    ]
    kept = [a for a in found if not _is_year(a, text, language)]
    return list(_without_ranges(_completed(kept, text, language), text, language))


def exact(value: Decimal) -> Number:
    """A number as an int where it is whole."""
    return int(value) if value == value.to_integral_value() else value.normalize()


def _read(match: re.Match[str], language: Language) -> Amount | None:
    if match["vague"]:
        return None
    number = _value(match, language)
    if number is None:
        return None
    factor = 1000 if match["thousand"] else 1_000_000 if match["million"] else 1
    negative = match["minus"] or "-" in (match["prefix"] or "")
    value = number * factor * (-1 if negative else 1)
    unit, months = _unit(match)
    value += Decimal("0.5") if match["half"] else 0
    large = match["quantities"] and number >= _LARGE
    spelled = match["spelled"] and _SCALE_WORD.search(match["spelled"])
    scaled = factor > 1 or bool(large or spelled)
    return Amount(exact(value * months), unit, match.start(), match.end(), scaled)


def _unit(match: re.Match[str]) -> tuple[Unit, int]:
    if match["month"]:
        return "months", 1
    if match["quarter"]:
        return "months", _QUARTER
    if match["year"]:
        return "months", _YEAR
    if match["other"]:
        return "other", 1
    if match["percent"] or match["shares"]:
        return "percent", 1
    return ("money" if match["money"] or match["prefix"] else "count"), 1


def _value(match: re.Match[str], language: Language) -> Decimal | None:
    if match["digits"]:
        return _from_digits(match["digits"], scaled=bool(match["million"]))
    for table in ("quantities", "shares"):
        if match[table]:
            return _listed(match, language, table)
    if match["one"]:
        return Decimal(1)
    return _from_words(match["spelled"], language)


def _from_digits(digits: str, *, scaled: bool) -> Decimal:
    bare = re.sub(r"[ ']", "", digits)
    if _THOUSANDS.fullmatch(bare) and not scaled and not bare.startswith("0"):
        whole = re.sub(r"[,.](?=\d{3}(?:\D|$))", "", bare)
        return Decimal(whole.replace(",", "."))
    return Decimal(bare.replace(",", ".") if bare[0].isdigit() else "0." + bare[1:])


@lru_cache(maxsize=2048)
def _from_words(words: str, language: Language) -> Decimal | None:
    parts = re.split(health_cues(language).numbers["point"], words)
    try:
        if len(parts) == 2:
            rest = text2num(parts[1], language)
            return Decimal(f"{text2num(parts[0], language)}.{rest}")
        return Decimal(text2num(words.replace("fourty", "forty"), language))
    except ValueError:
        return None


def _listed(match: re.Match[str], language: Language, table: str) -> Decimal | None:
    start, end = match.span(table)
    for pattern, value in health_cues(language).numbers[table]:
        found = re.compile(pattern).match(match.string, start)
        if found and found.end() == end:
            return Decimal(str(value))
    return None


def _is_year(amount: Amount, text: str, language: Language) -> bool:
    written = text[amount.start : amount.end]
    if amount.unit != "count" or not re.fullmatch(r"\d{4}", written):
        return False
    led = health_cues(language).plain["year"].search(text[max(0, amount.start - 30) : amount.start])
    return bool(led) or (amount.value in _YEARS and amount.value % 100 != 0)


def _completed(found: list[Amount], text: str, language: Language) -> list[Amount]:
    """Amounts with the unit and scale that they share with the one after or before them.

    In "60 sur 100 k$" and "from 78 to 82 %" the first takes the unit of the second.
    """
    done = list(found)
    for i in range(len(done) - 2, -1, -1):
        first, second = done[i], done[i + 1]
        joins = _joins(text[first.end : second.start], language)
        alike = second.unit != "money" or second.scaled or first.value * _ALIKE >= second.value
        if joins and alike and first.unit == "count" and second.unit in {"money", "percent"}:
            scale = _scale(second, text) if second.scaled and first.value < 1000 else 1
            done[i] = replace(
                first, value=first.value * scale, unit=second.unit, scaled=second.scaled
            )
    return _percents_carried(done, text, language)


def _percents_carried(found: list[Amount], text: str, language: Language) -> list[Amount]:
    """Amounts where the bare "91" of "88 % vs 91" is a percentage like the one before it."""
    done = list(found)
    carry = health_cues(language).plain["percent_carry"]
    for i in range(1, len(done)):
        first, second = done[i - 1], done[i]
        bare = first.unit == "percent" and second.unit == "count" and second.value <= _WHOLE
        ended = not _COUNTS_ON.match(text, second.end)
        if bare and ended and carry.fullmatch(text, first.end, second.start):
            done[i] = replace(second, unit="percent")
    return done


def _joins(between: str, language: Language) -> bool:
    numbers = health_cues(language).numbers
    pair = health_cues(language).plain["pair"]
    return bool(pair.fullmatch(between) or re.fullmatch(numbers["range_join"], between))


def _scale(amount: Amount, text: str) -> int:
    return 1_000_000 if re.search(r"\dm|\d ?m|million", text[amount.start : amount.end]) else 1000


def _without_ranges(found: list[Amount], text: str, language: Language) -> Iterator[Amount]:
    """Amounts but for the two ends of a range, which name no figure."""
    ends: set[int] = set()
    for i in range(len(found) - 1):
        if _is_range(found[i], found[i + 1], text, language):
            ends |= {i, i + 1}
    return (amount for i, amount in enumerate(found) if i not in ends)


def _is_range(first: Amount, second: Amount, text: str, language: Language) -> bool:
    numbers = health_cues(language).numbers
    between, before = text[first.end : second.start], text[max(0, first.start - 12) : first.start]
    if first.unit not in {second.unit, "count"}:
        return False
    if first.value >= second.value or not re.fullmatch(numbers["range_join"], between):
        return False
    if re.search(numbers["range_open"], before):
        return True
    if re.fullmatch(r" ?[-–] ?", between):
        return True
    opened = re.search(r"\b(?:de|from) (?:\$)?$", before)
    return bool(re.fullmatch(numbers["range_words"], between)) and not opened


@cache
def _pattern(language: Language) -> Pattern:
    """One pattern for all ways of writing an amount in a language."""
    numbers = health_cues(language).numbers
    time = "|".join(rf"{numbers[unit]}" for unit in ("month", "year", "quarter"))
    sign = rf"(?P<minus>(?<![\w)\]/%$])-(?=[$\d])|{numbers['minus']})?"
    return re.compile(
        rf"(?P<vague>\b(?:{numbers['vague']})\b)"
        rf"|(?:{sign}(?P<prefix>(?:ca|us|c)?\$ ?-?)?{_core(language, time)}{_units(numbers)})(?!\w)"
    )


def _core(language: Language, time: str) -> str:
    """The number itself: listed ("a dozen"), in digits, or in words."""
    numbers = health_cues(language).numbers
    quantities, shares = (
        "|".join(f"(?:{pattern})" for pattern, _ in numbers[table])
        for table in ("quantities", "shares")
    )
    return (
        rf"(?:(?<![\w.,#-])(?P<quantities>{quantities})\b"
        rf"|(?<![\w.,#])(?P<shares>{shares})\b(?! ?(?:{time})\b)"
        rf"|(?<![\w#])(?<!\d[.,])(?P<digits>{_DIGITS})(?![\d]|[.,]\d)"
        rf"|(?<![\w-])(?P<one>{numbers['one']})(?=[ -](?:{time})\b)"
        rf"|(?<![\w-])(?P<spelled>{_spelled(language)})(?!\w|-(?!(?:{time})\b)))"
    )


def _units(numbers: Mapping[str, Any]) -> str:
    """What follows a number: a scale, then money, percent or a duration."""
    return (
        rf"(?:[ -]?(?:(?P<thousand>{numbers['thousand']})|(?P<million>{numbers['million']}))"
        r"(?![a-z']))?"
        rf"(?: ?(?P<percent>{numbers['percent']})|(?: ?(?:de )?(?P<money>{numbers['money']}))"
        rf"|[ -](?:\w+ )?(?P<month>{numbers['month']})\b"
        rf"|[ -](?P<year>{numbers['year']})\b(?P<half>{numbers['half']}\b)?"
        rf"|[ -](?P<quarter>{numbers['quarter']})\b"
        rf"|[ -]?(?P<other>{numbers['other_duration']})\b)?"
    )


def _spelled(language: Language) -> str:
    """A run of words for a number; one that mostly is another word does not stand alone."""
    numbers = health_cues(language).numbers
    words = sorted(numbers["words"].split(), key=len, reverse=True)
    word = rf"(?:{'|'.join(words)})"
    point = rf"(?:{numbers['point']})(?!mil){word}\b"
    run = rf"{word}(?:(?:{numbers['joins']}){word}\b)*(?:{point})?"
    lone = "|".join(numbers["lone"])
    not_lone = rf"(?!(?:{lone})\b(?!(?:{numbers['joins']}){word}\b|{point}))"
    return rf"(?!{numbers['not_number']}){not_lone}{run}\b"
