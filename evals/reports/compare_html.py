"""Two runs compared, as one HTML file: figures, and each case that moved with both answers."""

from typing import Any

from advisor.language import number
from advisor.texts import Words
from evals.compare import Comparison, MetricPair
from evals.reports.cases_data import about_reply, facets_of
from evals.reports.compare_words import (
    CHANGES,
    Sides,
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
from evals.reports.diff import marked_html
from evals.reports.html import common_filters
from evals.reports.inert import markdown_html, visible
from evals.reports.page import Filter, card_html, escaped, page_html
from evals.reports.wording import case_key, metric_name, reasons_of, run_facts
from evals.results import CaseResult, TurnResult

_SHOWN = CHANGES[:-1]
_COLUMNS = ("difference", "moved", "p", "meaning")
_Row = dict[str, Any]


def render_comparison_html(comparison: Comparison, words: Words) -> str:
    """Two runs as one HTML page: each case that moved stands with both answers, side by side."""
    moved = [(change, sides) for change in _SHOWN for sides in sides_in(comparison, change)]
    rows = [_case(change, sides, words) for change, sides in moved]
    results = [_either(sides) for _, sides in moved]
    names = {change: words(f"eval.report.change.{change}") for change in _SHOWN}
    filters = [
        Filter("change", names, {change: change for change in _SHOWN}),
        *common_filters(results, words),
    ]
    data = {"labels": _labels(words) | {"change": names}, "cases": rows}
    title = words("eval.report.compare.title")
    return page_html(title, _body(comparison, words), filters, data, "compare.js", words)


def _body(comparison: Comparison, words: Words) -> str:
    counts = counts_of(comparison)
    warnings = warnings_of(comparison, words)
    return "\n".join(
        [
            *(f'<p class="warning">{escaped(warning)}</p>' for warning in warnings),
            f'<ul class="cards" aria-label="{escaped(words("eval.report.compare.counts"))}">',
            *(_card(change, counts[change], words) for change in CHANGES),
            "</ul>",
            _metrics(comparison, words) if comparison.metrics else "",
            _setup(comparison, words),
        ]
    )


def _card(change: str, count: int, words: Words) -> str:
    href = f"change={change}" if change in _SHOWN else ""
    told = words(f"eval.report.changes.{change}")
    return card_html(change, href, number(count, words.language), told)


def _metrics(comparison: Comparison, words: Words) -> str:
    names = [words(f"eval.report.compare.col.{name}") for name in _COLUMNS]
    heads = [words("eval.report.col.metric"), "A", "B", *names]
    rows = "".join(_metric(pair, heads, words) for pair in comparison.metrics)
    return (
        f"{_heading('figures', words)}{_table(heads, rows)}"
        f'<p class="note">{escaped(words("eval.report.compare.note"))}</p></section>'
    )


def _metric(pair: MetricPair, heads: list[str], words: Words) -> str:
    told = (difference_of(pair, words), moved_of(pair, words), p_of(pair, words))
    cells = [*values_of(pair, words), *told, meaning_of(pair, words)]
    classes = ["number", "number", "number", "", "", "meaning"]
    return f'<tr><th scope="row">{escaped(metric_name(pair.metric, words))}</th>' + "".join(
        f'<td class="{kind}" data-name="{escaped(head)}">{escaped(cell)}</td>'
        for kind, head, cell in zip(classes, heads[1:], cells, strict=True)
    )


def _setup(comparison: Comparison, words: Words) -> str:
    differing = [(difference_name(d.name, words), sides_of(d)) for d in comparison.differences]
    names = {name for name, _ in differing}
    a, b = run_facts(comparison.a, words), run_facts(comparison.b, words)
    alike = [(n, (a.get(n, ""), b.get(n, ""))) for n in {**a, **b} if n not in names]
    rows = [_fact(name, sides, name in names) for name, sides in [*differing, *alike]]
    heads = [words("eval.report.compare.difference"), "A", "B"]
    return f"{_heading('differences', words)}{_table(heads, ''.join(rows))}</section>"


def _fact(name: str, sides: tuple[str, str], differs: bool) -> str:
    cells = [f"<strong>{escaped(side)}</strong>" if differs else escaped(side) for side in sides]
    return f'<tr><th scope="row">{escaped(name)}</th>' + "".join(
        f'<td data-name="{side}">{cell}</td>' for side, cell in zip("AB", cells, strict=True)
    )


def _heading(name: str, words: Words) -> str:
    title = escaped(words(f"eval.report.compare.{name}"))
    return f'<section aria-labelledby="h-{name}"><h2 id="h-{name}">{title}</h2>'


def _table(heads: list[str], rows: str) -> str:
    shown = "".join(f'<th scope="col">{escaped(head)}</th>' for head in heads)
    return f'<table class="pairs"><thead><tr>{shown}</tr></thead><tbody>{rows}</tbody></table>'


def _labels(words: Words) -> dict[str, str]:
    named = {
        "person": "case.person",
        "no_reply": "case.no_reply",
        "absent": "compare.absent",
        "legend": "compare.legend",
    }
    labels = {name: words(f"eval.report.{key}") for name, key in named.items()}
    return labels | {
        "side": words("eval.report.compare.side", side="{side}"),
        "why": words("eval.report.case.why"),
        "turn": words("eval.report.case.turn", number="{number}"),
    }


def _case(change: str, sides: Sides, words: Words) -> _Row:
    a, b = sides
    known = _either(sides)
    verdicts = verdicts_of((a or known).verdict, (b or known).verdict, words)
    about = [verdicts, known.set, *known.sections, *known.tags]
    turns = max(len(side.turns) for side in sides if side)
    return facets_of(known) | {
        "change": [change],
        "key": f"{change}/{case_key(known)}",
        "kind": change,
        "name": case_key(known),
        "about": " · ".join(visible(part) for part in about),
        "why": [reasons_of(side, words) if side else [] for side in sides],
        "turns": [_turn(_at(a, i), _at(b, i), words) for i in range(turns)],
    }


def _turn(a: TurnResult | None, b: TurnResult | None, words: Words) -> _Row:
    answers = [turn.reply.answer if turn and turn.reply else "" for turn in (a, b)]
    marked = marked_html(*answers) if a and b and all(answers) else _unmarked(*answers)
    sides = [_side(turn, html, words) for turn, html in zip((a, b), marked, strict=True)]
    known = b or a
    return {"user": visible(known.user) if known else "", "sides": sides}


def _unmarked(a: str, b: str) -> tuple[str, str]:
    return markdown_html(a), markdown_html(b)


def _side(turn: TurnResult | None, html: str, words: Words) -> _Row | None:
    if turn is None:
        return None
    if turn.reply is None:
        return {"answer": None}
    units = ", ".join(visible(c.unit) for c in turn.reply.citations)
    return {
        "answer": html,
        "lang": turn.reply.language,
        "about": about_reply(turn.reply, words),
        "units": words("eval.report.compare.units", units=units) if units else "",
    }


def _at(result: CaseResult | None, place: int) -> TurnResult | None:
    return result.turns[place] if result and place < len(result.turns) else None


def _either(sides: Sides) -> CaseResult:
    return next(side for side in reversed(sides) if side)
