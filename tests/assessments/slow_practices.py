"""The four practices written a second time, slowly and in whole numbers, to compare with."""

from collections.abc import Mapping
from datetime import date
from random import Random
from typing import Any

from tests.assessments.slow_readiness import half_up_ratio

_TABLE = """
rd 0 3 1 1 2
talent 1 3 0 0 2
local_credibility 3 1 2 0 2
social_impact 3 1 1 0 1
new_customers 1 0 3 1 2
co_creation 1 2 3 0 1
large_bid 0 0 0 3 2
sharing_costs 0 0 0 2 3
foreign_market 1 1 2 2 3
support_financing 1 1 0 0 3
"""
_WORTH = {row.split()[0]: [int(n) for n in row.split()[1:]] for row in _TABLE.split("\n") if row}
_TYPES = ["nonprofit", "university", "customer", "competitor", "cluster"]
DIMENSIONS = "directness disagreement people time gestures gifts trust written".split()
STEPS = "identify community value equip measure".split()
CHECKS = [step + end for step in STEPS for end in ("_1", "_2")]
MEASURES = [
    "invited",
    "active",
    "referrals",
    "referred_customers",
    "referred_revenue",
    "margin_percent",
    "cost",
]
TESTS = ["stated", "feasible", "no_ask", "skills", "welcome"]


