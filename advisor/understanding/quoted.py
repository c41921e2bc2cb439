"""What a message quotes is data: it is neither obeyed nor taken for the person's own words."""

import re

_LONG = 16
_QUOTED = re.compile(
    r"<!--.*?-->"
    r"|```.*?```"
    r"|^[ \t]*>.*?$"
    rf"|«[^«»]{{{_LONG},}}»"
    rf"|“[^“”]{{{_LONG},}}”"
    rf'|"[^"]{{{_LONG},}}"'
    r"|\[[^\[\]]{15,}\]",
    re.DOTALL | re.MULTILINE,
)
_ENOUGH = 4


def quoted_in(text: str) -> list[tuple[int, int]]:
    """Where a message quotes; nowhere in one that is quoted as a whole."""
    if not re.search(r"\w{3,}", _QUOTED.sub(" ", text)):
        return []
    return [found.span() for found in _QUOTED.finditer(text)]


def own_words(text: str) -> str:
    """A message without its quoted passages; whole where too little else is left to be answered."""
    left = " ".join(_QUOTED.sub(" ", text).split())
    if left == " ".join(text.split()) or len(re.findall(r"\w{3,}", left)) < _ENOUGH:
        return text
    return left
