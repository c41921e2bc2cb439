"""A streamed answer held back until each part of it can be checked."""

import re

from advisor.grounding.check import Finding, checked
from advisor.grounding.evidence import Evidence
from advisor.grounding.sentences import SentenceBuffer
from advisor.language import Language

_ITEM = re.compile(r"\s*(?:[-*+\u2022]\s|\d{1,3}[.)]\s|\|)")
_HEADING = re.compile(r"\s*#{1,6}\s.*\n+")
_HEADS = re.compile(r"\s*#{1,6}\s|.*:[*_]*\s*$", re.DOTALL)


class Guard:
    """Gives of a streamed answer what may be shown, as soon as it can be known.

    A sentence is given when it has ended, a list with its lead-in when the list has: the lead-in
    may count its points. Where the pieces were cut changes nothing.
    """

    def __init__(self, evidence: Evidence, language: Language) -> None:
        self._evidence, self._language = evidence, language
        self._sentences = SentenceBuffer()
        self._heading = self._part = self._last = ""
        self._newlines = self._owed = 0
        self._begun = False
        self.removed: list[Finding] = []

    def feed(self, piece: str) -> str:
        """Take in a piece; what can now be shown."""
        return "".join(self._take(sentence) for sentence in self._sentences.feed(piece))

    def flush(self) -> str:
        """What was still held back: the answer has ended."""
        rest = "".join(self._take(sentence) for sentence in self._sentences.flush())
        return rest + self._release()

    def _take(self, sentence: str) -> str:
        shown = "" if self._goes_on(sentence) else self._release()
        self._part += sentence
        self._last = sentence
        return shown

    def _goes_on(self, sentence: str) -> bool:
        """Whether a sentence belongs to the part that is held: the next point of a list, say."""
        if _HEADS.match(self._last):
            return True
        listed = bool(_ITEM.search(self._part))
        same_line = bool(self._last) and not self._last.endswith("\n")
        return listed and (same_line or bool(_ITEM.match(sentence)))

    def _release(self) -> str:
        """What may be shown of the part that is held; a heading waits for something under it."""
        part, self._part, self._last = self._part, "", ""
        heading = _HEADING.match(part)
        if heading:
            self._heading, part = heading[0], part[heading.end() :]
        found = checked(self._heading + part, self._evidence, self._language)
        self.removed += found.removed
        if any(finding.sentence == self._heading.strip() for finding in found.removed):
            self._heading = ""
        if not found.text.strip() or not part.strip():
            self._owed = max(self._owed, _newlines(part))
            return ""
        missing = max(0, self._owed - self._newlines) if self._begun else 0
        self._heading, self._owed, self._newlines = "", 0, _newlines(found.text)
        self._begun = True
        return "\n" * missing + found.text


def _newlines(text: str) -> int:
    return text[len(text.rstrip()) :].count("\n")
