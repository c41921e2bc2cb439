"""A block of notes cut into sentences, and a sentence into the ideas that are put apart in it."""

import re
from collections.abc import Callable, Iterator

from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.text import trimmed

Place = tuple[int, int]
_STOP = re.compile(r"(?:[.!…]+|\?+[!?]*)[\"»”')\]]*(?=\s|$)|(?<=[\w)])\?+(?=\s|$)")
_SHORT = (
    "m mm mme mlle mr mrs ms dr prof st ste vs env approx ex p.ex i.e e.g cf inc "
    "ltd ltee co corp janv fevr fev avr juil sept oct nov dec jan feb mar apr aug lun mer jeu ven "
    "mon tue tues wed thu thur thurs fri tel nb nbr qte moy avg dept dep resp dir mktg "
    "mtg rdv p pp av pres proch renc merc lun nouv trav cad ext tjrs env max min "
    "verif conf dern prev empl cl etab conc"
)
_ABBREVIATED = re.compile(
    rf"(?:^|[\s(«\"])(?:{'|'.join(re.escape(short) for short in _SHORT.split())}"
    r"|(?<!plan )(?<!option )(?<!phase )(?<!groupe )(?<!group )(?<!volet )[a-z])\.$"
)
_LEADS_ON = re.compile(r"\s?[:,;](?!-)")
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_HARD = re.compile(r";(?=\s)|\s[–—]\s|\s-\s(?!\d)|\s(?:=>|->|→)\s")
_COMMA = re.compile(r",\s+")
_OPEN, _CLOSE = "([«“", ")]»”"
_QUOTES, _QUOTE = (("«", "»"), ("“", "”"), ('"', '"')), 160
_LEAST = 3
_TELEGRAM = 2


def sentences_in(folded: str, start: int, end: int) -> Iterator[Place]:
    """The sentences of a stretch of folded text, each with its place."""
    at = start
    for mark in _STOP.finditer(folded, start, end):
        if mark[0].startswith(".") and _ABBREVIATED.search(folded[at : mark.start() + 1]):
            continue
        alone = not _WORD.search(folded, at, mark.start())
        if alone and ("?" not in mark[0] or _WORD.search(folded, mark.end(), end)):
            continue
        if _LEADS_ON.match(folded, mark.end(), end):
            continue
        if _is_quoting(folded, at, mark.end(), end):
            continue
        yield trimmed(folded, at, mark.end())
        at = mark.end()
    rest = trimmed(folded, at, end)
    if rest[0] < rest[1]:
        yield rest


def ideas_in(folded: str, start: int, end: int, kind_of: Callable[[str], str]) -> list[Place]:
    """A sentence cut where one part is put otherwise than the other: a figure, then an opinion.

    `kind_of` tells how a folded stretch is put. A semicolon or a dash always cuts between parts of
    some length.
    """
    pieces: list[Place] = []
    begin = start
    for at, resume, sure in _cuts(folded, start, end):
        if at < begin or _inside(folded, begin, at):
            continue
        left, right = folded[begin:at], folded[resume:end]
        if not sure and (note_cues("splits")["tag"].match(right) or _takes_up(left, right)):
            continue
        if _stands(left) and _stands(right) and (sure or _differ(left, right, kind_of)):
            pieces.append(_unclosed(folded, begin, at))
            begin = resume
    pieces.append(_unclosed(folded, begin, end))
    return pieces


def _unclosed(folded: str, start: int, end: int) -> Place:
    """A stretch without white space at its ends, nor a semicolon that leads to what follows."""
    start, end = trimmed(folded, start, end)
    while end > start and folded[end - 1] == ";":
        start, end = trimmed(folded, start, end - 1)
    return start, end


def gap_after(piece: str) -> str:
    """What joins a piece to another that did not stand beside it."""
    return " " if piece.endswith((".", "!", "?", "…", ";", ":")) else ". "


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def _cuts(folded: str, start: int, end: int) -> list[tuple[int, int, bool]]:
    """Where a sentence may be cut: the end of what is before, the beginning of what follows."""
    cues = note_cues("splits")
    found = [(m.start(), m.end(), True) for m in _HARD.finditer(folded, start, end)]
    found += [(m.start(), m.start(), False) for m in cues["turn"].finditer(folded, start + 1, end)]
    found += [
        (m.start(), m.end(), False)
        for m in _COMMA.finditer(folded, start, end)
        if cues["subject"].match(folded, m.end(), end)
    ]
    return sorted(found)


def _stands(piece: str) -> bool:
    """Whether a piece says something alone: some words, and no mere lead-in."""
    count = words_in(piece)
    if note_cues("kinds")["frames"].fullmatch(piece.strip(" ,:")):
        return False
    return count >= (_TELEGRAM if any(c.isdigit() for c in piece) else _LEAST)


def _differ(left: str, right: str, kind_of: Callable[[str], str]) -> bool:
    return kind_of(left) != kind_of(right)


def _takes_up(left: str, right: str) -> bool:
    """Whether a mere topic is taken up after it: "the list, who owns it?", "of the 15, no idea"."""
    cues = note_cues("splits")
    asked = right.rstrip().endswith("?") and cues["topic"].fullmatch(left)
    return bool(asked or cues["share"].fullmatch(left))


def _inside(folded: str, start: int, at: int) -> bool:
    """Whether a place lies within brackets or quotes opened since."""
    opened = sum(folded.count(mark, start, at) for mark in _OPEN)
    if opened > sum(folded.count(mark, start, at) for mark in _CLOSE):
        return True
    return bool(folded.count('"', start, at) % 2)


def _is_quoting(folded: str, start: int, at: int, end: int) -> bool:
    """Whether a stop stands within quotation marks that close soon after it."""
    for opening, closing in _QUOTES:
        if opening == closing:
            opened = folded.count(opening, start, at) % 2 == 1
        else:
            opened = folded.count(opening, start, at) > folded.count(closing, start, at)
        if opened and folded.find(closing, at, min(end, at + _QUOTE)) >= 0:
            return True
    return False
