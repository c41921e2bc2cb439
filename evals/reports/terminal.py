"""A run as it is told in the terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from advisor.language import LANGUAGES, number
from advisor.texts import Words
from evals.reports.inert import visible
from evals.reports.wording import (
    NOTHING,
    case_key,
    duration,
    group_name,
    interval_of,
    member_name,
    metric_name,
    ratio,
    reasons_of,
    run_facts,
    value_of,
)
from evals.results import CaseResult, Figure, Latency, Summary, Verdict

VERDICTS: tuple[Verdict, ...] = ("passed", "failed", "error", "skipped")
MARKS: dict[Verdict, str] = {"passed": "✓", "failed": "✗", "error": "!", "skipped": "–"}
STYLES: dict[Verdict, str] = {
    "passed": "green",
    "failed": "bold red",
    "error": "bold magenta",
    "skipped": "yellow",
}
_LISTED = {"failed": "failed", "error": "errors", "skipped": "unmeasured"}
_AT_MOST = 20
_MOST_REASONS = 3
_SLOWEST = 5


def render_terminal(
    summary: Summary, words: Words, results: Sequence[CaseResult] = ()
) -> RenderableType:
    """A run in the terminal: figures by language, times, verdicts, and the cases to look at.

    With `results`, the cases that failed, broke or were not measured are listed apart with their
    reasons, and the slowest are named.
    """
    parts: list[RenderableType] = [_facts(summary, words), figures_table(summary, words)]
    parts += [_latency_table(summary.latency, words), *_flaky(summary, words)]
    for verdict, title in _LISTED.items():
        parts += _listed([r for r in results if r.verdict == verdict], title, words)
    parts += [*_slowest(results, words), counts_line(summary, words)]
    return Group(*parts)


def counts_line(summary: Summary, words: Words) -> Text:
    """How many cases ended with each verdict."""
    line = Text()
    for verdict in VERDICTS:
        count = number(summary.counts.get(verdict, 0), words.language)
        told = f"{MARKS[verdict]} {count} {words(f'eval.report.verdicts.{verdict}')}"
        line.append(told, STYLES[verdict]).append("   ")
    return line


def figures_table(summary: Summary, words: Words) -> Table:
    """The figures over all cases and by language, each with its interval and its count."""
    groups = ["all", *(f"lang:{language}" for language in LANGUAGES)]
    known = {(f.metric, f.group): f for f in summary.figures}
    shown = [g for g in groups if any(group == g for _, group in known)]
    table = Table(title=words("eval.report.figures"), title_justify="left")
    table.add_column(words("eval.report.col.metric"))
    for group in shown:
        name = group_name(group, words) if group == "all" else member_name(group, words)
        table.add_column(name, justify="right")
    for metric in dict.fromkeys(f.metric for f in summary.figures):
        cells = [_figure_cell(known.get((metric, group)), words) for group in shown]
        table.add_row(Text(metric_name(metric, words)), *cells)
    return table


def _figure_cell(figure: Figure | None, words: Words) -> Text:
    if figure is None:
        return Text(NOTHING)
    count = number(figure.count, words.language)
    cell = Text(f"{value_of(figure, words)} (n {count})")
    if figure.value is not None:
        cell.append(f"\n{interval_of(figure, words)}", "dim")
    if figure.skipped:
        skipped = number(figure.skipped, words.language)
        cell.append(f"\n{words('eval.report.skipped', count=skipped)}", STYLES["skipped"])
    return cell


def _facts(summary: Summary, words: Words) -> Table:
    grid = Table.grid(padding=(0, 2))
    for name, fact in run_facts(summary.run, words).items():
        grid.add_row(Text(name, "dim"), Text(fact))
    return grid


def _latency_table(latency: Iterable[Latency], words: Words) -> Table:
    table = Table(title=words("eval.report.latency"), title_justify="left")
    table.add_column(words("eval.report.figures.group"))
    for column in ("count", "p50", "p95"):
        table.add_column(words(f"eval.report.latency.{column}"), justify="right")
    for row in latency:
        if row.group == "all" or row.group.startswith("lang:"):
            times = [duration(ms, words) for ms in (row.p50, row.p95)]
            name = group_name(row.group, words)
            table.add_row(Text(name), number(row.count, words.language), *times)
    return table


def _flaky(summary: Summary, words: Words) -> list[RenderableType]:
    if not summary.flaky:
        return []
    return [
        Text(words("eval.report.flaky"), "bold"),
        *(
            Text("  " + flaky_line(case, rate, words))
            for case, rate in sorted(summary.flaky.items(), key=lambda pair: pair[1])
        ),
    ]


def flaky_line(case: str, rate: float, words: Words) -> str:
    """A case that passes at times, with its rate."""
    told = ratio(rate, words, mean=False)
    return words("eval.report.flaky.rate", case=visible(case), rate=told)


def _listed(results: Sequence[CaseResult], title: str, words: Words) -> list[RenderableType]:
    if not results:
        return []
    count = number(len(results), words.language)
    lines: list[RenderableType] = [Text(words(f"eval.report.{title}", count=count), "bold")]
    lines += [_told(result, words) for result in results[:_AT_MOST]]
    left = len(results) - _AT_MOST
    if left > 0:
        lines.append(Text(f"  {words('eval.report.more', count=left)}", "dim"))
    return lines


def _told(result: CaseResult, words: Words) -> RenderableType:
    name = Text(f"{MARKS[result.verdict]} {case_key(result)}", STYLES[result.verdict])
    return told_case(name, reasons_of(result, words), words)


def told_case(name: Text, reasons: Sequence[str], words: Words) -> RenderableType:
    """A case by name with its first reasons under it."""
    lines = [" ".join(reason.split()) for reason in reasons[:_MOST_REASONS]]
    if len(reasons) > _MOST_REASONS:
        lines.append(words("eval.report.more", count=len(reasons) - _MOST_REASONS))
    under = [Padding(Text("\n".join(lines)), (0, 0, 0, 6))] if lines else []
    return Group(Padding(name, (0, 0, 0, 2)), *under)


def _slowest(results: Sequence[CaseResult], words: Words) -> list[RenderableType]:
    slowest = sorted(results, key=lambda result: -result.elapsed_ms)[:_SLOWEST]
    if not slowest:
        return []
    lines = [Text(f"  {duration(r.elapsed_ms, words)}  {case_key(r)}") for r in slowest]
    return [Text(words("eval.report.slowest"), "bold"), *lines]
