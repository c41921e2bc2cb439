"""A message cleaned: control marks out, spaces joined, bounded."""

import re
import unicodedata

from advisor.errors import BadInput

MAX_CHARACTERS = 8000
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn"}
_KEPT = {"\n", "\t"}


def clean_message(text: str) -> str:
    """The message as it will be read.

    Raises:
        BadInput: nothing is left to read, or it is longer than `MAX_CHARACTERS`.
    """
    if len(text) > MAX_CHARACTERS:
        raise BadInput("error.too_long", count=len(text), limit=MAX_CHARACTERS)
    kept = "".join(
        c if c in _KEPT or unicodedata.category(c) not in _INVISIBLE else " " for c in text
    )
    joined = re.sub(r"[^\S\n]+", " ", kept.replace("\t", " ")).strip()
    if not joined:
        raise BadInput("error.empty")
    return joined
