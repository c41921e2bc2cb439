"""Numbers in digits or words, where they stand in a text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from text_to_num import alpha2digit

from advisor.grounding.cues import cues
from advisor.grounding.marks import has_digit, plain_words
from advisor.language import LANGUAGES, Language

_SPACES = " \u00a0\u202f"
_DIGITS = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?:[.,]\d+)?|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?"
    r"|\d+(?:[.,]\d+)?)(?!\d)"
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_ONE = re.compile(r"(?:une?|one)", re.IGNORECASE)
_CENTURIES = (19, 20)


@dataclass(frozen=True)
class Numeral:
    """A number; `single` is the word for one, which is mostly an article."""

    start: int
    end: int
    value: float
    single: bool = False
    grouped: bool = False


def numerals_in(text: str) -> list[Numeral]:
    """The numbers of a text in order, "12 500", "12,500", "12,5" and words of both languages."""
    found = [_digits(m) for m in _DIGITS.finditer(text)] if has_digit(text) else []
    for language in (lang for lang in LANGUAGES if plain_words(text) & cues().number_words[lang]):
        found += [n for m in _runs(language).finditer(text) for n in _spelled(m, language)]
    kept: list[Numeral] = []
    for numeral in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or numeral.start >= kept[-1].end:
            kept.append(numeral)
    return kept


def _digits(match: re.Match[str]) -> Numeral:
    bare = re.sub(f"[{_SPACES}]", "", match[0])
    if re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?", bare):
        bare = bare.replace(",", "")
    grouped = not match[0].isdigit()
    return Numeral(match.start(), match.end(), float(bare.replace(",", ".")), grouped=grouped)


def _spelled(match: re.Match[str], language: Language) -> Iterator[Numeral]:
    start, end = match.span()
    if _ONE.fullmatch(match[0]):
        yield Numeral(start, end, 1, single=True)
        return
    spelled = alpha2digit(match[0].lower(), language, threshold=0)
    values = [float(v.replace(",", ".")) for v in _NUMBER.findall(spelled)]
    if len(values) == 2 and values[0] in _CENTURIES and 10 <= values[1] <= 99:
        values = [values[0] * 100 + values[1]]
    step = (end - start) // max(1, len(values))
    for i, value in enumerate(values):
        yield Numeral(
            start + i * step, end if i == len(values) - 1 else start + (i + 1) * step, value
        )


@cache
def _runs(language: Language) -> re.Pattern[str]:
    """Runs of number words, but not the number of a place such as Trois-Rivières."""
    word = "|".join(sorted(cues().number_words[language], key=len, reverse=True))
    link = "|".join(cues().links_numbers)
    return re.compile(
        rf"(?<![\w-])(?i:(?:{word})(?:[ \u00a0-](?:(?:{link}) )?(?:{word})(?![^\W_]))*)"
        r"(?![^\W_])(?!-[A-ZÀ-Ý])"
    )
