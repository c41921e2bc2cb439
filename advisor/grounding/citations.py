"""Citations that a model writes as `[unit.id]` in its text."""

import re

_MARK = re.compile(r"\s?\[([a-z-]+\.[a-z0-9-]+)\]")


def cited_in(text: str) -> list[str]:
    """The ids cited, in order, each once."""
    return list(dict.fromkeys(_MARK.findall(text)))


def without_marks(text: str) -> str:
    """The text as a person reads it."""
    return _MARK.sub("", text)
