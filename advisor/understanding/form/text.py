"""A message cut into sentences and chunks, and its words with their places."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from advisor.language import Language
from advisor.retrieval.tokens import fold
from advisor.understanding.form.cues import form_cues

_SENTENCE = re.compile(r"(?<=[?!])\s+|(?<=\w\.)\s+(?=\w)|(?<=\))\s+(?=[A-Z])|\s*\n+\s*|\s*;\s*")
_WORD = re.compile(r"[a-z0-9]+(?:[.,]\d+)*%?|\$|§|¤")
_LONG_RUN = re.compile(r"([a-z])\1{2,}")
MASKS = {"§", "¤"}
_MENDED = 6
_MENDED_TWICE = 9


@dataclass(frozen=True)
class Word:
    """A folded word and where it stands in its text."""

    text: str
    start: int
    end: int


def plain(text: str) -> str:
    """The text with one character a letter, so that a folded copy has the same length."""
    joined = unicodedata.normalize("NFKC", text).replace("œ", "oe").replace("æ", "ae")
    return re.sub(r"[ \t]+", " ", joined).strip()


def sentences(text: str) -> list[str]:
    """The sentences of a text; each keeps its mark."""
    return [part for part in (p.strip() for p in _SENTENCE.split(text)) if part]


@lru_cache(maxsize=512)
def folded(text: str, language: Language) -> str:
    """A text folded, stretched letters shortened ("ouiiii"), slips in known words mended."""
    short = _LONG_RUN.sub(r"\1", fold(text))
    return re.sub(r"[a-z]+", lambda m: _mended(m[0], language), short)


def words_of(text: str) -> list[Word]:
    """The words of a folded text."""
    return [Word(m[0], m.start(), m.end()) for m in _WORD.finditer(text)]


def leftover(text: str, language: Language) -> list[str]:
    """The words of a folded text that carry something, by the fillers of the language."""
    fillers = form_cues(language).fillers
    return [w.text for w in words_of(text) if w.text not in fillers and w.text not in MASKS]


def masked(text: str, spans: Iterable[tuple[int, int]], mask: str = "¤") -> str:
    """A folded text with what stands at some places replaced by a mark; overlaps are one place."""
    taken = sorted(set(spans))
    for start, end in reversed(taken):
        inside = any(s <= start and end <= e and (s, e) != (start, end) for s, e in taken)
        if not inside:
            text = f"{text[:start]} {mask} {text[end:]}"
    return re.sub(r"\s+", " ", text)


def word_count(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


@lru_cache(maxsize=4096)
def _mended(word: str, language: Language) -> str:
    if len(word) < _MENDED:
        return word
    slips = 1 if len(word) < _MENDED_TWICE else 2
    known = form_cues(language).mended
    near = [k for k in known if k[0] == word[0] and OSA.distance(k, word) <= slips]
    spelled = word in form_cues(language).words or any(word.startswith(k) for k in near)
    return word if spelled or len(near) != 1 else near[0]
