"""Words that point to a dimension and its state, found in a clause with what denies them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from advisor.language import Language
from advisor.retrieval.tokens import fold
from advisor.understanding import cues as shared
from advisor.understanding.readiness.cues import cues_of

Role = Literal["topic", "good", "bad"]
_TOKEN = re.compile(r"[a-z0-9]+|[,.;:!?()]")
_PIECE = re.compile(r"[a-z0-9]+")
_GAP = ".."
_WIDEST = 4
_BEFORE, _AFTER = 4, 2
_KEY = 2
_ELIDED = re.compile(r"^(?:[ldjnsmtc]|qu)(?=[aeiouhy])")


@dataclass(frozen=True)
class Entry:
    """A pattern: words, each with whether any ending will do, and gaps between."""

    group: str
    role: Role
    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True)
class Hit:
    """An entry found in a clause; `denied` where a word of the clause denies it."""

    group: str
    role: Role
    denied: bool

    @property
    def favours(self) -> bool:
        """Whether it speaks for strength: good and not denied, or bad and denied."""
        return (self.role == "good") != self.denied


def tokens_of(text: str) -> list[str]:
    """Folded words and marks of a clause."""
    return _TOKEN.findall(fold(text))


def denied_from(tokens: Sequence[str], language: Language) -> list[bool]:
    """For each token, whether a denial before it reaches it."""
    cues = cues_of(language)
    left, found = 0, []
    for token in tokens:
        if not token.isalnum() or token in cues.reach_ends:
            left = 0
        found.append(left > 0)
        left = _BEFORE if token in cues.negators else left - 1
    return found


def hits_in(tokens: Sequence[str], language: Language) -> list[Hit]:
    """The entries of a language found in a clause; of equals, each once."""
    index = _index(language)
    denied = denied_from(tokens, language)
    found: dict[Hit, None] = {}
    for at, token in enumerate(tokens):
        for form in _forms(token):
            for entry in _beginning(index, form):
                end = _matched(entry.parts, tokens, at)
                if end is not None:
                    no = denied[at] or _denied_after(entry, tokens, at, end, language)
                    found[Hit(entry.group, entry.role, no)] = None
    return list(found)


def _beginning(index: Mapping[tuple[str, bool], Sequence[Entry]], form: str) -> Iterator[Entry]:
    """The entries whose first word is this one, or begins it where any ending will do."""
    yield from index.get((form, False), ())
    for size in range(1, len(form) + 1):
        yield from index.get((form[:size], True), ())


def _forms(token: str) -> Iterator[str]:
    yield token
    bare = _ELIDED.sub("", token)
    if bare != token and len(bare) > _KEY:
        yield bare


def _matched(parts: Sequence[tuple[str, bool]], tokens: Sequence[str], at: int) -> int | None:
    """Where a pattern that begins at `at` ends (exclusive); None where it does not match."""
    position, widest = at + 1, 0
    for part in parts[1:]:
        if part[0] == _GAP:
            widest = _WIDEST
            continue
        reach = range(position, min(position + widest + 1, len(tokens)))
        next_at = next((i for i in reach if any(_fits(part, f) for f in _forms(tokens[i]))), None)
        if next_at is None:
            return None
        position, widest = next_at + 1, 0
    return position


def _fits(part: tuple[str, bool], token: str) -> bool:
    word, open_ended = part
    return token.startswith(word) if open_ended else token == word


def _denied_after(
    entry: Entry, tokens: Sequence[str], at: int, end: int, language: Language
) -> bool:
    """French denies after its verb: "manque pas de", "refuse jamais une commande"."""
    if language != "fr":
        return False
    own = {word for word, _ in entry.parts}
    after = cues_of(language).negators_after
    for token in tokens[at + 1 : end + _AFTER]:
        if not token.isalnum() or token in cues_of(language).reach_ends:
            return False
        if token in after and token not in own:
            return True
    return False


@cache
def _index(language: Language) -> Mapping[tuple[str, bool], tuple[Entry, ...]]:
    """The entries by their first word, with whether any ending will do."""
    path = Path(shared.__file__).parent / f"signals.{language}.yaml"
    raw: dict[str, dict[Role, str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    index: dict[tuple[str, bool], list[Entry]] = defaultdict(list)
    for group, roles in raw.items():
        for role, listed in roles.items():
            for words in listed.split(","):
                parts = _parts(words)
                index[parts[0]].append(Entry(group, role, parts))
    return {key: tuple(entries) for key, entries in index.items()}


def _parts(words: str) -> tuple[tuple[str, bool], ...]:
    found: list[tuple[str, bool]] = []
    for word in words.split():
        if word == _GAP:
            found.append((_GAP, False))
            continue
        pieces = _PIECE.findall(fold(word))
        if not pieces:
            continue
        found += [(piece, False) for piece in pieces[:-1]]
        found.append((pieces[-1], word.endswith("*")))
    return tuple(found)
