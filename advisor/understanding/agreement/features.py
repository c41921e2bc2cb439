"""What a sentence of an agreement shows: its stems, their pairs, pieces of its words."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
import Stemmer
from numpy.typing import NDArray

from advisor.language import Language
from advisor.retrieval.tokens import fold

WIDTH = 1 << 15
_TOKEN = re.compile(r"#?[a-z]+|\d+|[:?]")
_PIECE = 4
_KEPT = 2048
_WORDS, _PIECES = 1.0, 0.6
_STEMMERS = {"fr": "french", "en": "english"}
_KINDS = (
    (re.compile(r"\$ ?\d[\d ,.]*|\d[\d ,.]*(?:m|k)? ?(?:\$|dollars?\b)"), " #money "),
    (re.compile(r"\b(?:piastres?|piasses?|bucks?|dollars?)\b"), " #money "),
    (
        re.compile(
            r"\b\d{2,}(?:[.,]\d\d?)? (?=(?:(?:de )?l'heure|la (?:soiree|seance|nuit|semaine|piece)|"
            r"la job|par (?:heure|jour|soir(?:ee)?|semaine|mois|an|seance|fin de semaine|panier|"
            r"boite|piece|tete|personne|client|couvert|billet)|(?:an?|per|each) (?:hour|day|night|"
            r"evening|week|weekend|month|year|session|show|box|basket|piece|client|head|cover|"
            r"seat|ticket))\b)"
        ),
        " #money ",
    ),
    (re.compile(r"\b\d+ (?:sur|(?:out )?of(?: every)?|cents on the) (?:100|dollar)\b"), " #share "),
    (re.compile(r"\d+(?:[.,]\d+)? ?(?:%|pour ?cent|per ?cent)"), " #share "),
    (re.compile(r"\b\d{1,2} ?(?:[-/]) ?\d{1,2}\b(?!\d)"), " #share "),
    (re.compile(r"\b(?:19|20)\d\d(?:[-/]\d\d?){0,2}\b"), " #year "),
    (re.compile(r"\b(?:\d{1,2}:\d\d|\d{1,2} ?h(?: ?\d\d)?\b|\d{1,2} ?[ap]\.?m\b)"), " #hour "),
)
Row = dict[int, float]


@cache
def _stemmer(language: Language) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_STEMMERS[language])


def tokens_of(text: str, language: Language) -> list[str]:
    """The stems of a sentence in order, with figures told by their kind."""
    flat = fold(text)
    for pattern, kind in _KINDS:
        flat = pattern.sub(kind, flat)
    found = ["#number" if t[0].isdigit() else t for t in _TOKEN.findall(flat)]
    stems: list[str] = _stemmer(language).stemWords(found)
    return stems


@lru_cache(maxsize=_KEPT)
def row_of(text: str, language: Language) -> Row:
    """The weights of the features of a sentence, by hashed place below `WIDTH`; not to be changed.

    A sentence is read for its clauses, and for whether it gives an order: its row is kept.
    """
    return _row(tokens_of(text, language))


def _row(tokens: Sequence[str]) -> Row:
    words = {f"1{t}" for t in tokens} | {f"2{a} {b}" for a, b in pairwise(tokens)}
    words |= {f"3{a} {b}" for a, b in zip(tokens, tokens[2:], strict=False)}
    pieces = {
        f"4{padded[at : at + _PIECE]}"
        for padded in (f"^{t}$" for t in set(tokens) if t[0] != "#")
        for at in range(max(1, len(padded) - _PIECE + 1))
    }
    row: Row = {}
    for group, share in ((words, _WORDS), (pieces, _PIECES)):
        weight = share / max(1.0, len(group)) ** 0.5
        for name in group:
            at = crc32(name.encode()) % WIDTH
            row[at] = row.get(at, 0.0) + weight
    return row


def scores_of(rows: Sequence[Row], coef: NDArray[np.float32]) -> NDArray[np.float64]:
    """The rows times the coefficients (WIDTH, columns)."""
    found = np.zeros((len(rows), coef.shape[1]))
    for number, row in enumerate(rows):
        if row:
            places = np.fromiter(row.keys(), dtype=np.int64, count=len(row))
            weights = np.fromiter(row.values(), dtype=np.float64, count=len(row))
            found[number] = weights @ coef[places]
    return found
