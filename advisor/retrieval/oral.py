"""Speech as it is typed on a telephone, put in the words that are written."""

import re
from functools import cache
from pathlib import Path

import yaml

from advisor.language import Language

_FILE = Path(__file__).with_name("oral.yaml")


def written(text: str, language: Language) -> str:
    """The text with its spoken forms written out: "chu prêt pis toi" as "je suis prêt et toi".

    For measuring a question, never to be shown.
    """
    for spoken, plain in _forms(language):
        text = spoken.sub(plain, text)
    return text


@cache
def _forms(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    raw: dict[Language, list[tuple[str, str]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple((re.compile(spoken, re.IGNORECASE), plain) for spoken, plain in raw[language])
