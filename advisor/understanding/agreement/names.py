"""The names of the parties, which say nothing of what they agree on."""

import re
from collections import Counter

from advisor.language import Language
from advisor.understanding.agreement.cues import cues_of, in_either
from advisor.understanding.readiness.cues import level

_CALLED = re.compile(
    r"[(«\"“][\s\u00a0]*(?P<name>[A-ZÀ-Ý][\w&’'-]*(?: [A-ZÀ-Ý&][\w’'-]*){0,3})[\s\u00a0]*[»\"”]"
)
_CAPITALS = re.compile(
    r"(?<=[a-zà-ÿ,;:)] )(?P<name>[A-ZÀ-Ý][a-zà-ÿ'’-]+(?: (?:[A-ZÀ-Ý][\w'’-]+|\d+)){0,3})"
)
_HEAD = 4000
_OFTEN = 2
_BEFORE = 12
_LEAST = 3


class Parties:
    """The names that a text gives to its parties."""

    def __init__(self, text: str) -> None:
        """Find the names of a text."""
        called = {m["name"] for m in _CALLED.finditer(text[:_HEAD])}
        seen = Counter(m["name"] for m in _CAPITALS.finditer(text) if _stands_alone(text, m))
        often = {name for name, count in seen.items() if count >= _OFTEN}
        kept = {n for n in called | often if len(n) >= _LEAST and _is_name(n)}
        joined = "|".join(re.escape(n) for n in sorted(kept, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)") if joined else None

    def hidden(self, text: str, language: Language) -> str:
        """The text with each name read as a party's, but for words such as "the Distributor"."""
        if self._pattern is None:
            return text
        party = cues_of(language).party.pattern

        def replaced(match: re.Match[str]) -> str:
            return party if _stands_alone(text, match) else match.group()

        return self._pattern.sub(replaced, text)


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether no article stands before a word in capitals."""
    before = level(text[max(0, match.start() - _BEFORE) : match.start()])
    return in_either("articles", before) is None


def _is_name(words: str) -> bool:
    return in_either("no_name", level(words)) is None
