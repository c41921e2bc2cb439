"""Joining words: taking up the person's situation, and the case of a joined sentence."""

import re
from functools import cache

from advisor.knowledge import load_knowledge
from advisor.language import Language
from advisor.texts import Words
from advisor.understanding.situation import Situation

_PLACE_SECTIONS = {"readiness", "culture"}


def opening(situation: Situation, section: str, say: Words) -> str:
    """Words that take up who it is about and where, ending in a colon; empty where neither is."""
    place = situation.place if section in _PLACE_SECTIONS else None
    if situation.person == "self":
        return say("situation.place", place=place) if place else ""
    key = f"situation.{situation.person}"
    return say(f"{key}.place", place=place) if place else say(key)


def joined_case(sentence: str, language: Language) -> str:
    """A sentence as it reads after a colon: its first word in lower case unless it is a name."""
    first = re.match(r"[\w-]+", sentence)
    if first and not first.group()[1:2].isupper() and first.group() not in _names(language):
        return sentence[0].lower() + sentence[1:]
    return sentence


def has_name(sentence: str, language: Language) -> bool:
    """Whether a sentence names a person or an organisation after its first word."""
    return any(word in _names(language) for word in re.findall(r"[\w-]+", sentence)[1:])


@cache
def _names(language: Language) -> frozenset[str]:
    """The words that stand with a capital inside the guidance's sentences."""
    texts = (unit.text(language).markdown for unit in load_knowledge().units.values())
    inside = re.compile(r"(?<=[\w,;'’] )[A-ZÀ-Ý][\w-]+|\bI\b|(?<=['’])[A-ZÀ-Ý][\w-]+")
    return frozenset(name for text in texts for name in inside.findall(text)) | {"I"}
