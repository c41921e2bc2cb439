"""The laws of a text: numbered, by chapter, by section, by name, and judgments."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from advisor.grounding.cues import cues
from advisor.grounding.marks import Mark, has_digit, plain_words
from advisor.retrieval.tokens import words

_CHAPTER = r"(?<![\w-])(?P<chapter>[A-Z]{1,2}[-‑]\d+(?:\.\d+)*)(?![\w-])"
_JUDGMENT = r"(?<!\d)(?P<judgment>(?:19|20)\d\d [A-Z]{2,5} \d{1,5})(?!\d)"


def laws_in(text: str) -> list[Mark]:
    """The laws that a text names."""
    marks: list[Mark] = []
    if not (has_digit(text) or plain_words(text) & cues().law_words):
        return marks
    for match in _patterns().any.finditer(text):
        marks.append(Mark(match.start(), match.end(), "law", _key(match)))
    return marks


def _key(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    if kind in _patterns().codes:
        return f"law:{kind}"
    found = match[kind]
    if kind == "named":
        return " ".join(words(found))
    return f"law:{kind}:{found.replace('‑', '-').lower()}"


@dataclass(frozen=True)
class _Patterns:
    any: re.Pattern[str]
    codes: Mapping[str, str]


@cache
def _patterns() -> _Patterns:
    laws, codes = cues().laws, cues().codes
    number = r"(?P<number>\d+)(?![\d%$.,]*\d)"
    article = r"(?P<article>\d+(?:\.\d+)*)(?![\d%$])"
    named = "|".join(f"(?P<{name}>{pattern})" for name, pattern in codes.items())
    return _Patterns(
        re.compile(
            rf"{_CHAPTER}|{_JUDGMENT}|\b(?i:{laws['numbered']}){number}"
            rf"|\b(?i:{laws['article']}) ?{article}|{named}|\b(?P<named>(?i:{laws['named']}))"
        ),
        codes,
    )
