"""The words of an agreement, quoted as they stand, with their place."""

import re
from collections.abc import Sequence

from advisor.assessments.agreement_review import Evidence
from advisor.understanding.agreement.layout import Passage

MOST = 240
_SPACE = re.compile(r"\s")


class Quoter:
    """Quotes passages of a text, `MOST` characters at most, in whole words."""

    def __init__(self, text: str, passages: Sequence[Passage], pages: Sequence[int]) -> None:
        """Take the text, its passages and the page of each line, where there are pages."""
        self._text = text
        self._passages = passages
        self._pages = pages

    def of(self, at: int) -> Evidence:
        """The words of the passage at a place."""
        passage = self._passages[at]
        line = passage.line
        page = self._pages[line - 1] if line <= len(self._pages) else None
        return Evidence(words=self._cut(passage), line=line, page=page)

    def _cut(self, passage: Passage) -> str:
        words = self._text[passage.start : passage.end]
        if len(words) <= MOST:
            return words
        ends = [m.start() for m in _SPACE.finditer(words) if m.start() <= MOST]
        return words[: ends[-1]].rstrip() if ends else words[:MOST]
