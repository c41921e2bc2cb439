"""Who says a statement, as far as the notes tell; nobody is guessed."""

import re

from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.model import Speaker

_QUOTED = re.compile(r"[«“\"][^»”\"]{8,}[»”\"]")
_ORDER: tuple[Speaker, ...] = ("partner", "client", "coach")


def speaker_of(folded: str, *, in_mail: bool, client: str) -> Speaker:
    """The speaker of a folded statement; in a mail, who writes it is the client."""
    cues = note_cues("speakers")
    told: dict[Speaker, int] = {}
    for who in _ORDER:
        found = cues[who].search(folded)
        if found and not (who == "coach" and in_mail):
            told[who] = found.start()
    if told:
        return min(told, key=lambda who: told[who])
    if client and re.search(rf"(?<!\w){re.escape(client)}(?!\w)", folded) and _says(folded):
        return "client"
    if in_mail or _QUOTED.search(folded) or cues["house"].search(folded):
        return "client"
    return "coach" if cues["own"].search(folded) else "other"


def _says(folded: str) -> bool:
    return bool(note_cues("kinds")["hearsay"].search(folded))
