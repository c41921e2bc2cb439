"""The place whose courts hear disputes."""

from advisor.understanding.agreement.cues import AgreementCues
from advisor.understanding.agreement.sayings import Saying
from advisor.understanding.readiness.cues import level


def court_of(saying: Saying, cues: AgreementCues) -> str | None:
    """The town of the courts that a saying names, folded; None where it names none."""
    found = cues.court.search(saying.flat)
    if found:
        return found[1]
    if cues.seat_not.search(saying.flat):
        return None
    for seat in cues.seat.finditer(saying.flat):
        town = saying.text[seat.start("town") : seat.end("town")]
        if town[:1].isupper():
            return level(town)
    return None
