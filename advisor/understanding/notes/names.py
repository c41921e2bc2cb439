"""Whom notes are about, when they are met next, and who gave the answers."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from advisor.language import LANGUAGES, Language, other
from advisor.understanding.notes.cues import note_cues
from advisor.understanding.notes.firms import CAPITAL, firm_signed, firm_told, firm_writing
from advisor.understanding.notes.layout import Block, blocks_of
from advisor.understanding.notes.splitting import sentences_in
from advisor.understanding.notes.text import flat, squeezed, trimmed
from advisor.understanding.practice.cues import practice_cues
from advisor.understanding.practice.dates import days_in, in_digits

_LINK = r"(?:\s(?:de|du|des|d['’]|la|le|les|et|&|of|and|the|sur|en|au|aux|à)(?:\s|(?<=['’])))"
_FORM = r"(?:\s(?:[Ii]nc|[Ll]t[ée]e|[Ll]td|[Ee]nr|[Ss]enc|LLP|LLC)\b\.?)"
_MORE = rf"(?:(?:{_LINK}|\s){CAPITAL}|\s\d+\b)"
_NAME = re.compile(rf"(?:{CAPITAL}{_MORE}*?{_FORM}|{CAPITAL}{_MORE}*)")
_FORMED = re.compile(rf".+{_FORM}\Z")
_OF = r"(?:\s(?:de la|de l['’]|de|du|des|d['’]|aux?|à|en)(?:\s|(?<=['’])))"
_WHOLE = re.compile(
    rf"{CAPITAL}(?:(?:{_LINK}|\s){CAPITAL}|{_OF}\w+(?:\s[a-zà-ÿ]+)?)*(?=\s*(?:$|[;|(\[\n\t,]|\.(?:\s|$)|\s[–—-]\s))"
)
_SPACED = re.compile(rf"{CAPITAL}(?: [\w'’&-]+){{1,4}} {CAPITAL}")
_CODE = re.compile(r"(?<!\w)(?:[A-Z]{1,4}-?\d{1,5}[A-Z]?|[A-Z]-\d+\w*)(?!\w)")
_CUT = re.compile(r"[;|(\[\n\t]|\s[–—-]\s|,\s|\.\s|\.$|:\s")
_PARTS = re.compile(r"\s[–—|/-]\s|[,:;(]\s?|\n")
_SEPARATOR = re.compile(r"\s?(?:n[o°]\.?|#)?\s?[*_]*\s?(?:[:=–—#|-]|(?=[«\"“]))\s?[*_]*\s?")
_FIRM = re.compile(rf"{_NAME.pattern}\s?\((?P<firm>{_NAME.pattern})\)")
_HOUR = re.compile(r"\d{1,2}\s?(?:h|am|pm|heures?)\d*$", re.IGNORECASE)
_ADDRESS = re.compile(r"<[^>]*>|\S+@\S+|\"|[«»]")
_BRACKETS = re.compile(r"\([^)]*\)")
_FAR = timedelta(days=180)
_LONGEST, _SHORT_DAY, _NEAR = 50, 6, 8
_TITLES, _TITLE_WORDS, _INITIALS = 2, 12, 4
_ARTICLES = frozenset({"le", "la", "les", "the", "a", "an", "un", "une"})


def client_in(text: str, blocks: Sequence[Block]) -> str:
    """The name or the code of the client, where the notes say it; else nothing."""
    folded = flat(text)
    writing = firm_writing(blocks)
    if writing:
        return writing
    for read in (_labelled, firm_told, _titled, firm_signed, _coded, _met):
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
        rest = text[found.end() : found.end() + _LONGEST].strip(" \u00a0\u202f:=")
        named = _CUT.split(rest)[0].strip(" .,:")
        if named and not note_cues("names")["medium"].search(flat(named)):
            return squeezed(named)
    return ""


def meeting_in(
    text: str, blocks: Sequence[Block], language: Language, today: date | None
) -> date | None:
    """The day of the next meeting; None where none is told, or several, or without `today`."""
    if today is None:
        return None
    folded = flat(text)
    places = [p for b in blocks for p in sentences_in(folded, b.start, b.end)]
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
    meets = cues["meets"].search(folded) or cues["offered"].search(folded)
    if not meets:
        return None
    after = day_to_come(sentence[meets.start() :], language, today)
    told = cues["past"].search(folded, meets.start() if after else 0)
    if told and not cues["next"].search(folded):
        return None
    return after or day_to_come(sentence, language, today)


def day_to_come(sentence: str, language: Language, today: date) -> date | None:
    """The first day to come, within some months, that a sentence names."""
    for lang in (language, other(language)):
        days = days_in(_with_whole_days(in_digits(sentence, lang), lang), lang, today)
        near = [d.day for d in days if today <= d.day <= today + _FAR]
        if near:
            return near[0]
    return None


def _with_whole_days(folded: str, language: Language) -> str:
    """A folded text whose short names of days are whole where a word leads to them."""
    days = practice_cues(language).days
    whole = {number: max((d for d in days if days[d] == number), key=len) for number in range(7)}
    return _short_days(language).sub(lambda m: m["lead"] + whole[days[m["day"]]], folded)


@cache
def _short_days(language: Language) -> re.Pattern[str]:
    short = "|".join(day for day in practice_cues(language).days if len(day) < _SHORT_DAY)
    lead = note_cues("meeting")["before_day"].pattern
    return re.compile(rf"(?P<lead>{lead} )(?P<day>{short})(?!\w)")


def _labelled(text: str, folded: str, blocks: Sequence[Block]) -> str:
    """A name after its label: "Client: …", "dossier …", "association « … »"."""
    for block in blocks:
        at = trimmed_marks(folded, block.start, block.end)
        found = note_cues("names")["label"].match(folded, at, block.end)
        mark = _SEPARATOR.match(text, found.end(), block.end) if found else None
        named = _labelled_name(text[mark.end() : block.end]) if mark else ""
        if named:
            return named
    return ""


def _labelled_name(rest: str) -> str:
    """The name after a label: all of what stands there, or its beginning."""
    whole = _WHOLE.match(rest.strip(" *_"))
    beginning = _name_at(rest)
    alone = _CUT.split(rest.strip(" *_|"))[0].strip()
    if beginning and _SPACED.fullmatch(alone) and alone.startswith(beginning):
        return squeezed(alone)
    if beginning and _FORMED.match(beginning):
        return beginning
    if whole is None or not (whole[0].startswith(beginning) if beginning else _is_titled(whole[0])):
        return beginning
    return squeezed(whole[0])


def _is_titled(name: str) -> bool:
    """Whether a name opens with an article and goes on for words: "Les Ruchers d'en Haut"."""
    first, *others = flat(name).split(" ")
    return first in _ARTICLES and len(others) > 1


def _titled(text: str, folded: str, blocks: Sequence[Block]) -> str:
    """A name in the title of the notes or in the subject of a mail."""
    cues = note_cues("names")
    for number, block in enumerate(blocks):
        at = trimmed_marks(folded, block.start, block.end)
        mark = None
        while subject := cues["re"].match(folded, mark.end() if mark else at, block.end):
            after = _SEPARATOR.match(text, subject.end(), block.end)
            if after is None:
                break
            mark = after
        if not mark and (number or block.bullet or block.part not in {"body", "heading"}):
            continue
        end = block.end if mark else next(sentences_in(folded, at, block.end), (at, at))[1]
        named = _named_in(text[mark.end() if mark else at : end])
        if named:
            return named
    return ""


def _named_in(line: str) -> str:
    """The part of a title that is a name: all of a part, or what follows "meeting with"."""
    parts = [part.strip(" *_#=") for part in _PARTS.split(_ADDRESS.sub("", line))]
    short = len(_BRACKETS.sub("", line.partition("\n")[0]).split()) <= _TITLE_WORDS
    for part in parts:
        rest = _after_lead(part)
        named = _name_at(rest) if rest != part else ""
        whole = short and _NAME.fullmatch(part) and (len(parts) > 1 or len(part.split()) > 1)
        found = named or (_name_at(part, articled=True) if whole else "")
        if found and not note_cues("names")["plain"].fullmatch(flat(found)):
            return found
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
            links = cues["with"].finditer(folded, at, min(block.end, at + _LONGEST))
            if cues["partnering"].search(folded, found.start(), at + _NEAR):
                continue
            for start in (at, *(link.end() for link in links)):
                role = cues["role"].match(folded, trimmed(text, start, block.end)[0], block.end)
                if named := _name_at(text[role.end() if role else start : block.end]):
                    return named
    return ""


def _name_at(rest: str, *, articled: bool = False) -> str:
    """The name at the beginning of a stretch; its firm where a person is named with one.

    `articled`: it may begin with an article, where several words follow.
    """
    bare = _ADDRESS.sub("", rest).strip(" *_")
    firm = _FIRM.match(bare)
    legal = firm and _FORMED.match(firm[0].partition("(")[0].strip())
    place = firm and firm["firm"].isupper() and len(firm["firm"]) <= _INITIALS
    if firm and not (legal or place) and len(firm[0]) <= _LONGEST:
        return squeezed(firm["firm"])
    found = _CODE.match(bare) or _NAME.match(bare)
    named = squeezed(found[0]) if found else ""
    named = named if _FORMED.match(named) else named.rstrip(" .,:-")
    first = flat(named).rstrip(".").split(" ")[0]
    if articled and _is_titled(named):
        return named
    return "" if first in _common() or _HOUR.match(first) else named


def _after_lead(bare: str) -> str:
    """What follows the matter in a subject line: "suivi partenariat – …", "meeting with …"."""
    cues, at = note_cues("names"), 0
    folded = flat(bare)
    while found := cues["meeting_with"].match(folded, at) or cues["label"].match(folded, at):
        at = trimmed(bare, found.end(), len(bare))[0]
        link = cues["with"].match(folded, at)
        at = trimmed(bare, link.end() if link else at, len(bare))[0]
    return bare[at:]


def trimmed_marks(folded: str, start: int, end: int) -> int:
    """Where the words of a line begin, after the signs of a title."""
    while start < end and folded[start] in "#*=_| ":
        start += 1
    return start


@cache
def _common() -> frozenset[str]:
    """Words that begin with a capital and name nobody: days, months."""
    words: set[str] = set()
    for language in LANGUAGES:
        cues = practice_cues(language)
        words |= {*cues.days, *cues.months}
    return frozenset(words | _ARTICLES | {"ca", "kpi", "rh", "hr", "re", "tr", "fw", "fwd"})


def named_with(text: str) -> str:
    """The name of whom one meets, as a wish tells it: "my meeting with …"."""
    folded = flat(text)
    blocks = blocks_of(text)
    return _labelled(text, folded, blocks) or _met(text, folded, blocks)
