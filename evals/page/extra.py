"""The evaluators' tab as the page takes it, and the reports that it serves."""

from collections.abc import Callable
from typing import Literal

import gradio as gr
from fastapi import FastAPI, HTTPException, Response

from advisor.conversation import Advisor
from advisor.errors import AdvisorError
from advisor.language import Language
from advisor.texts import words
from advisor.ui.extra import Part
from evals.compare import compare
from evals.page.runs import Runs
from evals.page.tab import EvaluationTab
from evals.reports.compare_html import render_comparison_html
from evals.reports.html import render_html
from evals.reports.junit import render_junit

HTML, XML = "text/html; charset=utf-8", "application/xml"
_JSON = {"results.jsonl": "application/x-ndjson", "summary.json": "application/json"}


class EvaluationExtra:
    """The tab `evaluation`."""

    name = "evaluation"

    def __init__(self) -> None:
        """With no run yet."""
        self._runs: Runs | None = None

    def lay_out(self, advisor: Advisor, state: gr.BrowserState) -> Part:
        """The tab, over the runs of this page."""
        return EvaluationTab(advisor, self.runs_of(advisor), state)

    def add_routes(self, app: FastAPI, advisor: Advisor) -> None:
        """The report of a run, its files, and the comparison of two."""
        runs = self.runs_of(advisor)

        @app.get("/evaluations/{run}/report.html")
        def _report(run: str, lang: Language = "fr") -> Response:
            return _found(lang, lambda: render_html(runs.run(run), words(lang)), HTML)

        @app.get("/evaluations/{run}/junit.xml")
        def _junit(run: str, lang: Language = "fr") -> Response:
            return _found(lang, lambda: render_junit(runs.run(run), words(lang)), XML)

        @app.get("/evaluations/{run}/compare/{other}.html")
        def _compare(run: str, other: str, lang: Language = "fr") -> Response:
            def made() -> str:
                return render_comparison_html(compare(runs.run(other), runs.run(run)), words(lang))

            return _found(lang, made, HTML)

        @app.get("/evaluations/{run}/{file}")
        def _file(run: str, file: Literal["results.jsonl", "summary.json"]) -> Response:
            return _found("fr", lambda: runs.file(run, file), _JSON[file])

    def runs_of(self, advisor: Advisor) -> Runs:
        """The runs of this page."""
        self._runs = self._runs or Runs(advisor)
        return self._runs


def _found(lang: Language, make: Callable[[], str | bytes], media: str) -> Response:
    try:
        return Response(make(), media_type=media)
    except AdvisorError as problem:
        raise HTTPException(404, problem.worded(words(lang))) from problem
