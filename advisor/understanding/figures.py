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
_YEAR = range(1900, 2100)
_WHOLES = {*range(2, 13), 20, 100}


@dataclass(frozen=True)
class Stated:
    """A figure as a message states it.

    `before` is the folded text before it, `after` the folded words that it counts or that follow
    it; `said` is how a share or a multiple in words is put.
    """

    value: float
    unit: FigureUnit
    after: str
    before: str
    said: str = ""


def figures_in(text: str, language: Language) -> tuple[Stated, ...]:
    """The figures of a message, numbers in words included; what shares are made of left out."""
    folded = fold(_digits(text, language))
    shares = [match.span() for match, _ in _ratios(folded, language)]
    found = []
    for match in _FIGURE.finditer(folded):
        value = _value(match["number"], language)
        if value is None or any(start <= match.start() < end for start, end in shares):
            continue
        unit = _unit(match["pre"], match["unit"], value, match["number"])
        found.append(Stated(value, unit, (match["after"] or "").strip(), folded[: match.start()]))
    return tuple(found)


def shares_in(text: str, language: Language) -> tuple[Stated, ...]:
    """The shares and multiples that a message puts in words: "half of", "3 SMEs out of 4"."""
    written, folded = fold(_digits(text, language)), fold(text)
    found = [_share(match, value, written) for match, value in _ratios(written, language)]
    shares = cues(language).shares.items()
    found += [_worded(m, v, "percent", text) for w, v in shares for m in re.finditer(w, folded)]
    multiples = cues(language).multiples.items()
    found += [_worded(m, v, "times", text) for w, v in multiples for m in re.finditer(w, folded)]
    return tuple(found)


def _ratios(folded: str, language: Language) -> list[tuple[re.Match[str], float]]:
    """Where a text says "3 out of 4", with the percentage that it makes."""
    found = []
    for match in cues(language).ratio.finditer(folded):
        part, whole = int(match["part"]), int(match["whole"])
        if part < whole and whole in _WHOLES:
            found.append((match, 100 * part / whole))
    return found


def _share(match: re.Match[str], percent: float, text: str) -> Stated:
    after = f"{match['of']} {text[match.end() :]}"
    return Stated(percent, "percent", after, text[: match.start()], match[0])


def _worded(match: re.Match[str], value: float, unit: FigureUnit, text: str) -> Stated:
    folded = match.string
    said = text[match.start() : match.end()] if len(folded) == len(text) else match[0]
    return Stated(value, unit, folded[match.end() :], folded[: match.start()], said)


@cache
def _digits(text: str, language: Language) -> str:
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
