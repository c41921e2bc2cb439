"""Beside the health score: retention from head counts, and figures shown but never scored."""

from fractions import Fraction

from advisor.assessments.arithmetic import exact, hundredths
from advisor.assessments.health_input import HealthInput
from advisor.assessments.health_kpis import usable
from advisor.assessments.health_method import KpiId
from advisor.assessments.inputs import AssessmentFaults, Fault, Result


class ShownFigures(Result):
    """Percentages to two decimals; None where something that they need is not given.

    conversion = new customers ÷ leads; partnership_return = (margin gained + costs saved −
    cost of the partnership) ÷ cost.
    """

    conversion: float | None
    partnership_return: float | None


def retention_from_counts(start: int, end: int, new: int = 0) -> int | float:
    """Retention in percent from head counts: (end − new) ÷ start × 100.

    For "72 of the 80 are still there", `end` is 72 and `new` 0.

    Raises:
        AssessmentFaults: a count is negative or no whole number, nobody was there at the start,
            or the rate falls below 0 or above 100.
    """
    counts = {"start": start, "end": end, "new": new}
    faults = [Fault(name, "head_count", n) for name, n in counts.items() if not _is_count(n)]
    if start == 0:
        faults.append(Fault("start", "none_at_start", start))
    if faults:
        raise AssessmentFaults(faults)
    rate = Fraction(100 * (end - new), start)
    if not 0 <= rate <= 100:
        raise AssessmentFaults([Fault("retention_rate", "impossible_rate", hundredths(rate))])
    return int(rate) if rate.denominator == 1 else float(rate)


def shown_figures(given: HealthInput) -> ShownFigures:
    """Conversion and return of the partnership."""
    customers, leads = _value(given, "new_customers"), _value(given, "leads_generated")
    return ShownFigures(
        conversion=None if customers is None else _percent(customers, leads),
        partnership_return=_return(given),
    )


def _return(given: HealthInput) -> float | None:
    saved, margin, cost = _value(given, "costs_saved"), given.shown.margin_gained, given.shown.cost
    if saved is None or margin is None or cost is None:
        return None
    return _percent(exact(margin) + saved - exact(cost), exact(cost))


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _value(given: HealthInput, name: KpiId) -> Fraction | None:
    kpi = given.kpis.get(name)
    if kpi is None or kpi.value is None or not usable(name, kpi.value):
        return None
    return exact(kpi.value)


def _percent(part: Fraction, whole: Fraction | None) -> float | None:
    return hundredths(100 * part / whole) if whole is not None and whole > 0 else None
