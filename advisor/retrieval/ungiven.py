"""Whether a question asks for a kind of thing that the guidance never gives."""

import re
from functools import cache
from pathlib import Path

import yaml

from advisor.language import Language
from advisor.retrieval.focus import focus
from advisor.retrieval.tokens import fold

_FILE = Path(__file__).with_name("ungiven.yaml")


def ungiven(question: str, language: Language) -> int:
    """How many kinds of such things (a form, a fee, a deadline…) its asking sentence names."""
    asked = fold(focus(question))
    return sum(bool(kind.search(asked)) for kind in _kinds()[language])


@cache
def _kinds() -> dict[Language, tuple[re.Pattern[str], ...]]:
    raw: dict[Language, list[str]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {language: tuple(re.compile(kind) for kind in kinds) for language, kinds in raw.items()}
