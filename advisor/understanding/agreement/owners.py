"""Who is said to own what, so that two owners of one thing are seen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from advisor.understanding.agreement.cues import AgreementCues

_WORD = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True)
class Ownership:
    """A thing that a sentence gives to one owner, both by their first word."""

    thing: str
    owner: str

    def clashes(self, other: "Ownership") -> bool:
        """Whether one thing is given to two owners."""
        return self.thing == other.thing and self.owner != other.owner


def ownerships_in(flat: str, cues: AgreementCues) -> Sequence[Ownership]:
    """What a sentence gives to an owner; nothing where it limits or shares."""
    if cues.owner_not.search(flat):
        return ()
    found = []
    for pattern in (cues.owner_after, cues.owner_before):
        for match in pattern.finditer(flat):
            words = _WORD.findall(match["what"])
            thing = next((w for w in words if not cues.owned_general.match(w)), None)
            if thing and not cues.owner_not.match(match["who"]):
                found.append(Ownership(thing, match["who"]))
    return found
