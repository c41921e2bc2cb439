"""A draft agreement told apart from a story or a question."""

import re
from functools import cache
from pathlib import Path

import yaml

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold
from advisor.understanding import cues as shared

_MARKS = 4


def is_draft(text: str) -> bool:
    """Whether a text has enough different marks of a contract, in either language."""
    folded = fold(text)
    return any(
        sum(bool(mark.search(folded)) for mark in _marks(language)) >= _MARKS
        for language in LANGUAGES
    )


@cache
def _marks(language: Language) -> tuple[re.Pattern[str], ...]:
    path = Path(shared.__file__).parent / f"drafts.{language}.yaml"
    raw: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(re.compile(mark, re.MULTILINE) for mark in raw["marks"])
