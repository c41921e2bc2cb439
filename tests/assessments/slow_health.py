"""The health method written a second time, slowly and in long decimals, to compare with."""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Context, Decimal, localcontext
from random import Random
from typing import Any

_FLOWS = ["revenue_generated", "new_customers", "costs_saved", "leads_generated"]
KPI_NAMES = ["revenue_generated", "new_customers", "retention_rate", "costs_saved"]
KPI_NAMES += ["leads_generated"]
Q_NAMES = ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6"]
_DIGITS = Decimal(10) ** -60
_ADVICE = {
    **dict.fromkeys(["revenue_generated", "new_customers", "leads_generated"], "intro customers"),
    "retention_rate": "customers",
    "costs_saved": "local-alliances",
    "Q1": "helping",
    "Q2": "agreement",
    "Q3": "nonprofits-universities",
    "Q4": "agreement health-check",
    "Q5": "agreement",
    "Q6": "helping",
}


def slow_health(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The result as plain data, from the plain input; no warnings."""
    # A hundred digits, cut to sixty before any comparison: thirds add up again.
    with localcontext(Context(prec=100)):
        return _result(raw)


def _result(raw: Mapping[str, Any]) -> dict[str, Any]:
    lines = {name: _kpi(name, raw) for name in KPI_NAMES if name in raw.get("kpis", {})}
    views = {name: _view(name, raw) for name in Q_NAMES}
    k, q = _average(lines), _average(views)
    verdict, reason = _decide(k, q, raw)
    others = {_with(Decimal(at), lines, views, raw) for at in (0, 100)} - {verdict}
    return {
        "k": _two(k),
        "q": _two(q),
        "score": None if k is None or q is None else _whole((k + q) / 2),
        "verdict": verdict,
        "reason": reason,
        "leaning": _lean(k if q is None else q, raw) if verdict == "insufficient" else None,
        "confidence": _sure(lines, views, raw),
        "provisional": len(others) > 0,
        "could_become": sorted(others),
        "too_early": _early(raw) and reason != "R1",
        "kpis": {name: _two(score) for name, score in lines.items()},
        "priorities": _lowest({**lines, **views}),
    }


def _with(
    stand_in: Decimal,
    lines: Mapping[str, Decimal | None],
    views: Mapping[str, Decimal | None],
    raw: Mapping[str, Any],
) -> str:
    k, q = (
        _average({name: stand_in if score is None else score for name, score in part.items()})
        for part in (lines, views)
    )
    return _decide(k, q, raw)[0]


def _lean(known: Decimal | None, raw: Mapping[str, Any]) -> str | None:
    if known is None:
        return None
    if _whole(known) < 40:
        return "stop"
    return "continue" if _whole(known) >= 70 and _integrity(raw) == "none" else "realign"


def _early(raw: Mapping[str, Any]) -> bool:
    period = raw.get("period")
    if not period:
        return False
    return 4 * _dec(period["elapsed_months"]) < _dec(period["total_months"])


def _dec(value: Any) -> Decimal:
    return Decimal(str(value))


def _cut(value: Decimal) -> Decimal:
    return value.quantize(_DIGITS)


def _whole(value: Decimal) -> int:
    return int(_cut(value + Decimal("0.5")).to_integral_value(ROUND_FLOOR))


def _two(value: Decimal | None) -> float | None:
    return None if value is None else _whole(100 * value) / 100


def _average(scores: Mapping[str, Decimal | None]) -> Decimal | None:
    known = [score for score in scores.values() if score is not None]
    return _cut(sum(known, Decimal(0)) / len(known)) if known else None


def _kpi(name: str, raw: Mapping[str, Any]) -> Decimal | None:
    figures = {n: _dec(f) for n, f in raw["kpis"][name].items() if f is not None}
    if "value" not in figures:
        return None
    share = _flow(name, figures, raw) if name in _FLOWS else _retention(figures)
    return None if share is None else _cut(100 * min(Decimal(1), max(Decimal(0), share)))


def _flow(name: str, figures: Mapping[str, Decimal], raw: Mapping[str, Any]) -> Decimal | None:
    if figures["value"] < 0 and name != "costs_saved":
        return None
    reference = Decimal(0)
    for field in ("previous", "target"):
        if figures.get(field, Decimal(0)) > 0:
            reference = figures[field]
    if raw.get("period"):
        period = raw["period"]
        reference = reference * _dec(period["elapsed_months"]) / _dec(period["total_months"])
    return figures["value"] / reference if reference > 0 else None


def _retention(figures: Mapping[str, Decimal]) -> Decimal | None:
    if any(rate < 0 or rate > 100 for rate in figures.values()):
        return None
    value, target, previous = (figures.get(n) for n in ("value", "target", "previous"))
    assert value is not None
    if target is not None and previous is not None and previous < target:
        return (value - previous) / (target - previous)
    if target is not None and previous is not None:
        return Decimal(1) if value >= target else value / target
    if target is not None:
        return (value - target + 20) / 20
    return value / previous if previous else None


def _sides(name: str, raw: Mapping[str, Any]) -> list[int | None]:
    return [raw.get("qualitative", {}).get(side, {}).get(name) for side in ("us", "partner")]


def _view(name: str, raw: Mapping[str, Any]) -> Decimal | None:
    rated = [rating for rating in _sides(name, raw) if rating is not None]
    return _cut(25 * (Decimal(sum(rated)) / len(rated) - 1)) if rated else None


def _integrity(raw: Mapping[str, Any]) -> str:
    return str(raw.get("flags", {}).get("integrity", "none"))


def _strained(raw: Mapping[str, Any]) -> bool:
    apart = 0
    for name in Q_NAMES:
        ours, theirs = _sides(name, raw)
        if ours is not None and theirs is not None and (ours - theirs) ** 2 >= 4:
            apart += 1
    return apart >= 3 or any(rating in (1, 2) for rating in _sides("Q1", raw))


def _decide(k: Decimal | None, q: Decimal | None, raw: Mapping[str, Any]) -> tuple[str, str]:
    if _integrity(raw) == "confirmed":
        return "stop", "R1"
    if k is None and q is None:
        return "insufficient", "no_data"
    if k is None or q is None:
        return "insufficient", "one_sided"
    h = _whole((k + q) / 2)
    if 1 in _sides("Q4", raw) and k < 50:
        return "stop", "R2"
    before = raw.get("earlier")
    if before and before["verdict"] == "realign" and before["plan_done"] and h < 60:
        if h - _dec(before["score"]) < 5:
            return "stop", "R4"
    if h < 40:
        return "stop", "low_score"
    if h >= 70 and k >= 50 and q >= 50 and not _strained(raw) and _integrity(raw) == "none":
        return "continue", "healthy"
    if _strained(raw):
        return "realign", "R3"
    return "realign", "integrity_suspected" if _integrity(raw) == "suspected" else "middle"


def _sure(
    lines: Mapping[str, Decimal | None],
    views: Mapping[str, Decimal | None],
    raw: Mapping[str, Any],
) -> str:
    scored = len([s for s in lines.values() if s is not None])
    answered = len([s for s in views.values() if s is not None])
    # Twice the coverage, in sixths of the number of KPIs.
    chosen = len(lines) or 1
    double = 6 * scored + answered * chosen
    partner = any(r is not None for r in raw.get("qualitative", {}).get("partner", {}).values())
    if 100 * double >= 85 * 12 * chosen and partner and scored >= 2:
        return "high"
    return "medium" if 2 * double >= 12 * chosen else "low"


def _lowest(scores: Mapping[str, Decimal | None]) -> list[dict[str, Any]]:
    order = [*KPI_NAMES, *Q_NAMES]
    known = [
        (score, order.index(name), name) for name, score in scores.items() if score is not None
    ]
    return [
        {"id": name, "score": _two(score), "sections": _ADVICE[name].split()}
        for score, _, name in sorted(known)[:3]
    ]


def random_health(chance: Random) -> dict[str, Any]:
    """An input, from nearly empty to complete, with impossible and missing figures."""
    raw: dict[str, Any] = {"qualitative": {}}
    few = chance.choice([0.2, 0.6, 1, 1])
    names = [n for n in chance.sample(KPI_NAMES, 5) if chance.random() < few]
    raw["kpis"] = {name: _random_kpi(name, chance) for name in names}
    for side in ("us", "partner"):
        middle, said = chance.choice([1, 2, 3, 4, 5]), chance.choice([0, 0.5, 0.9, 1, 1])
        raw["qualitative"][side] = {
            q: min(5, max(1, middle + chance.choice([-1, 0, 0, 0, 1])))
            for q in Q_NAMES
            if chance.random() < said
        }
    if chance.random() < 0.3:
        total = chance.choice([3, 6, 12, 18, 24.5])
        raw["period"] = {
            "elapsed_months": chance.choice([0, 1, 1.5, 3, total]),
            "total_months": total,
        }
    raw["flags"] = {"integrity": chance.choice(["none"] * 8 + ["suspected", "confirmed"])}
    if chance.random() < 0.4:
        raw["earlier"] = {
            "verdict": chance.choice(["realign", "realign", "continue", "stop"]),
            "score": chance.randint(30, 65),
            "plan_done": chance.random() < 0.7,
        }
    return raw


def _random_kpi(name: str, chance: Random) -> dict[str, Any]:
    if name == "retention_rate":
        pool: list[Any] = [None, 0, 33.3, 58, 66.6, 70, 80, 82.5, 84, 90, 95, 100, 140, -3]
        weights = [2] + [1] * 2 + [3] * 9 + [1] * 2
    else:
        pool = [None, -2, 0, 0.1, 1, 2.5, 3, 7, 10, 12, 33.33, 45, 100]
        weights = [2, 1] + [2] * 11
    values = chance.choices(pool, weights, k=3)
    fields = zip(("value", "target", "previous"), values, strict=True)
    return {field: value for field, value in fields if value is not None or chance.random() < 0.5}
