"""The kept conversations: the list, and what is done with the one in hand."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

import gradio as gr

from advisor.conversation import Advisor
from advisor.exports.record import KIND as CONVERSATION
from advisor.exports.sheet import Sheet
from advisor.ui.board import QUIET, Board
from advisor.ui.files import Files
from advisor.ui.state import Scene, State, scene_of, words_of
from advisor.ui.view import choices_of, feedback_csv


class Kept:
    """The column of conversations. Opening, beginning and deleting one is the page's to wire."""

    def __init__(self, advisor: Advisor) -> None:
        """Make the components, in the column that is open."""
        self._advisor = advisor
        self.labels, self.listing = Board(), Board()
        self._lay_out()

    def _lay_out(self) -> None:
        labels, listing = self.labels, self.listing
        labels.put(
            gr.HTML(elem_classes="side-title"), lambda s: f"<h2>{s.say('page.conversations')}</h2>"
        )
        new = gr.Button(variant="primary", size="sm", elem_id="new")
        self.new = labels.put(new, lambda s: gr.update(value=s.say("page.new")))
        listed = gr.Radio(choices=[], show_label=False, container=False, elem_id="listed")
        self.listed = listing.put(listed, _listed)
        title = gr.Textbox(max_length=80, elem_id="title", visible=False)
        self.title = listing.put(title, _title)
        with gr.Row():
            rename = gr.Button(size="sm", elem_id="rename", visible=False)
            self.rename = listing.put(rename, lambda s: _named("page.rename", s))
            delete = gr.Button(size="sm", elem_id="delete", visible=False)
            self.delete = listing.put(delete, lambda s: _named("page.delete", s))
        with gr.Row():
            sure = gr.Button(size="sm", variant="stop", elem_id="delete-sure", visible=False)
            self.sure = labels.put(sure, lambda s: gr.update(value=s.say("page.delete_sure")))
            cancel = gr.Button(size="sm", elem_id="cancel", visible=False)
            self.cancel = labels.put(cancel, lambda s: gr.update(value=s.say("page.cancel")))
        self.files = Files(
            listing,
            "conversation",
            title=lambda s: s.say("page.save"),
            ready=lambda s: s.is_kept,
            sheet=self._sheet,
        )
        feedback = gr.DownloadButton(size="sm", elem_id="feedback")
        self.feedback = labels.put(feedback, lambda s: gr.update(label=s.say("page.feedback")))

    def connect(self, state: gr.BrowserState) -> None:
        """Wire what concerns the list alone."""
        naming = [self.title, state], self.listing.outputs
        self.rename.click(self._rename, *naming, **QUIET)
        self.title.submit(self._rename, *naming, **QUIET)
        asking = [self.delete, self.sure, self.cancel]
        self.delete.click(lambda: shown(False, True, True), None, asking, **QUIET)
        self.cancel.click(lambda: shown(True, False, False), None, asking, **QUIET)
        self.files.connect(state)
        self.feedback.click(self._export, [state], [self.feedback], **QUIET)

    def _rename(self, title: str, state: State) -> list[Any]:
        if title.strip():
            self._advisor.memory.rename(state["thread"], title.strip())
        return self.listing.draw(scene_of(self._advisor, state))

    def _sheet(self, state: State, at: datetime) -> Sheet:
        language = words_of(state).language
        return self._advisor.sheet(state["thread"], only=CONVERSATION, language=language)

    def _export(self, state: State) -> Any:
        given = self._advisor.memory.feedback()
        if not given:
            gr.Info(words_of(state)("page.feedback_none"))
            return gr.skip()
        path = Path(tempfile.mkdtemp()) / "advisor-feedback.csv"
        path.write_text(feedback_csv(given, words_of(state)), encoding="utf-8-sig")
        return gr.update(value=str(path))


def shown(*visible: bool) -> list[Any]:
    """Updates that show or hide."""
    return [gr.update(visible=one) for one in visible]


def _listed(scene: Scene) -> Any:
    value = scene.state["thread"] if scene.is_kept else None
    label = scene.say("page.conversations")
    return gr.update(label=label, choices=choices_of(scene.conversations), value=value)


def _title(scene: Scene) -> Any:
    title = next((c.title for c in scene.conversations if c.thread == scene.state["thread"]), "")
    return gr.update(label=scene.say("page.rename_to"), value=title, visible=scene.is_kept)


def _named(key: str, scene: Scene) -> Any:
    return gr.update(value=scene.say(key), visible=scene.is_kept)
