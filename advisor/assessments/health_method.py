"""The method `health-1.0`: KPIs, statements, verdicts and cut points, as ids and numbers."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

VERSION: Literal["health-1.0"] = "health-1.0"

KpiId = Literal[
    "revenue_generated", "new_customers", "retention_rate", "costs_saved", "leads_generated"
]
StatementId = Literal["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"]
Integrity = Literal["none", "suspected", "confirmed"]
Verdict = Literal["continue", "realign", "stop", "insufficient"]
Reason = Literal[
    "R1",
    "one_sided",
    "no_data",
    "R2",
    "R4",
    "low_score",
    "healthy",
    "R3",
    "integrity_suspected",
    "middle",
]

KPIS: Mapping[KpiId, tuple[str, ...]] = MappingProxyType(
    {
        "revenue_generated": ("intro", "customers"),
        "new_customers": ("intro", "customers"),
        "retention_rate": ("customers",),
        "costs_saved": ("local-alliances",),
        "leads_generated": ("intro", "customers"),
    }
)
"""The five KPIs in order, each with the sections that hold the advice for a low one."""

STATEMENTS: Mapping[StatementId, tuple[str, ...]] = MappingProxyType(
    {
        "Q1": ("helping",),
        "Q2": ("agreement",),
        "Q3": ("nonprofits-universities",),
        "Q4": ("agreement", "health-check"),
        "Q5": ("agreement",),
        "Q6": ("helping",),
    }
)
"""The six statements in order, each with the sections that hold the advice for a low one."""

_LINES: tuple[Mapping[KpiId, tuple[str, ...]] | Mapping[StatementId, tuple[str, ...]], ...]
_LINES = (KPIS, STATEMENTS)

SECTIONS_OF: Mapping[KpiId | StatementId, tuple[str, ...]] = MappingProxyType(
    {name: sections for lines in _LINES for name, sections in lines.items()}
)
"""The sections of any line, KPI or statement."""

LOWEST_RATING, HIGHEST_RATING = 1, 5

STOP_BELOW, CONTINUE_FROM, HALF_FROM = 40, 70, 50
WORN_OUT_BELOW, LEAST_GAIN = 60, 5
UNHAPPY_UP_TO, WIDE_GAP, MANY_GAPS = 2, 2, 3
HOLD_SPAN = 20
"""Points under a retention target given alone at which the score is nil."""
