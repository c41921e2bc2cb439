"""A tab that another package adds to the page."""

from typing import Any, Protocol

import gradio as gr
from fastapi import FastAPI

from advisor.conversation import Advisor
from advisor.ui.board import Board
from advisor.ui.state import Scene


class Part(Protocol):
    """What stands in a tab.

    `story` is what is being written, `fields` the rest of the form, `panel` what comes of it.
    """

    story: Board
    fields: Board
    panel: Board

    @property
    def name(self) -> str:
        """What the ids of its components start with, and its label in the texts after `tab.`."""
        ...

    def draws(self, scene: Scene) -> bool:
        """Whether it is drawn with the page, or only once it comes into view."""
        ...

    @property
    def seen(self) -> list[Any]:
        """All its components."""
        ...

    def draw_seen(self, scene: Scene) -> list[Any]:
        """What they show, but for what is being written."""
        ...

    def connect(self) -> None:
        """Wire its events."""
        ...


class Extra(Protocol):
    """A tab after those of the page."""

    name: str

    def add_routes(self, app: FastAPI, advisor: Advisor) -> None:
        """Add what the tab serves beside the page."""
        ...

    def lay_out(self, advisor: Advisor, state: gr.BrowserState) -> Part:
        """Make its components, in the tab that is open."""
        ...
