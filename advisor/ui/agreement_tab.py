"""The review of a draft agreement: pasted or dropped, read in memory, its review beside it."""

import html
import logging
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import gradio as gr

from advisor.documents import Document, read_document
from advisor.errors import AdvisorError, BadInput
from advisor.exports.results import agreement_sheet
from advisor.exports.sheet import Sheet
from advisor.tools.agreement_words import result_text
from advisor.tools.review_agreement import MAX_CHARACTERS
from advisor.ui.board import QUIET
from advisor.ui.files import taken
from advisor.ui.state import Scene, State, scene_of, words_of
from advisor.ui.tab import Tab, alert

log = logging.getLogger(__name__)
_ARTIST: Mapping[str, bool | None] = {"auto": None, "yes": True, "no": False}
Held = dict[str, Any]
"""Of the file whose text stands in the box: its name, its pages, and a mark of its text."""


class AgreementTab(Tab):
    """The form of `review_agreement`. The review is kept; the draft never is."""

    @property
    def name(self) -> str:
        """As the tool's kind."""
        return "agreement"

    def lay_out_form(self) -> None:
        """The file or the text, whom it binds, and the buttons."""
        with gr.Column(elem_classes="form-top"):
            self._status = self.panel.put(gr.HTML(elem_id="agreement-status"), self._to_result)
            self._error = self.panel.put(gr.HTML(elem_classes="form-error"), lambda s: "")
        self.fields.put(gr.Markdown(), lambda s: s.say("agreement_tab.purpose"))
        with gr.Column(elem_classes="form-group"):
            drop = gr.File(elem_id="agreement-file", type="filepath", height=130)
            self._drop = self.fields.put(drop, _drop)
            box = gr.Textbox(lines=10, max_lines=20, elem_id="agreement-draft")
            self._box = self.story.put(box, _box)
            artist = gr.Radio(
                list(_ARTIST), value="auto", elem_id="agreement-artist", elem_classes="item"
            )
            self._artist = self.story.put(artist, _artist)
            self._held = self.story.put(gr.State({}), lambda s: {})
            with gr.Row(elem_classes="form-bar"):
                review = gr.Button(variant="primary", size="md", elem_id="agreement-review")
                self._review = self.fields.put(review, _ready)
                restart = gr.Button(size="md", elem_id="agreement-restart")
                self._restart = self.label(restart, "agreement_tab.restart")

    def lay_out_panel(self) -> None:
        """The review as the chat and the file word it."""
        self.panel.put(gr.Markdown(elem_id="agreement-text"), self._text)
        self.fields.put(gr.HTML(), _copy_words)

    def connect(self) -> None:
        """Wire the events of this tab."""
        super().connect()
        top = [self._status, self._error]
        self._drop.upload(
            self._dropped,
            [self._drop, self._state],
            [self._drop, self._box, self._held, *top],
            **QUIET,
        )
        outputs = [self._review, *self.panel.outputs, *self._kept.listing.outputs]
        given = [self._box, self._artist, self._held, self._state]
        self._review.click(self._reviewed, given, outputs, **QUIET)
        whole = [*self.story.outputs, *self.panel.outputs, *self._kept.listing.outputs]
        self._restart.click(self._restarted, [self._state], whole, **QUIET)

    def is_blank(self, scene: Scene) -> bool:
        """Whether no draft was reviewed."""
        return scene.dossier.agreement is None

    def sheet(self, scene: Scene, at: datetime) -> Sheet:
        """The review."""
        kept = scene.dossier.agreement
        assert kept is not None
        return agreement_sheet(kept, scene.say, at)

    def _to_result(self, scene: Scene) -> str:
        """The way down to the result, for a screen where it is below."""
        if self.is_blank(scene):
            return ""
        link = html.escape(scene.say("form_tab.to_result"))
        return f'<div class="progress"><a href="#{self.name}-result">{link}</a></div>'

    def _text(self, scene: Scene) -> str:
        kept, say = scene.dossier.agreement, scene.say
        if kept is None:
            return say("agreement_tab.empty")
        named = [say("agreement_tab.source", name=html.escape(kept.source))] if kept.source else []
        return "\n\n".join([*named, result_text(kept.review, say)])

    def _dropped(self, path: str | None, state: State) -> list[Any]:
        """Put a file's text in the box, and delete the copy that the page was sent."""
        if path is None:
            return [gr.skip()] * 5
        say = words_of(state)
        try:
            document = read_document(Path(path).name, taken(Path(path)))
        except AdvisorError as trouble:
            return [None, gr.skip(), gr.skip(), "", alert(trouble.worded(say))]
        held = {"name": document.name, "pages": document.pages, "mark": _mark(document.text)}
        return [
            None,
            document.text,
            held,
            _told(say("agreement_tab.read", name=document.name)),
            _unread(document, say),
        ]

    def _reviewed(self, text: str, artist: str, held: Held, state: State) -> Iterator[list[Any]]:
        """Say that it is being read, then show the review or what is wrong."""
        say = words_of(state)
        busy = gr.update(value=say("agreement_tab.reading"), interactive=False)
        yield [busy, *self._panel(say("agreement_tab.reading"), "")]
        try:
            self._keep(text, artist, held, state)
        except AdvisorError as trouble:
            problem = trouble.worded(say)
        except Exception:
            log.exception("a draft was not reviewed")
            problem = say("agreement_tab.error")
        else:
            scene = scene_of(self.advisor, state)
            shown = [*self.panel.draw(scene), *self._kept.listing.draw(scene)]
            yield [_ready(scene), *shown]
            return
        yield [_ready(scene_of(self.advisor, state)), *self._panel("", problem)]

    def _keep(self, text: str, artist: str, held: Held, state: State) -> None:
        """Review, and keep the review.

        Raises:
            BadInput: there is no agreement in the text, or too much of it.
        """
        if len(text) > MAX_CHARACTERS:
            raise BadInput("agreement_tab.too_long", count=len(text), limit=MAX_CHARACTERS)
        if not text.strip():
            raise BadInput("agreement_tab.nothing")
        same = held.get("mark") == _mark(text)
        given = {
            "language": words_of(state).language,
            "text": text,
            "artist": _ARTIST[artist],
            "source": held["name"] if same else "",
            "pages": held["pages"] if same else (),
        }
        output = self.advisor.review(given, state["thread"], owner=state["owner"])
        if output.review is None:
            raise BadInput("agreement_tab.ask_again")

    def _panel(self, status: str, problem: str) -> list[Any]:
        """The update of the panel and the list where only the two lines above the form move."""
        moved = {self._status: _told(status), self._error: alert(problem) if problem else ""}
        outputs = [*self.panel.outputs, *self._kept.listing.outputs]
        return [moved.get(component, gr.skip()) for component in outputs]

    def _restarted(self, state: State) -> list[Any]:
        """Let go of the text, the file and the review."""
        if not self.is_blank(scene_of(self.advisor, state)):
            given = {"language": words_of(state).language, "restart": True}
            self.advisor.review(given, state["thread"], owner=state["owner"])
        scene = scene_of(self.advisor, state)
        boards = (self.story, self.panel, self._kept.listing)
        return [update for board in boards for update in board.draw(scene)]


