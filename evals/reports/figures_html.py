"""The figures of a run as a table with bars, one body of rows for each group."""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from advisor.language import number
from advisor.texts import Words
from evals.reports.inert import visible
from evals.reports.page import escaped
from evals.reports.wording import (
    GROUPS,
    count_of,
    duration,
    group_name,
    interval_of,
    member_name,
    metric_name,
    missed_metrics,
    ratio,
    value_of,
)
from evals.results import Figure, Latency, Run

_COLUMNS = ("metric", "value", "interval", "count", "bar")
_WHOLE = ("passed",)


def figures_html(run: Run, words: Words) -> str:
    """The table of figures over all cases, with the menu of its groups."""
    heads = "".join(f'<th scope="col">{_label(name, words)}</th>' for name in _COLUMNS)
    return (
        f'<section aria-labelledby="h-figures"><h2 id="h-figures">'
        f"{escaped(words('eval.report.figures'))}</h2>"
        f"{_menu(_groups_of(run), words)}"
        f'<table class="figures"><thead><tr>{heads}</tr></thead>'
        f'<tbody id="figures" aria-live="polite">{rows_by_group(run, words)["all"]}</tbody></table>'
        f'<p class="note">{escaped(words("eval.report.figures.note"))}</p></section>'
    )


def rows_by_group(run: Run, words: Words) -> dict[str, str]:
    """The rows of the table of figures, by group."""
    failing = {metric for result in run.results for metric in missed_metrics(result)}
    rows: dict[str, list[str]] = {visible(group): [] for group in _groups_of(run)}
    for figure in run.summary.figures:
        rows[visible(figure.group)].append(_row(figure, figure.metric in failing, words))
    nothing = escaped(words("eval.report.figures.none"))
    return {
        group: "".join(found) or f'<tr><td colspan="{len(_COLUMNS)}">{nothing}</td></tr>'
        for group, found in rows.items()
    }


def latency_html(latency: Sequence[Latency], words: Words) -> str:
    """The times of answers: over all, by language and set, and the other groups folded."""
    first = [row for row in latency if row.group.partition(":")[0] in {"all", "lang", "set"}]
    rest = [row for row in latency if row not in first]
    more = escaped(words("eval.report.latency.more"))
    folded = f"<details class='fold'><summary>{more}</summary>{_times(rest, words)}</details>"
    return (
        f'<section aria-labelledby="h-latency"><h2 id="h-latency">'
        f"{escaped(words('eval.report.latency'))}</h2>"
        f"{_times(first, words)}{folded if rest else ''}</section>"
    )


def bar_html(figure: Figure, words: Words) -> str:
    """A bar from 0 to 1 with its interval; its label says the same."""
    if figure.value is None:
        return ""
    line = ""
    if figure.low is not None and figure.high is not None:
        low, high = 100 * figure.low, 100 * figure.high
        drawn = f"M{low:.1f} 8H{high:.1f}M{low:.1f} 4V12M{high:.1f} 4V12"
        line = f'<path class="halo" d="{drawn}"/><path class="whisker" d="{drawn}"/>'
    return (
        f'<svg class="bar" role="img" aria-label="{escaped(_bar_words(figure, words))}" '
        f'viewBox="0 0 100 16" preserveAspectRatio="none">'
        f'<rect class="track" width="100" height="16"/>'
        f'<rect class="value" width="{100 * figure.value:.1f}" height="16"/>{line}</svg>'
    )


def _bar_words(figure: Figure, words: Words) -> str:
    facts = {
        "metric": metric_name(figure.metric, words),
        "value": value_of(figure, words),
        "count": number(figure.count, words.language),
    }
    if figure.low is None or figure.high is None:
        return words("eval.report.bar_only", **facts)
    mean = figure.hits is None
    low, high = (ratio(bound, words, mean=mean) for bound in (figure.low, figure.high))
    return words("eval.report.bar", **facts, low=low, high=high)


def _row(figure: Figure, linked: bool, words: Words) -> str:
    name = escaped(metric_name(figure.metric, words))
    if linked or figure.metric in _WHOLE:
        name = f'<a href="#{escaped(_cases_of(figure))}">{name}</a>'
    count = escaped(count_of(figure, words))
    if figure.skipped:
        skipped = number(figure.skipped, words.language)
        count += f"<small>{escaped(words('eval.report.skipped', count=skipped))}</small>"
    cells = [escaped(value_of(figure, words)), escaped(interval_of(figure, words)), count]
    named = zip(_COLUMNS[1:], [*cells, bar_html(figure, words)], strict=True)
    return f'<tr><th scope="row">{name}</th>' + "".join(
        f'<td class="{column}" data-name="{_label(column, words)}">{cell}</td>'
        for column, cell in named
    )


def _label(column: str, words: Words) -> str:
    return escaped(words(f"eval.report.col.{column}"))


def _cases_of(figure: Figure) -> str:
    """The address of the cases of a figure that did not pass."""
    group = visible(figure.group)
    kind, _, name = group.partition(":")
    wanted = ("verdict", "failed") if figure.metric in _WHOLE else ("metric", figure.metric)
    inside = [(kind, name), ("group", group)] if kind in GROUPS else []
    return urlencode([wanted, *inside])


def _groups_of(run: Run) -> list[str]:
    return list(dict.fromkeys(["all", *(f.group for f in run.summary.figures)]))


def _menu(groups: Iterable[str], words: Words) -> str:
    kinds: dict[str, list[str]] = {}
    for group in groups:
        kinds.setdefault(group.partition(":")[0], []).append(group)
    shown = "".join(_options(kind, members, words) for kind, members in kinds.items())
    label = escaped(words("eval.report.figures.group"))
    return f'<label class="menu">{label} <select id="group">{shown}</select></label>'


def _options(kind: str, members: Iterable[str], words: Words) -> str:
    options = "".join(
        f'<option value="{escaped(group)}">{escaped(member_name(group, words))}</option>'
        for group in members
    )
    if kind not in GROUPS:
        return options
    return f'<optgroup label="{escaped(words(f"eval.report.groups.{kind}"))}">{options}</optgroup>'


def _times(latency: Iterable[Latency], words: Words) -> str:
    names = [
        words("eval.report.figures.group"),
        *(words(f"eval.report.latency.{name}") for name in ("count", "p50", "p95")),
    ]
    heads = "".join(f'<th scope="col">{escaped(name)}</th>' for name in names)
    rows = "".join(
        f'<tr><th scope="row">{escaped(group_name(row.group, words))}</th>'
        f"<td>{number(row.count, words.language)}</td>"
        f"<td>{escaped(duration(row.p50, words))}</td>"
        f"<td>{escaped(duration(row.p95, words))}</td></tr>"
        for row in latency
    )
    return f'<table class="times"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
