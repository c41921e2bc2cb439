"""A description cut into sentences and clauses, and what is read in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from advisor.language import Language
from advisor.understanding.practice.cues import Pattern, PracticeCues, practice_cues
from advisor.understanding.readiness.clauses import Clause, clauses_in
from advisor.understanding.readiness.cues import level

MOST_CLAUSES = 120
_LONGEST = 300
_BOUND = re.compile(r"[,;:.!?()\n]| - | – ")
_AROUND = ' ,;:.!?()\n-–—«»"'


@dataclass(frozen=True)
class Read:
    """The answer to an item that a text gives, and the words of the text that it rests on."""

    item: str
    value: str | int | float
    words: str


@dataclass(frozen=True)
class Sentence:
    """A sentence: its clauses, its text as written, and folded letter by letter (`flat`)."""

    clauses: tuple[Clause, ...]
    text: str
    flat: str
    asks: bool


@dataclass(frozen=True)
class Told:
    """A description in one language."""

    text: str
    language: Language

    @property
    def cues(self) -> PracticeCues:
        """The cues of its language."""
        return practice_cues(self.language)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Its first `MOST_CLAUSES` clauses."""
        return clauses_in(self.text, self.language)[:MOST_CLAUSES]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its sentences, of the clauses kept."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        for _, group in groupby(self.clauses, key=lambda clause: clause.sentence):
            clauses = tuple(group)
            text = self.text[clauses[0].start : clauses[-1].end]
            yield Sentence(clauses, text, level(text), clauses[0].asks)


def flat_of(clause: Clause) -> str:
    """A clause folded letter by letter."""
    return level(clause.text)


def up_to(text: str, start: int, stop: Pattern | None = None) -> str:
    """The words of a text from a place to the next mark, or to what `stop` finds before it."""
    flat = level(text)
    ends = [bound.start() for bound in [_BOUND.search(flat, start)] if bound]
    if stop is not None and (found := stop.search(flat, start)):
        ends.append(found.start())
    return trimmed(text[start : min([*ends, len(text)])])


def trimmed(words: str) -> str:
    """Words without marks around them, cut to what an answer may hold."""
    return words.strip(_AROUND)[:_LONGEST].strip()


def tidied(words: str, cues: PracticeCues) -> str:
    """Words without the small ones that lead to them or trail after them."""
    for _ in range(2):
        lead = cues.marks["leading"].match(level(words))
        words = words[lead.end() :] if lead else words
        trail = cues.marks["trailing"].search(level(words))
        words = trimmed(words[: trail.start()] if trail else words)
    return words


def denied_before(flat: str, start: int, cues: PracticeCues, reach: int = 3) -> bool:
    """Whether one of the few words before a place denies what follows."""
    before = " ".join(re.split(r"[,;:.]", flat[:start])[-1].split()[-reach:])
    return bool(cues.marks["denied"].search(before))
