"""The words of a sentence with what their capitals tell."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from advisor.grounding.cues import cues
from advisor.grounding.vocabulary import is_known, is_plain
from advisor.retrieval.tokens import fold

_TOKEN = re.compile(r"[^\W\d_](?:\w|[&-](?=\w))*")
_OPENING = re.compile(r"[.!?:;\u2026\u2014\u2013\u2022\u00b7|>«\u201c\"(\[*#\n\t/]|(?:^|\s)-\s")
_JOINT = re.compile(r"[ \u00a0\u202f]|\.[ \u00a0]|[ \u00a0]?& ?|['\u2019]")
_TITLE = re.compile(r"\*\*.+?\*\*|__.+?__|\[[^\]]*\]|^[^.!?:]{1,60}:(?!//)")
_HEADING = re.compile(r"\s*#{1,6}\s|\s*\|")
_TITLE_SHARE = 0.75
_SHORT = 3


class Word(NamedTuple):
    """A word with where it stands; `opening` where a capital says nothing."""

    start: int
    end: int
    text: str
    opening: bool
    titled: bool
    joined: bool

    @property
    def has_capital(self) -> bool:
        """Whether it is written as a name may be."""
        return not self.text.islower() and (self.text[0].isupper() or self.is_mixed)

    @property
    def is_mixed(self) -> bool:
        """An acronym or a name with a capital inside: BDC, LinkedIn, iPhone, KPIs."""
        return not self.text[1:].islower() and _is_mixed(self.text)

    @property
    def is_common(self) -> bool:
        """A name that needs no ground: Québec, PME, French, Monday."""
        return _is_common(self.text)

    @property
    def is_strong(self) -> bool:
        """A name by itself, whatever stands around it."""
        if self.is_common or (self.titled and not self.is_mixed and is_plain(self.text)):
            return False
        return self.is_mixed or not _is_known(self.text) or _joins_capitals(self)

    @property
    def is_head(self) -> bool:
        """What an institution is called by: bank, ministère."""
        return self.text.lower() in cues().heads

    @property
    def is_particle(self) -> bool:
        """A small word inside a name: de, of."""
        return self.text in cues().particles


def _joins_capitals(word: Word) -> bool:
    """Whether a hyphen joins capitals outside a title: Couche-Tard."""
    return not word.titled and "-" in word.text and word.text.split("-")[1][:1].isupper()


def words_of(text: str) -> list[Word]:
    """The words of a sentence; none where its only capital is that of a common first word."""
    matches = list(_TOKEN.finditer(text))
    if all(m[0].islower() for m in matches[1:]) and _opens_plainly(matches):
        return []
    shouted = _is_shouted([m[0] for m in matches])
    headed = shouted or bool(_HEADING.match(text)) or _is_title_case([m[0] for m in matches])
    titles = [(0, len(text))] if headed else [m.span() for m in _TITLE.finditer(text)]
    found: list[Word] = []
    last = 0
    for match in matches:
        start, end = match.span()
        between = text[last:start]
        titled = any(a <= start < b for a, b in titles)
        opening = not found or (between != " " and _opens(between, found[-1]))
        joined = bool(found) and (between == " " or bool(_JOINT.fullmatch(between)))
        written = match[0].capitalize() if shouted else match[0]
        found.append(Word(start, end, written, opening, titled, joined))
        last = end
    return found


def _opens(between: str, before: Word) -> bool:
    """Whether what stands between two words opens a sentence: not the full stop of a title."""
    return bool(_OPENING.search(between)) and before.text not in cues().titles


def _opens_plainly(matches: Sequence[re.Match[str]]) -> bool:
    """Whether the one capital of a sentence is that of a common word that opens it."""
    if not matches:
        return True
    first = matches[0][0]
    return first.islower() or (first[1:].islower() and _is_known(first))


def _is_shouted(tokens: Sequence[str]) -> bool:
    return len(tokens) > _SHORT and sum(map(str.isupper, tokens)) >= _TITLE_SHARE * len(tokens)


def _is_title_case(tokens: Sequence[str]) -> bool:
    long = [t for t in tokens[1:] if len(t) > _SHORT and t.lower() not in cues().heads]
    common = [token for token in long if is_known(token) and not _is_common(token)]
    capitals = sum(token[0].isupper() for token in common)
    return len(common) >= _SHORT and capitals >= _TITLE_SHARE * len(common)


@lru_cache(maxsize=4096)
def _is_mixed(text: str) -> bool:
    hyphenated = "-" in text and all(p[:1].isupper() and p[1:].islower() for p in text.split("-"))
    return any(map(str.isupper, text[1:])) and not hyphenated


@lru_cache(maxsize=4096)
def _is_common(text: str) -> bool:
    if text.removesuffix("s") in cues().common_acronyms:
        return True
    parts = [fold(part) for part in text.split("-")]
    return all(part in _common_names() or len(part) == 1 for part in parts)


@lru_cache(maxsize=4096)
def _is_known(text: str) -> bool:
    return all(is_known(part) for part in text.split("-") if part)


@cache
def _common_names() -> frozenset[str]:
    return frozenset(fold(word) for word in cues().common_names)
