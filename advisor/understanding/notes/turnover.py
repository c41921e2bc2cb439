"""The firm's own turnover, which is no revenue of the partnership: taken out of what is read."""

import re
from itertools import pairwise

from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.splitting import sentences_in
from advisor.understanding.notes.text import flat, trimmed

_CUT = re.compile(r"[,;](?=\s)|[()]|\s[–—-]\s|\s/\s")
_MONEY = re.compile(
    r"\d\s?(?:k\b|m\b|\$|million|mille|thousand)|\$\s?\d|\d[\d ,]{3,}"
    r"|\b(?:cent|mille|hundred|millions?)\b"
)


def without_turnover(line: str, heading: str = "") -> str:
    """A line without the parts that tell what the whole firm sells, nor what these aim at.

    What is said to come of the partner is kept, and so is a figure with its target where neither
    the words nor a head count tell of a firm. `heading` is the heading over the line.
    """
    folded = flat(line)
    kept = list(line)
    for start, end in sentences_in(folded, 0, len(folded)):
        for first, last in _of_the_firm(folded, start, end, flat(heading)):
            kept[first:last] = " " * (last - first)
    return "".join(kept).strip(" ,;") if kept != list(line) else line


def _of_the_firm(folded: str, start: int, end: int, heading: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    sentence, after = folded[start:end], False
    for first, last in _parts(folded, start, end):
        part = folded[first:last]
        goes_on = after and bool(note_cues("money")["compares"].match(part))
        after = _is_turnover(part, sentence, heading) or (goes_on and not is_linked(part))
        if after:
            found.append((first, last))
    return found


def _parts(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence between its commas, brackets and dashes, and before "of which"."""
    marks = [found.end() for found in _CUT.finditer(folded, start, end)]
    within = [found.start() for found in note_cues("money")["of_it"].finditer(folded, start, end)]
    bounds = sorted({start, *marks, *within, end})
    return [trimmed(folded, a, b) for a, b in pairwise(bounds)]


def _is_turnover(part: str, sentence: str, heading: str) -> bool:
    cues = note_cues("money")
    if not _MONEY.search(part) or is_linked(part):
        return False
    if cues["turnover_whole"].search(part) or _is_beside_a_head_count(part, sentence):
        return True
    if not cues["turnover"].search(part):
        return False
    if cues["firm_size"].search(sentence) or cues["yearly"].search(part):
        return True
    return not (cues["aims"].search(sentence) or is_linked(heading))


def _is_beside_a_head_count(part: str, sentence: str) -> bool:
    """Whether sales stand in one sentence with the firm's employees, and nothing of a partner."""
    cues = note_cues("money")
    counted = cues["headed"].search(sentence) and cues["sales"].search(part)
    return bool(counted) and not is_linked(sentence)


def tells_money(text: str) -> bool:
    """Whether an amount of money stands in a text."""
    return bool(_MONEY.search(flat(text)))


def is_linked(text: str) -> bool:
    """Whether a text ties what it tells to a partner or a partnership."""
    return bool(note_cues("money")["linked"].search(flat(text)))
