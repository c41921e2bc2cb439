"""Counts of what the same answer lists: "trois points :" over three points."""

import re
from collections import Counter
from functools import lru_cache

from advisor.grounding.claims import Claim

_COUNT = re.compile(r"(?:count|bare):(\d{1,2})")
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+•]|(?P<number>\d{1,3}[.)]))\s+\S")
_HEADING = re.compile(r"(?P<level>#{1,6})\s|(?P<bold>\*\*)\d{1,2}[.)]\s")
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?!\s)[^.!?\n]*)*")
_LONGEST_LISTED = 600
_INLINE = re.compile(r"[,;]\s+(?:(?:et|and|ou|or|puis|then)\s+)?|\s(?:et|and|ou|or|puis|then)\s+")


def counts_own_list(text: str, claim: Claim) -> bool:
    """Whether a bare count is that of a list of the text, or of what its sentence enumerates."""
    count = _COUNT.fullmatch(claim.key)
    if count is None or claim.text not in text:
        return False
    wanted = int(count[1])
    return wanted in list_lengths(text) or wanted in _enumerated(text, claim.text)


@lru_cache(maxsize=64)
def list_lengths(text: str) -> frozenset[int]:
    """The lengths of the lists of a text; points of another depth or mark count apart.

    Headings of one level are a list too, whatever stands between them.
    """
    lines = text.splitlines()
    levels = Counter(m["level"] or m["bold"] for line in lines if (m := _HEADING.match(line)))
    lengths = set(levels.values())
    counts: dict[tuple[int, bool], int] = {}
    for line in lines:
        item = _ITEM.match(line)
        if item:
            kind = (len(item["indent"].expandtabs(4)) // 2, bool(item["number"]))
            for other in [k for k in counts if k[0] > kind[0] or (k[0] == kind[0] and k != kind)]:
                lengths.add(counts.pop(other))
            counts[kind] = counts.get(kind, 0) + 1
        elif line.strip() and not line.startswith((" ", "\t")):
            lengths.update(counts.values())
            counts = {}
    return frozenset(lengths.union(counts.values()))


def _enumerated(text: str, said: str) -> set[int]:
    """How many things each sentence that holds some words lists after them."""
    found: set[int] = set()
    for sentence in _sentences(text):
        _, said_here, listed = sentence.partition(said)
        if said_here:
            after = re.split(r"[:,]\s", listed[:_LONGEST_LISTED], maxsplit=1)[1:]
            found.update(len([p for p in _INLINE.split(part) if p.strip()]) for part in after)
    return found


@lru_cache(maxsize=64)
def _sentences(text: str) -> tuple[str, ...]:
    return tuple(_SENTENCE.findall(text))
