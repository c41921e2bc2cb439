"""Components, each with how it is drawn from a scene."""

from collections.abc import Callable
from typing import Any, TypeVar

from gradio.blocks import Block

from advisor.ui.state import Scene

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
