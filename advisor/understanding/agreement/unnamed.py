"""Clauses told without their word: a secret as behaviour, a go-between by what he does."""

from collections.abc import Iterator, Sequence

from advisor.understanding.agreement.cues import in_either
from advisor.understanding.agreement.sayings import Saying, topics_of

_AFTER = 1


def unnamed_in(sayings: Sequence[Saying]) -> Iterator[tuple[int, str]]:
    """The sayings that plainly tell of a clause without naming it, each with the clause.

    One who helps two in a quarrel is both a way to resolve conflicts and mediation.
    """
    for at, saying in enumerate(sayings):
        if saying.manner == "silent":
            continue
        if _is_kept_quiet(saying.flat):
            yield at, "confidentiality"
        if _is_helped(saying.flat, _around(sayings, at)):
            yield at, "conflict_resolution"
            yield at, "mediation"


def _is_kept_quiet(flat: str) -> bool:
    """Whether something that others are not to know is kept from them."""
    if in_either("kept_quiet", flat):
        return True
    if in_either("quiet_not", flat):
        return False
    told = in_either("quiet_kept", flat) and in_either("quiet_what", flat)
    return bool(told or in_either("quiet_said", flat))


def _is_helped(flat: str, around: str) -> bool:
    """Whether one who decides nothing helps two who quarrel, or helps them to agree."""
    if not in_either("helper", flat) or in_either("helper_not", flat):
        return False
    quarrel = bool(in_either("quarrel", around))
    ends = bool(in_either("helper_ends", flat))
    aided = in_either("helper_aids", flat) and ends and quarrel
    return bool(aided or (in_either("helper_neutral", flat) and (quarrel or ends)))


def _around(sayings: Sequence[Saying], at: int) -> str:
    """The words of a saying, of its headings and of what stands just before it."""
    saying = sayings[at]
    before = [s.flat for s in sayings[max(0, at - 1) : at] if saying.at - s.at <= _AFTER]
    named = [h for h in saying.above if topics_of(h) & {"conflict_resolution", "mediation"}]
    quarrel = " disputes " if named else ""
    return " . ".join((*saying.above, *before, saying.flat)) + quarrel
