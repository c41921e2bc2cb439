"""How sayings say what they say, once the classifier has read them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from advisor.assessments.agreement_method import CLAUSES
from advisor.understanding.agreement.classifier import Reading
from advisor.understanding.agreement.cues import in_either
from advisor.understanding.agreement.layout import Passage
from advisor.understanding.agreement.sayings import Manner, Saying, topics_of

_OPEN = 0.55
_DENIED = 0.5
_REFUSED = 0.9
_CLOSED = 0.02
_STATED = 0.5
_OF_NONE = 0.6
_REMARK_WORDS = 10


def settled_in(
    sayings: Sequence[Saying], reading: Reading, passages: Sequence[Passage]
) -> tuple[Saying, ...]:
    """The sayings with the manner in which they speak, by their cues and by what was learned.

    A remark of no clause, such as "not settled yet", leaves open what stands before it on its line.
    """
    odds = zip(reading.manner("open"), reading.manner("denied"), strict=True)
    found = [
        replace(saying, manner=_manner(saying, float(left), float(denied)))
        for saying, (left, denied) in zip(sayings, odds, strict=True)
    ]
    for at in _told_apart(found, reading):
        found[at] = replace(found[at], manner="settled")
    for at in _reopened(found, reading, passages):
        found[at] = replace(found[at], manner="open")
    return tuple(found)


def as_told(sayings: Sequence[Saying], places: Sequence[int]) -> tuple[Saying, ...]:
    """The sayings, those at these places settled though they deny, as "there is no end" does."""
    denying = {at for at in places if sayings[at].manner == "denied"}
    return tuple(
        replace(s, manner="settled") if at in denying else s for at, s in enumerate(sayings)
    )


def _told_apart(found: Sequence[Saying], reading: Reading) -> Iterator[int]:
    """The sayings that deny a tie, such as "nothing makes one the agent of the other"."""
    nature = reading.clauses[:, CLAUSES.index("nature_of_engagement")]
    for at, saying in enumerate(found):
        plain = float(reading.manner("denied")[at]) <= _CLOSED
        if saying.manner == "denied" and plain and nature[at] >= _STATED:
            yield at


def _manner(saying: Saying, left: float, denied: float) -> Manner:
    if saying.firm and denied >= _REFUSED:
        return "denied"
    if saying.firm or saying.manner == "silent" or saying.flat.endswith(":"):
        return saying.manner
    if saying.manner == "open":
        asked = saying.flat.rstrip().endswith("?")
        if denied >= _DENIED and denied > left:
            return "denied"
        closed = left <= _CLOSED and not asked and not in_either("unfixed", saying.flat)
        return "settled" if closed else "open"
    if denied >= _DENIED and denied > left:
        return "denied"
    return "open" if left >= _OPEN else saying.manner


def _reopened(
    found: Sequence[Saying], reading: Reading, passages: Sequence[Passage]
) -> Iterator[int]:
    for at, saying in enumerate(found[1:], 1):
        before = found[at - 1]
        if saying.manner != "open" or saying.firm or before.manner not in {"settled", "silent"}:
            continue
        short = len(saying.flat.split()) <= _REMARK_WORDS
        same = passages[before.at].line == passages[saying.at].line
        of_none = float(reading.clauses[at].max()) < _OF_NONE and not topics_of(saying.flat)
        if short and same and of_none:
            yield at - 1
