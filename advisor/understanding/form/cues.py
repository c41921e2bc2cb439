"""Ways of answering and of moving in a form, one file a language, over folded text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from advisor.knowledge.yaml_lines import read_yaml
from advisor.language import Language
from advisor.understanding import cues as cues_package

Pattern = re.Pattern[str]
_FOLDER = Path(cues_package.__file__).parent


@dataclass(frozen=True)
class FormCues:
    """The patterns of one language.

    `degrees` tell how far and never point at an item; `fillers` carry nothing in a short answer;
    `moves`, `levels`, `scales` and `starts` are tried in the order of the file. `words` are all
    that the cues spell out.
    """

    degrees: frozenset[str]
    fillers: frozenset[str]
    mended: tuple[str, ...]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    sides: Mapping[str, Pattern]
    groups: Mapping[str, Pattern]
    marks: Mapping[str, Pattern]
    moves: Mapping[str, Pattern]
    levels: Mapping[str, Pattern]
    starts: Mapping[str, Pattern]
    words: frozenset[str]


@cache
def form_cues(language: Language) -> FormCues:
    """The cues of a language, read once."""
    path = _FOLDER / f"form.{language}.yaml"
    raw: dict[str, Any] = read_yaml(path)
    return FormCues(
        degrees=frozenset(raw["degrees"].split()),
        fillers=frozenset(raw["fillers"].split()),
        mended=tuple(raw["mended"].split()),
        numbers=raw["numbers"],
        ordinals=raw["ordinals"],
        sides=_compiled(raw["sides"]),
        groups=_compiled(raw["groups"]),
        marks=_compiled(raw["marks"]),
        moves=_compiled(raw["moves"]),
        levels=_compiled(raw["levels"]),
        starts=_compiled(raw["starts"]),
        words=frozenset(re.findall(r"[a-z]{4,}", path.read_text(encoding="utf-8"))),
    )


def _compiled(table: Mapping[str, str]) -> Mapping[str, Pattern]:
    """Each entry, alternatives between " | ", as one pattern over whole words, longer first."""
    return {key: _pattern(re.split(r"\s+\|\s+", text)) for key, text in table.items()}


def _pattern(options: Sequence[str]) -> Pattern:
    longest_first = sorted(options, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w|'t(?!\w))")
