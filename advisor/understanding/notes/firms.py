"""The firm of whom one met, where notes name a person with it or only say where one was."""

import re
from collections.abc import Iterator, Sequence

from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.layout import Block
from advisor.understanding.notes.splitting import sentences_in
from advisor.understanding.notes.text import squeezed, trimmed

CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w’'&.-]*\w|[A-ZÀ-ÖØ-Þ]|\d+[A-Za-z][\w-]*)"
_LINK = r"(?:\s(?:de la|de l['’]|de|du|des|d['’]|la|le|les|et|&|of|and|the)(?:\s|(?<=['’])))"
_FIRM = rf"{CAPITAL}(?:(?:{_LINK}|\s){CAPITAL})*"
_PERSON = rf"{CAPITAL}(?:\s{CAPITAL})?"
_BESIDE = re.compile(rf"{_PERSON}\s?\(\s?(?P<firm>{_FIRM})\s?[,;)–—-]")
_PAIR = re.compile(
    rf"{CAPITAL}\s?(?:,|[–—-]|\bde chez|\bchez|\bfrom|\bat|\bof|@)\s?"
    rf"(?P<firm>{CAPITAL}(?:(?:{_LINK}|\s){CAPITAL})+)\.?"
)
_NAMED = re.compile(_FIRM)
_ABBREVIATED = re.compile(r"\s(?:Inc|inc|Ltd|Enr|enr|Co|Corp)\Z")
_WRITER = re.compile(rf"\((?P<firm>{_FIRM})\)\Z")
_FIRST_BLOCKS = 3


def firm_told(text: str, folded: str, blocks: Sequence[Block]) -> str:
    """The firm that the first lines name with its person, or as where one comes from."""
    for at, (start, end) in enumerate(_first_sentences(folded, blocks)):
        if not at and (titled := _title(text, folded, start, end)):
            return squeezed(titled)
        for read in (_beside, _alone, _from, _about):
            found = read(text, folded, start, end)
            if found:
                return squeezed(found)
    return ""


def firm_signed(text: str, folded: str, blocks: Sequence[Block]) -> str:
    """The firm under a mail, after the office of who writes: "Présidente, …"."""
    for block in blocks:
        office = note_cues("names")["office"].match(folded, block.start, block.end)
        if not office or not (block.mail or block.part == "signature"):
            continue
        mark = re.compile(r"\s?[,–—|-]\s?").match(text, office.end(), block.end)
        named = _NAMED.match(text, mark.end(), block.end) if mark else None
        if named:
            return squeezed(named[0]) + ("." if _ABBREVIATED.search(named[0]) else "")
    return ""


def firm_writing(blocks: Sequence[Block]) -> str:
    """The firm between brackets after who writes in a chat."""
    found = (_WRITER.search(block.said_by) for block in blocks)
    return next((squeezed(one["firm"]) for one in found if one), "")


def _first_sentences(folded: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    for block in [b for b in blocks if not b.mail][:_FIRST_BLOCKS]:
        yield from sentences_in(folded, block.start, block.end)


def _title(text: str, folded: str, start: int, end: int) -> str:
    """A first sentence that is a name of several words and nothing more, followed by others."""
    found = re.compile(rf"(?P<firm>{CAPITAL}(?:(?:{_LINK}|\s){CAPITAL})+)\.").fullmatch(
        text, start, end
    )
    led = any(note_cues("names")[name].match(folded, start) for name in ("met", "seen", "plain"))
    return found["firm"] if found and not led else ""


def _beside(text: str, folded: str, start: int, end: int) -> str:
    """The firm between brackets after a person met: "chat with Priyanka (Plumtally, …)"."""
    for met in note_cues("names")["met"].finditer(folded, start, end):
        found = _BESIDE.match(text, trimmed(text, met.end(), end)[0], end)
        if found:
            return found["firm"]
    return ""


def _alone(text: str, folded: str, start: int, end: int) -> str:
    """Nothing but a person and a firm of several words: "Desmond, Kestrel Lane Cleaning."."""
    found = _PAIR.fullmatch(text, start, end)
    return found["firm"] if found else ""


def _from(text: str, folded: str, start: int, end: int) -> str:
    """Where one was: "en sortant de chez …", "back from …"."""
    for left in note_cues("names")["left"].finditer(folded, start, end):
        found = _NAMED.match(text, trimmed(text, left.end(), end)[0], end)
        if found:
            return found[0]
    return ""


def _about(text: str, folded: str, start: int, end: int) -> str:
    """What is named after a person that was seen: "saw Tobias about …", "vu Léa de …"."""
    cues = note_cues("names")
    for seen in cues["seen"].finditer(folded, start, end):
        who = re.compile(_PERSON).match(text, trimmed(text, seen.end(), end)[0], end)
        if not who:
            continue
        whole = _NAMED.match(text, who.start(), end)
        if whole and "&" in whole[0]:
            return whole[0]
        link = cues["of_firm"].search(folded, who.end(), end)
        found = _NAMED.match(text, trimmed(text, link.end(), end)[0], end) if link else None
        if found:
            return found[0]
    return ""
