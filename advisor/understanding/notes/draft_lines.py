"""What each block of notes is in a draft agreement: its frame, a clause, a duty, or a tale."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from advisor.knowledge.yaml_lines import read_yaml
from advisor.language import LANGUAGES
from advisor.understanding import cues as shared
from advisor.understanding.notes.firms import CAPITAL
from advisor.understanding.notes.layout import Block
from advisor.understanding.notes.splitting import sentences_in
from advisor.understanding.notes.text import flat
from advisor.understanding.practice.cues import compiled

_MARK = re.compile(
    r"[ \t>#]*(?:\*\*)?(?:(?P<number>(?:(?:art(?:icle)?|clause|section)\.? ?)?\d{1,2}(?:\.\d+)*"
    r"(?: ?[.):–—-]|(?= [a-z]))|[ivx]+[.)]|[a-z]\))|(?P<bullet>[-*•·▪◦●‣→–—+]))?[ \t]*"
)
_LABEL = re.compile(r"[^\W\d][^.:?\n]{2,44} ?: \S")
# Whom an item opens with, or its next part: a name, or "the museum".
_OPENING = re.compile(
    rf"(?:(?<=\n)|(?<=[,;.)*•–—-]\s)|(?<=\d[.)]\s))(?:(?:[Tt]he|[Ll][ea]s?)\s|[Ll]['’])?"
    rf"(?P<name>{CAPITAL}(?:\s(?:(?:&|et|and)\s)?{CAPITAL})*|(?<=[Tt]he )\w+|(?<=[Ll][ea] )\w+)"
    r"(?=\s?:|\s[a-zà-ÿ])"
)
_SETTLES = "settles_"
_FRAME_WORDS, _LEAD_WORDS = 16, 22
_CLAUSE, _DUTY, _NEUTRAL, _TOLD, _BREAK = 2.0, 1.0, 0.25, 2.0, 3.0


@dataclass(frozen=True)
class DraftLine:
    """One block as a draft would hold it.

    `shape` is its number, bullet or label; `title`, `parties`, `signs`, `lead` and `minutes` are
    what it may be as a whole; `headed`: it bears a clause's title; `duties` and `legal` count
    sentences; `told`: a tale, a question or a thing to do, that a draft hardly holds; `person`:
    something of someone; `after`: a blank line stands before it; `parties_named` are who its parts
    open with, and `matters` what an item of a list settles: pay, a term, a way out.
    """

    start: int
    end: int
    shape: str
    after: bool
    title: bool
    parties: bool
    signs: bool
    lead: bool
    minutes: bool
    headed: bool
    duties: int
    legal: int
    told: bool
    person: bool
    parties_named: tuple[str, ...] = ()
    matters: frozenset[str] = frozenset()

    @property
    def weight(self) -> float:
        """How much it speaks for a draft around it, or against one where it is below zero."""
        if self.minutes and not self.headed:
            return -_BREAK
        if self.told:
            return -_BREAK if self.after else -_TOLD
        if self.legal or self.headed:
            return max(_CLAUSE, _DUTY * self.duties)
        if self.duties or self.frames or self.signs or self.matters:
            return _DUTY * max(1, self.duties)
        return -_DUTY if self.person else -_NEUTRAL

    @property
    def settles(self) -> bool:
        """Whether it binds someone, or says something under a clause's title."""
        return not self.told and bool(self.duties or self.legal or self.headed or self.matters)

    @property
    def frames(self) -> bool:
        """Whether it names the text or its parties."""
        return self.title or self.parties

    @property
    def marked(self) -> bool:
        """Whether it has a number, a bullet or a label, as its neighbours in a list have."""
        return self.shape != ""


def draft_lines(text: str, blocks: Sequence[Block]) -> tuple[DraftLine, ...]:
    """Each block of a text as a line of a draft, in order."""
    folded = flat(text)
    ends = [0, *(block.end for block in blocks)]
    return tuple(
        _with_terms(
            text, folded, _line(folded, block, after=folded.count("\n", end, block.start) > 1)
        )
        for end, block in zip(ends, blocks, strict=False)
    )


def _line(folded: str, block: Block, *, after: bool) -> DraftLine:
    cues = _cues()
    start = folded.rfind("\n", 0, block.start) + 1
    mark = _MARK.match(folded, start, block.end)
    words = folded[max(block.start, mark.end() if mark else start) : block.end].strip(" *_#\t\n")
    kinds = [_sentence(folded[a:b]) for a, b in sentences_in(folded, block.start, block.end)]
    whole = folded[start : block.end].strip(" *_#>\t\n")
    short = len(words.split()) <= _FRAME_WORDS
    tales, duties = kinds.count("told"), kinds.count("duty") + kinds.count("legal")
    stated = not tales
    headed = bool(cues["head"].match(words))
    lead = len(words.split()) <= _LEAD_WORDS and _is(cues["lead"], words)
    title = short and stated and _is(cues["title"], words) and not words.endswith(".")
    return DraftLine(
        start=start,
        end=block.end,
        shape=_shape(mark, words),
        after=after,
        title=title and not (lead and words.endswith(":")),
        parties=stated and len(words.split()) <= 2 * _FRAME_WORDS and _is(cues["parties"], words),
        signs=short and bool(cues["signs"].fullmatch(folded[block.start : block.end].strip())),
        lead=lead,
        minutes=_is(cues["minutes"], words),
        headed=(headed or _is(cues["article"], whole)) and "?" not in words,
        duties=duties,
        legal=kinds.count("legal"),
        person="person" in kinds and not duties,
        told=tales > duties or (block.part in {"header", "disclaimer"} and not headed),
    )


def _with_terms(text: str, folded: str, line: DraftLine) -> DraftLine:
    """A line of a list with whom it names first and what it settles; any other as it is."""
    if not line.marked or line.told or line.person:
        return line
    words, nobody = folded[line.start : line.end], _cues()["nobody"]
    named = (found["name"] for found in _OPENING.finditer(text, line.start, line.end))
    parties = tuple(name for name in map(flat, named) if not nobody.fullmatch(name))
    cues = [(name, cue) for name, cue in _cues().items() if name.startswith(_SETTLES)]
    matters = frozenset(name for name, cue in cues if cue.search(words))
    return replace(line, parties_named=parties, matters=matters)


def _shape(mark: re.Match[str] | None, words: str) -> str:
    if mark and mark["number"]:
        return "number"
    if mark and mark["bullet"]:
        return mark["bullet"]
    return "label" if _LABEL.match(words) else ""


def _sentence(words: str) -> str:
    """A sentence as `told`, `person`, `legal`, `duty` or nothing of those."""
    cues = _cues()
    bare = _MARK.sub("", words, count=1).strip(" *_")
    if "?" in words or cues["told"].search(bare) or cues["opens"].match(bare):
        return "told"
    if cues["legal"].search(bare):
        return "legal"
    if cues["account"].search(bare):
        return "told"
    duty = bool(cues["duty"].search(bare))
    if cues["pronoun"].match(bare) or cues["partner"].match(bare):
        return "" if duty else "person"
    return "duty" if duty else ""


def _is(pattern: re.Pattern[str], words: str) -> bool:
    return bool(pattern.fullmatch(words) or pattern.fullmatch(words.rstrip(" .:,;")))


@cache
def _cues() -> Mapping[str, re.Pattern[str]]:
    folder = Path(shared.__file__).parent
    tables = [read_yaml(folder / f"pasted.{lang}.yaml") for lang in LANGUAGES]
    return compiled({name: " | ".join(t[name] for t in tables) for name in tables[0]})
