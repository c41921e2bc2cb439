"""Names, figures and reasons of a report in the words of its reader."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from string import Template

from babel.numbers import format_decimal

from advisor.language import locale_of, number, percent
from advisor.texts import Words
from evals.reports.inert import visible
from evals.results import CaseResult, Check, Figure, RunInfo

NOTHING = "–"
GROUPS = ("lang", "section", "tag", "set")
_HASH_LENGTH = 12


def named(key: str, fallback: str, words: Words) -> str:
    """The words of `key`, or the name itself where the texts have none for it."""
    return words(key) if key in words else visible(fallback)


def metric_name(metric: str, words: Words) -> str:
    """What a metric measures."""
    return named(f"eval.report.metric.{metric}", metric, words)


def group_name(group: str, words: Words) -> str:
    """A group of figures: `lang:fr` → Language: French."""
    kind = group.partition(":")[0]
    if kind not in GROUPS:
        return named(f"eval.report.group.{kind}", group, words)
    return words(f"eval.report.group.{kind}", name=member_name(group, words))


def member_name(group: str, words: Words) -> str:
    """What a group holds, without its kind: `lang:fr` → French."""
    kind, _, name = group.partition(":")
    return named(f"eval.report.{kind}.{name}", name, words) if name else group_name(group, words)


def ratio(value: float, words: Words, *, mean: bool) -> str:
    """A value between 0 and 1: a proportion as a percentage, a mean with two decimals."""
    if mean:
        return decimals(value, 2, words)
    return percent(Decimal(f"{100 * value:.1f}"), words.language)


def decimals(value: float, places: int, words: Words) -> str:
    """A number with this many decimals, the last zeros too."""
    pattern = "#,##0." + "0" * places
    shown: str = format_decimal(value, pattern, locale=locale_of(words.language))
    return shown


def value_of(figure: Figure, words: Words) -> str:
    """The value of a figure; a dash where nothing was measured."""
    if figure.value is None:
        return NOTHING
    return ratio(figure.value, words, mean=figure.hits is None)


def interval_of(figure: Figure, words: Words) -> str:
    """The interval of a figure; a dash where it has none."""
    if figure.low is None or figure.high is None:
        return NOTHING
    low, high = (ratio(x, words, mean=figure.hits is None) for x in (figure.low, figure.high))
    return words("eval.report.interval", low=low, high=high)


def count_of(figure: Figure, words: Words) -> str:
    """How many were measured, and how many of them passed."""
    count = number(figure.count, words.language)
    if figure.hits is None:
        return words("eval.report.count_mean", count=count)
    return words("eval.report.count", hits=number(figure.hits, words.language), count=count)


def duration(milliseconds: float, words: Words) -> str:
    """A time: 240 ms, 1.2 s, 3 min 5 s."""
    if milliseconds < 1000:
        return words("eval.report.ms", value=round(milliseconds))
    if milliseconds < 60_000:
        seconds = Decimal(f"{milliseconds / 1000:.1f}")
        return words("eval.report.seconds", value=number(seconds, words.language))
    minutes, seconds_left = divmod(round(milliseconds / 1000), 60)
    return words("eval.report.minutes", minutes=minutes, seconds=seconds_left)


def reason_of(check: Check, words: Words) -> str:
    """Why a check failed or was not measured, in words; its raw key where the texts lack it."""
    if not check.reason:
        return ""
    if check.reason not in words:
        return visible(check.reason)
    facts = {name: _fact(value, words) for name, value in check.facts.items()}
    return visible(Template(words.raw(check.reason)).safe_substitute(facts))


def reasons_of(result: CaseResult, words: Words) -> list[str]:
    """A line for each asked check that did not pass, turn after turn, or for what broke."""
    lines = [visible(result.error)] if result.error else []
    for turn, check in _missed(result):
        told = _explained(check, words)
        if len(result.turns) > 1:
            told = words("eval.report.at_turn", turn=turn, reason=told)
        lines.append(told)
    return lines


def missed_metrics(result: CaseResult) -> list[str]:
    """The metrics that a case failed at, asked for or not, each once."""
    checks = (check for turn in result.turns for check in turn.checks)
    return list(dict.fromkeys(check.metric for check in checks if check.verdict == "failed"))


def case_key(result: CaseResult) -> str:
    """A case as lists name it; the repeats after the first carry their number."""
    name = " ".join(visible(result.case).split())
    return f"{name} #{result.repeat + 1}" if result.repeat else name


def run_facts(run: RunInfo, words: Words) -> dict[str, str]:
    """What was run, by the name of each fact; facts without a value are left out."""
    facts = {
        "model": run.model,
        "prompt": run.prompt,
        "knowledge": run.knowledge[:_HASH_LENGTH],
        "embedding": run.embedding,
        "sets": ", ".join(f"{name} ({sha[:_HASH_LENGTH]})" for name, sha in run.sets.items()),
        "only": ", ".join(run.only),
        "repeat": str(run.repeat) if run.repeat > 1 else "",
        "judge": run.judge or "",
        "cost": _cost(run.cost, words),
        "started": run.started,
        "seconds": duration(1000 * run.seconds, words),
        "advisor": run.advisor,
    }
    return {words(f"eval.report.run.{name}"): visible(fact) for name, fact in facts.items() if fact}


def _missed(result: CaseResult) -> Iterator[tuple[int, Check]]:
    for place, turn in enumerate(result.turns, start=1):
        for check in turn.checks:
            if check.asked and check.verdict != "passed":
                yield place, check


def _explained(check: Check, words: Words) -> str:
    """A reason in words says what it is about; anything else needs the name of its metric."""
    told = reason_of(check, words)
    if check.reason in words:
        return told
    if not told and (check.expected or check.found):
        expected, found = (visible(x) or NOTHING for x in (check.expected, check.found))
        told = words("eval.report.expected_found", expected=expected, found=found)
    reason = told or words("eval.report.no_reason")
    return words("eval.report.of_metric", metric=metric_name(check.metric, words), reason=reason)


def _fact(value: str | int | float, words: Words) -> str:
    return value if isinstance(value, str) else number(value, words.language)


def _cost(cost: Mapping[str, int], words: Words) -> str:
    return ", ".join(f"{name} {number(count, words.language)}" for name, count in cost.items())
