"""Components, each with how it is drawn from a scene."""

from collections.abc import Callable
from typing import Any, TypeVar

import gradio as gr
from gradio.blocks import Block
from gradio.context import get_blocks_context

from advisor.ui.state import Scene, State

# Gradio would renew the progress of every output that was ever named, at each streamed step.
QUIET: dict[str, Any] = {
    "show_progress": "hidden",
    "show_progress_on": [],
    "api_visibility": "private",
}
C = TypeVar("C", bound=Block)
Draw = Callable[[Scene], Any]


class Board:
    """A part of the page as a function of the scene."""

    def __init__(self) -> None:
        """With no component yet."""
        self._drawn: list[tuple[Block, Draw]] = []

    def put(self, component: C, draw: Draw) -> C:
        """Add a component; `draw` gives its value, or an update of its properties."""
        self._drawn.append((component, draw))
        return component

    @property
    def outputs(self) -> list[Any]:
        """The components, as the outputs of an event."""
        return [component for component, _ in self._drawn]

    def draw(self, scene: Scene) -> list[Any]:
        """What each component shows, in the order of `outputs`."""
        return [draw(scene) for _, draw in self._drawn]

    def draw_around(self, scene: Scene) -> list[Any]:
        """The same but for the values, which stay as they stand on the page."""
        return [_without_value(update) for update in self.draw(scene)]


def render_quietly(make: Callable[[State], None], made_for: gr.State) -> None:
    """Have `make` make components here, anew each time that `made_for` changes.

    As with `QUIET`, nothing shows a progress; `gr.render` takes no such wish.
    """
    gr.render([made_for], [made_for.change], show_progress="hidden")(make)
    context = get_blocks_context()
    assert context is not None
    list(context.fns.values())[-1].show_progress_on = []


def _without_value(update: Any) -> Any:
    if isinstance(update, dict) and "__type__" in update:
        return {name: value for name, value in update.items() if name != "value"}
    return gr.skip()
