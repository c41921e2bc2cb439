"""Customers into partners, `ambassadors-1.0`: ten checks in, progress and next action out."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import Literal

from advisor.assessments.arithmetic import exact, half_up, mean
from advisor.assessments.inputs import Result

__all__ = [
    "CHECKS",
    "ITEMS",
    "MEASURES",
    "STEPS",
    "VERSION",
    "AmbassadorsResult",
    "Step",
    "score_ambassadors",
]

VERSION: Literal["ambassadors-1.0"] = "ambassadors-1.0"

Step = Literal["identify", "community", "value", "equip", "measure"]

STEPS: tuple[Step, ...] = ("identify", "community", "value", "equip", "measure")
CHECKS: tuple[str, ...] = tuple(f"{step}_{number}" for step in STEPS for number in (1, 2))
_GATES = ("unhappy_key_customer", "unanswered_problem")
MEASURES: tuple[str, ...] = (
    "invited",
    "active",
    "referrals",
    "referred_customers",
    "referred_revenue",
    "margin_percent",
    "cost",
)
ITEMS: tuple[str, ...] = (*CHECKS, *_GATES, *MEASURES)
"""The questions, in the order of asking."""

_RUNNING, _ENOUGH = 2, 6

Answers = Mapping[str, str | int | float | None]


class AmbassadorsResult(Result):
    """Progress, coverage and the three measures are rounded percents, None where not known.

    `steps` holds the mean of each step, 0 (nothing) to 2 (running). `next` is the first check
    at 0 or not known. `gate` holds unless both questions on customers are answered no.
    """

    version: Literal["ambassadors-1.0"] = VERSION
    progress: int | None
    answered: int
    coverage: int
    steps: Mapping[Step, float | None]
    next: str | None
    gate: Literal["repair_first"] | None
    participation: int | None
    conversion: int | None
    roi: int | None
    warnings: tuple[str, ...]


def score_ambassadors(answers: Answers) -> AmbassadorsResult:
    """Progress = 100 × Σ ÷ (2 × answered), no figure under six checks of ten.

    Participation = active ÷ invited; conversion = referred customers ÷ referrals; return =
    (revenue × margin − cost) ÷ cost. A figure that is impossible is named and not used.
    """
    known = {name: rated for name in CHECKS if (rated := _rating(answers.get(name))) is not None}
    warnings = tuple(_warnings(answers))
    figures = _usable(answers, warnings)
    return AmbassadorsResult(
        progress=_progress(known),
        answered=len(known),
        coverage=half_up(Fraction(100 * len(known), len(CHECKS))),
        steps={step: _step_mean(step, known) for step in STEPS},
        next=next((name for name in CHECKS if not known.get(name)), None),
        gate=None if all(answers.get(name) == "no" for name in _GATES) else "repair_first",
        participation=_share(figures.get("active"), figures.get("invited")),
        conversion=_share(figures.get("referred_customers"), figures.get("referrals")),
        roi=_share(_gain(figures), figures.get("cost")),
        warnings=warnings,
    )


def _rating(value: object) -> int | None:
    return value if type(value) is int and 0 <= value <= _RUNNING else None


def _progress(known: Mapping[str, int]) -> int | None:
    if len(known) < _ENOUGH:
        return None
    return half_up(Fraction(100 * sum(known.values()), _RUNNING * len(known)))


def _step_mean(step: Step, known: Mapping[str, int]) -> float | None:
    found = mean(Fraction(known[name]) for name in (f"{step}_1", f"{step}_2") if name in known)
    return None if found is None else float(found)


def _number(value: object) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return exact(value) if isfinite(value) else None


def _warnings(answers: Answers) -> Iterator[str]:
    figures = {name: _number(answers.get(name)) for name in MEASURES}
    yield from (f"negative_{name}" for name, value in figures.items() if value and value < 0)
    if _over(figures["active"], figures["invited"]):
        yield "active_over_invited"
    if _over(figures["referred_customers"], figures["referrals"]):
        yield "customers_over_referrals"
    if _over(figures["margin_percent"], Fraction(100)):
        yield "margin_over_100"
    if figures["cost"] == 0:
        yield "cost_zero"


def _over(part: Fraction | None, whole: Fraction | None) -> bool:
    return part is not None and whole is not None and part > whole


_SPOILED = {
    "active_over_invited": ("active", "invited"),
    "customers_over_referrals": ("referred_customers", "referrals"),
    "margin_over_100": ("margin_percent",),
    "cost_zero": ("cost",),
} | {f"negative_{name}": (name,) for name in MEASURES}


def _usable(answers: Answers, warnings: tuple[str, ...]) -> dict[str, Fraction]:
    spoiled = {name for warning in warnings for name in _SPOILED[warning]}
    figures = {name: _number(answers.get(name)) for name in MEASURES if name not in spoiled}
    return {name: value for name, value in figures.items() if value is not None}


def _gain(figures: Mapping[str, Fraction]) -> Fraction | None:
    if not {"referred_revenue", "margin_percent", "cost"} <= figures.keys():
        return None
    return figures["referred_revenue"] * figures["margin_percent"] / 100 - figures["cost"]


def _share(part: Fraction | None, whole: Fraction | None) -> int | None:
    """Part ÷ whole in rounded percent; None where either is not known or the whole is 0."""
    return half_up(100 * part / whole) if part is not None and whole else None
