"""Short forms in notes spelt out, for the readers that expect whole words."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from advisor.knowledge.yaml_lines import read_yaml
from advisor.language import LANGUAGES
from advisor.understanding import cues as shared
from advisor.understanding.notes.text import flat


def spelt_out(text: str) -> str:
    """A text with its short forms as whole words: "7 nouv. cl." as "7 nouveaux clients"."""
    folded, parts, at = flat(text), list[str](), 0
    for found in _forms().finditer(folded):
        parts += [text[at : found.start()], _words()[found["form"]]]
        at = found.end()
    return "".join((*parts, text[at:]))


@cache
def _words() -> Mapping[str, str]:
    folder = Path(shared.__file__).parent
    told: dict[str, str] = {}
    for language in LANGUAGES:
        for form, words in read_yaml(folder / f"notes-short.{language}.yaml")["words"].items():
            told[flat(form)] = words
    return told


@cache
def _forms() -> re.Pattern[str]:
    forms = "|".join(sorted(map(re.escape, _words()), key=len, reverse=True))
    return re.compile(rf"(?<![\w'-])(?P<form>{forms})(?![\w'-])\.?")
