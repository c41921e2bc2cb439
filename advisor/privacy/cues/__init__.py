"""The words people put around an identifier, one file a language, over levelled text.

A conversation mixes its two languages, so both are always read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

import yaml

from advisor.language import LANGUAGES

Pattern = re.Pattern[str]
CueName = Literal["ramq", "sin", "card", "phone", "postal", "reference"]
CUE_NAMES: tuple[CueName, ...] = get_args(CueName)


@dataclass(frozen=True)
class Cues:
    """`named` tells which identifier comes (one group a name); the rest are plain alternatives."""

    named: Pattern
    counted: str
    measured: str
    filler: str
    extension: str
    at: str
    provider_at: str
    at_in_brackets: str
    dot: str
    joint: str
    common: frozenset[str]


@cache
def cues() -> Cues:
    """The cues of both languages, read once."""
    files = [_read(Path(__file__).parent / f"{language}.yaml") for language in LANGUAGES]
    joined = {key: "|".join(file[key] for file in files) for key in files[0]}
    named = "|".join(f"(?P<{name}>{joined[name]})" for name in CUE_NAMES)
    return Cues(
        named=re.compile(rf"(?<![a-z0-9])(?:{named})(?![a-z])"),
        counted=joined["counted"],
        measured=joined["measured"],
        filler=joined["filler"],
        extension=joined["extension"],
        at=joined["at"],
        provider_at=joined["provider_at"],
        at_in_brackets=joined["at_in_brackets"],
        dot=joined["dot"],
        joint=joined["joint"],
        common=frozenset(joined["common"].replace("|", " ").split()),
    )


def _read(path: Path) -> Mapping[str, str]:
    words: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return words
