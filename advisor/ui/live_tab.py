"""What the tabs with questions share: a field is kept at once, and the result beside it moves."""

import html
import logging
import threading
from abc import abstractmethod
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import gradio as gr

from advisor.conversation import Advisor
from advisor.errors import AdvisorError
from advisor.ui.board import QUIET, Board
from advisor.ui.kept import Kept, shown
from advisor.ui.state import Scene, State, scene_of, words_of
from advisor.ui.tab import Tab, alert

log = logging.getLogger(__name__)
# A second choice made while the first is on its way must not be dropped.
LIVE: dict[str, Any] = {**QUIET, "trigger_mode": "always_last"}
Given = Mapping[str, Any]


class LiveTab(Tab):
    """A form over the dossier: `fields` hold the answers, `story` a text to read them in."""

    def __init__(self, advisor: Advisor, kept: Kept, state: gr.BrowserState) -> None:
        """Make the components, in the tab that is open."""
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        super().__init__(advisor, kept, state)

    @abstractmethod
    def lay_out_fields(self) -> None:
        """Make the fields, into `fields`."""

    @abstractmethod
    def connect_fields(self) -> None:
        """Wire the fields."""

    @abstractmethod
    def keep(self, given: Given, state: State) -> str:
        """Merge into the dossier; why an answer was refused, or nothing."""

    @abstractmethod
    def own(self, name: str, scene: Scene) -> str:
        """The words of this form for `story`, `story_hint` or `empty`."""

    @abstractmethod
    def purpose(self, scene: Scene) -> str:
        """What the form is for."""

    @abstractmethod
    def progress(self, scene: Scene) -> tuple[int, int, str]:
        """How many answers there are, of how many, and that in words."""

    @abstractmethod
    def result(self, scene: Scene) -> str:
        """The result as Markdown."""

    @abstractmethod
    def passages(self, scene: Scene) -> str:
        """The passages to reread, as HTML."""

    @abstractmethod
    def undoes(self, scene: Scene) -> bool:
        """Whether the last change was one of this form."""

    def lay_out_chart(self) -> None:
        """Make a chart above the result, where there is one."""

    def lay_out_form(self) -> None:
        """The progress and the errors, the text to read, the fields."""
        with gr.Column(elem_classes="form-top"):
            self.panel.put(gr.HTML(elem_id=f"{self.name}-progress"), self._progress_html)
            self._error = self.panel.put(gr.HTML(elem_classes="form-error"), lambda s: "")
        self.fields.put(gr.Markdown(), self.purpose)
        with gr.Column(elem_classes="form-story"):
            box = gr.Textbox(lines=2, max_lines=8, max_length=8000, elem_id=f"{self.name}-story")
            self.story.put(box, self._story)
            read = gr.Button(size="sm", elem_id=f"{self.name}-read")
            self._read = self.fields.put(read, _readable)
        self.lay_out_fields()

    def lay_out_panel(self) -> None:
        """The chart, the result, the passages, and what takes answers back."""
        put, name = self.panel.put, self.name
        self.lay_out_chart()
        put(gr.Markdown(elem_id=f"{name}-text"), self._result_text)
        put(gr.HTML(elem_classes="passages"), self._passages)
        with gr.Row(elem_classes="form-bar"):
            undo = gr.Button(size="sm", elem_id=f"{name}-undo")
            self._undo = put(
                undo, lambda s: gr.update(value=s.say("form_tab.undo"), interactive=self.undoes(s))
            )
            self._restart = self.label(
                gr.Button(size="sm", elem_id=f"{name}-restart"), "form.reply_restart"
            )
            self._sure = self.label(
                gr.Button(size="sm", variant="stop", visible=False, elem_id=f"{name}-restart-sure"),
                "form_tab.restart_sure",
            )
            self._cancel = self.label(gr.Button(size="sm", visible=False), "page.cancel")

    def connect(self) -> None:
        """Wire the events of this form."""
        super().connect()
        self.connect_fields()
        whole = [*self.outputs, *self._kept.listing.outputs]
        asking = [self._restart, self._sure, self._cancel]
        self._undo.click(self._undone, [self._state], whole, **QUIET)
        self._restart.click(lambda: shown(False, True, True), None, asking, **QUIET)
        self._cancel.click(lambda: shown(True, False, False), None, asking, **QUIET)
        self._sure.click(self._restarted, [self._state], [*whole, *asking], **QUIET)
        told = self.story.outputs
        self._read.click(self._described, [*told, self._state], [*told, *whole], **QUIET)

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
            return self.told(trouble.worded(say), *boards)
        except Exception:
            log.exception("an answer on a form was not kept")
            return self.told(say("form_tab.error"), *boards)

    def outputs_with(self, *boards: Board) -> list[Any]:
        """The outputs of `changed`."""
        return [c for board in self._drawn(boards) for c in board.outputs]

    def untouched(self, *boards: Board) -> list[Any]:
        """The update of `changed` where nothing did."""
        return [gr.skip() for _ in self.outputs_with(*boards)]

    def redrawn(self, board: Board, scene: Scene) -> list[Any]:
        """The update of `changed` where a board only shows again what is kept."""
        return [*board.draw(scene), *self.untouched()]

    def told(self, problem: str, *boards: Board) -> list[Any]:
        """The update of `changed` that only tells a problem above the form."""
        return self._with_problem(problem, self.untouched(*boards), boards)

    def _kept_and_drawn(self, given: Given, state: State, boards: Sequence[Board]) -> list[Any]:
        problem = self.keep(given, state)
        scene = scene_of(self.advisor, state)
        updates = [update for board in self._drawn(boards) for update in board.draw(scene)]
        return self._with_problem(problem, updates, boards) if problem else updates

    def _drawn(self, boards: Sequence[Board]) -> tuple[Board, ...]:
        return (*boards, self.panel, self._kept.listing)

    def _with_problem(self, problem: str, updates: list[Any], boards: Sequence[Board]) -> list[Any]:
        before = sum(len(board.outputs) for board in boards)
        updates[before + self.panel.outputs.index(self._error)] = alert(problem)
        return updates

    def _story(self, scene: Scene) -> Any:
        label, hint = self.own("story", scene), self.own("story_hint", scene)
        return gr.update(label=label, placeholder=hint, value="")

    def _progress_html(self, scene: Scene) -> str:
        done, total, told = self.progress(scene)
        link = scene.say("form_tab.to_result")
        return (
            f'<div class="progress"><span>{html.escape(told)}</span>'
            f'<progress value="{done}" max="{total}" aria-label="{html.escape(told)}"></progress>'
            f'<a href="#{self.name}-result">{html.escape(link)}</a></div>'
        )

    def _result_text(self, scene: Scene) -> str:
        return self.own("empty", scene) if self.is_blank(scene) else self.result(scene)

    def _passages(self, scene: Scene) -> str:
        return "" if self.is_blank(scene) else self.passages(scene)

    def _undone(self, state: State) -> list[Any]:
        return self.changed({"move": "undo"}, state, self.fields)

    def _restarted(self, state: State) -> list[Any]:
        return [
            *self.changed({"move": "restart"}, state, self.fields),
            *shown(True, False, False),
        ]

    def _described(self, story: str, state: State) -> Iterator[list[Any]]:
        """Read a text; it stays in its field where nothing could be read in it."""
        at = self.fields.outputs.index(self._read)
        waiting = self.untouched(self.fields)
        if not story.strip():
            yield [gr.skip(), *waiting]
            return
        waiting[at] = gr.update(value=words_of(state)("practice_tab.reading"), interactive=False)
        yield [gr.skip(), *waiting]
        updates = self.changed({"text": story}, state, self.fields)
        updates[at] = _readable(scene_of(self.advisor, state))
        problem = updates[len(self.fields.outputs) + self.panel.outputs.index(self._error)]
        yield [gr.skip() if problem else "", *updates]


def _readable(scene: Scene) -> Any:
    return gr.update(value=scene.say("form_tab.read"), interactive=True)
