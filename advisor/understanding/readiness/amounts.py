"""How long, what share and how much money a clause speaks of, as flags."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from advisor.language import Language
from advisor.retrieval.tokens import fold
from advisor.understanding import cues as shared

Pattern = re.Pattern[str]
_DAYS = (21, 76, 360)
_PERCENT = (21, 80)
_MONEY = (20_000,)
_POWERS = {"k": 1e3, "m": 1e6}
_NUMBER = r"\d+(?:[ .,]\d{3})*(?:[.,]\d{1,2})?"
COUNT = len(_DAYS) + len(_PERCENT) + len(_MONEY) + 4


@dataclass(frozen=True)
class _Cues:
    counts: Mapping[str, float]
    units: Mapping[str, float]
    values: Mapping[str, float]
    lasting: Pattern
    share: Pattern
    part: Pattern
    money: Pattern


def amount_features(text: str, language: Language) -> NDArray[np.float32]:
    """Flags (COUNT,): spans of time by length, shares by size, a part named, money by amount."""
    folded, cues = fold(text), _cues_of(language)
    flags = [
        *_marked(_DAYS, _spans(folded, cues)),
        *_marked(_PERCENT, map(_figure, cues.share.findall(folded))),
        *_marked(_MONEY, _sums(folded, cues)),
        bool(cues.part.search(folded)),
    ]
    return np.array(flags, dtype=np.float32)


def _marked(limits: tuple[int, ...], values: Iterator[float]) -> list[bool]:
    """Which of the ranges between the limits hold a value."""
    held = {bisect_right(limits, value) for value in values}
    return [at in held for at in range(len(limits) + 1)]


def _spans(folded: str, cues: _Cues) -> Iterator[float]:
    for count, unit in cues.lasting.findall(folded):
        number = cues.counts[count] if count in cues.counts else _figure(count)
        yield number * cues.units[unit]


def _sums(folded: str, cues: _Cues) -> Iterator[float]:
    for before, unit, after, power in cues.money.findall(folded):
        yield (
            _figure(before) * cues.values[unit] if unit else _figure(after) * _POWERS.get(power, 1)
        )


def _figure(written: str) -> float:
    """A number as written; a mark before three digits parts thousands."""
    return float(re.sub(r"[ .,](?=\d{3})", "", written).replace(",", "."))


@cache
def _cues_of(language: Language) -> _Cues:
    path = Path(shared.__file__).parent / f"readiness-amounts.{language}.yaml"
    raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    counts, units, money = (_any_of(raw[name]) for name in ("counts", "units", "money"))
    return _Cues(
        counts=raw["counts"],
        units=raw["units"],
        values=raw["money"],
        lasting=re.compile(rf"(?<!\w)({_NUMBER}|{counts})[ -]?(?:{raw['between']})?({units})\b"),
        share=re.compile(rf"({_NUMBER}) ?(?:{raw['percent']})"),
        part=re.compile(rf"\b(?:{raw['parts']})\b"),
        money=re.compile(rf"({_NUMBER}) ?({money})(?!\w)|\$ ?({_NUMBER}) ?([km]?)\b"),
    )


def _any_of(table: Mapping[str, float]) -> str:
    return "|".join(sorted(map(re.escape, table), key=len, reverse=True))
