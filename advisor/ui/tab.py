"""What every tab beside the chat shares: a form, its result beside it, and the files to keep."""

import html
from abc import ABC, abstractmethod
from datetime import datetime
from typing import Any

import gradio as gr

from advisor.conversation import Advisor
from advisor.exports.sheet import Sheet
from advisor.ui.board import Board
from advisor.ui.files import Files
from advisor.ui.kept import Kept
from advisor.ui.state import Scene, scene_of


class Tab(ABC):
    """A tab over the dossier: `story` is what is being written, `fields` the rest of the form.

    `panel` is the result.
    """

    def __init__(self, advisor: Advisor, kept: Kept, state: gr.BrowserState) -> None:
        """Make the components, in the tab that is open."""
        self.advisor, self._kept, self._state = advisor, kept, state
        self.story, self.fields, self.panel = Board(), Board(), Board()
        with gr.Row(elem_classes="form-row"):
            with gr.Column(scale=5, min_width=300, elem_classes="form-fields"):
                self.lay_out_form()
            with gr.Column(
                scale=4, min_width=300, elem_classes="form-result", elem_id=f"{self.name}-result"
            ):
                self.panel.put(gr.HTML(), _heading)
                self.lay_out_panel()
                self._lay_out_files()

    @property
    @abstractmethod
    def name(self) -> str:
        """What the ids of the tab's components start with."""

    @abstractmethod
    def lay_out_form(self) -> None:
        """Make the form, into `story` and `fields`."""

    @abstractmethod
    def lay_out_panel(self) -> None:
        """Make the result, into `panel`."""

    @abstractmethod
    def is_blank(self, scene: Scene) -> bool:
        """Whether there is nothing yet to show or to keep in a file."""

    @abstractmethod
    def sheet(self, scene: Scene, at: datetime) -> Sheet:
        """The result to download."""

    def draws(self, scene: Scene) -> bool:
        """Whether the tab is drawn with the page, or only once it comes into view."""
        return True

    @property
    def outputs(self) -> list[Any]:
        """All components but what is being written."""
        return [*self.fields.outputs, *self.panel.outputs]

    def draw(self, scene: Scene) -> list[Any]:
        """What they show."""
        return [*self.fields.draw(scene), *self.panel.draw(scene)]

    @property
    def seen(self) -> list[Any]:
        """All components."""
        return [*self.story.outputs, *self.outputs]

    def draw_seen(self, scene: Scene) -> list[Any]:
        """What they show, but for what is being written."""
        return [*self.story.draw_around(scene), *self.draw(scene)]

    def connect(self) -> None:
        """Wire the events of this tab."""
        self._files.connect(self._state)

    def label(self, button: gr.Button, key: str) -> gr.Button:
        """Add a button that says always the same."""
        return self.fields.put(button, lambda s: gr.update(value=s.say(key)))

    def _lay_out_files(self) -> None:
        self._files = Files(
            self.panel,
            self.name,
            title=lambda s: s.say("form_tab.save"),
            ready=lambda s: not self.is_blank(s),
            sheet=lambda state, at: self.sheet(scene_of(self.advisor, state), at),
        )


def alert(problem: str) -> str:
    """A problem that a screen reader tells at once."""
    return f'<p role="alert">⚠ {html.escape(problem)}</p>'


def _heading(scene: Scene) -> str:
    return f"<h2>{html.escape(scene.say('form_tab.result'))}</h2>"
