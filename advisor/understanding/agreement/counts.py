"""A number of things that is told anew in another sentence, and is not the same."""

import re
from collections import defaultdict
from collections.abc import Sequence

from advisor.understanding.agreement.cues import cues_of
from advisor.understanding.agreement.quantities import number_of
from advisor.understanding.agreement.sayings import Saying

_MORE = re.compile(r"\b(?:et|and|plus) (\w+)\b")
_WORD = re.compile(r"\w+")
_STEM = 6
_LEAST = 2
_AFTER = 14


def miscounted(sayings: Sequence[Saying]) -> tuple[tuple[int, int], ...]:
    """The places of a count and of one told anew, as in "the four workshops", that is another.

    What is told anew may be any of the counts told, or all of them together.
    """
    told: dict[str, list[tuple[int, int]]] = defaultdict(list)
    anew = []
    for at, saying in enumerate(sayings):
        cues = cues_of(saying.language)
        again = [] if saying.manner != "settled" else list(cues.again.finditer(saying.flat))
        for found in again:
            count = _count(found["count"])
            near = saying.flat[found.start() : found.end() + _AFTER]
            if count and not cues.again_not.search(near):
                anew.append((at, count, found["noun"][:_STEM]))
        starts = {found.start("count") for found in again}
        for found in cues.told.finditer(saying.flat):
            count = _count(found["count"])
            if count and found.start("count") not in starts and saying.manner != "silent":
                more = filter(None, map(_count, _MORE.findall(saying.flat[found.end() :])))
                told[found["noun"][:_STEM]] += ((at, one) for one in (count, *more))
    return tuple(
        (told[noun][0][0], at)
        for at, count, noun in anew
        if told[noun] and not _may_be(count, told[noun], sayings)
    )


def _may_be(count: int, told: Sequence[tuple[int, int]], sayings: Sequence[Saying]) -> bool:
    """Whether a count is one told, all together, or one as many times as is told with it."""
    counts = [one for _, one in told]
    times = (
        count % one == 0 and count // one in map(_count, _WORD.findall(sayings[at].flat))
        for at, one in told
    )
    return count in counts or count == sum(counts) or any(times)


def _count(word: str) -> int | None:
    value = float(word) if word.isdigit() else number_of(word)
    return int(value) if value is not None and value >= _LEAST else None
