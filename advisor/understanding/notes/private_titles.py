"""Whether a line is nothing but the title of what is private."""

import re

from advisor.understanding.notes.cues import note_cues

_SIGNS = " *_#=[]():–—-"
_PARTS = re.compile(r"\s*[,;/+(]\s*|\s[–—-]\s")


def is_block(words: str) -> bool:
    """Whether folded words only say that something is private, at the head of a line or alone."""
    return bool(note_cues("privacy")["block"].fullmatch(words.strip(_SIGNS)))


def is_private_title(words: str) -> bool:
    """Whether all the parts of a folded heading say so: "for me only", "perso, hors dossier"."""
    parts = [part.strip(_SIGNS) for part in _PARTS.split(words.strip(_SIGNS))]
    title = note_cues("privacy")["title"]
    return bool(parts[0]) and all(is_block(part) or title.fullmatch(part) for part in parts if part)
