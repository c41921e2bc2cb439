"""A folded message cut into sentences and clauses, and the distance between two places in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(
    r"[•·▪●◦]|(?<!\.)(?!\.{4,} *\$?\d)[.!?;]+(?=[\s)\"»]|$)|\n+|(?<=\w)\?+"
    r"|(?<!\.)(?!\.{4,} *\$?\d)\.\.+"
)
_ABBREVIATED = re.compile(
    r"\b(?:no|env|approx|ex|etc|vs|mr|mme|st|inc|ltd|p|prec|max|min|obj|cib|tgt|rev|qte|mens|nb|nbr|ret|reten|ytd|ly|tot|moy|avg|cust|clts?)\.$"
)
_CLAUSE = re.compile(
    r",(?=\s)|[():]|\s[-–—]\s|\s?—\s?"
    r"|\b(?:mais|but|tandis que|alors que|while|whereas|though|although|faque|pis|parce que)\b"
    r"|\bbecause\b"
    r"|\b(?:et|and) (?=(?:on|il|elle|ils|elles|j'|nous|we|they|it|he|she|i)\b)"
)
_TURN = re.compile(r"\b(?:mais|but|tandis que|alors que|while|whereas|pis|faque)\b|[—–]| - ")
_AND = re.compile(r"\b(?:et|and|ou|or)\b")
_MARKS = {",": 3, "|": 3, "(": 2, ")": 4}
_STOP = re.compile(r"[;.!?](?=\s|$)|\n")
_WORD = re.compile(r"[a-z0-9%$]+")


@dataclass(frozen=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int

    def holds(self, at: int) -> bool:
        """Whether a place lies in it."""
        return self.start <= at < self.end


def sentences_of(text: str) -> list[Span]:
    """The sentences of a folded text; a line of its own is one."""
    found, start = [], 0
    for mark in _SENTENCE.finditer(text):
        if mark[0] == "." and _ABBREVIATED.search(text[: mark.end()]):
            continue
        found.append(Span(start, mark.end()))
        start = mark.end()
    found.append(Span(start, len(text)))
    return [span for span in found if text[span.start : span.end].strip()]


def clause_at(text: str, sentence: Span, at: int) -> Span:
    """The clause of a sentence in which a place lies."""
    for span in _clauses(text, sentence):
        if span.holds(at):
            return span
    return sentence


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for mark in _CLAUSE.finditer(text, sentence.start, sentence.end):
        yield Span(start, mark.end())
        start = mark.end()
    yield Span(start, sentence.end)


def distance(between: str) -> int:
    """How far apart two places are: words, dearer across commas, conjunctions and turns."""
    words = len(_WORD.findall(between))
    commas = (
        3 * (between.count(",") + between.count("|"))
        + 2 * between.count("(")
        + 4 * between.count(")")
    )
    stops = 4 * len(_STOP.findall(between))
    return stops + words + commas + 2 * len(_AND.findall(between)) + 3 * len(_TURN.findall(between))