def _mark(text: str) -> int:
    return zlib.crc32(text.encode())


def _told(status: str) -> str:
    return f'<p role="status">{html.escape(status)}</p>' if status else ""


def _unread(document: Document, say: Any) -> str:
    """The pages that were pictures, if any."""
    if not document.unread:
        return ""
    pages = ", ".join(map(str, document.unread))
    return alert(say("document.unread_pages", name=document.name, pages=pages))


def _drop(scene: Scene) -> Any:
    return gr.update(label=scene.say("agreement_tab.file"))


def _box(scene: Scene) -> Any:
    say = scene.say
    return gr.update(
        label=say("agreement_tab.draft"), placeholder=say("agreement_tab.draft_hint"), value=""
    )


def _artist(scene: Scene) -> Any:
    choices = [(scene.say(f"agreement_tab.artist_{name}"), name) for name in _ARTIST]
    return gr.update(label=scene.say("agreement_tab.artist"), choices=choices, value="auto")


def _ready(scene: Scene) -> Any:
    return gr.update(value=scene.say("agreement_tab.review"), interactive=True)


def _copy_words(scene: Scene) -> str:
    copy, copied = (html.escape(scene.say(f"agreement_tab.{k}")) for k in ("copy", "copied"))
    return f'<span id="copy-words" data-copy="{copy}" data-copied="{copied}" hidden></span>'
