"""The agreement method written a second time, slowly and in whole numbers, to compare with."""

from collections.abc import Mapping
from random import Random
from typing import Any

_TABLE = """
nature_of_engagement 3
deliverable 3
remuneration 3
duration 3
intellectual_property 3
roles_responsibilities 3
success_indicators 2
decision_process 2
confidentiality 2
exit_terms 3
conflict_resolution 2
mediation 2
"""
WEIGHT = {row.split()[0]: int(row.split()[1]) for row in _TABLE.strip().split("\n")}
NAMES = list(WEIGHT)
BESIDE = (
    "parties_authority personal_information liability_insurance exclusivity_competition "
    "reporting_frequency brands_announcements amendments_law"
).split()
MARKS = ["perpetual_duration", "contradictory_terms", "blank_fields", "hidden_instruction"]
SIX = ["nature", "object", "rights_licences", "duration", "payment", "reporting"]
STATUSES = ["present", "unclear", "missing"]


def slow_agreement(given: Mapping[str, Any]) -> dict[str, Any]:
    """The result as plain data, from the input as plain data."""
    clauses, six = dict(given["clauses"]), given["particulars"] if given["artist"] else {}
    if clauses["mediation"] == "present":
        clauses["conflict_resolution"] = "present"
    lists: dict[str, list[str]] = {"missing": [], "unclear": [], "present": []}
    halves = 0
    for weight in (3, 2):
        for name in NAMES:
            if WEIGHT[name] == weight:
                lists[clauses[name]].append(name)
                halves += weight * {"present": 2, "unclear": 1, "missing": 0}[clauses[name]]
    coverage = (200 * halves + 62) // 124
    wanted = {s: [name for name in SIX if six.get(name) == s] for s in STATUSES}
    causes = {
        s: [n for n in lists[s] if WEIGHT[n] == 3] + [f"s47_{n}" for n in wanted[s]]
        for s in ("missing", "unclear")
    }
    marks = [name for name in MARKS if name in given["flags"]]
    softer = causes["unclear"] + ["coverage_under_80"] * (coverage < 80)
    softer += [name for name in marks if name in ("contradictory_terms", "blank_fields")]
    verdict = "fix_first" if softer else "ready_for_legal_review"
    return {
        "coverage": coverage,
        "verdict": "do_not_sign" if causes["missing"] else verdict,
        "because": causes["missing"] or softer,
        "missing": lists["missing"],
        "unclear": lists["unclear"],
        "gaps": lists["missing"] + lists["unclear"],
        "essential_missing": wanted["missing"],
        "essential_unclear": wanted["unclear"],
        "beyond_missing": [name for name in BESIDE if not given["beyond"].get(name, False)],
        "flags": marks,
        "version": "agreement-1.0",
    }


def random_agreement(chance: Random) -> dict[str, Any]:
    """An input as plain data, from nearly whole to nearly empty."""
    lacking, doubt = chance.choice([0, 0, 0.05, 0.2, 0.6]), chance.choice([0, 0, 0.1, 0.4])
    odds = [1 - min(0.9, lacking + doubt), doubt, lacking]

    def draw() -> str:
        return chance.choices(STATUSES, odds)[0]

    artist = chance.random() < 0.4
    return {
        "clauses": {name: draw() for name in chance.sample(NAMES, len(NAMES))},
        "beyond": {name: chance.random() < 0.5 for name in BESIDE if chance.random() < 0.7},
        "flags": tuple(name for name in chance.sample(MARKS, 4) if chance.random() < 0.2),
        "artist": artist,
        "particulars": {name: draw() for name in SIX} if artist or chance.random() < 0.3 else {},
    }
