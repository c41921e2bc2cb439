"""Two runs compared, as it is told in the terminal."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from advisor.language import number
from advisor.texts import Words
from evals.compare import Comparison
from evals.reports.compare_words import (
    CHANGES,
    counts_of,
    difference_name,
    difference_of,
    meaning_of,
    moved_of,
    p_of,
    sides_in,
    sides_of,
    values_of,
    verdicts_of,
    warnings_of,
)
from evals.reports.terminal import told_case
from evals.reports.wording import case_key, metric_name, reasons_of
from evals.results import CaseResult

_STYLES = {"worse": "bold red", "better": "green", "changed": "yellow"}
_LISTED = ("worse", "better")
_FIGURES = ("difference", "moved", "p")
_AT_MOST = 20


def render_comparison(comparison: Comparison, words: Words) -> RenderableType:
    """Two runs compared: figures with their test, and the cases that got better or worse."""
    parts: list[RenderableType] = []
    if comparison.differences:
        parts.append(_differences(comparison, words))
    parts += [Text(warning, "bold yellow") for warning in warnings_of(comparison, words)]
    if comparison.metrics:
        parts.append(_metrics(comparison, words))
    for change in _LISTED:
        parts += _listed(comparison, change, words)
    return Group(*parts, _counts(comparison, words))


def _differences(comparison: Comparison, words: Words) -> Table:
    title = words("eval.report.compare.differences")
    table = Table(title=title, title_justify="left")
    for name in (words("eval.report.compare.difference"), "A", "B"):
        table.add_column(name)
    for difference in comparison.differences:
        a, b = sides_of(difference)
        table.add_row(Text(difference_name(difference.name, words)), Text(a), Text(b))
    return table


def _metrics(comparison: Comparison, words: Words) -> Table:
    table = Table(title=words("eval.report.compare.figures"), title_justify="left")
    table.add_column(words("eval.report.col.metric"))
    for name in ("A", "B", *(words(f"eval.report.compare.col.{c}") for c in _FIGURES)):
        table.add_column(name, justify="right")
    table.add_column(words("eval.report.compare.col.meaning"))
    for pair in comparison.metrics:
        told = (difference_of(pair, words), moved_of(pair, words), p_of(pair, words))
        cells = [*values_of(pair, words), *told, meaning_of(pair, words)]
        table.add_row(Text(metric_name(pair.metric, words)), *(Text(cell) for cell in cells))
    return table


def _listed(comparison: Comparison, change: str, words: Words) -> list[RenderableType]:
    sides = sides_in(comparison, change)
    if not sides:
        return []
    count = number(len(sides), words.language)
    title = f"{words(f'eval.report.change.{change}')} ({count})"
    lines: list[RenderableType] = [Text(title, _STYLES[change])]
    lines += [_told(a, b, words) for a, b in sides[:_AT_MOST] if a and b]
    if len(sides) > _AT_MOST:
        left = number(len(sides) - _AT_MOST, words.language)
        lines.append(Text(f"  {words('eval.report.more', count=left)}", "dim"))
    return lines


def _told(a: CaseResult, b: CaseResult, words: Words) -> RenderableType:
    name = Text(case_key(b), "bold").append(f"  {verdicts_of(a.verdict, b.verdict, words)}", "dim")
    return told_case(name, reasons_of(b, words), words)


def _counts(comparison: Comparison, words: Words) -> Text:
    line, counts = Text(), counts_of(comparison)
    for change in CHANGES:
        count = number(counts[change], words.language)
        told = f"{count} {words(f'eval.report.changes.{change}')}"
        line.append(told, _STYLES.get(change, "")).append("   ")
    return line
