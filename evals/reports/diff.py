"""Two answers with the words that differ marked, as HTML that cannot act."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher

from evals.reports.inert import MARKS, rendered, visible

_TOKEN = re.compile(
    r"(?m)^[ \t]*(?:[-*+]|\d+[.)]|#{1,6}|>)[ \t]+"  # what opens a line in Markdown
    r"|^[ \t]*[-=*_]{3,}[ \t]*$"
    r"|\n+|[^\S\n]+|[*_`|\\#>\[\]~]+|[^\s*_`|\\#>\[\]~]+"
)
_WORD = re.compile(r"[^\s*_`|\\#>\[\]~]+")
_OPEN, _CLOSE = MARKS
_NEIGHBOURS = re.compile(f"{_CLOSE}([ \\t]+){_OPEN}")


def marked_html(a: str, b: str) -> tuple[str, str]:
    """Both texts rendered from Markdown: words gone from `a` in `<del>`, new ones in `<ins>`."""
    old, new = _tokens(a), _tokens(b)
    old_words, new_words = _places_of_words(old), _places_of_words(new)
    matcher = SequenceMatcher(
        None, [old[i] for i in old_words], [new[i] for i in new_words], autojunk=False
    )
    gone, come = set(old_words), set(new_words)
    for block in matcher.get_matching_blocks():
        gone -= set(old_words[block.a : block.a + block.size])
        come -= set(new_words[block.b : block.b + block.size])
    return _html(old, gone, "del"), _html(new, come, "ins")


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(visible(text))


def _places_of_words(tokens: Sequence[str]) -> list[int]:
    return [place for place, token in enumerate(tokens) if _is_word(token)]


def _html(tokens: Sequence[str], marked: AbstractSet[int], tag: str) -> str:
    """Words are marked one by one, so that a mark never straddles what Markdown opens."""
    text = "".join(
        f"{_OPEN}{token}{_CLOSE}" if place in marked else token
        for place, token in enumerate(tokens)
    )
    html = rendered(_NEIGHBOURS.sub(r"\1", text))
    return html.replace(_OPEN, f"<{tag}>").replace(_CLOSE, f"</{tag}>")


def _is_word(token: str) -> bool:
    opens_line = token != token.strip() or token.strip("-=*_") == ""
    return bool(_WORD.fullmatch(token)) and not opens_line
