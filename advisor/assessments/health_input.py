"""What the partnership health check is given."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from advisor.assessments.health_method import (
    HIGHEST_RATING,
    KPIS,
    LOWEST_RATING,
    STATEMENTS,
    VERSION,
    Integrity,
    KpiId,
    StatementId,
    Verdict,
)
from advisor.assessments.inputs import (
    Given,
    Number,
    entries,
    one_of,
    read,
    refused,
)


def _rating_fault(key: object, value: object) -> str | None:
    if key not in STATEMENTS:
        return "unknown_statement"
    rated = type(value) is int and LOWEST_RATING <= value <= HIGHEST_RATING
    return None if value is None or rated else "statement_range"


def _listed(raw: object) -> object:
    if not isinstance(raw, Mapping):
        return raw
    return {key: value for key, value in raw.items() if value is not None or key not in KPIS}


def _points(value: int | float | Decimal) -> int | float | Decimal:
    if not 0 <= value <= 100:
        raise refused("score_range")
    return value


class Period(Given):
    """Months gone by and months agreed: both or neither, 0 ≤ elapsed ≤ total, total above 0."""

    elapsed_months: Number | None = None
    total_months: Number | None = None

    @model_validator(mode="after")
    def _holds_together(self) -> "Period":
        elapsed, total = self.elapsed_months, self.total_months
        if (elapsed is None) != (total is None):
            raise refused("period_incomplete")
        if elapsed is not None and total is not None and not 0 <= elapsed <= total:
            raise refused("month_range")
        if total == 0:
            raise refused("month_range")
        return self


class Kpi(Given):
    """A measure, its target, and the same measure before or last year.

    Amounts in dollars, customers and leads in heads, retention in percent.
    """

    value: Number | None = None
    target: Number | None = None
    previous: Number | None = None


Ratings = Annotated[Mapping[StatementId, int | None], entries(_rating_fault)]


class Qualitative(Given):
    """Ratings 1–5 of the six statements, by us and, apart, by the partner."""

    us: Ratings = Field(default_factory=dict)
    partner: Ratings = Field(default_factory=dict)


class Flags(Given):
    """Fraud, breach of confidence or an illegal agreement: none, suspected or confirmed."""

    integrity: Annotated[
        Integrity, one_of("integrity_choice", "none", "suspected", "confirmed")
    ] = "none"


class Earlier(Given):
    """The check before this one, of the same version: others are never compared."""

    version: Annotated[Literal["health-1.0"], one_of("version", VERSION)] = VERSION
    verdict: (
        Annotated[Verdict, one_of("verdict_choice", "continue", "realign", "stop", "insufficient")]
        | None
    ) = None
    score: Annotated[Number, AfterValidator(_points)] | None = None
    plan_done: bool = False


class Shown(Given):
    """Dollars that serve a figure shown beside the score, never scored."""

    margin_gained: Number | None = None
    cost: Number | None = None


class HealthInput(Given):
    """All that is known of the partnership; a KPI that is listed is a chosen one."""

    version: Annotated[Literal["health-1.0"], one_of("version", VERSION)] = VERSION
    period: Period | None = None
    kpis: Annotated[
        Mapping[Annotated[KpiId, one_of("unknown_kpi", *KPIS)], Kpi],
        BeforeValidator(_listed),
    ] = {}
    qualitative: Qualitative = Qualitative()
    flags: Flags = Flags()
    earlier: Earlier | None = None
    shown: Shown = Shown()


def read_health(raw: object) -> HealthInput:
    """What a JSON file holds, as an input.

    Raises:
        AssessmentFaults: with every fault.
    """
    return read(HealthInput, raw)
