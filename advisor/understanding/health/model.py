"""What is read from a message about the health of a partnership."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

KpiId = Literal[
    "revenue_generated", "new_customers", "retention_rate", "costs_saved", "leads_generated"
]
SignId = Literal["mutual_satisfaction", "brand", "innovation"]
Polarity = Literal["positive", "neutral", "negative"]
Side = Literal["us", "partner"]
Role = Literal["value", "target", "previous"]
Number = int | Decimal
KPIS: tuple[KpiId, ...] = get_args(KpiId)
SIGNS: tuple[SignId, ...] = get_args(SignId)
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class KpiFigures:
    """The figures of one KPI: dollars, customers, leads, or percent for the retention rate.

    `words` is the span of the message, unchanged, on which they rest.
    """

    value: Number | None = None
    target: Number | None = None
    previous: Number | None = None
    words: str = ""


@dataclass(frozen=True)
class Period:
    """How far a period under way has come, in months."""

    elapsed_months: Number
    total_months: Number


@dataclass(frozen=True)
class Sign:
    """What is said about people, with the span of the message that says it."""

    sign: Polarity
    words: str


@dataclass(frozen=True)
class Integrity:
    """Whether a fraud or a breach of confidence is told, and in which words."""

    level: Literal["none", "suspected", "confirmed"] = "none"
    words: str = ""


@dataclass(frozen=True)
class Problem:
    """Figures that contradict each other, or one that cannot be."""

    kind: Literal["contradiction", "impossible"]
    kpi: KpiId
    values: tuple[Number, ...]
    words: str


@dataclass(frozen=True)
class HealthReading:
    """All that a message says; what it does not speak about is absent.

    `named` are the KPIs that the message speaks of without a figure. `ratings` are explicit
    ratings from 1 to 5, by side then statement (Q1 to Q6).
    """

    kpis: Mapping[KpiId, KpiFigures] = field(default_factory=dict)
    period: Period | None = None
    signs: Mapping[SignId, Sign] = field(default_factory=dict)
    ratings: Mapping[Side, Mapping[str, int]] = field(default_factory=dict)
    integrity: Integrity = Integrity()
    problems: tuple[Problem, ...] = ()
    named: tuple[KpiId, ...] = ()

    def is_empty(self) -> bool:
        """Whether the message told nothing."""
        said = self.kpis or self.period or self.signs or self.ratings or self.problems
        return not said and self.integrity.level == "none" and not self.named
