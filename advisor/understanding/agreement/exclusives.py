"""One said to be the only one for a thing, and the other left free to take it elsewhere."""

import re
from collections.abc import Sequence

from advisor.understanding.agreement.cues import cues_of
from advisor.understanding.agreement.sayings import Saying

_WORD = re.compile(r"[a-z]{4,}")
_OWNED = re.compile(r"\b(?:our|the|its|their|nos|notre|les?|la|ses|leurs?) ([a-z]{4,})")
_STEM = 5


def freed(sayings: Sequence[Saying]) -> tuple[tuple[int, int], ...]:
    """The places of a saying that binds to one alone and of one that frees from it, in order."""
    settled = [(at, said) for at, said in enumerate(sayings) if said.manner == "settled"]
    free = [(at, thing) for at, said in settled if (thing := _freed_thing(said)) is not None]
    return tuple(
        (one, two)
        for one, said in settled
        if free and _is_sole(said)
        for two, thing in free
        if thing & _stems(said.flat) and not _same_supplier(said, sayings[two])
    )[:1]


def _is_sole(saying: Saying) -> bool:
    cues = cues_of(saying.language)
    return bool(cues.sole.search(saying.flat) and not cues.sole_not.search(saying.flat))


def _same_supplier(one: Saying, two: Saying) -> bool:
    """Whether the only supplier of a thing is the one who may supply others too."""
    supplies = cues_of(two.language).supplies.search(two.flat)
    firsts = [_WORD.search(saying.flat) for saying in (one, two)]
    names = {first.group() for first in firsts if first}
    return bool(supplies) and len(names) == 1


def _freed_thing(saying: Saying) -> frozenset[str] | None:
    """What one may take from others, or which others; None where a saying frees nobody."""
    cues = cues_of(saying.language)
    found = cues.free.search(saying.flat)
    if found is None or cues.sole_not.search(saying.flat):
        return None
    owned = " ".join(_OWNED.findall(found["thing"]))
    return _stems(owned or found["thing"])


def _stems(flat: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(flat))
