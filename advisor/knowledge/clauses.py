"""The sentences that the reading of agreements is learned from, as typed content."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from advisor.assessments.agreement_method import CLAUSES
from advisor.knowledge.banks import load_bank, repeated
from advisor.knowledge.models import Strict
from advisor.language import LANGUAGES, Language
from advisor.paths import KNOWLEDGE

Manner = Literal["settled", "open", "denied", "order", "endless"]
MANNERS: tuple[Manner, ...] = ("settled", "open", "denied", "order", "endless")
FILE = "assessments/clauses.yaml"
_ALSO = re.compile(r" \+([a-z_]+)(?= \+|$)")


def _lines(block: object) -> object:
    return tuple(block.strip().splitlines()) if isinstance(block, str) else block


class Sentences(Strict):
    """Sentences of one kind in both languages, one a line."""

    fr: Annotated[tuple[str, ...], BeforeValidator(_lines)] = Field(min_length=1)
    en: Annotated[tuple[str, ...], BeforeValidator(_lines)] = Field(min_length=1)

    def text(self, language: Language) -> tuple[str, ...]:
        """The sentences in one language."""
        return self.fr if language == "fr" else self.en


class ClauseSentences(Strict):
    """What settles a clause, and what speaks of it and leaves it open."""

    present: Sentences
    open: Sentences


class EndlessSentences(Strict):
    """What binds the parties for ever, and what only sounds like it."""

    told: Sentences
    untold: Sentences


class ClauseExample(Strict):
    """A sentence, the clauses that it speaks of, and how; none for one that speaks of none.

    An `order` tells the program that reads what to find; what is `endless` binds for ever. One
    that stands `beside` the others teaches that alone.
    """

    text: str
    language: Language
    clauses: tuple[str, ...]
    manner: Manner
    beside: bool = False


class ClauseBank(Strict):
    """All sentences; `digest` changes with any of them."""

    clauses: Mapping[str, ClauseSentences]
    denied: Sentences
    none: Sentences
    left_open: Sentences
    orders: Sentences
    endless: EndlessSentences
    digest: str

    @property
    def examples(self) -> tuple[ClauseExample, ...]:
        """Every sentence, clause by clause, then those that speak of none, then those `beside`.

        Where a sentence speaks of mediation it also speaks of how conflicts are resolved.
        """
        return tuple(_examples(self))


def _examples(bank: ClauseBank) -> Iterator[ClauseExample]:
    kinds: list[tuple[Sentences, tuple[str, ...], Manner]] = []
    for clause in CLAUSES:
        kinds.append((bank.clauses[clause].present, (clause,), "settled"))
        kinds.append((bank.clauses[clause].open, (clause,), "open"))
    kinds += [
        (bank.denied, (), "denied"),
        (bank.left_open, (), "open"),
        (bank.orders, (), "order"),
        (bank.none, (), "settled"),
    ]
    for sentences, own, manner in kinds:
        for language in LANGUAGES:
            for line in sentences.text(language):
                text = _ALSO.sub("", line)
                clauses = _implied({*own, *_ALSO.findall(line)})
                yield ClauseExample(text=text, language=language, clauses=clauses, manner=manner)
    yield from _beside(bank.endless)


def _beside(endless: EndlessSentences) -> Iterator[ClauseExample]:
    kinds: tuple[tuple[Sentences, Manner], ...] = (
        (endless.told, "endless"),
        (endless.untold, "settled"),
    )
    for sentences, manner in kinds:
        for language in LANGUAGES:
            for text in sentences.text(language):
                yield ClauseExample(
                    text=text, language=language, clauses=(), manner=manner, beside=True
                )


def _implied(named: set[str]) -> tuple[str, ...]:
    whole = named | ({"conflict_resolution"} if "mediation" in named else set())
    return tuple(sorted(whole))


@cache
def load_clauses(folder: Path = KNOWLEDGE) -> ClauseBank:
    """The bank of sentences.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`.
    """
    path = folder / FILE
    shown = str(path.relative_to(folder.parent))
    return load_bank(path, shown, ClauseBank.model_validate, _faults)


def _faults(bank: ClauseBank) -> Iterator[str]:
    odd = sorted(set(CLAUSES) ^ set(bank.clauses))
    if odd:
        yield f"clauses: {', '.join(odd)} missing or unknown; write one entry for each clause"
        return
    unknown = {name for e in bank.examples for name in e.clauses} - set(CLAUSES)
    if unknown:
        yield f"clauses: no such clause: {', '.join(sorted(unknown))}"
    yield from repeated(bank.examples)
