"""A streamed Markdown text cut into sentences, list items, headings and table rows."""

import re

from advisor.grounding.cues import cues

_LONGEST_BRACKET = 300
_LONGEST_MARKER = 8
_STOP = re.compile(r"[.!?\u2026]+|\n")
_CLOSERS = re.compile(r"[*_\"'\u201d\u2019)]*(?:[ \u00a0\u202f]?\u00bb[*_)]*)?")
_CITATION = re.compile(r"\[(?:[a-z-]+\.[a-z0-9-]+(?:[,;] *)?)+\]\.?|\[\d{1,2}\]\.?")
_GAP = re.compile(r"\s*")
_BLOCK = re.compile(r"[-*+\u2022]\s|\d{1,3}[.)]\s|#{1,6}\s|>|\||```|---")
_LINE_ALONE = re.compile(r"\s*(?:#{1,6}\s|\||```|---)")
_LIST_NUMBER = re.compile(r"[\s*_#>+-]*\d{1,3}")
_LAST_WORD = re.compile(r"(?:[^\W_]\.)*[^\W_]+$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_OPENED = re.compile(r"\[[^\]\n]*$|<[A-Za-z/!][^>\n]*$")


class SentenceBuffer:
    """Cuts a text that comes in pieces; what it gives, joined, is exactly what came in.

    A sentence keeps the white space that follows it and the citations after its full stop, so it
    is given only when what comes next is known. Where the pieces were cut changes nothing.
    """

    def __init__(self) -> None:
        self._held = ""
        self._seen = 0

    def feed(self, piece: str) -> list[str]:
        """Take in a piece; the sentences that are now complete."""
        self._held += piece
        return self._given(ended=False)

    def flush(self) -> list[str]:
        """The sentences that were held back: nothing more comes."""
        given = self._given(ended=True)
        self._held, self._seen = "", 0
        return given

    def _given(self, *, ended: bool) -> list[str]:
        given = []
        while self._held and (end := self._first_end(ended=ended)):
            given.append(self._held[:end])
            self._held, self._seen = self._held[end:], 0
        return given

    def _first_end(self, *, ended: bool) -> int | None:
        """Where the first sentence ends; None where more text may still change it."""
        text = self._held
        self._seen = max(self._seen, len(text) - len(text.lstrip()))
        while stop := _STOP.search(text, self._seen):
            try:
                end = _Stop(text, stop.start(), stop.end(), ended).end()
            except _Undecided:
                return None
            if end:
                return end
            self._seen = stop.end()
        self._seen = len(text)
        return len(text) if ended else None


def split(text: str) -> list[str]:
    """The sentences of a whole text, which joined are the text."""
    buffer = SentenceBuffer()
    return [*buffer.feed(text), *buffer.flush()]


class _Undecided(Exception):
    """The text to come may change where a sentence ends."""


class _Stop:
    """A full stop or the like, or a newline, that may end a sentence."""

    def __init__(self, text: str, start: int, after: int, ended: bool) -> None:
        self._text, self._start, self._after, self._ended = text, start, after, ended
        self._line = text[text.rfind("\n", 0, start) + 1 : start]
        self._is_newline = text[start] == "\n"

    def end(self) -> int | None:
        """Where the sentence ends with its citations and white space; None if it goes on."""
        if self._is_in_bracket():
            return None
        closed = self._start if self._is_newline else self._closed()
        cited = self._cited(closed)
        gap = self._gap_after(cited)
        space, rest = self._text[cited:gap], self._text[gap:]
        if not space and rest:
            return None
        if not rest or "\n" in space.replace("\n", "", 1):
            return gap
        if "\n" in space and self._starts_block(rest):
            return gap
        return None if self._is_newline or self._goes_on(rest) else gap

    def _is_in_bracket(self) -> bool:
        opened = _OPENED.search(self._line[-_LONGEST_BRACKET:])
        if self._is_newline or not opened:
            return False
        close = "]" if opened[0].startswith("[") else ">"
        ahead = self._text[self._after : self._after + _LONGEST_BRACKET]
        line = ahead.split("\n")[0]
        if close not in line and line == ahead and len(ahead) < _LONGEST_BRACKET:
            self._need_more()
        return close in line

    def _closed(self) -> int:
        end = _match_end(_CLOSERS, self._text, self._after)
        if not self._text[end:].strip(" \u00a0\u202f"):
            self._need_more()
        return end

    def _cited(self, end: int) -> int:
        """The end with the citations that follow on the line or on the next one."""
        gap = self._gap_after(end)
        if self._text.count("\n", end, gap) > 1 or not self._text.startswith("[", gap):
            return end
        if found := _CITATION.match(self._text, gap):
            if found.end() == len(self._text):
                self._need_more()
            return self._cited(found.end())
        bracket = self._text[gap : gap + _LONGEST_BRACKET]
        if not re.search(r"[\]\n]", bracket) and len(bracket) < _LONGEST_BRACKET:
            self._need_more()
        return end

    def _gap_after(self, end: int) -> int:
        gap = _match_end(_GAP, self._text, end)
        if gap == len(self._text):
            self._need_more()
        return gap

    def _starts_block(self, rest: str) -> bool:
        if len(rest) < _LONGEST_MARKER:
            self._need_more()
        return bool(_BLOCK.match(rest) or _LINE_ALONE.match(self._line))

    def _goes_on(self, rest: str) -> bool:
        """Whether what follows a stop on the same line is still the same sentence."""
        if rest[0].islower() or rest[0] in ".,;:!?\u2026)\u00bb":
            return True
        return self._text[self._start : self._after] == "." and self._is_abbreviation(rest)

    def _is_abbreviation(self, rest: str) -> bool:
        if _LIST_NUMBER.fullmatch(self._line):
            return True
        word = _LAST_WORD.search(self._line)
        if word is None:
            return False
        if _DOTTED.fullmatch(word[0]) or word[0] in cues().abbreviations:
            return True
        return word[0].lower() in cues().before_numbers and rest[0].isdigit()

    def _need_more(self) -> None:
        if not self._ended:
            raise _Undecided


def _match_end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return found.end() if found else start
