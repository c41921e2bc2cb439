"""The cases of a run as the data that the page draws them from; each passage stands once."""

import json
from collections.abc import Iterable
from typing import Any

from advisor.language import Language
from advisor.reply import Citation, Reply, ToolUse
from advisor.texts import Words
from evals.reports.inert import markdown_html, visible
from evals.reports.wording import (
    case_key,
    duration,
    metric_name,
    missed_metrics,
    named,
    ratio,
    reason_of,
    reasons_of,
)
from evals.results import CaseResult, Check, TurnResult

_Row = dict[str, Any]


class Passages:
    """The passages that answers cite, each numbered once."""

    def __init__(self, words: Words) -> None:
        """Start with none."""
        self._words = words
        self._places: dict[tuple[Citation, Language], int] = {}

    def place(self, citation: Citation, language: Language) -> int:
        """The place of a passage in `rows`."""
        return self._places.setdefault((citation, language), len(self._places))

    def rows(self) -> list[_Row]:
        """All passages, as HTML that cannot act."""
        return [self._row(citation, language) for citation, language in self._places]

    def _row(self, citation: Citation, language: Language) -> _Row:
        row = {
            "title": visible(citation.title),
            "unit": visible(f"{citation.section} · {citation.unit}"),
            "html": markdown_html(citation.text),
            "lang": language,
        }
        if citation.status:
            row["status"] = self._words(f"status.{citation.status}")
        return row


class Metrics:
    """The names of metrics, numbered as they come."""

    def __init__(self) -> None:
        """Start with none."""
        self._places: dict[str, int] = {}

    def place(self, metric: str) -> int:
        """The place of a metric in `names`."""
        return self._places.setdefault(metric, len(self._places))

    def names(self, words: Words) -> list[str]:
        """All metrics, in words."""
        return [metric_name(metric, words) for metric in self._places]


def facets_of(result: CaseResult) -> _Row:
    """What a case may be filtered by."""
    return {
        "verdict": [result.verdict],
        "lang": [result.lang],
        "section": [visible(section) for section in result.sections],
        "tag": [visible(tag) for tag in result.tags],
        "set": [visible(result.set)],
        "metric": [visible(metric) for metric in missed_metrics(result)],
    }


def case_row(result: CaseResult, words: Words, passages: Passages, metrics: Metrics) -> _Row:
    """A case with its transcript and what was measured."""
    turns = [_turn(turn, words, passages, metrics) for turn in result.turns]
    return facets_of(result) | {
        "key": f"{visible(result.set)}/{case_key(result)}",
        "kind": result.verdict,
        "name": case_key(result),
        "about": about_case(result, words),
        "why": reasons_of(result, words),
        "turns": turns,
    }


def about_case(result: CaseResult, words: Words) -> str:
    """Set, sections and tags of a case, and how long it took."""
    names = dict.fromkeys([result.set, *result.sections, *result.tags])
    parts = [*names, duration(result.elapsed_ms, words)]
    return " · ".join(visible(part) for part in parts)


def about_reply(reply: Reply, words: Words) -> str:
    """What a reply does, in which language, and how long it took."""
    outcome = named(f"eval.report.outcome.{reply.outcome}", reply.outcome, words)
    language = words(f"eval.report.lang.{reply.language}")
    return " · ".join([outcome, language, duration(reply.elapsed_ms, words)])


def _turn(turn: TurnResult, words: Words, passages: Passages, metrics: Metrics) -> _Row:
    checks = [_check(check, words, metrics) for check in turn.checks]
    row = {"user": visible(turn.user), "answer": None, "checks": checks}
    if turn.reply is None:
        return row
    reply = turn.reply
    return row | {
        "answer": markdown_html(reply.answer),
        "lang": reply.language,
        "about": about_reply(reply, words),
        "sources": [passages.place(c, reply.language) for c in reply.citations],
        "tools": list(_tools(reply.tools)),
        "suggestions": [visible(text) for text in reply.suggestions],
        "assessment": "" if reply.assessment is None else _as_json(reply.assessment),
    }


def _tools(tools: Iterable[ToolUse]) -> Iterable[list[str]]:
    for tool in tools:
        yield [visible(tool.name), _as_json(tool.args)]


def _check(check: Check, words: Words, metrics: Metrics) -> list[Any]:
    score = "" if check.score in (None, 0, 1) else ratio(check.score or 0, words, mean=True)
    texts = [visible(check.expected), visible(check.found), reason_of(check, words)]
    return [metrics.place(check.metric), check.verdict, int(check.asked), *texts, score]


def _as_json(data: Any) -> str:
    return visible(json.dumps(data, ensure_ascii=False, indent=2, default=str))
