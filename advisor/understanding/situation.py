"""Who is asking and about what place: what an answer can take up."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from advisor.language import Language, countries
from advisor.retrieval.tokens import fold
from advisor.understanding.coaching import Client
from advisor.understanding.cues import cues

Person = Client | Literal["self"]
_HOME = {"CA"}
_NOT_PLACES = {"fr": {"oman", "mali", "la reunion"}, "en": {"chad", "jersey"}}


@dataclass(frozen=True)
class Situation:
    """A person in the third person (a coach is asking), and a foreign place."""

    person: Person
    place: str | None


def place_in(text: str, language: Language) -> str | None:
    """The first country named in a text, as it is called in that language."""
    folded = fold(text)
    for name, shown in _places(language):
        if name in folded and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", folded):
            return shown
    return None


@cache
def _places(language: Language) -> tuple[tuple[str, str], ...]:
    names = countries(language)
    found = {
        fold(name): name for code, name in names.items() if code not in _HOME and len(name) > 3
    }
    found |= {fold(name).replace("-", " "): name for name in found.values()}
    found |= {alias: names[code] for alias, code in cues(language).places.items()}
    kept = [(k, v) for k, v in found.items() if k not in _NOT_PLACES[language]]
    return tuple(sorted(kept, key=lambda pair: -len(pair[0])))
