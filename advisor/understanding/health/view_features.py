"""What a clause shows of views apart from its sentence vector, and how it is put."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from advisor.language import Language
from advisor.understanding import cues as shared
from advisor.understanding.health.cues import Pattern, health_cues
from advisor.understanding.health.folded import folded
from advisor.understanding.readiness.cues import level

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class ViewCues:
    """Patterns over text as `level` gives it: others than this partnership, what is not so yet."""

    others: Pattern
    unreal: Pattern
    real: Pattern


@cache
def view_cues(language: Language) -> ViewCues:
    """The cues of a language, read once."""
    path = Path(shared.__file__).parent / f"views.{language}.yaml"
    raw: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return ViewCues(*(re.compile(raw[name]) for name in ("others", "unreal", "real")))


def view_features(text: str, language: Language) -> NDArray[np.float32]:
    """Which kinds of words of each view stand in a clause, and what surrounds them; 0 or 1."""
    cues = health_cues(language)
    told = folded(text, cues.abbreviations).text
    words = [bool(p.search(told)) for table in cues.people.values() for p in table.values()]
    manner = [bool(cues.manner[name].search(told)) for name in ("negation", "hypothetical")]
    kpi = any(kpi.nouns.search(told) for kpi in cues.kpis.values())
    rest = [*manner, "?" in text, bool(_DIGIT.search(text)), kpi]
    return np.array([*words, *rest], dtype=np.float32)


def is_unreal(text: str, language: Language) -> bool:
    """Whether a clause wishes, plans, supposes or asks rather than tells."""
    flat, cues = level(text), view_cues(language)
    return bool(cues.unreal.search(flat)) and not cues.real.search(flat)


def is_of_others(text: str, language: Language) -> bool:
    """Whether a clause names another partner or another firm."""
    return bool(view_cues(language).others.search(level(text)))
