"""A description cut into clauses, each with its place in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from advisor.language import Language
from advisor.understanding.readiness.cues import cues_of, level

_SENTENCE = re.compile(r"[.!?…]+[\"»”)]*(?=\s|$)|\n+")
_MARK = re.compile(r"(?:[;:,](?=\s)|\s[–—-]\s|[()])")
_WORD = re.compile(r"\w(?:[\w'’-]*\w)?")
_LEAST = 3
_LONG = 13
_LEAST_CUT = 4


@dataclass(frozen=True)
class Clause:
    """A stretch of a text: `text[start:end]`; `sentence` counts sentences from 0."""

    text: str
    start: int
    end: int
    sentence: int
    asks: bool = False

    @property
    def size(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))


def clauses_in(text: str, language: Language) -> tuple[Clause, ...]:
    """The clauses of a text, in order; connectors stay with the clause that they open."""
    flat = level(text)
    found: list[Clause] = []
    for number, (start, end) in enumerate(_sentences(text)):
        asks = "?" in text[start:end]
        for a, b in _merged(flat, _pieces(flat, start, end, language)):
            words = text[a:b].strip()
            if _WORD.search(words):
                at = a + len(text[a:b]) - len(text[a:b].lstrip())
                found.append(Clause(words, at, at + len(words), number, asks))
    return tuple(found)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in _SENTENCE.finditer(text):
        if _WORD.search(text[start : mark.end()]):
            yield start, mark.end()
            start = mark.end()
    if _WORD.search(text[start:]):
        yield start, len(text)


def _pieces(flat: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    cuts = {mark.end() for mark in _MARK.finditer(flat, start, end)}
    cuts |= {join.start() for join in cues_of(language).joins.finditer(flat, start, end)}
    bounds = [start, *sorted(c for c in cuts if start < c < end), end]
    spans = list(pairwise(bounds))
    return [cut for a, b in spans for cut in _shortened(flat, a, b, language)]


def _shortened(flat: str, start: int, end: int, language: Language) -> Iterator[tuple[int, int]]:
    """A long run of words cut before its subjects."""
    if len(_WORD.findall(flat, start, end)) > _LONG:
        for subject in cues_of(language).subjects.finditer(flat, start, end):
            before = len(_WORD.findall(flat, start, subject.start()))
            after = len(_WORD.findall(flat, subject.start(), end))
            if before >= _LEAST_CUT and after >= _LEAST_CUT:
                yield start, subject.start()
                start = subject.start()
    yield start, end


def _merged(flat: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces of too few words joined to the next, or to the one before at the end."""
    merged: list[tuple[int, int]] = []
    held: int | None = None
    for a, b in spans:
        begin = a if held is None else held
        if len(_WORD.findall(flat, begin, b)) < _LEAST:
            held = begin
            continue
        merged.append((begin, b))
        held = None
    if held is not None:
        last = merged.pop()[0] if merged else held
        merged.append((last, spans[-1][1]))
    return merged
