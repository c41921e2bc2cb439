"""The figures of the health check: a score for each chosen KPI, and what is odd in them."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from advisor.assessments.arithmetic import clamp, exact
from advisor.assessments.health_input import HealthInput, Kpi
from advisor.assessments.health_method import HOLD_SPAN, KPIS, KpiId
from advisor.assessments.inputs import Number, Result

WarningCode = Literal[
    "negative_saving",
    "impossible",
    "impossible_target",
    "impossible_previous",
    "target_not_positive",
]


class HealthWarning(Result):
    """A figure to be named to the person: the KPI, the figure, and what is odd in it."""

    code: WarningCode
    kpi: KpiId
    value: Number


def elapsed_share(given: HealthInput) -> Fraction | None:
    """Elapsed ÷ total months, 0 to 1; None where no period is given."""
    period = given.period
    if period is None or period.elapsed_months is None or period.total_months is None:
        return None
    return exact(period.elapsed_months) / exact(period.total_months)


def kpi_scores(given: HealthInput) -> dict[KpiId, Fraction | None]:
    """The chosen KPIs in the order of the method, each 0–100, or None where not scored."""
    share = elapsed_share(given)
    due = Fraction(1) if share is None else share
    chosen = [name for name in KPIS if name in given.kpis]
    return {name: _score(name, given.kpis[name], due) for name in chosen}


def kpi_warnings(given: HealthInput) -> Iterator[HealthWarning]:
    """What is odd in the figures, KPI by KPI in the order of the method."""
    for name in KPIS:
        if name in given.kpis:
            yield from _warnings(name, given.kpis[name])


def usable(name: KpiId, value: Number) -> bool:
    """Whether the KPI can take this value at all; an extra cost is a negative saving."""
    if name == "retention_rate":
        return 0 <= value <= 100
    return value >= 0 or name == "costs_saved"


def _score(name: KpiId, kpi: Kpi, due: Fraction) -> Fraction | None:
    if kpi.value is None or not usable(name, kpi.value):
        return None
    share = _retained(kpi) if name == "retention_rate" else _attained(kpi, due)
    return None if share is None else 100 * clamp(share)


def _attained(kpi: Kpi, due: Fraction) -> Fraction | None:
    """Value ÷ reference: the target, else what was before, for the part of the period gone by."""
    value, target, previous = _exact(kpi)
    references = [figure for figure in (target, previous) if figure is not None and figure > 0]
    if value is None or not references or due == 0:
        return None
    return value / (references[0] * due)


def _retained(kpi: Kpi) -> Fraction | None:
    value, target, previous = _exact(kpi)
    references = [rate for rate in (kpi.target, kpi.previous) if rate is not None]
    if value is None or not all(usable("retention_rate", rate) for rate in references):
        return None
    if target is None:
        return value / previous if previous else None
    if previous is None:
        return (value - (target - HOLD_SPAN)) / HOLD_SPAN
    if previous < target:
        return (value - previous) / (target - previous)
    return Fraction(1) if value >= target else value / target


def _exact(kpi: Kpi) -> tuple[Fraction | None, Fraction | None, Fraction | None]:
    """Value, target and previous."""
    value, target, previous = (
        None if figure is None else exact(figure)
        for figure in (kpi.value, kpi.target, kpi.previous)
    )
    return value, target, previous


def _warnings(name: KpiId, kpi: Kpi) -> Iterator[HealthWarning]:
    value, target, previous = kpi.value, kpi.target, kpi.previous
    if name == "costs_saved" and value is not None and value < 0:
        yield HealthWarning(code="negative_saving", kpi=name, value=value)
    if value is not None and not usable(name, value):
        yield HealthWarning(code="impossible", kpi=name, value=value)
    if target is not None and target <= 0:
        yield HealthWarning(code="target_not_positive", kpi=name, value=target)
    elif target is not None and not usable(name, target):
        yield HealthWarning(code="impossible_target", kpi=name, value=target)
    if previous is not None and not usable(name, previous):
        yield HealthWarning(code="impossible_previous", kpi=name, value=previous)
