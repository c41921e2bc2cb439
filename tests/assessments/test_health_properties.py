"""Health on random checks: what always holds, and a second implementation that must agree."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor.assessments.health import KPIS, HealthResult, read_health, score_health
from advisor.assessments.health_method import KpiId
from tests.assessments.slow_health import random_health, slow_health

_CHECK = st.integers(0, 10**9).map(lambda seed: random_health(Random(seed)))
_BETTER = ["stop", "realign", "continue"]


def _of(raw: dict[str, Any]) -> HealthResult:
    return score_health(read_health(raw))


def test_a_thousandfold_comparison_with_a_second_implementation() -> None:
    chance = Random(4)
    for _ in range(4000):
        raw = random_health(chance)
        found = _of(raw).model_dump(mode="json", exclude={"warnings"})
        found["could_become"].sort()
        assert found == slow_health(raw), raw


@given(_CHECK)
def test_the_score_is_between_its_halves(raw: dict[str, Any]) -> None:
    found = _of(raw)
    if found.k is None or found.q is None:
        assert found.score is None
        return
    assert found.score is not None
    assert min(found.k, found.q) - 1 < found.score < max(found.k, found.q) + 1


@given(_CHECK)
def test_a_verdict_is_provisional_where_it_could_become_another(raw: dict[str, Any]) -> None:
    found = _of(raw)
    assert found.provisional == bool(found.could_become)
    assert found.verdict not in found.could_become
    assert (found.leaning is not None) <= (found.verdict == "insufficient")


@given(_CHECK)
def test_a_breach_stops_and_a_suspicion_never_continues(raw: dict[str, Any]) -> None:
    stopped = _of({**raw, "flags": {"integrity": "confirmed"}})
    assert (stopped.verdict, stopped.reason) == ("stop", "R1")
    suspected = _of({**raw, "flags": {"integrity": "suspected"}})
    assert "continue" not in {suspected.verdict, suspected.leaning, *suspected.could_become}


@given(_CHECK)
def test_flags_and_history_change_the_verdict_and_no_figure(raw: dict[str, Any]) -> None:
    plain = _of(
        {"kpis": raw["kpis"], "qualitative": raw["qualitative"], "period": raw.get("period")}
    )
    found = _of(raw)
    assert (found.k, found.q, found.score) == (plain.k, plain.q, plain.score)
    assert (found.kpis, found.priorities) == (plain.kpis, plain.priorities)


@given(_CHECK, st.sampled_from(list(KPIS)))
def test_a_higher_figure_never_scores_lower(raw: dict[str, Any], name: KpiId) -> None:
    value = raw["kpis"].get(name, {}).get("value")
    before = _of(raw)
    scored = before.kpis.get(name)
    if scored is None or value + 5 > 100:
        return
    kpis = {**raw["kpis"], name: {**raw["kpis"][name], "value": value + 5}}
    after = _of({**raw, "kpis": kpis})
    assert scored <= (after.kpis[name] or 0)
    if before.verdict != "insufficient":
        assert _BETTER.index(before.verdict) <= _BETTER.index(after.verdict)


@given(_CHECK, st.sampled_from(list(KPIS)))
def test_an_unknown_figure_is_not_a_zero(raw: dict[str, Any], name: KpiId) -> None:
    unknown = _of({**raw, "kpis": {**raw["kpis"], name: {"target": 50}}})
    zero = _of({**raw, "period": None, "kpis": {**raw["kpis"], name: {"value": 0, "target": 50}}})
    assert unknown.kpis[name] is None
    assert zero.kpis[name] == 0


@given(_CHECK, st.randoms(use_true_random=False))
def test_the_order_of_the_input_means_nothing(raw: dict[str, Any], chance: Random) -> None:
    names = list(raw["kpis"])
    chance.shuffle(names)
    sides = {s: dict(reversed(r.items())) for s, r in reversed(raw["qualitative"].items())}
    mixed = {**raw, "kpis": {n: raw["kpis"][n] for n in names}, "qualitative": sides}
    assert _of(mixed).model_dump_json() == _of(raw).model_dump_json()
