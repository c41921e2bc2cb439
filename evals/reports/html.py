"""A run as one HTML file: figures, and every case with its transcript and why it failed."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from advisor.language import LANGUAGES, number
from advisor.texts import Words
from evals.reports.cases_data import Metrics, Passages, case_row
from evals.reports.figures_html import figures_html, latency_html, rows_by_group
from evals.reports.inert import visible
from evals.reports.page import Filter, card_html, escaped, facts_html, page_html
from evals.reports.terminal import VERDICTS, flaky_line
from evals.reports.wording import metric_name, missed_metrics, run_facts
from evals.results import CaseResult, Run, Summary, Verdict

_NOTED = ("error", "skipped")
_LABELS = {
    "advisor": "case.advisor",
    "person": "case.person",
    "no_reply": "case.no_reply",
    "empty": "case.empty",
    "assessment": "case.assessment",
    "checks": "case.checks",
    "no_checks": "case.no_checks",
    "not_asked": "case.not_asked",
    "why": "case.why",
}
_COUNTED = ("sources", "tools", "suggestions")
_COLUMNS = ("verdict", "expected", "found", "reason")


def render_html(run: Run, words: Words) -> str:
    """A run as one HTML page that needs no network; nothing that it quotes can act."""
    passages, metrics = Passages(words), Metrics()
    cases = [case_row(result, words, passages, metrics) for result in run.results]
    data = {
        "labels": _labels(words),
        "figures": rows_by_group(run, words),
        "cases": cases,
        "passages": passages.rows(),
        "metrics": metrics.names(words),
    }
    title = words("eval.report.title")
    filters = case_filters(run.results, words)
    return page_html(title, _body(run, words), filters, data, "report.js", words)


def case_filters(results: Sequence[CaseResult], words: Words) -> list[Filter]:
    """What the cases of a run may be narrowed by."""
    metrics = _seen(metric for result in results for metric in missed_metrics(result))
    return [
        Filter("verdict", _named("verdict", VERDICTS, words), {v: v for v in VERDICTS}),
        *common_filters(results, words),
        Filter("metric", {visible(metric): metric_name(metric, words) for metric in metrics}),
    ]


def common_filters(results: Sequence[CaseResult], words: Words) -> list[Filter]:
    """Language, section, tag and set."""
    return [
        Filter("lang", _named("lang", LANGUAGES, words)),
        Filter("section", _plain(s for result in results for s in result.sections)),
        Filter("tag", _plain(tag for result in results for tag in result.tags)),
        Filter("set", _plain(result.set for result in results)),
    ]


def _body(run: Run, words: Words) -> str:
    summary = run.summary
    return "\n".join(
        [
            facts_html(run_facts(summary.run, words)),
            f'<ul class="cards" aria-label="{escaped(words("eval.report.counts"))}">',
            *(_card(verdict, summary, words) for verdict in VERDICTS),
            "</ul>",
            figures_html(run, words),
            latency_html(summary.latency, words),
            _flaky(summary, words),
        ]
    )


def _card(verdict: Verdict, summary: Summary, words: Words) -> str:
    count = number(summary.counts.get(verdict, 0), words.language)
    told = words(f"eval.report.verdicts.{verdict}")
    note = words(f"eval.report.verdicts.{verdict}_note") if verdict in _NOTED else ""
    return card_html(verdict, urlencode({"verdict": verdict}), count, told, note)


def _flaky(summary: Summary, words: Words) -> str:
    if not summary.flaky:
        return ""
    rows = [
        f'<li><a href="#{urlencode({"q": case})}">{escaped(flaky_line(case, rate, words))}</a></li>'
        for case, rate in sorted(summary.flaky.items(), key=lambda pair: pair[1])
    ]
    return (
        f'<section aria-labelledby="h-flaky"><h2 id="h-flaky">'
        f"{escaped(words('eval.report.flaky'))}</h2>"
        f'<p class="note">{escaped(words("eval.report.flaky.note"))}</p>'
        f'<ul class="flaky">{"".join(rows)}</ul></section>'
    )


def _labels(words: Words) -> dict[str, object]:
    labels = {name: words(f"eval.report.{key}") for name, key in _LABELS.items()}
    labels |= {name: words(f"eval.report.case.{name}", count="{count}") for name in _COUNTED}
    columns = {name: words(f"eval.report.check.{name}") for name in _COLUMNS}
    return labels | {
        "turn": words("eval.report.case.turn", number="{number}"),
        "verdict": _named("verdict", VERDICTS, words),
        "columns": columns | {"metric": words("eval.report.col.metric")},
    }


def _named(kind: str, values: Iterable[str], words: Words) -> Mapping[str, str]:
    return {value: words(f"eval.report.{kind}.{value}") for value in values}


def _plain(values: Iterable[str]) -> Mapping[str, str]:
    return {visible(value): visible(value) for value in _seen(values)}


def _seen(values: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(values))
