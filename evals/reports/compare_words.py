"""What two runs differ by, in words."""

from advisor.texts import Words
from evals.compare import Comparison, Difference, MetricPair, Pair
from evals.reports.inert import visible
from evals.reports.wording import NOTHING, decimals, named, ratio
from evals.results import CaseResult, Verdict

CHANGES = ("worse", "better", "changed", "only_in_a", "only_in_b", "same")
Sides = tuple[CaseResult | None, CaseResult | None]
_PLAYED = ("sets", "only", "repeat", "judge")
_SURE = 0.05
_LEAST_P = 0.001


def counts_of(comparison: Comparison) -> dict[str, int]:
    """How many cases moved in each way."""
    return {change: len(getattr(comparison, change)) for change in CHANGES}


def warnings_of(comparison: Comparison, words: Words) -> list[str]:
    """Why the two runs may not be comparable; empty where they are."""
    if not any(len(pairs) for pairs in _pairs(comparison).values()):
        return [words("eval.report.compare.nothing")]
    names = dict.fromkeys(d.name for d in comparison.differences if d.name in _PLAYED)
    told = ", ".join(difference_name(name, words) for name in names)
    warnings = [words("eval.report.compare.warning", names=told)] if names else []
    if comparison.only_in_a or comparison.only_in_b:
        warnings.append(words("eval.report.compare.warning_only"))
    return warnings


def difference_name(name: str, words: Words) -> str:
    """A part of the set-up, as the facts of a run name it."""
    return named(f"eval.report.run.{name}", name, words)


def sides_of(difference: Difference) -> tuple[str, str]:
    """A part of the set-up in A and in B."""
    return visible(difference.a) or NOTHING, visible(difference.b) or NOTHING


def values_of(pair: MetricPair, words: Words) -> tuple[str, str]:
    """A metric in A and in B."""
    return ratio(pair.a, words, mean=pair.mean), ratio(pair.b, words, mean=pair.mean)


def difference_of(pair: MetricPair, words: Words) -> str:
    """By how much B is above A: in points of percentage, or on the scale of a mean."""
    value = pair.difference if pair.mean else 100 * pair.difference
    shown = decimals(abs(value), 2 if pair.mean else 1, words)
    sign = "" if shown.strip("0.,") == "" else ("+" if value > 0 else "−")
    return sign + shown if pair.mean else words("eval.report.compare.points", value=sign + shown)


def moved_of(pair: MetricPair, words: Words) -> str:
    """How many cases are better and worse at a metric."""
    return words("eval.report.compare.moved", gained=pair.gained, lost=pair.lost)


def p_of(pair: MetricPair, words: Words) -> str:
    """The p of a metric."""
    if pair.p < _LEAST_P:
        return words("eval.report.compare.p_small")
    return decimals(pair.p, 3, words)


def meaning_of(pair: MetricPair, words: Words) -> str:
    """What the figures of a metric allow to say, in a sentence."""
    return words(f"eval.report.compare.means.{_meaning(pair)}")


def verdicts_of(a: Verdict, b: Verdict, words: Words) -> str:
    """The verdict in A and in B; one where they are the same."""
    names = [words(f"eval.report.verdict.{verdict}") for verdict in (a, b)]
    if a == b:
        return names[0]
    return words("eval.report.compare.verdicts", a=names[0], b=names[1])


def sides_in(comparison: Comparison, change: str) -> list[Sides]:
    """The cases that moved in one way, in A and in B; None where a run lacks the case."""
    if change == "only_in_a":
        return [(result, None) for result in comparison.only_in_a]
    if change == "only_in_b":
        return [(None, result) for result in comparison.only_in_b]
    return [(pair.a, pair.b) for pair in _pairs(comparison)[change]]


def _pairs(comparison: Comparison) -> dict[str, tuple[Pair, ...]]:
    return {
        "better": comparison.better,
        "worse": comparison.worse,
        "changed": comparison.changed,
        "same": comparison.same,
    }


def _meaning(pair: MetricPair) -> str:
    if pair.gained + pair.lost == 0:
        return "none"
    if pair.p >= _SURE:
        return "unsure"
    return "better" if pair.gained > pair.lost else "worse"
