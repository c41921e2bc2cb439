"""Cues of the reading of signals, one file a language."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from advisor.language import Language
from advisor.retrieval.tokens import fold
from advisor.understanding import cues as shared

Pattern = re.Pattern[str]
_PATTERNS = ("joins", "subjects", "plans", "wishes", "others", "orders", "leads")
_SETS = ("negators", "negators_after", "reach_ends")


@dataclass(frozen=True)
class SignalCues:
    """The patterns of one language, over text as `level` gives it."""

    joins: Pattern
    subjects: Pattern
    plans: Pattern
    wishes: Pattern
    others: Pattern
    orders: Pattern
    leads: Pattern
    negators: frozenset[str]
    negators_after: frozenset[str]
    reach_ends: frozenset[str]


@cache
def cues_of(language: Language) -> SignalCues:
    """The cues of a language, read once."""
    path = Path(shared.__file__).parent / f"readiness.{language}.yaml"
    raw: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    patterns = {name: re.compile(raw[name]) for name in _PATTERNS}
    negators, after, ends = (frozenset(raw[name].split("|")) for name in _SETS)
    return SignalCues(
        joins=patterns["joins"],
        subjects=patterns["subjects"],
        plans=patterns["plans"],
        wishes=patterns["wishes"],
        others=patterns["others"],
        orders=patterns["orders"],
        leads=patterns["leads"],
        negators=negators,
        negators_after=after,
        reach_ends=ends,
    )


def level(text: str) -> str:
    """A text folded letter by letter: as long as it was, so that places in it hold."""
    return "".join(_letter(char) for char in text)


@cache
def _letter(char: str) -> str:
    folded = fold(char)
    return folded if len(folded) == 1 else char
