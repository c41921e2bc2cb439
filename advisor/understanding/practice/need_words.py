"""The need that a few words name, by the words of the bank: for answers, without the encoder."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from advisor.assessments.finder import NEEDS
from advisor.knowledge.practice_clauses import load_practice_clauses
from advisor.knowledge.practices import load_practices
from advisor.language import Language
from advisor.retrieval.tokens import fold, stems

_PIECE = 5
_SMOOTH = 0.15
_KNOWN = 0.5
_LEAD = 1.2
_NOTHING = "none"


@dataclass(frozen=True)
class _Table:
    """How likely a sign is under each need, in logarithms; `common` where it was never seen."""

    likely: Mapping[str, Mapping[str, float]]
    common: Mapping[str, float]
    known: frozenset[str]


def need_in(text: str, language: Language) -> str | None:
    """The need that the words of a short text speak of; None where no need clearly leads."""
    table = _table(language)
    signs = [*_signs(text, language)]
    words = [sign for sign in signs if sign.startswith("w:")]
    if not words or sum(word in table.known for word in words) < _KNOWN * len(words):
        return None
    scores = {
        name: sum(likely.get(sign, table.common[name]) for sign in signs)
        for name, likely in table.likely.items()
    }
    best, second = sorted(scores, key=lambda name: -scores[name])[:2]
    leads = scores[best] - scores[second] >= _LEAD
    return best if leads and best != _NOTHING else None


@cache
def _table(language: Language) -> _Table:
    counted = {name: Counter[str]() for name in (*NEEDS, _NOTHING)}
    for name, text in _phrases(language):
        counted[name].update(set(_signs(text, language)))
    signs = {sign for counter in counted.values() for sign in counter}
    total = {name: sum(c.values()) + _SMOOTH * len(signs) for name, c in counted.items()}
    return _Table(
        likely={
            name: {s: math.log((n + _SMOOTH) / total[name]) for s, n in counter.items()}
            for name, counter in counted.items()
        },
        common={name: math.log(_SMOOTH / total[name]) for name in counted},
        known=frozenset(sign for name in NEEDS for sign in counted[name]),
    )


def _phrases(language: Language) -> Iterator[tuple[str, str]]:
    bank = load_practice_clauses()
    for name, phrasings in bank.needs.items():
        yield from ((name, text) for text in phrasings.text(language))
    yield from ((_NOTHING, text) for text in bank.none.text(language))
    for option in load_practices()["finder"].options["needs"]:
        words = option.text(language)
        yield from ((option.id, text) for text in (words.label, *words.aliases))


def _signs(text: str, language: Language) -> Iterator[str]:
    """Stems, and pieces of the longer words, which survive a typo."""
    for stem in stems(text, language):
        yield f"w:{stem}"
    for word in fold(text).split():
        if len(word) > _PIECE:
            yield from (word[at : at + _PIECE] for at in range(len(word) - _PIECE + 1))
