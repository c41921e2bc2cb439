"""The evaluators' tab: choose or drop sets, run them with their progress, read and compare."""

import html
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr

from advisor.conversation import Advisor
from advisor.dossier import Dossier
from advisor.errors import AdvisorError
from advisor.texts import Words
from advisor.ui.board import QUIET, Board
from advisor.ui.state import Scene, State, words_of
from advisor.ui.tab import alert
from evals.page.runs import OWN_SETS, Runs, Told
from evals.page.wording import run_label, set_label, status_line

_TYPES = [".yaml", ".yml", ".csv", ".tsv"]
_LANGUAGES = ("all", "fr", "en")
_RUN, _OTHER = "evaluation", "evaluation-other"
_BUSY = {"waiting", "running"}


class EvaluationTab:
    """The form of a run above, the runs and the report of the chosen one below."""

    name = "evaluation"

    def __init__(self, advisor: Advisor, runs: Runs, state: gr.BrowserState) -> None:
        """Make the components, in the tab that is open."""
        self._advisor, self._runs, self._state = advisor, runs, state
        self.story, self.fields, self.panel = Board(), Board(), Board()
        self.fields.put(gr.Markdown(), lambda s: s.say("evaluation_tab.purpose"))
        with gr.Row(elem_classes="form-row"):
            with gr.Column(scale=5, min_width=300, elem_classes="form-group"):
                self._lay_out_sets()
            with gr.Column(scale=4, min_width=300, elem_classes="form-group"):
                self._lay_out_choice()
        self._lay_out_runs()
        self._timer = gr.Timer(1.0, active=False)

    def _lay_out_sets(self) -> None:
        drop = gr.File(
            file_count="multiple", file_types=_TYPES, elem_id="evaluation-files", height=140
        )
        self._drop = self.story.put(drop, lambda s: gr.update(label=s.say("evaluation_tab.files")))
        own = gr.CheckboxGroup(elem_id="evaluation-own", elem_classes="item")
        self._own = self.story.put(own, _own_sets)

    def _lay_out_choice(self) -> None:
        language = gr.Radio(
            list(_LANGUAGES),
            value=_LANGUAGES[0],
            elem_id="evaluation-language",
            elem_classes="item",
        )
        self._language = self.story.put(language, _language)
        only = gr.Textbox(max_length=300, elem_id="evaluation-only")
        self._only = self.story.put(only, _only)
        with gr.Row(elem_classes="form-bar"):
            self._start = self._button("run", "evaluation_tab.run", variant="primary")
        self._error = self.panel.put(gr.HTML(elem_classes="form-error"), lambda s: "")

    def _lay_out_runs(self) -> None:
        with gr.Column(elem_classes="form-group"):
            listed = gr.Dropdown(elem_id="evaluation-runs")
            self._listed = self.panel.put(listed, self._runs_of)
            self._status = self.panel.put(gr.HTML(elem_id="evaluation-status"), self._status_of)
            with gr.Row(elem_classes="form-bar"):
                self._stop = self._moves("stop", lambda t: t.status in _BUSY)
                self._resume = self._moves("resume", lambda t: t.status in {"stopped", "broken"})
                self._delete = self._moves("delete", lambda t: True)
                self._sure = gr.Button(
                    size="sm", variant="stop", visible=False, elem_id="evaluation-sure"
                )
                self.fields.put(self._sure, lambda s: gr.update(value=s.say("evaluation_tab.sure")))
            other = gr.Dropdown(elem_id="evaluation-other")
            self._other = self.panel.put(other, self._others_of)
        self._report = self.panel.put(gr.HTML(elem_id="evaluation-report"), self._report_of)

    def _button(self, name: str, key: str, **given: Any) -> gr.Button:
        button = gr.Button(elem_id=f"evaluation-{name}", size="md", **given)
        return self.fields.put(button, lambda s: gr.update(value=s.say(key)))

    def _moves(self, name: str, allows: Callable[[Told], bool]) -> gr.Button:
        """A button that is there where the chosen run allows it."""
        button = gr.Button(elem_id=f"evaluation-{name}", size="sm", visible=False)

        def draw(scene: Scene) -> Any:
            told = self._chosen(scene.state)
            key = f"evaluation_tab.{name}"
            return gr.update(value=scene.say(key), visible=told is not None and allows(told))

        return self.panel.put(button, draw)

    def draws(self, scene: Scene) -> bool:
        """Only in view: the runs are read from disk."""
        return scene.tab == self.name

    @property
    def seen(self) -> list[Any]:
        """All components, and the clock that follows a run."""
        return [*self.story.outputs, *self.fields.outputs, *self.panel.outputs, self._timer]

    def draw_seen(self, scene: Scene) -> list[Any]:
        """What they show, but for what is being written."""
        drawn = [*self.story.draw_around(scene), *self.fields.draw(scene)]
        return [*drawn, *self.panel.draw(scene), self._clock(scene.state)]

    def connect(self) -> None:
        """Wire the events of this tab."""
        moved = [self._state, *self.panel.outputs, self._timer]
        given = [self._drop, self._own, self._language, self._only, self._state]
        self._start.click(self._started, given, moved, **QUIET)
        self._listed.input(self._choose, [self._listed, self._state], moved, **QUIET)
        self._other.input(self._compare, [self._other, self._state], moved, **QUIET)
        self._stop.click(self._moved("stop"), [self._state], moved, **QUIET)
        self._resume.click(self._moved("resume"), [self._state], moved, **QUIET)
        self._delete.click(lambda: gr.update(visible=True), None, [self._sure], **QUIET)
        self._sure.click(self._moved("delete"), [self._state], moved, **QUIET).then(
            lambda: gr.update(visible=False), None, [self._sure], **QUIET
        )
        ticking = [self._state, *self.panel.outputs, self._timer]
        self._timer.tick(self._tick, [self._state], ticking, **QUIET)

    def _started(
        self, files: list[str] | None, own: list[str], language: str, only: str, state: State
    ) -> list[Any]:
        paths = [Path(file) for file in files or []]
        paths += [path for path in _shipped() if path.stem in own]
        wanted = [part for part in re.split(r"[,\s]+", only) if part]
        if language != "all":
            wanted.append(f"lang:{language}")
        try:
            name = self._runs.start(state["owner"], paths, wanted)
        except AdvisorError as problem:
            return self._with_problem(problem.worded(words_of(state)), state)
        return self._drawn({**state, _RUN: name, _OTHER: ""})

    def _choose(self, name: str, state: State) -> list[Any]:
        return self._drawn({**state, _RUN: name or "", _OTHER: ""})

    def _compare(self, name: str, state: State) -> list[Any]:
        return self._drawn({**state, _OTHER: name or ""})

    def _moved(self, move: str) -> Callable[[State], list[Any]]:
        def moved(state: State) -> list[Any]:
            try:
                getattr(self._runs, move)(state["owner"], state.get(_RUN, ""))
            except AdvisorError as problem:
                return self._with_problem(problem.worded(words_of(state)), state)
            return self._drawn(state)

        return moved

    def _tick(self, state: State) -> list[Any]:
        """Only the line of progress moves while a run goes on; everything once it has ended."""
        told = self._chosen(state)
        if told is None or told.status not in _BUSY:
            return self._drawn(state)
        status = self._status_html(told, words_of(state))
        moved = [status if c is self._status else gr.skip() for c in self.panel.outputs]
        return [gr.skip(), *moved, gr.skip()]

    def _drawn(self, state: State) -> list[Any]:
        scene = Scene(state, words_of(state), [], Dossier(), [])
        return [state, *self.panel.draw(scene), self._clock(state)]

    def _with_problem(self, problem: str, state: State) -> list[Any]:
        shown = f'<div class="faults">{alert(problem)}</div>'
        moved = [shown if c is self._error else gr.skip() for c in self.panel.outputs]
        return [state, *moved, gr.skip()]

    def _clock(self, state: State) -> Any:
        told = self._chosen(state)
        return gr.Timer(active=told is not None and told.status in _BUSY)

    def _chosen(self, state: State) -> Told | None:
        return self._named(state, _RUN)

    def _named(self, state: State, key: str) -> Told | None:
        """The run that the browser keeps under a key, if it is there still."""
        try:
            return self._runs.told(state["owner"], state.get(key, ""))
        except AdvisorError:
            return None

    def _runs_of(self, scene: Scene) -> Any:
        choices = [(run_label(told, scene.say), told.id) for told in self._mine(scene)]
        told = self._chosen(scene.state)
        return gr.update(
            label=scene.say("evaluation_tab.runs"),
            choices=choices,
            value=told.id if told else None,
            visible=bool(choices),
        )

    def _others_of(self, scene: Scene) -> Any:
        told = self._chosen(scene.state)
        others = [
            one
            for one in self._mine(scene)
            if told and one.id != told.id and one.status == "finished"
        ]
        none = (scene.say("evaluation_tab.compare_none"), "")
        choices = [none, *((run_label(one, scene.say), one.id) for one in others)]
        finished = told is not None and told.status == "finished"
        return gr.update(
            label=scene.say("evaluation_tab.compare"),
            choices=choices,
            value=self._other_of(scene.state),
            visible=finished and bool(others),
        )

    def _other_of(self, state: State) -> str:
        other = self._named(state, _OTHER)
        return other.id if other else ""

    def _mine(self, scene: Scene) -> list[Told]:
        return self._runs.listed(scene.state["owner"])

    def _status_of(self, scene: Scene) -> str:
        told = self._chosen(scene.state)
        if told is None:
            none = not self._mine(scene)
            return f"<p>{html.escape(scene.say('evaluation_tab.empty'))}</p>" if none else ""
        return self._status_html(told, scene.say)

    def _status_html(self, told: Told, say: Words) -> str:
        line = html.escape(status_line(told, say))
        if told.status not in _BUSY:
            problem = alert(told.problem.worded(say)) if told.problem else ""
            return f'<p role="status">{line}</p>{problem}'
        return (
            f'<div class="progress"><span role="status">{line}</span>'
            f'<progress value="{told.done}" max="{told.total or 1}" aria-label="{line}"></progress>'
            "</div>"
        )

    def _report_of(self, scene: Scene) -> str:
        told = self._chosen(scene.state)
        if told is None or told.status != "finished":
            return ""
        lang, other = scene.say.language, self._other_of(scene.state)
        base = f"/evaluations/{told.id}"
        page = f"{base}/compare/{other}.html" if other else f"{base}/report.html"
        title = html.escape(scene.say("evaluation_tab.report"))
        links = "".join(
            f'<a href="{href}" {how}>{html.escape(scene.say(f"evaluation_tab.{key}"))}</a>'
            for key, href, how in (
                ("open", f"{page}?lang={lang}", 'target="_blank"'),
                ("save_report", f"{page}?lang={lang}", f'download="{_file_name(page)}"'),
                ("save_results", f"{base}/results.jsonl", "download"),
                ("save_summary", f"{base}/summary.json", "download"),
                ("save_junit", f"{base}/junit.xml?lang={lang}", "download"),
            )
        )
        return (
            f'<p class="links">{links}</p><iframe title="{title}" src="{page}?lang={lang}" '
            'sandbox="allow-scripts allow-popups allow-downloads"></iframe>'
        )


def _file_name(page: str) -> str:
    return "comparison.html" if "/compare/" in page else "report.html"


def _shipped() -> list[Path]:
    """The project's own sets."""
    return sorted(OWN_SETS.glob("own-*.yaml"))


def _own_sets(scene: Scene) -> Any:
    choices = [(set_label(path.stem, scene.say), path.stem) for path in _shipped()]
    return gr.update(label=scene.say("evaluation_tab.own"), choices=choices, value=[])


def _language(scene: Scene) -> Any:
    choices = [(scene.say(f"evaluation_tab.language_{name}"), name) for name in _LANGUAGES]
    return gr.update(label=scene.say("evaluation_tab.language"), choices=choices, value="all")


def _only(scene: Scene) -> Any:
    say = scene.say
    return gr.update(
        label=say("evaluation_tab.only"), placeholder=say("evaluation_tab.only_hint"), value=""
    )
