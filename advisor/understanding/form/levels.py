"""A rating given in words: how far along, as the words say it."""

import re
from dataclasses import dataclass
from itertools import takewhile

from advisor.language import Language
from advisor.understanding.form.acts import FormItem, FormView, Scale
from advisor.understanding.form.cues import FormCues, form_cues
from advisor.understanding.form.pointing import about
from advisor.understanding.form.text import leftover, word_count

_DEGREE = {
    "flat": 0.0,
    "none": 0.0,
    "denies": 0.5,
    "unproven": 0.5,
    "soft_no": 1.0,
    "started": 1.2,
    "partly": 2.0,
    "echoes": 3.0,
    "affirms": 3.0,
    "in_place": 3.0,
    "good": 3.0,
    "strong": 3.5,
    "fully": 3.5,
    "proven": 4.0,
}
_WEAK = {"affirms", "denies", "echoes"}
_SEPARATOR = re.compile(r"[,:.!?()…]+| - | -- ")
_STEPS: dict[Scale, tuple[tuple[float, int], ...]] = {
    "0-4": ((0.5, 0), (1.2, 1), (2.0, 2), (3.5, 3), (4.0, 4)),
    "1-5": ((0.0, 1), (1.2, 2), (2.0, 3), (3.0, 4), (4.0, 5)),
    "yes-no": ((1.2, 0), (2.0, -1), (4.0, 1)),
}
_UNEXPLAINED = 1
_FEW = 2
_TOPIC = 1
_ECHOED = 4
_STRAY = 3
_BACKED = 6
_MANY = 40
_PLAIN = {"affirms", "denies", "strong"}
_PROVABLE = {"proven", "in_place", "fully"}
_BACKING = {"proven", "echoes", "in_place"}
_SHORT = 12


@dataclass(frozen=True)
class _Part:
    """A stretch between two separators: what it says, and whether a "but" opens it."""

    level: str | None
    after_contrast: bool
    unread: int = 0


def in_words(text: str, item: FormItem, form: FormView, language: Language) -> int | None:
    """The rating that a folded text gives an item in words; None where it gives none.

    A story is read by its first stretch only. Denial with a positive word ("c'est pas en place")
    is the lowest step; a "yes, but" is the middle one, a "no, but" the second.
    """
    parts = _parts(text, item, form, language)
    degree = None if _is_story(parts) else _together(parts)
    return None if degree is None else _on_scale(degree, item.scale)


def _is_story(parts: list[_Part]) -> bool:
    """Whether too much stands unread, before the first level or, but for a yes or no, at all."""
    first = next((part for part in parts if part.level), None)
    told = first.level if first else None
    whole = first is not None and first.unread == 0 and told in _PROVABLE
    before = sum(p.unread for p in takewhile(lambda part: part.level is None, parts))
    stray = sum(part.unread for part in parts)
    return before > _UNEXPLAINED or (told not in _PLAIN and stray > (_BACKED if whole else _STRAY))


def _on_scale(degree: float, scale: Scale) -> int | None:
    value = next(step for limit, step in _STEPS[scale] if degree <= limit)
    return None if value < 0 else value


def _parts(text: str, item: FormItem, form: FormView, language: Language) -> list[_Part]:
    cues = form_cues(language)
    long = word_count(text) > _SHORT
    found: list[_Part] = []
    for stretch in _SEPARATOR.split(text):
        pieces = _at_contrast(stretch, cues)
        for i, piece in enumerate(pieces):
            if not piece.strip() and i == 0:
                continue
            lead = not any(part.level for part in found)
            level = None if long and found and not i else _level(piece, lead, item, form, language)
            unread = 0 if level else len(_unread(piece, item, form, language))
            found.append(_Part(level, i > 0, unread))
    return found


def _at_contrast(stretch: str, cues: FormCues) -> list[str]:
    """A stretch cut before each "but"."""
    return re.split(cues.marks["contrast"].pattern, stretch) if stretch.strip() else []


