"""The two languages, and figures written in them."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Literal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LOCALES = {"fr": "fr_CA", "en": "en_CA"}


def other(language: Language) -> Language:
    """The language that `language` is not."""
    return "en" if language == "fr" else "fr"


def locale_of(language: Language) -> str:
    """The Babel locale of a language."""
    return _LOCALES[language]


@cache
def countries(language: Language) -> Mapping[str, str]:
    """The names of countries in a language, by their ISO codes (CLDR, by Babel)."""
    names: Mapping[str, str] = Locale.parse(_LOCALES[language]).territories
    return {code: name for code, name in names.items() if _COUNTRY.fullmatch(code)}


def number(value: Decimal | int | float, language: Language) -> str:
    """A number: 3 800 and 5,4 in French, 3,800 and 5.4 in English."""
    return _plain_spaces(format_decimal(Decimal(str(value)), locale=_LOCALES[language]))


def percent(value: Decimal | int | float, language: Language) -> str:
    """A percentage given in points: 65.3 → 65,3 % and 65.3%."""
    exact = Decimal(str(value))
    digits = max(0, -int(exact.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    pattern += "\u00a0%" if language == "fr" else "%"
    return _plain_spaces(format_percent(exact / 100, pattern, locale=_LOCALES[language]))


def money(value: Decimal | int | float, language: Language) -> str:
    """Canadian dollars: 12 500 $ and $12,500; cents only where there are some."""
    exact = Decimal(str(value))
    decimals = "" if exact == exact.to_integral_value() else ".00"
    pattern = f"#,##0{decimals}\u00a0$" if language == "fr" else f"$#,##0{decimals}"
    text = format_currency(exact, "CAD", pattern, locale=_LOCALES[language], currency_digits=False)
    return _plain_spaces(text)


def day(value: date, language: Language) -> str:
    """A date in words: 17 mai 2025, 1er mai 2025, May 17, 2025."""
    written: str = format_date(value, format="long", locale=_LOCALES[language])
    return written.replace("1 ", "1er ", 1) if language == "fr" and value.day == 1 else written


def _plain_spaces(text: str) -> str:
    return text.replace("\u202f", "\u00a0")
