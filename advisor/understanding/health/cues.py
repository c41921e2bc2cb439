"""The ways of telling figures, in one file a language, as compiled patterns over folded text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from advisor.language import Language
from advisor.understanding.health.model import KPIS, KpiId, Role

Pattern = re.Pattern[str]
FigureRole = Role | str
_FOLDER = Path(__file__).parent.parent / "cues"
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class KpiCues:
    """How a KPI is named (`nouns`), told by a verb (`verbs`), or by one of many uses (`weak`)."""

    nouns: Pattern
    verbs: Pattern
    weak: Pattern


@dataclass(frozen=True)
class RoleCues:
    """What gives a role to the figure after it (`before`), before it (`after`), or either."""

    before: Pattern
    after: Pattern
    either: Pattern


@dataclass(frozen=True)
class HealthCues:
    """The cues of one language; `raw` holds the lists from which number patterns are built."""

    abbreviations: tuple[tuple[Pattern, str], ...]
    numbers: Mapping[str, Any]
    masks: tuple[Pattern, ...]
    kpis: Mapping[KpiId, KpiCues]
    churn: KpiCues
    roles: Mapping[str, RoleCues]
    heads: Mapping[str, Pattern]
    zeros: Mapping[str, Pattern]
    tables: Mapping[Role, Pattern]
    blockers: Mapping[str, Pattern]
    bare_after: frozenset[str]
    period: Mapping[str, Pattern]
    ordinals: tuple[str, ...]
    people: Mapping[str, Mapping[str, Pattern]]
    manner: Mapping[str, Pattern]
    statements: Mapping[str, Pattern]
    sides: Mapping[str, Pattern]
    integrity: Mapping[str, Pattern]
    plain: Mapping[str, Pattern]


@cache
def health_cues(language: Language) -> HealthCues:
    """The cues of a language, read once."""
    raw = yaml.safe_load((_FOLDER / f"health.{language}.yaml").read_text(encoding="utf-8"))
    return HealthCues(
        abbreviations=tuple((re.compile(k), v) for k, v in raw["abbreviations"].items()),
        numbers=raw["numbers"],
        masks=tuple(re.compile(mask) for mask in raw["masks"]),
        kpis={kpi: _kpi(raw["kpis"][kpi]) for kpi in KPIS},
        churn=_kpi(raw["churn"]),
        roles={name: _role(table) for name, table in raw["roles"].items()},
        heads=compiled(raw["heads"]),
        zeros=compiled(raw["zeros"]),
        tables={role: re.compile(raw["tables"][role]) for role in get_args(Role)},
        blockers=compiled(raw["blockers"]),
        bare_after=frozenset(raw["bare_after"].split()),
        period=compiled(_patterns(raw["period"])),
        ordinals=tuple(raw["period"]["ordinals"]),
        people={k: compiled(v) for k, v in raw["people"].items() if isinstance(v, dict)},
        manner=compiled(_patterns(raw["people"])),
        statements=compiled(raw["ratings"]["statements"]),
        sides=compiled(_patterns(raw["ratings"])),
        integrity=compiled(raw["integrity"]),
        plain=compiled(_patterns(raw)),
    )


def _patterns(table: Mapping[str, Any]) -> dict[str, str]:
    return {key: value for key, value in table.items() if isinstance(value, str)}


def compiled(table: Mapping[str, str]) -> Mapping[str, Pattern]:
    """The patterns of a table of cues."""
    return {key: re.compile(pattern) for key, pattern in table.items()}


def _kpi(table: Mapping[str, str]) -> KpiCues:
    found = compiled(table)
    return KpiCues(found["nouns"], found["verbs"], found.get("weak", NEVER))


def _role(table: Mapping[str, str]) -> RoleCues:
    found = compiled(table)
    return RoleCues(*(found.get(side, NEVER) for side in ("before", "after", "either")))
