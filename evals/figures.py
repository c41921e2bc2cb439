"""The figures of a run: what was measured, over which cases, and how sure it is."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.intervals import normal, percentile, wilson
from evals.metrics import MEANS, METRICS
from evals.results import CaseResult, Check, Figure, Latency, RunInfo, Summary, Verdict, check_of

PASSED = "passed"
_VERDICTS: tuple[Verdict, ...] = ("passed", "failed", "error", "skipped")


@dataclass(frozen=True)
class _Measured:
    """What one metric gave in a group: the values of each turn, one a repeat."""

    values: Sequence[Sequence[float]]
    skipped: int


def summarise(info: RunInfo, results: Sequence[CaseResult]) -> Summary:
    """All figures of a run, over all cases and by language, section, tag and set.

    `passed` is the share of cases that passed, of those that passed or failed. Cases that broke
    and checks that could not be measured never enter. Where cases are repeated, `count` and `hits`
    count every repeat, while an interval counts each turn once, with its mean.
    """
    groups = _groups(results)
    counts = Counter(r.verdict for r in results)
    return Summary(
        run=info,
        counts={verdict: counts[verdict] for verdict in _VERDICTS},
        figures=tuple(
            _figure(metric, group, inside)
            for metric in metrics_of(results)
            for group, inside in groups.items()
            if _is_measured(metric, inside)
        ),
        latency=tuple(found for g, inside in groups.items() for found in _latency(g, inside)),
        flaky={case: rate for case, rate in pass_rates(results).items() if 0 < rate < 1},
    )


def pass_rates(results: Iterable[CaseResult]) -> Mapping[str, float]:
    """The share of repeats that passed, by case id, of those that passed or failed."""
    held: dict[str, list[bool]] = {}
    for result in results:
        if result.verdict in {"passed", "failed"}:
            held.setdefault(result.case, []).append(result.verdict == "passed")
    return {case: sum(passed) / len(passed) for case, passed in held.items()}


def metrics_of(results: Sequence[CaseResult]) -> tuple[str, ...]:
    """The metrics that some case measured or should have, `passed` first."""
    found = {check.metric for r in results for turn in r.turns for check in turn.checks}
    return (PASSED, *(m.NAME for m in METRICS if m.NAME in found))


def scores_of(result: CaseResult, metric: str) -> dict[int, float]:
    """What a case gives to a figure: a value by turn, where the metric was measured."""
    if result.verdict == "error":
        return {}
    if metric == PASSED:
        return {} if result.verdict == "skipped" else {0: float(result.verdict == "passed")}
    return {
        number: _value(check)
        for number, turn in enumerate(result.turns)
        for check in turn.checks
        if check.metric == metric and check.verdict != "skipped"
    }


def _value(check: Check) -> float:
    if check.metric in MEANS:
        return check.score or 0.0
    return float(check.verdict == "passed")


def _groups(results: Sequence[CaseResult]) -> Mapping[str, list[CaseResult]]:
    groups: dict[str, list[CaseResult]] = {"all": list(results)}
    kinds: tuple[Mapping[str, list[CaseResult]], ...] = (
        _by(("lang", (r.lang,), r) for r in results),
        _by(("section", r.sections, r) for r in results),
        _by(("tag", r.tags, r) for r in results),
        _by(("set", (r.set,), r) for r in results),
    )
    for kind in kinds:
        groups.update(kind)
    return groups


def _by(
    named: Iterable[tuple[str, Sequence[str], CaseResult]],
) -> Mapping[str, list[CaseResult]]:
    groups: dict[str, list[CaseResult]] = {}
    for kind, names, result in named:
        for name in dict.fromkeys(names):
            groups.setdefault(f"{kind}:{name}", []).append(result)
    return groups


def _is_measured(metric: str, results: Sequence[CaseResult]) -> bool:
    return metric == PASSED or any(check_of(r, metric) for r in results)


def _figure(metric: str, group: str, results: Sequence[CaseResult]) -> Figure:
    found = _measured(metric, results)
    flat = [value for values in found.values for value in values]
    turns = [sum(values) / len(values) for values in found.values]
    mean = metric in MEANS
    bounds = normal(turns) if mean else wilson(sum(turns), len(turns))
    return Figure(
        metric=metric,
        group=group,
        count=len(flat),
        hits=None if mean else round(sum(flat)),
        skipped=found.skipped,
        value=_rounded(sum(flat) / len(flat)) if flat else None,
        low=_rounded(bounds.low) if flat else None,
        high=_rounded(bounds.high) if flat else None,
    )


def _measured(metric: str, results: Sequence[CaseResult]) -> _Measured:
    values: dict[tuple[str, str, int], list[float]] = {}
    for result in results:
        for turn, value in scores_of(result, metric).items():
            values.setdefault((result.set, result.case, turn), []).append(value)
    return _Measured(list(values.values()), sum(_skipped(r, metric) for r in results))


def _skipped(result: CaseResult, metric: str) -> int:
    if metric == PASSED:
        return int(result.verdict == "skipped")
    if result.verdict == "error":
        return 0
    return sum(check.verdict == "skipped" for check in check_of(result, metric))


def _latency(group: str, results: Sequence[CaseResult]) -> Iterator[Latency]:
    times = [
        turn.reply.elapsed_ms
        for result in results
        if result.verdict != "error"
        for turn in result.turns
        if turn.reply
    ]
    if times:
        yield Latency(
            group=group,
            count=len(times),
            p50=percentile(times, 0.5),
            p95=percentile(times, 0.95),
        )


def _rounded(value: float) -> float:
    return round(value, 6)
