"""The lines of an agreement: their words without marks, and what they are."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles

from advisor.understanding.agreement.speakers import turns_in
from advisor.understanding.readiness.cues import level

_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_SPEAKER = re.compile(
    r"[ \t]*(?:\[[^\]\n]{0,25}\d{1,2} ?[:h] ?\d\d[^\]\n]{0,10}\]|"
    r"\d{1,4}[-/]\d{1,2}[-/]\d{1,4},? \d{1,2}[:h]\d\d(?::\d\d)?(?: ?[ap]m)? ?[-–]|"
    r"\(?\d{1,2}[:h]\d\d\)?(?: ?[ap]\.?m\.?)?)[ \t]*[^\s:][^:\n]{0,24}?[ \u00a0]?:[ \t]+",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"[ \t\u00a0]*(?:(?:#{1,6}|[-–—•◦▪●‣*+·]|\[[ xX]?\](?!\())[ \t\u00a0]+)?"
    r"(?P<bold>\*\*|__)?[ \t]*"
)
_NUMBER = re.compile(
    r"(?:(?:article|section|clause|art\.?|annexe|annex|schedule|appendix|partie|part|phase|slide|"
    r"diapo(?:sitive)?|volet)"
    r"[ \u00a0]+(?:\d+|[ivx]+|[a-z]|premier|first)\b(?:\.\d+)*[ \u00a0]*[.:)–—-]*|"
    r"\(?\d{1,2}(?:\.\d{1,2})*(?:[.)°]|[ \t]?[–—-]|(?=[ \t]{1,4}(?-i:[A-ZÀ-Ý«\"“])))[.)]?|"
    r"\(?[a-z]\)|\(?[ivx]{1,4}[.)]|(?-i:[A-Z])\.(?![A-Z]\.)(?= )|[ivx]+[ ]?[–—-])[ \t\u00a0]*",
    re.IGNORECASE,
)
TERMINAL = re.compile(r"[.!?:;…]['\"»”)*_]*$")
_FIGURE = re.compile(r"[ \t]*\(\d{1,3}\)[ \t]+[^\W\d_A-ZÀ-Ý]")
_CITED = re.compile(
    r"\b(?:articles?|art\.|sections?|s\.|clauses?|annexes?|annex|schedules?|appendix|exhibit|"
    r"paragraph(?:e|s)?|points?|alineas?|alinéas?|phases?|au|du|le|of|to|on|and|et)$",
    re.IGNORECASE,
)
_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LABEL = re.compile(r"[^\s:]{2,25}(?: [^\s:]+){0,4} ?: |[^:.]{2,40}\.{4,} ")
_STAMP = re.compile(
    r"(?=.*[^\W\d_])[\w .()'’,&:/\[\]-]{2,60}\b\d{1,2} ?[h:] ?\d\d(?: ?[ap]\.?m\.?)?\W*$",
    re.IGNORECASE,
)
_STAMP_WORDS = 9
_GAP = re.compile(r"(?<=[^\W\d_])[ ]{4,}(?=[\w$\[«\"])")
_CELL = re.compile(r"[\w$(\[]")
_TABLE_RULE = re.compile(r"^[\s|:+=_-]{3,}$")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_VERB_LESS = 9
WIDE = 0.72
_FULL = 0.8
_WRAPPED = 0.3
_FEW_LINES = 5
_USUAL = 80.0
NARROW = 130
_OFTEN = 3


@dataclass(frozen=True)
class Line:
    """A line of the text: its words without marks, and what it is."""

    text: str
    places: tuple[int, ...]
    number: int
    mark: str = ""
    is_item: bool = False
    is_heading: bool = False
    is_bold: bool = False
    opens: bool = False
    parts: bool = False


def lines_of(text: str) -> list[Line]:
    """The lines of a text, without page numbers and what stands on every page."""
    return _unheaded(_listed(_kept(_lines(text))))


def _lines(text: str) -> list[Line]:
    found, at, before = [], 0, ""
    rows = text.split("\n")
    turns = turns_in(rows)
    for number, raw in enumerate(rows, 1):
        figure = bool(_FIGURE.match(raw)) and bool(before) and not TERMINAL.search(before)
        goes_on = figure or bool(_CITED.search(before))
        turn = turns.get(number - 1, 0)
        found.append(_line(raw, at, number, goes_on=goes_on, turn=turn))
        at += len(raw) + 1
        before = raw.rstrip()
    return found


def _line(raw: str, at: int, number: int, *, goes_on: bool, turn: int) -> Line:
    quoted = _QUOTE.match(raw)
    start = quoted.end() if quoted else 0
    hour = _SPEAKER.match(raw, start)
    start = hour.end() if hour else max(start, turn)
    spoken = bool(hour) or turn > 0
    mark = _MARK.match(raw, start)
    begin = mark.end() if mark else start
    marked = raw[start:begin].strip()
    order = None if goes_on else _NUMBER.match(raw, begin)
    numbered = ""
    if order and order.end() < len(raw.rstrip()):
        numbered, begin = level(order.group()).strip(), order.end()
    words, places = _cleaned(raw, begin, at)
    parts = _is_stamp(words)
    if parts or _TABLE_RULE.match(raw):
        words, places = "", ()
    is_hash, is_bold = "#" in marked, "**" in marked or "__" in marked
    is_item = bool(marked) and not is_hash and marked not in {"**", "__"}
    is_bold = is_bold and not is_item
    headed = is_hash or (is_bold and bool(re.search(r"(?:\*\*|__)[ :.]*$", raw)))
    return Line(
        text=words,
        places=places,
        number=number,
        mark=numbered,
        is_item=is_item or order is not None,
        is_heading=bool(words) and (headed or _looks_headed(words, order is not None, is_item)),
        opens=bool(spoken or is_item or order or _LABEL.match(words)),
        parts=parts,
        is_bold=is_bold,
    )


def _is_stamp(words: str) -> bool:
    """Whether a line only says who wrote and when, as in a conversation that was copied."""
    return bool(_STAMP.match(words)) and len(words.split()) <= _STAMP_WORDS and ": " not in words


def _cleaned(raw: str, begin: int, at: int) -> tuple[str, tuple[int, ...]]:
    """The words of a line from `begin`, spaces and emphasis levelled, with places."""
    chars: list[tuple[str, int]] = []
    gaps = {m.start(): m.end() for m in _GAP.finditer(raw, begin)}
    for place in range(begin, len(raw)):
        char = raw[place]
        if place in gaps:
            chars += [(" ", place), (":", place)]
        if char in _UNSEEN or char == "*" or (char == "|" and not chars):
            continue
        cell = char == ";" and bool(_CELL.match(raw, place + 1))
        if cell or char == "|" or (char == "\t" and chars):
            chars += [(c, place) for c in (":" if chars[-1:] and chars[-1][0] == " " else " :")]
            char = "|"
        char = " " if char.isspace() or char == "|" else char
        if char != " " or (chars and chars[-1][0] != " "):
            chars += [(c, place) for c in (_LIGATURES.get(char) or char)]
    while chars and chars[-1][0] in " :" and (chars[-1][0] == " " or raw.rstrip()[-1] in "|"):
        chars.pop()
    return "".join(c for c, _ in chars), tuple(at + place for _, place in chars)


def _looks_headed(words: str, numbered: bool, bullet: bool) -> bool:
    count = len(WORD.findall(words))
    if not 0 < count <= _VERB_LESS or bullet:
        return False
    letters = [c for c in words if c.isalpha()]
    capital = len(letters) >= 3 and all(c.isupper() for c in letters)
    if capital and "[" not in words and not words.endswith((",", ";")):
        return True
    plain = not re.search(r"[.,;!?$%]|\d|_{2,}", words.rstrip(" :."))
    return numbered and plain and not words.endswith((".", ";", ",")) and words[0].isupper()


def _kept(lines: Sequence[Line]) -> list[Line]:
    """Lines without page numbers and what stands on every page."""
    keys = Counter(_key(line) for line in lines)
    lengths = Counter({key: len(key) for key in keys})
    return [
        line
        for line in lines
        if not _is_page_number(line.text)
        and not (keys[_key(line)] >= _OFTEN and 12 <= lengths[_key(line)] <= 120)
    ]


def _listed(lines: Sequence[Line]) -> list[Line]:
    """A few words alone above a list head it."""
    found = list(lines)
    filled = [at for at, line in enumerate(lines) if line.text]
    for before, at, then in zip([-1, *filled], filled, filled[1:], strict=False):
        one = lines[at]
        short = len(WORD.findall(one.text)) <= _VERB_LESS and not TERMINAL.search(one.text)
        alone = at == 0 or (before < at - 1 and not lines[at - 1].parts)
        if short and alone and "," not in one.text and not one.opens and lines[then].is_item:
            found[at] = replace(one, is_heading=True)
    return found


def _unheaded(lines: Sequence[Line]) -> list[Line]:
    """What looks like a heading but runs on into the next line is none."""
    wide = width_of(lines)
    found = list(lines)
    filled = [at for at, line in enumerate(lines) if line.text]
    for at, then in pairwise(filled):
        one, two = lines[at], lines[then]
        long = wide < NARROW and len(one.text) >= WIDE * wide and then == at + 1
        if one.is_heading and not one.text.isupper() and not two.is_item:
            if two.text[0].islower() or (long and not two.opens and not two.is_heading):
                found[at] = replace(one, is_heading=False)
    return found


def _key(line: Line) -> str:
    return re.sub(r"\d+", "0", level(line.text)).strip()


def _is_page_number(text: str) -> bool:
    return (
        bool(
            re.fullmatch(
                r"[-–— ]*(?:page|p\.)?[ \u00a0]*\d{1,3}(?: ?(?:/|de|of|sur) ?\d{1,3})?[-–— ]*",
                text.strip(),
                re.IGNORECASE,
            )
        )
        and len(text.strip()) > 0
    )


def width_of(lines: Sequence[Line]) -> float:
    """How wide the long lines of a wrapped text are; without end where the text is not wrapped."""
    sizes = [len(line.text) for line in lines if line.text]
    if len(sizes) < _FEW_LINES:
        return _USUAL
    wide = quantiles(sizes, n=10)[8]
    share = sum(size >= _FULL * wide for size in sizes) / len(sizes)
    return wide if share >= _WRAPPED else math.inf
