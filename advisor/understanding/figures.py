"""Figures stated in a message, with their unit and the noun that they count."""

import re
from dataclasses import dataclass
from functools import cache

from text_to_num import alpha2digit

from advisor.knowledge.models import FigureUnit
from advisor.language import Language
from advisor.retrieval.tokens import fold
from advisor.understanding.cues import cues

_FIGURE = re.compile(
    r"(?P<pre>\$ ?)?(?<![\w#])"
    r"(?P<number>\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?: ?(?P<unit>%|pour ?cents?\b|per ?cent\b|percent\b|\$|dollars?\b|fois\b|times\b|x\b))?"
    r"(?P<after>(?:[ '-]+[a-z]+){0,4})"
)
_MULTIPLIED = re.compile(r"\bmultipl\w+ .{0,30}\b(?:par|by) $|\bx$")
_YEAR = range(1900, 2100)


@dataclass(frozen=True)
class Stated:
    """A figure as a message states it; `after` are the folded words that follow it."""

    value: float
    unit: FigureUnit
    after: str
    start: int


def figures_in(text: str, language: Language) -> tuple[Stated, ...]:
    """The figures of a message, numbers in words included."""
    folded = fold(digits(text, language))
    found = [
        Stated(value, "times", folded[said.end() :].strip(), said.start())
        for words, value in cues(language).multiples.items()
        for said in re.finditer(rf"\b{words}\b", folded)
    ]
    for match in _FIGURE.finditer(folded):
        value = _value(match["number"], language)
        if value is not None:
            unit = _unit(match["pre"], match["unit"], value, match["number"])
            if _MULTIPLIED.search(folded[: match.start()]):
                unit = "times"
            found.append(Stated(value, unit, (match["after"] or "").strip(), match.start()))
    return tuple(found)


@cache
def digits(text: str, language: Language) -> str:
    """The text with its numbers in words written as digits."""
    spelled = re.sub(r"\b(pour ?cents?|per ?cent|percent)\b", "%", text, flags=re.IGNORECASE)
    return str(alpha2digit(spelled, language, threshold=0))


def _value(number: str, language: Language) -> float | None:
    bare = re.sub(r"[ \u00a0\u202f]", "", number)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", bare) and language == "en":
        bare = bare.replace(",", "")
    try:
        return float(bare.replace(",", "."))
    except ValueError:
        return None


def _unit(pre: str | None, unit: str | None, value: float, number: str) -> FigureUnit:
    mark = (unit or "").strip()
    if mark == "%" or mark.startswith(("pour", "per")):
        return "percent"
    if pre or mark == "$" or mark.startswith("dollar"):
        return "cad"
    if mark in {"fois", "times", "x"}:
        return "times"
    if number.isdigit() and int(value) in _YEAR and len(number) == 4:
        return "year"
    return "count"
