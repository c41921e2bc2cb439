"""A coach who asks about a client: who it is about, and what is wanted for the meeting."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from advisor.knowledge.yaml_lines import read_yaml
from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold, is_stop_word
from advisor.retrieval.tokens import words as split_words
from advisor.understanding import cues as shared

Pattern = re.Pattern[str]
Client = Literal["client_f", "client_m", "clients"]
"""Whose gender the words tell; `clients` where they do not, or where there are several."""
_ENOUGH = 2
_BUYS = -3
_SINGLE = (
    *("role", "customer", "coached", "feminine", "masculine", "asks", "bare"),
    *("advises", "theirs", "third", "people", "own"),
)
_GAPS = re.compile(r"\s*,(\s*,)*\s*")


@dataclass(frozen=True)
class _Cues:
    """The cues of one language; `evidence` weighs for a coach or for talk of a customer."""

    role: Pattern
    customer: Pattern
    coached: Pattern
    clients: Mapping[str, Pattern]
    feminine: Pattern
    masculine: Pattern
    evidence: tuple[tuple[int, Pattern], ...]
    asks: Pattern
    bare: Pattern
    advises: Pattern
    theirs: Pattern
    third: Pattern
    people: Pattern
    own: Pattern
    frames: tuple[Pattern, ...]


def is_coaching(
    text: str, language: Language, *, client_open: bool = False, goes_on: bool = False
) -> bool:
    """Whether a coach asks about a client, not a person about their own business or a customer.

    `client_open` says that a coach has a client in this conversation: the third person is then
    enough. `goes_on` says that the message leans on a coach's question.
    """
    folded, cues = fold(text), _cues(language)
    if cues.role.search(folded):
        return True
    if any(client.search(folded) for client in cues.clients.values()):
        return _weighed(folded, cues) >= (0 if client_open or goes_on else _ENOUGH)
    if cues.own.search(folded):
        return False
    if goes_on or (client_open and (cues.third.search(folded) or cues.asks.search(folded))):
        return True
    return _asks_of_nobody_named(folded, cues)


def speaks_of_customer(text: str) -> bool:
    """Whether the client of a message is one who buys from the person, in either language."""
    folded = fold(text)
    known = [_cues(language) for language in LANGUAGES]
    if speaks_of_coached(text):
        return False
    return any(cues.customer.search(folded) for cues in known)


def speaks_of_coached(text: str) -> bool:
    """Whether a message names coaching, or somebody who is coached, in either language."""
    folded = fold(text)
    known = [_cues(language) for language in LANGUAGES]
    return any(cue.search(folded) for cues in known for cue in (cues.role, cues.coached))


def asks_in(text: str, language: Language) -> bool:
    """Whether a coach's message wants questions to put or signs to listen for."""
    return bool(_cues(language).asks.search(fold(text)))


def client_in(text: str, language: Language) -> Client:
    """The client as far as the noun tells, else the pronouns, where they agree."""
    folded, cues = fold(text), _cues(language)
    for client in ("client_f", "client_m"):
        if cues.clients[client].search(folded):
            return "client_f" if client == "client_f" else "client_m"
    feminine, masculine = cues.feminine.search(folded), cues.masculine.search(folded)
    if bool(feminine) == bool(masculine):
        return "clients"
    return "client_f" if feminine else "client_m"


def matter_of(text: str, language: Language) -> str:
    """The question without the coach's frame ("what should I ask her about …").

    The text itself where nothing would be left of it.
    """
    folded = fold(text)
    left = folded
    for frame in _cues(language).frames:
        left = frame.sub(", ", left)
    if left == folded:
        return text
    left = _GAPS.sub(", ", left).strip(" ,.;:?!")
    content = [word for word in split_words(left) if not is_stop_word(word, language)]
    return left if content else text


def _weighed(folded: str, cues: _Cues) -> int:
    """What speaks for a coach, less what speaks for somebody who talks of a customer."""
    weighed = sum(weight for weight, cue in cues.evidence if cue.search(folded))
    return weighed + (_BUYS if cues.customer.search(folded) else 0)


def _asks_of_nobody_named(folded: str, cues: _Cues) -> bool:
    """Whether questions for "him" are wanted in a message that names nobody he could be.

    So too where one asks what to tell "her" of her own firm.
    """
    bare = cues.bare.search(folded)
    if bare is not None and not cues.people.search(folded[: bare.end()]):
        return True
    first = cues.third.search(folded) if cues.advises.search(folded) else None
    if first is None or not cues.theirs.search(folded):
        return False
    return not cues.people.search(folded[: first.start()])


@cache
def _cues(language: Language) -> _Cues:
    raw: dict[str, Any] = read_yaml(Path(shared.__file__).parent / f"coaching.{language}.yaml")
    one = {
        key: re.compile("".join(line.strip() for line in raw[key].splitlines())) for key in _SINGLE
    }
    return _Cues(
        **one,
        clients={name: re.compile(pattern) for name, pattern in raw["clients"].items()},
        evidence=tuple((weight, re.compile(pattern)) for weight, pattern in raw["evidence"]),
        frames=tuple(re.compile(pattern) for pattern in raw["frames"]),
    )
