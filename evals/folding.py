"""Texts as evaluators compare them: folded, with each figure written one way."""

import re
import unicodedata

from advisor.language import Language

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ´ʹ′＇"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_QUOTES = dict.fromkeys(map(ord, "“”„"), '"')
_LETTERS = {ord("œ"): "oe", ord("æ"): "ae"}
_MARKS = _APOSTROPHES | _DASHES | _QUOTES
_TYPED = re.compile(r"(?<=\w)`(?=\w)")
_GUILLEMETS = re.compile(r"«\s*|\s*»")
_LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"[*`]+|~~|(?<!\w)_+|_+(?!\w)")
_HEADING = re.compile(r"(?m)^\s*(?:#+|>)\s+")
_START = r"(?<![0-9.,])"
_SPACED = re.compile(_START + r"([1-9][0-9]{0,2}(?: [0-9]{3})+)(?![0-9])")
_COMMAS = re.compile(_START + r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)(?![0-9])")
_DECIMAL = re.compile(_START + r"([0-9]+)[.,]([0-9]+)(?![0-9]|[.,][0-9])")
_DOLLARS = re.compile(r"\$ ?([0-9]+(?:\.[0-9]+)?)")
_UNIT = re.compile(r"(?<=[0-9]) +(?=[%$])")


def flat(text: str, language: Language) -> str:
    """Text without case, accents, typography or Markdown, and with each figure written one way.

    65,3 = 65.3; 3 800 = 3800; 12 500,50 $ = $12,500.50; 5 % = 5%. A comma before exactly three
    figures parts thousands in English and decimals in French: 1,234 is 1234 or 1.234.
    """
    return _figures(_plain(text), language)


def readings(text: str, language: Language) -> tuple[str, ...]:
    """The ways in which an expectation may be meant.

    Who writes 3,800 in a French case may have copied an English figure: both readings hold there.
    """
    plain = _plain(text)
    ways: tuple[Language, ...] = (language, "en") if language == "fr" else (language,)
    return tuple(dict.fromkeys(_figures(plain, way) for way in ways))


def says(flat_text: str, text: str, language: Language) -> bool:
    """Whether a flat text holds another, in one of its readings; 5 is not found in 15 or 5.4."""
    return any(_holds(flat_text, reading) for reading in readings(text, language))


def _holds(flat_text: str, reading: str) -> bool:
    before = r"(?<![0-9])(?<![0-9]\.)" if reading[:1].isdigit() else ""
    after = r"(?!\.?[0-9])" if reading[-1:].isdigit() else ""
    found = re.search(before + re.escape(reading) + after, flat_text)
    return bool(reading) and found is not None


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS)
    text = "".join(c for c in _TYPED.sub("'", text) if unicodedata.category(c) != "Cf")
    text = _GUILLEMETS.sub('"', _LINK.sub(r"\1", text))
    text = _HEADING.sub("", _EMPHASIS.sub("", text)).casefold().translate(_LETTERS)
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.split())


def _figures(plain: str, language: Language) -> str:
    text = _SPACED.sub(lambda m: m[1].replace(" ", ""), plain)
    if language == "en":
        text = _COMMAS.sub(lambda m: m[1].replace(",", ""), text)
    text = _DECIMAL.sub(_decimal, text)
    return _UNIT.sub("", _DOLLARS.sub(r"\1$", text))


def _decimal(match: re.Match[str]) -> str:
    kept = match[2].rstrip("0")
    return f"{match[1]}.{kept}" if kept else match[1]
