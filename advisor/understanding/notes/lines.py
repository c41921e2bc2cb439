"""The lines of notes: where their words begin, after bullets, numbers and the stamp of a chat."""

import re
from collections.abc import Set
from dataclasses import dataclass

from advisor.understanding.notes.text import trimmed

_NAMED = r"(?i:item|point|section|part|partie|volet|sujet|topic)\s\d{1,2}\s?[.:)–—-][ \t]+"
_DEEP = r"\d{1,2}(?:\.\d{1,2}){1,2}\.?[ \t]+(?=[A-ZÀ-Ý][\w'’]*[ '’])"
_BULLET = rf"(?:[-*•·▪◦●‣→–—+o]|\[[ x]?\]|\d{{1,2}}[.)]|[a-z]\))[ \t]+|{_DEEP}|{_NAMED}|[•▪●·]"
_DAY = r"(?:\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{2,4})?,?[ \t]+)?"
_HOUR = r"\d{1,2}[ ]?[:h][ ]?\d\d(?::\d\d)?(?:[ ]?[ap]m)?"
_WHO = r"(?P<who>[^\W\d_][^:\n\d]{0,40}?)[ \u00a0\u202f]?:[ \t]+"
_CHAT = rf"\[?{_DAY}{_HOUR}\]?[ \t]*[-–]?[ \t]*{_WHO}"
_MARK = re.compile(rf"[ \t]*(?P<quote>(?:>[ \t]?)*)[ \t]*(?:{_CHAT}|(?P<bullet>{_BULLET}))?")
_QUOTED = re.compile(r"[ \t]*(?P<quote>(?:>[ \t]?)*)[ \t]*")
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
_NUMBER = re.compile(
    r"(?:^|\n)[ \t#*]*(?:(?:item|point|section|part|partie|volet|sujet|topic)\s)?"
    r"\d{1,2}\s?[.):–—-][ \t]+\Z"
)
_COUNTED = re.compile(r"^[ \t>]*(?P<number>\d{1,2})[.)][ \t]", re.MULTILINE)
_CELL = "|"


@dataclass(frozen=True)
class Line:
    """A line of notes without its marks; `said_by` is who writes it in a chat, as written.

    `row`: it is a row of a table drawn with bars.
    """

    start: int
    end: int
    indent: int
    bullet: bool
    quoted: bool
    said_by: str = ""
    row: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return self.start >= self.end


def lines_of(text: str) -> list[Line]:
    """The lines of a text in order."""
    told = {int(found["number"]) for found in _COUNTED.finditer(text)}
    counted = {n for n in told if n == 1 or {n - 1, n + 1} & told}
    return [_line(text, found.start(), found.end(), counted) for found in _LINE.finditer(text)]


def is_numbered(folded: str, start: int) -> bool:
    """Whether a number, and no number within another, leads to the words at a place."""
    return bool(_NUMBER.search(folded[:start]))


def _line(text: str, start: int, end: int, counted: Set[int]) -> Line:
    """A line without its marks; a number that counts no line with others is none: "19. We …"."""
    mark = _MARK.match(text, start, end)
    number = _COUNTED.match(text, start, end)
    told_so = text[start:end].rstrip().endswith((".", "!"))
    if mark and number and told_so and int(number["number"]) not in counted:
        mark = _QUOTED.match(text, start, end)
    at = mark.end() if mark else start
    first, last = trimmed(text, at, end)
    told = mark.groupdict() if mark else {}
    bullet = bool(told.get("bullet"))
    return Line(
        start=first,
        end=last,
        indent=max(0, (mark.start("bullet") if mark and bullet else first) - start),
        bullet=bullet,
        quoted=bool(told.get("quote")),
        said_by=told.get("who") or "",
        row=last - first > 1 and text[first] == text[last - 1] == _CELL,
    )
