"""Ways of telling what the practices ask, one file a language, over folded text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from advisor.knowledge.yaml_lines import read_yaml
from advisor.language import Language
from advisor.understanding import cues as shared

Pattern = re.Pattern[str]


@dataclass(frozen=True)
class PracticeCues:
    """The cues of one language; `numbers` and `ordinals` are tried longest first."""

    days: Mapping[str, int]
    months: Mapping[str, int]
    seasons: Mapping[str, tuple[int, int]]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    ordinals: tuple[tuple[Pattern, int], ...]
    dates: Mapping[str, Pattern]
    horizon: Mapping[str, Pattern]
    marks: Mapping[str, Pattern]
    measures: Mapping[str, Mapping[str, Pattern]]
    poles: Mapping[str, Mapping[str, Pattern]]
    starts: Mapping[str, Pattern]


@cache
def practice_cues(language: Language) -> PracticeCues:
    """The cues of a language, read once."""
    raw: dict[str, Any] = read_yaml(Path(shared.__file__).parent / f"practice.{language}.yaml")
    return PracticeCues(
        days=raw["days"],
        months=raw["months"],
        seasons={name: (month, day) for name, (month, day) in raw["seasons"].items()},
        units=raw["units"],
        numbers=dict(sorted(raw["numbers"].items(), key=lambda pair: -len(pair[0]))),
        ordinals=tuple((_pattern([k]), v) for k, v in raw["ordinals"].items()),
        dates=compiled(raw["dates"]),
        horizon=compiled(raw["horizon"]),
        marks=compiled(raw["marks"]),
        measures={name: compiled(table) for name, table in raw["measures"].items()},
        poles={name: compiled(table) for name, table in raw["poles"].items()},
        starts=compiled(raw["starts"]),
    )


def compiled(table: Mapping[str, str]) -> Mapping[str, Pattern]:
    """Each entry, alternatives between " | ", as one pattern over whole words."""
    return {key: _pattern(re.split(r"\s+\|\s+", text.strip())) for key, text in table.items()}


def _pattern(options: Sequence[str]) -> Pattern:
    longest_first = sorted(options, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?:(?<=\W)|(?!\w))")
