"""Ways of putting things, one file a language, read as compiled patterns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from advisor.language import Language

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class Cues:
    """The patterns of one language, over folded text."""

    function_words: frozenset[str]
    loans: frozenset[str]
    shapes: Mapping[str, Pattern]
    follow_up: Mapping[str, Pattern]
    ordinals: Mapping[int, Pattern]
    not_ordinal: Pattern
    listed: Pattern
    own: Pattern
    negation: Pattern
    acknowledges: Pattern
    thanks: Pattern
    announces: Pattern
    joins: Pattern
    asserts: Pattern
    denies: Pattern
    absolute: Pattern
    orders: Pattern
    places: Mapping[str, str]
    shares: Mapping[str, float]
    multiples: Mapping[str, float]
    bounds: Mapping[str, Pattern]
    partial: Pattern
    publication: Pattern
    credits: Sequence[tuple[bool, str, str]]


@cache
def cue_table(name: str, language: Language) -> Mapping[str, str]:
    """The patterns of a file of cues of its own, as text by their names."""
    path = Path(__file__).parent / f"{name}.{language}.yaml"
    raw: Mapping[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {key: text.strip() for key, text in raw.items()}


@cache
def cues(language: Language) -> Cues:
    """The cues of a language, read once."""
    path = Path(__file__).parent / f"{language}.yaml"
    raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Cues(
        function_words=frozenset(raw["function_words"].split()),
        loans=frozenset(raw.get("loans", "").split()),
        shapes=_compiled(raw["shapes"]),
        follow_up=_compiled(raw["follow_up"]),
        ordinals={int(k): re.compile(v) for k, v in raw["ordinals"].items()},
        not_ordinal=re.compile(raw["not_ordinal"]),
        listed=re.compile(raw["listed"]),
        own=re.compile(raw["own"]),
        negation=re.compile(raw["negation"]),
        acknowledges=re.compile(raw["acknowledges"]),
        thanks=re.compile(raw["thanks"]),
        announces=re.compile(raw["announces"]),
        joins=re.compile(raw["joins"]),
        asserts=re.compile(raw["asserts"]),
        denies=re.compile(raw["denies"]),
        absolute=re.compile(raw["absolute"]),
        orders=re.compile("|".join(f"(?:{order})" for order in raw["orders"])),
        places=raw["places"],
        shares=raw["shares"],
        multiples=raw["multiples"],
        bounds=_compiled(raw["bounds"]),
        partial=re.compile(raw["partial"]),
        publication=re.compile(raw["publication"]),
        credits=[(titled, before, after) for titled, before, after in raw["credits"]],
    )


def _compiled(table: Mapping[str, str]) -> Mapping[str, Pattern]:
    return {key: re.compile(pattern) for key, pattern in table.items()}
