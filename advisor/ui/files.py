"""The buttons that make a file, one a format."""

import html
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from advisor.exports.sheet import FORMATS, Format, Sheet
from advisor.ui.board import QUIET, Board
from advisor.ui.download import SAVE_JS, download_of
from advisor.ui.state import Scene, State

SheetOf = Callable[[State, datetime], Sheet]


class Files:
    """A title, and a button for each format; a file is made when its button is pressed."""

    def __init__(
        self,
        board: Board,
        name: str,
        *,
        title: Callable[[Scene], str],
        ready: Callable[[Scene], bool],
        sheet: SheetOf,
    ) -> None:
        """Make the components, in the column that is open; `name` begins their ids."""
        self._sheet, self._ready = sheet, ready
        board.put(
            gr.HTML(elem_classes="files-title"), lambda s: f"<h3>{html.escape(title(s))}</h3>"
        )
        with gr.Row(elem_classes="files-bar"):
            self._buttons = {format: self._button(board, name, format) for format in FORMATS}
        self._file = gr.JSON(visible=False)

    def connect(self, state: gr.BrowserState) -> None:
        """Wire the buttons."""
        for format, button in self._buttons.items():
            made = button.click(partial(self._save, format), [state], [self._file], **QUIET)
            made.then(None, [self._file], None, js=SAVE_JS)

    def _button(self, board: Board, name: str, format: Format) -> gr.Button:
        button = gr.Button(size="sm", min_width=60, elem_id=f"{name}-{format}")

        def draw(scene: Scene) -> Any:
            told = scene.say(f"file.format.{format}")
            return gr.update(value=told, interactive=self._ready(scene))

        return board.put(button, draw)

    def _save(self, format: Format, state: State) -> dict[str, str]:
        at = datetime.now().astimezone()
        return download_of(self._sheet(state, at), format, at.date())


def taken(path: Path) -> bytes:
    """A file that the page was sent, read and deleted, whatever comes of it."""
    try:
        return path.read_bytes()
    finally:
        path.unlink(missing_ok=True)
        with suppress(OSError):
            path.parent.rmdir()
