"""What the two forms of the page share: a field is kept at once, and the result beside it moves."""

import html
import logging
import threading
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar

import gradio as gr

from advisor.conversation import Advisor
from advisor.errors import AdvisorError
from advisor.interview import is_empty
from advisor.knowledge.questionnaires import FormKind, load_questionnaires
from advisor.tools.form_words import refused_words
from advisor.ui.board import QUIET, Board
from advisor.ui.download import SAVE_JS, File
from advisor.ui.kept import Kept, shown
from advisor.ui.sources import passages_html
from advisor.ui.state import Scene, State, scene_of, words_of

log = logging.getLogger(__name__)
# A second choice made while the first is on its way must not be dropped.
LIVE: dict[str, Any] = {**QUIET, "trigger_mode": "always_last"}
Given = Mapping[str, Any]


class FormTab(ABC):
    """A form over the dossier: `fields` hold the answers, `panel` the result."""

    kind: ClassVar[FormKind]

    def __init__(self, advisor: Advisor, kept: Kept, state: gr.BrowserState) -> None:
        """Make the components, in the tab that is open."""
        self.advisor, self._kept, self._state = advisor, kept, state
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self.story, self.fields, self.panel = Board(), Board(), Board()
        with gr.Row(elem_classes="form-row"):
            with gr.Column(scale=5, min_width=300, elem_classes="form-fields"):
                self._lay_out_top()
                self.lay_out_fields()
            with gr.Column(
                scale=4, min_width=300, elem_classes="form-result", elem_id=f"{self.kind}-result"
            ):
                self._lay_out_panel()

    @abstractmethod
    def lay_out_fields(self) -> None:
        """Make the fields, into `fields`."""

    @abstractmethod
    def connect_fields(self) -> None:
        """Wire the fields."""

    @abstractmethod
    def progress(self, scene: Scene) -> tuple[int, int, str]:
        """How many answers there are, of how many, and that in words."""

    @abstractmethod
    def chart(self, scene: Scene) -> Any:
        """The chart, None where there is nothing to draw."""

    @abstractmethod
    def equivalent(self, scene: Scene) -> str:
        """The chart in words."""

    @abstractmethod
    def result(self, scene: Scene) -> str:
        """The result as Markdown."""

    @abstractmethod
    def priorities(self, scene: Scene) -> Sequence[str]:
        """The items to act on first."""

    @abstractmethod
    def file(self, scene: Scene, suffix: str, at: datetime) -> File:
        """The result to download, `md` or `json`."""

    @abstractmethod
    def has_read(self, output: Any) -> bool:
        """Whether anything was read in a text."""

    @property
    def outputs(self) -> list[Any]:
        """All components but the text being written."""
        return [*self.fields.outputs, *self.panel.outputs]

    def draw(self, scene: Scene) -> list[Any]:
        """What they show."""
        return [*self.fields.draw(scene), *self.panel.draw(scene)]

    def connect(self) -> None:
        """Wire the events of this form."""
        self.connect_fields()
        whole = [*self.outputs, *self._kept.listing.outputs]
        asking = [self._restart, self._sure, self._cancel]
        self._undo.click(self._undone, [self._state], whole, **QUIET)
        self._restart.click(lambda: shown(False, True, True), None, asking, **QUIET)
        self._cancel.click(lambda: shown(True, False, False), None, asking, **QUIET)
        self._sure.click(self._restarted, [self._state], [*whole, *asking], **QUIET)
        told = self.story.outputs
        self._read.click(self._described, [*told, self._state], [*told, *whole], **QUIET)
        for button, suffix in ((self._save_text, "md"), (self._save_data, "json")):
            button.click(self._saver(suffix), [self._state], [self._file], **QUIET).then(
                None, [self._file], None, js=SAVE_JS
            )

    def changed(self, given: Given, state: State, *boards: Board) -> list[Any]:
        """Keep what a field holds; the update of `boards`, the panel and the list.

        What goes wrong is told above the form, and leaves the rest as it is.
        """
        say = words_of(state)
        try:
            # One at a time, so that of two quick answers the later draws the result last.
            with self._locks[state["thread"]]:
                return self._kept_and_drawn(given, state, boards)
        except AdvisorError as trouble:
            return self._told(trouble.worded(say), boards)
        except Exception:
            log.exception("an answer on a form was not kept")
            return self._told(say("form_tab.error"), boards)

    def outputs_with(self, *boards: Board) -> list[Any]:
        """The outputs of `changed`."""
        return [c for board in self._drawn(boards) for c in board.outputs]

    def untouched(self, *boards: Board) -> list[Any]:
        """The update of `changed` where nothing did."""
        return [gr.skip() for _ in self.outputs_with(*boards)]

    def redrawn(self, board: Board, scene: Scene) -> list[Any]:
        """The update of `changed` where a board only shows again what is kept."""
        return [*board.draw(scene), *self.untouched()]

    def keep(self, given: Given, state: State) -> str:
        """Merge into the dossier; why an answer was refused, or nothing."""
        say = words_of(state)
        whole = {"language": say.language, **given}
        output = self.advisor.fill(self.kind, whole, state["thread"], owner=state["owner"])
        refused = refused_words(self.kind, output.refused, say)
        if "text" in given and not self.has_read(output):
            refused.append(say(f"form_tab.read_nothing_{self.kind}"))
        return " ".join(refused)

    def _kept_and_drawn(self, given: Given, state: State, boards: Sequence[Board]) -> list[Any]:
        problem = self.keep(given, state)
        scene = scene_of(self.advisor, state)
        updates = [update for board in self._drawn(boards) for update in board.draw(scene)]
        return self._with_problem(problem, updates, boards) if problem else updates

    def _drawn(self, boards: Sequence[Board]) -> tuple[Board, ...]:
        return (*boards, self.panel, self._kept.listing)

    def _told(self, problem: str, boards: Sequence[Board]) -> list[Any]:
        return self._with_problem(problem, self.untouched(*boards), boards)

    def _with_problem(self, problem: str, updates: list[Any], boards: Sequence[Board]) -> list[Any]:
        before = sum(len(board.outputs) for board in boards)
        updates[before + self.panel.outputs.index(self._error)] = alert(problem)
        return updates

    def _lay_out_top(self) -> None:
        with gr.Column(elem_classes="form-top"):
            self.panel.put(gr.HTML(elem_id=f"{self.kind}-progress"), self._progress_html)
            self._error = self.panel.put(gr.HTML(elem_classes="form-error"), lambda s: "")
        purpose = load_questionnaires()[self.kind].purpose
        self.fields.put(gr.Markdown(), lambda s: purpose.text(s.say.language))
        with gr.Column(elem_classes="form-story"):
            box = gr.Textbox(lines=2, max_lines=8, max_length=8000, elem_id=f"{self.kind}-story")
            self.story.put(
                box,
                lambda s: gr.update(
                    label=s.say(f"form_tab.story_{self.kind}"),
                    placeholder=s.say(f"form_tab.story_hint_{self.kind}"),
                    value="",
                ),
            )
            read = gr.Button(size="sm", elem_id=f"{self.kind}-read")
            self._read = self._label(read, "form_tab.read")

    def _lay_out_panel(self) -> None:
        put, kind = self.panel.put, self.kind
        put(gr.HTML(), lambda s: f"<h2>{html.escape(s.say('form_tab.result'))}</h2>")
        with gr.Column(elem_classes="chart"):
            plot = gr.Plot(show_label=False, container=False, elem_id=f"{kind}-chart")
            put(plot, lambda s: _plot(self.chart(s)))
            put(
                gr.HTML(elem_classes="chart-text", elem_id=f"{kind}-chart-text"),
                lambda s: f"<p>{html.escape(told)}</p>" if (told := self.equivalent(s)) else "",
            )
        put(gr.Markdown(elem_id=f"{kind}-text"), self._result_text)
        put(gr.HTML(elem_classes="passages"), self._passages)
        with gr.Row(elem_classes="form-bar"):
            undo = gr.Button(size="sm", elem_id=f"{kind}-undo")
            self._undo = put(
                undo, lambda s: gr.update(value=s.say("form_tab.undo"), interactive=self._undoes(s))
            )
            self._restart = self._label(
                gr.Button(size="sm", elem_id=f"{kind}-restart"), "form.reply_restart"
            )
            self._sure = self._label(
                gr.Button(size="sm", variant="stop", visible=False, elem_id=f"{kind}-restart-sure"),
                "form_tab.restart_sure",
            )
            self._cancel = self._label(gr.Button(size="sm", visible=False), "page.cancel")
        with gr.Row(elem_classes="form-bar"):
            self._save_text = put(
                gr.Button(size="sm", elem_id=f"{kind}-md"), self._saves("form_tab.save_text")
            )
            self._save_data = put(
                gr.Button(size="sm", elem_id=f"{kind}-json"), self._saves("form_tab.save_data")
            )
        self._file = gr.JSON(visible=False)

    def _label(self, button: gr.Button, key: str) -> gr.Button:
        return self.fields.put(button, lambda s: gr.update(value=s.say(key)))

    def _saves(self, key: str) -> Any:
        return lambda s: gr.update(value=s.say(key), interactive=not is_empty(self.kind, s.dossier))

    def _progress_html(self, scene: Scene) -> str:
        done, total, told = self.progress(scene)
        link = scene.say("form_tab.to_result")
        return (
            f'<div class="progress"><span>{html.escape(told)}</span>'
            f'<progress value="{done}" max="{total}" aria-label="{html.escape(told)}"></progress>'
            f'<a href="#{self.kind}-result">{html.escape(link)}</a></div>'
        )

    def _result_text(self, scene: Scene) -> str:
        if is_empty(self.kind, scene.dossier):
            return scene.say(f"form_tab.empty_{self.kind}")
        return self.result(scene)

    def _passages(self, scene: Scene) -> str:
        if is_empty(self.kind, scene.dossier):
            return ""
        items = [load_questionnaires()[self.kind].items[name] for name in self.priorities(scene)]
        return passages_html(items, scene.say)

    def _undoes(self, scene: Scene) -> bool:
        """Whether the last change was one of this form."""
        if not scene.dossier.past:
            return False
        readiness, health = scene.dossier.past[0]
        if self.kind == "readiness":
            return readiness != scene.dossier.readiness
        return health != scene.dossier.health

    def _undone(self, state: State) -> list[Any]:
        return self.changed({"move": "undo"}, state, self.fields)

    def _restarted(self, state: State) -> list[Any]:
        return [
            *self.changed({"move": "restart"}, state, self.fields),
            *shown(True, False, False),
        ]

    def _described(self, story: str, state: State) -> list[Any]:
        """Read a text; it stays in its field where nothing could be read in it."""
        if not story.strip():
            return [gr.skip(), *self.untouched(self.fields)]
        updates = self.changed({"text": story}, state, self.fields)
        problem = updates[len(self.fields.outputs) + self.panel.outputs.index(self._error)]
        return [gr.skip() if problem else "", *updates]

    def _saver(self, suffix: str) -> Any:
        def save(state: State) -> dict[str, str]:
            scene = scene_of(self.advisor, state)
            return self.file(scene, suffix, datetime.now().astimezone()).as_json()

        return save


def alert(problem: str) -> str:
    """A problem that a screen reader tells at once."""
    return f'<p role="alert">⚠ {html.escape(problem)}</p>'


def _plot(chart: Any) -> Any:
    return gr.update(value=chart, visible=chart is not None)
