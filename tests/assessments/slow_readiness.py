"""The readiness method written a second time, slowly and in whole numbers, to compare with."""

from collections.abc import Mapping
from random import Random
from typing import Any

_TABLE = """
finances 20 F1* helping F2 readiness F3 readiness
production_capacity 15 P1* local-alliances P2 readiness P3 local-alliances
human_resources 15 H1* readiness H2 nonprofits-universities H3 readiness
adaptability 15 A1 nonprofits-universities A2 customers A3 agreement
offer_maturity 20 O1* customers O2 customers O3 readiness
relational_cultural_capital 15 R1 helping R2 culture R3 local-alliances
"""
_ROWS = [line.split() for line in _TABLE.split("\n") if line]
GROUPS = {row[0]: [name.strip("*") for name in row[2::2]] for row in _ROWS}
NAMES = [name for names in GROUPS.values() for name in names]
_WEIGHT = {row[0]: int(row[1]) for row in _ROWS}
_STARS = [name.strip("*") for row in _ROWS for name in row[2::2] if name.endswith("*")]
_SECTION = {
    name.strip("*"): section
    for row in _ROWS
    for name, section in zip(row[2::2], row[3::2], strict=True)
}
_GROUP = {name: group for group, names in GROUPS.items() for name in names}
_BANDS = ["build_at_home_first", "prepare", "ready_for_pilot", "ready_to_commit"]


def half_up_ratio(top: int, bottom: int) -> int:
    """The nearest whole number to top ÷ bottom, a half upwards."""
    return (2 * top + bottom) // (2 * bottom)


def slow_readiness(answers: Mapping[str, Any], evidence: Mapping[str, str]) -> dict[str, Any]:
    """The result as plain data."""
    asked = [name for name in NAMES if answers.get(name) != "na"]
    proof = [n for n in asked if answers.get(n) == 4 and not evidence.get(n, "").strip()]
    given = {n: answers[n] for n in asked if answers.get(n) is not None}
    counted = {n: 3 if n in proof else rating for n, rating in given.items()}
    # In sixths of a point, for an item is worth a half or a third of its dimension.
    size = {n: 6 * _WEIGHT[_GROUP[n]] // len(set(GROUPS[_GROUP[n]]) & set(asked)) for n in asked}
    whole, known = sum(size.values()), sum(size[n] for n in counted)
    points = sum(25 * counted[n] * size[n] for n in counted)
    low = half_up_ratio(points, whole)
    high = half_up_ratio(points + 100 * (whole - known), whole)
    gates, limit = _gates(asked, counted)
    confidence = "low"
    if 100 * known >= 60 * whole:
        sure = 100 * known >= 85 * whole and all(star in counted for star in _STARS)
        confidence = "high" if sure else "medium"
    raw = None if confidence == "low" else _level(half_up_ratio(points, known))
    return {
        "score": None if raw is None else half_up_ratio(points, known),
        "low": low,
        "high": high,
        "coverage": known / whole,
        "raw_band": None if raw is None else _BANDS[raw],
        "band": None if raw is None else _BANDS[min(raw, limit)],
        "gates": gates,
        "confidence": confidence,
        "provisional": raw is not None and _level(low) != _level(high),
        "dimensions": {group: _dimension(group, asked, counted) for group in GROUPS},
        "priorities": [
            {"id": name, "rating": counted[name], "section": _SECTION[name]}
            for name in _first(counted, lambda n: counted[n], size)
        ],
        "add_proof": proof,
        "next_questions": _first([n for n in asked if n not in counted], lambda n: 0, size),
    }


def _first(names: Any, before: Any, size: Mapping[str, int]) -> list[str]:
    keyed = [(before(n), n not in _STARS, -size[n], NAMES.index(n), n) for n in names]
    return [key[-1] for key in sorted(keyed)][:3]


def _level(score: int) -> int:
    return sum(score > cut for cut in (40, 60, 80))


def _in_group(group: str, asked: list[str], counted: Mapping[str, int]) -> list[int] | None:
    applicable = [name for name in GROUPS[group] if name in asked]
    ratings = [counted[name] for name in applicable if name in counted]
    return ratings if len(ratings) >= len(applicable) / 2 else None


def _dimension(group: str, asked: list[str], counted: Mapping[str, int]) -> int | None:
    ratings = _in_group(group, asked, counted)
    return half_up_ratio(25 * sum(ratings), len(ratings)) if ratings else None


def _gates(asked: list[str], counted: Mapping[str, int]) -> tuple[list[str], int]:
    gates: list[tuple[str, int]] = []
    for star in _STARS:
        zero = 0 if star == "F1" else 1
        caps = {None: ("unknown", 2), 0: ("zero", zero), 1: ("one", 2)}
        if counted.get(star) in caps:
            word, cap = caps[counted.get(star)]
            gates.append((f"{star}_{word}", cap))
    for group in GROUPS:
        ratings = _in_group(group, asked, counted)
        if not ratings:
            gates.append((f"{group}_not_assessed", 2))
        elif sum(ratings) < len(ratings):
            gates.append((f"{group}_under_25", 1))
        elif sum(ratings) < 2 * len(ratings):
            gates.append((f"{group}_under_50", 2))
    return [name for name, _ in gates], min([3, *[cap for _, cap in gates]])


def random_readiness(chance: Random) -> tuple[dict[str, Any], dict[str, str]]:
    """Answers and evidence, from nearly empty to complete, weak to strong."""
    silence, middle = chance.choice([0, 0, 0.1, 0.3, 0.6, 1]), chance.uniform(0, 4)
    answers: dict[str, Any] = {}
    for name in chance.sample(NAMES, len(NAMES)):
        if chance.random() < silence:
            if chance.random() < 0.5:
                answers[name] = None
        elif name == "A3" and chance.random() < 0.3:
            answers[name] = "na"
        else:
            answers[name] = min(4, max(0, round(chance.gauss(middle, 1))))
    proofs = ["", " \t", "2 contrats signés", "12%"]
    evidence = {name: chance.choice(proofs) for name in NAMES if chance.random() < 0.6}
    return answers, evidence
