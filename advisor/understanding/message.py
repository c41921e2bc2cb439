"""A message cleaned: control marks out, spaces joined, bounded."""

import re
import unicodedata

from advisor.errors import BadInput

MAX_CHARACTERS = 8000
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn"}
_INSIDE_WORDS = {"\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"}
_KEPT = {"\n", "\t"}


def clean_message(text: str) -> str:
    """The message as it will be read.

    Raises:
        BadInput: nothing is left to read, or it is longer than `MAX_CHARACTERS`.
    """
    if len(text) > MAX_CHARACTERS:
        raise BadInput("error.too_long", count=len(text), limit=MAX_CHARACTERS)
    visible = (c for c in text if c not in _INSIDE_WORDS)
    kept = "".join(
        c if c in _KEPT or unicodedata.category(c) not in _INVISIBLE else " " for c in visible
    )
    joined = re.sub(r"[^\S\n]+", " ", kept.replace("\t", " ")).strip()
    if not joined:
        raise BadInput("error.empty")
    return joined
