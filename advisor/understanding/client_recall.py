"""What a coach asks back of the client in hand: what is held, hidden or unknown, or the dossier."""

import re
from functools import cache
from typing import Literal

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold
from advisor.understanding.cues import cue_table

Recall = Literal["private", "unknown", "dossier", "held"]
RECALLS: tuple[Recall, ...] = ("private", "unknown", "dossier", "held")
_LONGEST = 16


def recalled(text: str, client: str = "") -> Recall | None:
    """What a short message asks back, in either language, of the client of that name or code name.

    None for a question of the guidance ("what do we know about coopetition?"), an order or notes.
    """
    folded = " ".join(fold(text).replace("’", "'").split())
    if not folded or len(folded.split()) > _LONGEST:
        return None
    whose = fold(client).strip()
    return next((r for r in RECALLS if any(_asks(r, folded, whose, lg) for lg in LANGUAGES)), None)


def _asks(recall: Recall, folded: str, whose: str, language: Language) -> bool:
    """Whether the message is that question as a whole, about the client where it names someone."""
    lead = _cue(language, "lead").match(folded)
    asked = folded[lead.end() if lead else 0 :].strip(" .!?…")
    found = _cue(language, recall).match(asked)
    if found is None:
        return False
    rest = asked[found.end() :].strip(" ,:;.!?…")
    if not rest:
        return "whole" in found.groupdict() and found["whole"] is not None
    if whose and re.fullmatch(rf"(?:\w+ ){{0,2}}{re.escape(whose)}", rest):
        return True
    return _cue(language, "client").fullmatch(rest) is not None


@cache
def _cue(language: Language, name: str) -> re.Pattern[str]:
    pattern = cue_table("client-recall", language)[name]
    return re.compile(rf"(?:(?:{pattern})\W+)*" if name == "lead" else rf"(?:{pattern})(?!\w)")
