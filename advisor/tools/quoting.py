"""Words of people and of documents inside our Markdown: shown as typed, never as markup."""

import re

_MARKS = re.compile(r"([\\`*_\[\]<>~|])")


def as_typed(text: str) -> str:
    """The text on one line, its Markdown and HTML marks escaped."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
