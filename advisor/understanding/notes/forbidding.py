"""Whether words forbid that something be passed on or written, in whatever words that is said."""

from collections.abc import Iterator

from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.splitting import words_in

_APART, _AROUND, _AFTER = 4, 60, 16
_BEFORE, _BEYOND = 20, 32


def forbids_spreading(folded: str) -> bool:
    """Whether a folded sentence says of something told that it is not to be told, put or seen.

    A wish or a duty, a refusal and a word for passing on stand close together and point at what is
    told: "what she said must not appear anywhere". What is to stand in an agreement is no secret.
    """
    cues = note_cues("privacy")
    for start, end in _refused(folded):
        if cues["elsewhere"].search(folded, max(0, start - _BEFORE), end + _BEYOND):
            continue
        around = folded[max(0, start - _AROUND) : end]
        if cues["forbids"].search(around) and cues["it"].search(
            around + folded[end : end + _AFTER]
        ):
            return True
    return False


def _refused(folded: str) -> Iterator[tuple[int, int]]:
    """Each word for passing on that a refusal stands just before or after, with both."""
    cues = note_cues("privacy")
    refusals = [(found.start(), found.end()) for found in cues["refuses"].finditer(folded)]
    for spread in cues["spreads"].finditer(folded):
        for start, end in refusals:
            first, last = min(start, spread.start()), max(end, spread.end())
            between = folded[min(end, spread.end()) : max(start, spread.start())]
            if words_in(between) <= _APART and not any(c in between for c in ".;:!?"):
                yield first, last
