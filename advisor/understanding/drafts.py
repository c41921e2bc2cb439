"""A draft agreement told apart from a story, a question or a report of results."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from advisor.language import LANGUAGES, Language
from advisor.retrieval.tokens import fold
from advisor.understanding import cues as shared

_MARKS, _MARKS_WORDS, _FEW_MARKS = 4, 60, 2
_LEAST_WORDS = 25
_FULL_WORDS, _MANY, _FRAMED, _ASKING, _TALE = 60, 5, 4, 7, 3
_HEADING = 14
_ANNOUNCED, _BARE, _SHOWN = 3, 4, 8
_SETTLING = 0.4
_TOLD = 1 / 3
_RESULTS = 0.5
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
_NUMBERED = re.compile(
    r"(?:article|clause|section)? ?\d+(?:\.\d+)*[.):–-]? +[a-z]|[a-z' ]{3,30} ?: "
)


@dataclass(frozen=True)
class _Cues:
    """The cues of one language, over folded text."""

    marks: tuple[re.Pattern[str], ...]
    matters: tuple[re.Pattern[str], ...]
    frame: re.Pattern[str]
    counsel: re.Pattern[str]
    past: re.Pattern[str]
    asks: re.Pattern[str]
    title: re.Pattern[str]
    clause: re.Pattern[str]
    teller: re.Pattern[str]
    told: re.Pattern[str]
    results: re.Pattern[str]


@dataclass(frozen=True)
class _Pasted:
    """A folded message cut into its lines: the request or the heading apart from the rest."""

    asked: bool
    titled: bool
    body: tuple[str, ...]
    text: str

    def share(self, pattern: re.Pattern[str]) -> float:
        """The part of the lines that hold a pattern."""
        held = sum(bool(pattern.search(piece)) for piece in self.body)
        return held / max(1, len(self.body))


def is_draft(text: str) -> bool:
    """Whether a message holds a draft agreement, in either language.

    Its lines settle things between parties, under a heading, numbers or a request to look it over,
    or the whole settles many of the matters of an agreement, as in an e-mail or a chat; a story, a
    question with a long context and a report of results do not.
    """
    if len(text.split()) < _LEAST_WORDS:
        return False
    return any(_is_draft(text, language) or _settles_much(text, language) for language in LANGUAGES)


def _settles_much(text: str, language: Language) -> bool:
    """Whether a text of some length settles many matters, more where it also asks for advice."""
    if len(text.split()) < _FULL_WORDS:
        return False
    cues, folded = _cues(language), fold(text)
    settled = sum(bool(matter.search(folded)) for matter in cues.matters)
    if cues.counsel.search(folded):
        return settled >= _ASKING and len(text.strip().splitlines()) >= _BARE
    framed = len({found.group() for found in cues.frame.finditer(folded)}) > 1
    if len(cues.past.findall(folded)) >= _TALE and not framed:
        return False
    return settled >= (_FRAMED if framed else _MANY)


def _is_draft(text: str, language: Language) -> bool:
    cues = _cues(language)
    pasted = _cut(fold(text), cues, tuple(_cues(lang).asks for lang in LANGUAGES))
    announced = pasted.asked or pasted.titled
    # Asked to look over many lines, one believes it: a deal is also struck in a chat.
    shown = pasted.asked and len(pasted.body) >= _SHOWN
    if not shown and pasted.share(cues.teller if announced else cues.told) > _TOLD:
        return False
    marks = sum(bool(mark.search(pasted.text)) for mark in cues.marks)
    if marks >= _MARKS and len(text.split()) >= _MARKS_WORDS:
        return True
    settled = [p for p in pasted.body if cues.clause.search(p) and not p.endswith("?")]
    sparse = len(settled) < _SETTLING * len(pasted.body)
    if (sparse and not shown) or _reports(settled, cues):
        return False
    numbered = sum(bool(_NUMBERED.match(piece)) for piece in pasted.body)
    if announced:
        return max(len(settled), numbered) >= _ANNOUNCED
    return min(len(settled), numbered) >= _BARE and marks >= _FEW_MARKS


def _cut(folded: str, cues: _Cues, asks: tuple[re.Pattern[str], ...]) -> _Pasted:
    """The lines of a message, or its sentences where it has hardly a line break."""
    pieces = [line.strip() for line in folded.splitlines() if line.strip()]
    if len(pieces) < _BARE:
        pieces = [p.strip() for piece in pieces for p in _SENTENCE.split(piece) if p.strip()]
    asked = bool(pieces) and any(_is_heading(pieces[0], ask) for ask in asks)
    rest = pieces[1:] if asked else pieces
    titled = any(_is_heading(p, cues.title) and not cues.told.search(p) for p in rest[:2])
    return _Pasted(asked, titled, tuple(rest), folded)


def _is_heading(piece: str, pattern: re.Pattern[str]) -> bool:
    return len(piece.split()) <= _HEADING and bool(pattern.search(piece))


def _reports(settled: list[str], cues: _Cues) -> bool:
    """Whether most of what looks settled are results beside their targets."""
    held = sum(bool(cues.results.search(piece)) for piece in settled)
    return held > _RESULTS * len(settled)


@cache
def _cues(language: Language) -> _Cues:
    path = Path(shared.__file__).parent / f"drafts.{language}.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    marks, matters = (
        tuple(re.compile(mark, re.MULTILINE) for mark in raw.pop(name))
        for name in ("marks", "matters")
    )
    rest = {name: re.compile(pattern, re.MULTILINE) for name, pattern in raw.items()}
    return _Cues(marks, matters, **rest)
