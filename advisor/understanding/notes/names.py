"""Whom notes are about, when they are met next, and who gave the answers."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from advisor.language import LANGUAGES, Language, other
from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.layout import Block, blocks_of
from advisor.understanding.notes.splitting import sentences_in
from advisor.understanding.notes.text import flat, squeezed, trimmed
from advisor.understanding.practice.cues import practice_cues
from advisor.understanding.practice.dates import days_in, in_digits

_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w’'&.-]*\w|[A-ZÀ-ÖØ-Þ]|\d+[A-Za-z][\w-]*)"
_LINK = r"(?:\s(?:de|du|des|d['’]|la|le|les|et|&|of|and|the|sur|en|au|aux|à)(?:\s|(?<=['’])))"
_NAME = re.compile(rf"{_CAPITAL}(?:(?:{_LINK}|\s){_CAPITAL}|\s\d+\b)*")
_CODE = re.compile(r"(?<!\w)(?:[A-Z]{1,4}-?\d{1,5}[A-Z]?|[A-Z]-\d+\w*)(?!\w)")
_CUT = re.compile(r"[;|(\[\n\t]|\s[–—-]\s|,\s|\.\s|\.$|:\s")
_FIRM = re.compile(rf"{_NAME.pattern}\s?\((?P<firm>{_NAME.pattern})\)")
_ADDRESS = re.compile(r"<[^>]*>|\S+@\S+|\"|[«»]")
_FAR = timedelta(days=180)
_LONGEST = 50
_TITLES, _TITLE_WORDS = 2, 12


def client_in(text: str, blocks: Sequence[Block]) -> str:
    """The name or the code of the client, where the notes say it; else nothing."""
    folded = flat(text)
    for read in (_labelled, _coded, _met):
        found = read(text, folded, blocks)
        if found:
            return found
    return ""


def titles_in(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The lines that only say whom the notes are about, or which meeting they are of."""
    folded, cues = flat(text), note_cues("names")
    found: list[Block] = []
    for at, block in enumerate(blocks):
        words = folded[block.start : block.end].lstrip("#*= ")
        if block.part != "body" or len(words.split()) > _TITLE_WORDS:
            continue
        label = cues["label"].match(words) or cues["re"].match(words)
        named = label and words[label.end() :].lstrip(" *").startswith((":", "=", "–", "—", "#"))
        if named or (at < _TITLES and cues["meeting_with"].match(words) and words[-1] != "?"):
            found.append(block)
    return tuple(found)


def answered_in(text: str, blocks: Sequence[Block]) -> str:
    """Who gave the information, where it is said: a sender, or "figures from …"."""
    folded = flat(text)
    for found in note_cues("names")["answered"].finditer(folded):
        rest = text[found.end() : found.end() + _LONGEST].strip()
        named = _CUT.split(rest)[0].strip(" .,:")
        if named:
            return squeezed(named)
    return ""


def meeting_in(
    text: str, blocks: Sequence[Block], language: Language, today: date | None
) -> date | None:
    """The day of the next meeting; None where none is told, or several, or without `today`."""
    if today is None:
        return None
    folded = flat(text)
    places = [
        p for b in blocks if b.part != "signature" for p in sentences_in(folded, b.start, b.end)
    ]
    days: dict[date, int] = {}
    for start, end in places:
        day = meeting_day(text[start:end], language, today)
        if day:
            sure = bool(note_cues("meeting")["next"].search(folded, start, end))
            days[day] = max(days.get(day, 0), 1 + sure)
    best = [day for day, sure in days.items() if sure == max(days.values())]
    return best[0] if len(best) == 1 else None


def meeting_day(sentence: str, language: Language, today: date) -> date | None:
    """The day of a meeting to come that a sentence tells."""
    cues, folded = note_cues("meeting"), flat(sentence)
    meets = cues["meets"].search(folded)
    if not meets or (cues["past"].search(folded) and not cues["next"].search(folded)):
        return None
    for lang in (language, other(language)):
        days = days_in(in_digits(sentence, lang), lang, today)
        near = [d.day for d in days if today <= d.day <= today + _FAR]
        if near:
            return near[0]
    return None


def _labelled(text: str, folded: str, blocks: Sequence[Block]) -> str:
    """A name after its label: "Client: …", "dossier …", "Re: …"."""
    cues = note_cues("names")
    for block in blocks:
        words = folded[block.start : block.end]
        for name in ("label", "re"):
            found = cues[name].match(words.lstrip("#*= "))
            if not found:
                continue
            at = block.start + len(words) - len(words.lstrip("#*= ")) + found.end()
            mark = re.match(r"\s?(?:n[o°]\.?|#)?\s?[*]*\s?[:=–—#-]\s?[*]*", text[at : block.end])
            if mark:
                return _name_at(text[at + mark.end() : block.end], lead=name == "re")
    return ""


def _coded(text: str, folded: str, blocks: Sequence[Block]) -> str:
    """A code within a sentence: "dossier B-12"."""
    for found in note_cues("names")["label"].finditer(folded):
        code = _CODE.match(text, trimmed(text, found.end(), len(text))[0])
        if code:
            return code[0]
    return ""


def _met(text: str, folded: str, blocks: Sequence[Block]) -> str:
    """The name of whom one meets, in a title or in a sentence: "notes – …", "mtg with …"."""
    cues = note_cues("names")
    for block in blocks:
        for found in cues["meeting_with"].finditer(folded, block.start, block.end):
            at = trimmed(text, found.end(), block.end)[0]
            link = cues["with"].match(folded, at, block.end)
            named = _name_at(text[link.end() if link else at : block.end], lead=False)
            if named:
                return named
    return ""


def _name_at(rest: str, *, lead: bool) -> str:
    """The name at the beginning of a stretch; its firm where a person is named with one."""
    bare = _ADDRESS.sub("", rest).strip(" *_")
    if lead:
        bare = _after_lead(bare)
    firm = _FIRM.match(bare)
    if firm and len(firm[0]) <= _LONGEST:
        return squeezed(firm["firm"])
    line = _CUT.split(bare, maxsplit=1)[0].strip(" .,:*_")
    if len(line) <= _LONGEST and not lead and len(line.split()) <= 5 and _NAME.fullmatch(line):
        return squeezed(line)
    found = _CODE.match(bare) or _NAME.match(bare)
    named = squeezed(found[0]) if found else ""
    return "" if flat(named).split(" ")[0] in _common() else named


def _after_lead(bare: str) -> str:
    """What follows the matter in a subject line: "suivi partenariat – …", "meeting with …"."""
    cues, folded = note_cues("names"), flat(bare)
    found = cues["meeting_with"].match(folded)
    if not found:
        return bare
    at = trimmed(bare, found.end(), len(bare))[0]
    link = cues["with"].match(folded, at)
    return bare[link.end() :].strip() if link else bare[at:].strip()


@cache
def _common() -> frozenset[str]:
    """Words that begin with a capital and name nobody: days, months."""
    words: set[str] = set()
    for language in LANGUAGES:
        cues = practice_cues(language)
        words |= {*cues.days, *cues.months}
    return frozenset(words | {"le", "la", "the", "ca", "kpi", "rh", "hr", "a", "an", "un", "une"})


def named_with(text: str) -> str:
    """The name of whom one meets, as a wish tells it: "my meeting with …"."""
    folded = flat(text)
    return _labelled(text, folded, blocks_of(text)) or _met(text, folded, blocks_of(text))