def _level(
    piece: str, lead: bool, item: FormItem, form: FormView, language: Language
) -> str | None:
    """The one level of a piece, its denial read in; None where too much of it is left unread."""
    cues = form_cues(language)
    names, rest, first = _named(piece, cues)
    left = len(_unread(rest, item, form, language))
    echo = cues.levels["echoes"].search(piece) if names == ["echoes"] else None
    denied = bool(cues.marks["negation"].search(f"{rest} {echo[0] if echo else ''}"))
    own = bool(about(piece, item, form))
    if echo:
        spare = _ECHOED if own else int(denied)
        return _one(names, denied) if left <= spare else None
    leads = lead and not leftover(piece[:first], language)
    trails = not rest[first:].strip(" ,")
    if names and left <= (_TOPIC if trails else _spare(names, leads, lead)):
        return _one(names, denied)
    speaks = own and left <= _SHORT and (denied or cues.marks["owns"].search(piece))
    return ("denies" if denied else "affirms") if speaks else None


def _named(piece: str, cues: FormCues) -> tuple[list[str], str, int]:
    """The levels that a piece names, what is left of it (same length), where the first begins."""
    rest, names, first = piece, list[str](), len(piece)
    for name, pattern in cues.levels.items():
        if match := pattern.search(rest):
            names.append(name)
            first = min(first, match.start())
            rest = pattern.sub(lambda m: " " * len(m[0]), rest)
    return names, rest, first


def _spare(names: list[str], leads: bool, first: bool) -> int:
    """How many words may stay unread: many after a plain yes or no, or after what backs a yes."""
    if leads and set(names) & _PLAIN:
        return _MANY
    if names == ["proven"] or (names[0] == "proven" and set(names) <= _BACKING):
        return _FEW if first else _BACKED
    return _UNEXPLAINED if leads or not first else 0


def _unread(rest: str, item: FormItem, form: FormView, language: Language) -> list[str]:
    spans = about(rest, item, form)
    for start, end in spans:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    rest = form_cues(language).marks["negation"].sub(" ", rest)
    return leftover(rest, language)


def _one(names: list[str], denied: bool) -> str:
    """The level of one piece: the lowest that is more than yes or no; denial turns a positive."""
    telling = [n for n in names if n not in _WEAK]
    if not telling:
        if "denies" in names and len(names) > 1 and not denied:
            return "partly" if "affirms" in names else "denies"
        return "denies" if denied or "denies" in names else names[0]
    below = [n for n in telling if n != "proven"]
    if not below:
        return "soft_no" if denied else "proven"
    lowest = min(below, key=_DEGREE.__getitem__)
    if denied and _DEGREE[lowest] >= _DEGREE["in_place"] and lowest not in {"strong", "good"}:
        return "denies"
    proven = "proven" in telling and _DEGREE[lowest] >= _DEGREE["in_place"]
    return "proven" if proven else lowest


def _together(parts: list[_Part]) -> float | None:
    """The degree of the parts in order; None where they contradict each other."""
    held: str | None = None
    for part in parts:
        if held is None:
            held = part.level
            continue
        joined = _contrasted(held, part.level) if part.after_contrast else _beside(held, part.level)
        if joined is None:
            return None
        held = joined
    return None if held is None else _DEGREE[held]


def _contrasted(held: str, level: str | None) -> str | None:
    positive = _DEGREE[held] >= _DEGREE["in_place"]
    if positive:
        if level == "unproven":
            return "in_place"
        if level is None or _DEGREE[level] <= _DEGREE["soft_no"]:
            return "partly"
        return level if _DEGREE[level] <= _DEGREE["partly"] else held
    if level is None or _DEGREE[level] <= _DEGREE[held]:
        return held
    return level if _DEGREE[level] <= _DEGREE["partly"] else "started"


def _beside(held: str, level: str | None) -> str | None:
    if level is None:
        return held
    if held not in _WEAK and level in _WEAK:
        return held
    if _agree(held, level):
        if level == "proven" or held in _WEAK:
            return level
        return held if _DEGREE[held] <= _DEGREE[level] or held == "proven" else level
    if held in _WEAK and level in {*_WEAK, "none"}:
        return "partly"
    if held in _WEAK and _DEGREE[level] <= _DEGREE["partly"] and level not in {"none", "denies"}:
        return level
    return None


def _agree(one: str, other: str) -> bool:
    middle = _DEGREE["partly"]
    return (_DEGREE[one] > middle) == (_DEGREE[other] > middle)