def slow_finder(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The result as plain data."""
    ranked = _slow_ranking(answers)
    rival = answers.get("competitor") == "yes"
    topics = answers.get("competitor_topics")
    gates = []
    if answers.get("offer") == "no":
        gates.append("help_first_before")
    if rival and topics != "no":
        gates.append(f"competitor_topics_{'blocked' if topics == 'yes' else 'unknown'}")
    fit_of: dict[str, Any] = {str(one["type"]): one["fit"] for one in ranked}
    hidden = "competitor" if "competitor_topics_blocked" in gates else ""
    able = [one["type"] for one in ranked if one["type"] != hidden and one["fit"] != 0]
    top = [t for t in able if sum(fit_of[o] > fit_of[t] for o in able) < 2]
    if rival and answers.get("joint_bid") == "yes":
        gates.append("joint_bid_rules")
    if answers.get("horizon") == "under_3_months" and "university" in top:
        gates.append("university_too_slow")
    if answers.get("dispute") == "yes":
        gates.append("repair_first")
    equals = [[t for t in top if fit_of[t] == fit] for fit in dict.fromkeys(map(fit_of.get, top))]
    asked = ["need1", "need2", "need3", "horizon", "offer"]
    asked += ["offer_what"] if answers.get("offer") == "yes" else []
    asked += ["withhold", "competitor"] + (["competitor_topics", "joint_bid"] if rival else [])
    return {
        "version": "finder-1.0",
        "ranked": ranked,
        "top": top,
        "tied": [group for group in equals if len(group) > 1],
        "gates": gates,
        "complete": bool(ranked),
        "missing": [item for item in [*asked, "dispute"] if item not in answers],
    }


def _slow_ranking(answers: Mapping[str, Any]) -> list[dict[str, Any]]:
    if answers.get("need1") not in _WORTH:
        return []
    points, weight = [0] * 5, 0
    seen: list[Any] = []
    for item, worth in (("need1", 3), ("need2", 2), ("need3", 1)):
        need = answers.get(item)
        if need in _WORTH and need not in seen:
            seen.append(need)
            weight += worth
            points = [p + worth * w for p, w in zip(points, _WORTH[need], strict=True)]
    fits = [(half_up_ratio(100 * p, 3 * weight), t) for p, t in zip(points, _TYPES, strict=True)]
    levels = sorted({fit for fit, _ in fits}, reverse=True)
    return [{"type": t, "fit": f} for level in levels for f, t in fits if f == level]


def slow_culture(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The result as plain data."""
    halves = {"seen": 2, "told": 2, "read": 1}
    total, known, gaps, unknown, guessed = 0, 0, [], [], []
    for name in DIMENSIONS:
        us, them = answers.get(f"{name}_us"), answers.get(f"{name}_them")
        if them is None:
            unknown.append(name)
            continue
        known += 1
        weight = halves.get(answers.get(f"{name}_origin") or "guess", 0)
        total += weight
        if weight == 0:
            guessed.append(name)
        if us is not None and us - them not in (-1, 0, 1):
            gaps.append(
                {"dimension": name, "us": us, "them": them, "gap": max(us - them, them - us)}
            )
    return {
        "version": "culture-1.0",
        "title": "brief" if known and total >= known else "questions",
        "certainty": half_up_ratio(50 * total, known) if known else 0,
        "gaps": [gap for size in (4, 3, 2) for gap in gaps if gap["gap"] == size],
        "unknown": unknown,
        "guessed": guessed,
    }


def slow_ambassadors(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The result as plain data; the measures are whole numbers here."""
    known = [name for name in CHECKS if answers.get(name) is not None]
    steps: dict[str, float | None] = {}
    for step in STEPS:
        rated = [answers[name] for name in known if name.startswith(step)]
        steps[step] = sum(rated) / len(rated) if rated else None
    weak = [name for name in CHECKS if name not in known or answers[name] == 0]
    calm = answers.get("unhappy_key_customer") == answers.get("unanswered_problem") == "no"
    figure = {name: answers.get(name) for name in MEASURES}
    warnings = [f"negative_{n}" for n, v in figure.items() if v is not None and v < 0]
    good = {n: None if v is None or v < 0 else v for n, v in figure.items()}

    def over(part: str, whole: str) -> bool:
        one, all_of_it = figure[part], figure[whole]
        return one is not None and all_of_it is not None and one > all_of_it

    if over("active", "invited"):
        warnings.append("active_over_invited")
        good["active"] = None
    if over("referred_customers", "referrals"):
        warnings.append("customers_over_referrals")
        good["referrals"] = None
    if figure["margin_percent"] is not None and figure["margin_percent"] > 100:
        warnings.append("margin_over_100")
        good["margin_percent"] = None
    if figure["cost"] == 0:
        warnings.append("cost_zero")
    revenue, margin, cost = good["referred_revenue"], good["margin_percent"], good["cost"]
    gained = None
    if revenue is not None and margin is not None and cost:
        gained = half_up_ratio(revenue * margin - 100 * cost, cost)
    total = sum(answers[name] for name in known)
    return {
        "version": "ambassadors-1.0",
        "progress": half_up_ratio(100 * total, 2 * len(known)) if len(known) > 5 else None,
        "answered": len(known),
        "coverage": 10 * len(known),
        "steps": steps,
        "next": weak[0] if weak else None,
        "gate": None if calm else "repair_first",
        "participation": _percent(good["active"], good["invited"]),
        "conversion": _percent(good["referred_customers"], good["referrals"]),
        "roi": gained,
        "warnings": warnings,
    }


def _percent(part: int | None, whole: int | None) -> int | None:
    return half_up_ratio(100 * part, whole) if part is not None and whole else None


def slow_help(answers: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The result as plain data; a day that is given is a day."""
    failed = [name for name in TESTS if answers.get(name) == "no"]
    unknown = [name for name in TESTS if answers.get(name) is None]
    parts = ["who", "need", "help", "effort", "day", "limit", "sign"]
    missing = [name for name in parts if answers.get(name) is None]
    day = date.fromisoformat(answers["day"]).toordinal() if answers.get("day") else None
    near = None if day is None else day - today.toordinal() in range(8)
    lacks = near is not True or any(name in missing for name in ("who", "need", "help"))
    rules = [
        ("favour_open", answers.get("open_favour") == "yes"),
        ("listen", "stated" in failed),
        ("rewrite", "no_ask" in failed),
        ("not_yet", bool(failed or unknown)),
        ("incomplete", lacks),
        ("ready", True),
    ]
    return {
        "version": "help-1.0",
        "status": next(status for status, holds in rules if holds),
        "failed": failed,
        "unknown": unknown,
        "missing": missing,
        "day_ok": near,
        "follow_up": None if day is None else date.fromordinal(day + 14).isoformat(),
    }


def random_answers(kind: str, chance: Random, today: date) -> dict[str, Any]:
    """Answers from nearly empty to complete, known or not."""
    values = _VALUES[kind]
    silence = chance.choice([0, 0.1, 0.4, 0.8])
    answers = {name: chance.choice(of) for name, of in values.items() if chance.random() > silence}
    if kind == "help" and "day" in answers:
        answers["day"] = date.fromordinal(today.toordinal() + chance.randint(-3, 12)).isoformat()
    return answers


_NEEDS = [None, *_WORTH]
_YES_NO = ["yes", "no", None]
_LIKELY = ["yes", "yes", "yes", "no", None]
_VALUES: dict[str, dict[str, list[Any]]] = {
    "finder": {
        **dict.fromkeys(("need1", "need2", "need3"), _NEEDS),
        "horizon": ["under_3_months", "under_a_year", "no_hurry", None],
        **dict.fromkeys(("offer", "competitor", "competitor_topics", "joint_bid"), _YES_NO),
        "dispute": _YES_NO,
        "offer_what": ["une salle", None],
        "withhold": ["the recipe", None],
    },
    "culture": {
        "counterpart": ["l’acheteuse", None],
        **{f"{d}_{side}": [1, 2, 3, 4, 5, None] for d in DIMENSIONS for side in ("us", "them")},
        **{f"{d}_origin": ["seen", "told", "read", "guess", None] for d in DIMENSIONS},
    },
    "ambassadors": {
        **{name: [0, 1, 2, 2, None] for name in CHECKS},
        "unhappy_key_customer": ["no", *_YES_NO],
        "unanswered_problem": ["no", *_YES_NO],
        **{name: [-4, 0, 3, 7, 40, 110, 3000, None] for name in MEASURES},
    },
    "help": {
        **{name: ["mots", "oui", None] for name in ("who", "need", "help", "limit", "sign")},
        "effort": ["five_minutes", "one_hour", "half_day", None],
        "day": ["later"],
        **dict.fromkeys(TESTS, _LIKELY),
        "open_favour": ["no", "no", "no", *_YES_NO],
    },
}
