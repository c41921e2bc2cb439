"""A health check written short, for the tests."""

from typing import Any

from advisor.assessments.health import KPIS, STATEMENTS, HealthInput, read_health

_SHORT = dict(zip(["rev", "cust", "ret", "sav", "leads"], KPIS, strict=True))


def _ratings(marks: str) -> dict[str, int]:
    """`444455`, or one mark for all six, or nothing; `.` where not rated."""
    six = marks * 6 if len(marks) == 1 else marks
    return {q: int(mark) for q, mark in zip(STATEMENTS, six, strict=False) if mark != "."}


def a_check(us: str = "", partner: str = "", **given: Any) -> HealthInput:
    """A check: `rev=(60, 100)` is a value and a target, a third figure what was before."""
    fields = ("value", "target", "previous")
    kpis = {
        _SHORT[name]: dict(zip(fields, given.pop(name), strict=False))
        for name in list(given)
        if name in _SHORT
    }
    views = {"us": _ratings(us), "partner": _ratings(partner)}
    return read_health({"kpis": kpis, "qualitative": views, **given})
