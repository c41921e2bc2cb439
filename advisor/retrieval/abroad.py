"""Places and peoples made plain: the guidance says nothing by country, whatever the country."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from advisor.language import LANGUAGES, Language, countries
from advisor.retrieval.tokens import fold

_FILE = Path(__file__).with_name("abroad.yaml")
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*", re.UNICODE)
_MOST_WORDS = 3
_NOT_PLACES = {"oman", "mali", "chad", "jersey", "niger", "canada", "turkey", "jordan", "georgia"}
_ENDINGS = ("", "s", "e", "es", "ne", "nes", "ns")

_Kind = Literal["home", "place", "people"]
# What stands for a place: after a word that leads there, after one that comes from there, alone.
_TO: dict[Language, set[str]] = {"fr": {"en", "au", "aux", "a", "l"}, "en": {"in", "to", "at"}}
_FROM: dict[Language, set[str]] = {"fr": {"de", "du", "des", "d"}, "en": {"from", "of"}}
_AWAY: dict[Language, tuple[str, str]] = {
    "fr": ("à l'étranger", "de l'étranger"),
    "en": ("abroad", "from abroad"),
}
_HERE: dict[Language, tuple[str, str]] = {"fr": ("ici", "d'ici"), "en": ("here", "from here")}
_STRANGER: dict[Language, str] = {"fr": "étranger", "en": "foreign"}


@dataclass(frozen=True)
class _Piece:
    """A run of words of the text, with its bounds."""

    start: int
    end: int
    folded: str


def without_places(text: str, language: Language) -> str:
    """The text with places as "abroad" and peoples as "foreign"; the same where it names none.

    For telling whether the guidance covers a question, never to be shown.
    """
    words = [_Piece(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]
    made, at, done = "", 0, 0
    while at < len(words):
        count, kind = _named(words[at:], language)
        if kind is None:
            at += 1
            continue
        start, plain = _plain(words, at, kind, language)
        made += text[done : max(start, done)] + plain
        done = words[at + count - 1].end
        at += count
    return made + text[done:]


def _named(words: list[_Piece], language: Language) -> tuple[int, _Kind | None]:
    """How many of the next words name a place or a people, and which of the two."""
    names = _names()[language]
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        kind = names.get(" ".join(word.folded for word in words[:count]))
        if kind:
            return count, kind
    return 0, None


def _plain(words: list[_Piece], at: int, kind: _Kind, language: Language) -> tuple[int, str]:
    """Where what is replaced begins, and what stands there instead."""
    if kind == "people":
        return words[at].start, _STRANGER[language]
    to, since = (_HERE if kind == "home" else _AWAY)[language]
    before = words[at - 1] if at else None
    if before and before.folded in _TO[language]:
        return before.start, to
    if before and before.folded in _FROM[language]:
        return before.start, since
    return words[at].start, to


@cache
def _names() -> dict[Language, dict[str, _Kind]]:
    return {language: _names_of(language) for language in LANGUAGES}


def _names_of(language: Language) -> dict[str, _Kind]:
    raw: dict[str, str] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))[language]
    listed = {key: [name.strip() for name in raw[key].split("|")] for key in raw}
    names: dict[str, _Kind] = dict.fromkeys(_countries(language), "place")
    names |= dict.fromkeys(listed["places"], "place")
    names |= {people + ending: "people" for people in listed["peoples"] for ending in _ENDINGS}
    return names | dict.fromkeys(listed["home"], "home")


def _countries(language: Language) -> set[str]:
    found = {fold(name) for name in countries(language).values()}
    return {name for name in found if len(name) > _MOST_WORDS and name not in _NOT_PLACES}
