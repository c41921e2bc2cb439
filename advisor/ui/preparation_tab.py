"""A coach's clients: notes taken in, and beside them the dossier as it will print."""

import html
import logging
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import gradio as gr

from advisor.documents import read_document
from advisor.errors import AdvisorError, BadInput
from advisor.exports.sheet import Sheet
from advisor.tools.prepare_meeting import MAX_CHARACTERS
from advisor.ui import client_form
from advisor.ui.board import QUIET
from advisor.ui.files import taken
from advisor.ui.kept import shown
from advisor.ui.printed import Printed, is_blank, sheet_of
from advisor.ui.state import Scene, State, scene_of, words_of
from advisor.ui.tab import Tab, alert

log = logging.getLogger(__name__)
_TEXTS = ("name", "answered_by")
_DAYS = ("meeting", "delete_by")
_STILL = ("describe", "privacy", "confirm")
"""What changes no name and no day but the one given."""
_CONSENT: Mapping[str, bool | None] = {"yes": True, "no": False, "unknown": None}


class PreparationTab(Tab):
    """The clients, the notes of the one in hand, and the dossier for the next meeting.

    Opening, adding, importing and deleting a client is the page's to wire: all of it is redrawn.
    """

    @property
    def name(self) -> str:
        """As the tool's kind."""
        return "preparation"

    def draws(self, scene: Scene) -> bool:
        """Only in view: its pages take time to draw."""
        return scene.tab == self.name

    def lay_out_form(self) -> None:
        """Which client, the notes, then who and when, and what is private."""
        put = self.fields.put
        with gr.Column(elem_classes="form-top"):
            self._status = self.panel.put(gr.HTML(elem_id="preparation-status"), lambda s: "")
            self._error = self.panel.put(gr.HTML(elem_classes="form-error"), lambda s: "")
        put(gr.Markdown(), lambda s: s.say("preparation_tab.purpose"))
        self._lay_out_clients()
        with gr.Column(elem_classes="form-group"):
            drop = gr.File(elem_id="preparation-file", type="filepath", height=110)
            self._drop = put(drop, lambda s: gr.update(label=s.say("preparation_tab.file")))
            box = gr.Textbox(lines=8, max_lines=18, elem_id="preparation-notes")
            self._box = self.story.put(box, client_form.box)
            prepare = gr.Button(variant="primary", size="md", elem_id="preparation-make")
            self._prepare = put(prepare, client_form.ready)
        self._lay_out_client()

    def _lay_out_clients(self) -> None:
        put = self.fields.put
        with gr.Column(elem_classes="form-group"):
            radio = gr.Radio(choices=[], elem_id="preparation-clients", elem_classes="item")
            self.clients = put(radio, client_form.clients)
            with gr.Row(elem_classes="form-bar"):
                self.new = self.label(
                    gr.Button(size="sm", elem_id="preparation-new"), "preparation_tab.new"
                )
                upload = gr.UploadButton(
                    size="sm", file_types=[".json"], elem_id="preparation-import"
                )
                self.upload = put(
                    upload, lambda s: gr.update(label=s.say("preparation_tab.import"))
                )

    def _lay_out_client(self) -> None:
        """Who and when; each is kept as soon as it is left."""
        put = self.fields.put
        with gr.Column(elem_classes="form-group"):
            self._texts = {
                name: put(
                    gr.Textbox(max_length=80, elem_id=f"preparation-{name}"),
                    partial(client_form.text_field, name),
                )
                for name in (*_TEXTS, *_DAYS)
            }
            radio = gr.Radio(choices=[], elem_id="preparation-consent", elem_classes="item short")
            self._consent = put(radio, client_form.consent)
            self._private = put(
                gr.CheckboxGroup(choices=[], elem_id="preparation-private"), client_form.private
            )
            self._notes = put(
                gr.Dropdown(choices=[], elem_id="preparation-taken"), client_form.notes
            )
            with gr.Row(elem_classes="form-bar"):
                back = gr.Button(size="sm", elem_id="preparation-back")
                self._back = put(back, partial(client_form.only_with, "preparation_tab.take_back"))
                delete = gr.Button(size="sm", elem_id="preparation-delete")
                self._delete = put(delete, partial(client_form.only_with, "preparation_tab.delete"))
                sure = gr.Button(
                    size="sm", variant="stop", visible=False, elem_id="preparation-sure"
                )
                self.sure = self.label(sure, "page.delete_sure")
                self._cancel = self.label(gr.Button(size="sm", visible=False), "page.cancel")

    def lay_out_panel(self) -> None:
        """What to settle first, how it is to be printed, then the pages."""
        put, printed = self.panel.put, Printed()
        put(gr.Markdown(elem_id="preparation-first"), printed.first)
        confirm = gr.Button(size="sm", elem_id="preparation-confirm")
        self._confirm = put(confirm, client_form.confirmable)
        with gr.Row(elem_classes="form-bar", elem_id="preparation-paper"):
            language = gr.Radio(
                [("Français", "fr"), ("English", "en")], elem_id="preparation-language"
            )
            self._language = put(language, client_form.language)
            self._nameless = put(gr.Checkbox(elem_id="preparation-anonymous"), client_form.nameless)
        put(gr.HTML(elem_id="preparation-pages"), printed.pages)
        put(gr.Markdown(elem_id="preparation-text"), printed.text)

    def connect(self) -> None:
        """Wire the events of this tab but those that change the client in hand."""
        super().connect()
        whole = [*self.seen, *self._kept.listing.outputs]
        top = [self._status, self._error]
        self._drop.upload(
            self._dropped, [self._drop, self._state], [self._drop, self._box, *top], **QUIET
        )
        given = [self._box, self._state]
        self._prepare.click(self._made, given, whole, **QUIET)
        for name, field in self._texts.items():
            for event in (field.blur, field.submit):
                event(partial(self._described, name), [field, self._state], whole, **QUIET)
        changes = (
            (self._consent.input, self._consented, self._consent),
            (self._private.input, self._hidden, self._private),
            (self._back.click, self._taken_back, self._notes),
        )
        for event, handler, component in changes:
            event(handler, [component, self._state], whole, **QUIET)
        self._confirm.click(self._confirmed, [self._state], whole, **QUIET)
        drawn = [self._state, *self.panel.outputs]
        self._language.input(self._worded, [self._language, self._state], drawn, **QUIET)
        self._nameless.input(self._unnamed, [self._nameless, self._state], drawn, **QUIET)
        asking = [self._delete, self.sure, self._cancel]
        self._delete.click(lambda: shown(False, True, True), None, asking, **QUIET)
        self._cancel.click(lambda: shown(True, False, False), None, asking, **QUIET)

    @property
    def asking(self) -> list[Any]:
        """What stands there while a deletion is to be confirmed."""
        return [self._delete, self.sure, self._cancel]

    def is_blank(self, scene: Scene) -> bool:
        """Whether no client was begun in this conversation."""
        return is_blank(scene)

    def sheet(self, scene: Scene, at: datetime) -> Sheet:
        """The dossier, in the language and manner chosen for it."""
        return sheet_of(scene, at)

    def begun(self, state: State) -> State:
        """The state with a client begun in its conversation."""
        say = words_of(state)
        given = {"language": say.language, "move": "describe"}
        self.advisor.prepare(given, state["thread"], owner=state["owner"])
        return state

    def imported(self, path: str, state: State) -> State:
        """The state with the client of a file in hand; the copy that the page was sent is gone.

        Raises:
            gr.Error: the file holds no dossier.
        """
        try:
            data = taken(Path(path))
            thread = self.advisor.import_client(data, owner=state["owner"])
        except BadInput as trouble:
            told = trouble.worded(words_of(state))
            raise gr.Error(told, title="", print_exception=False) from trouble
        return {**state, "thread": thread}

    def _dropped(self, path: str | None, state: State) -> list[Any]:
        """Put a file's text in the box, and delete the copy that the page was sent."""
        if path is None:
            return [gr.skip()] * 4
        say = words_of(state)
        try:
            document = read_document(Path(path).name, taken(Path(path)))
        except AdvisorError as trouble:
            return [None, gr.skip(), "", alert(trouble.worded(say))]
        read = say("preparation_tab.read", name=document.name)
        return [None, document.text, f'<p role="status">{html.escape(read)}</p>', ""]

    def _made(self, text: str, state: State) -> Iterator[list[Any]]:
        """Say that the notes are being read, then show the dossier or what is wrong."""
        busy = [gr.skip() for _ in (*self.seen, *self._kept.listing.outputs)]
        at = len(self.story.outputs) + self.fields.outputs.index(self._prepare)
        told = words_of(state)("preparation_tab.reading")
        busy[at] = gr.update(value=told, interactive=False)
        yield busy
        if len(text or "") > MAX_CHARACTERS:
            updates = self._told(words_of(state)("preparation_tab.too_long", limit=MAX_CHARACTERS))
        else:
            updates = self._changed({"move": "prepare", "text": text or ""}, state)
        updates[at] = client_form.ready(scene_of(self.advisor, state))
        yield updates

    def _described(self, name: str, value: str, state: State) -> list[Any]:
        scene, value = scene_of(self.advisor, state), value.strip()
        if value == (getattr(client_form.client_of(scene), name) or ""):
            return [gr.skip() for _ in (*self.seen, *self._kept.listing.outputs)]
        if name in _DAYS and value:
            value, problem = client_form.typed_day(value, scene.say)
            if problem:
                return self._told(problem)
        return self._changed({"move": "describe", name: value}, state)

    def _consented(self, value: str, state: State) -> list[Any]:
        return self._changed({"move": "describe", "consent": _CONSENT[value]}, state)

    def _hidden(self, ticked: list[str], state: State) -> list[Any]:
        statements = client_form.client_of(scene_of(self.advisor, state)).statements
        hidden = {one.id for one in statements if one.private}
        given = {
            "move": "privacy",
            "private": tuple(set(ticked) - hidden),
            "open": tuple(hidden - set(ticked)),
        }
        return self._changed(given, state)

    def _taken_back(self, notes: str | None, state: State) -> list[Any]:
        return self._changed({"move": "take_back", "notes": notes or ""}, state)

    def _confirmed(self, state: State) -> list[Any]:
        return self._changed({"move": "confirm"}, state)

    def _worded(self, language: str, state: State) -> list[Any]:
        return self._with({"paper": language}, state)

    def _unnamed(self, nameless: bool, state: State) -> list[Any]:
        return self._with({"anonymous": "yes" if nameless else ""}, state)

    def _with(self, change: State, state: State) -> list[Any]:
        changed = {**state, **change}
        return [changed, *self.panel.draw(scene_of(self.advisor, changed))]

    def _changed(self, given: Mapping[str, Any], state: State) -> list[Any]:
        """Do it, then draw all but the box where it failed; a problem is told above the form."""
        say = words_of(state)
        try:
            whole = {**given, "language": say.language}
            self.advisor.prepare(whole, state["thread"], owner=state["owner"])
        except AdvisorError as trouble:
            return self._told(trouble.worded(say))
        except Exception:
            log.exception("a client's dossier was not changed")
            return self._told(say("form_tab.error"))
        scene = scene_of(self.advisor, state)
        kept = "text" not in given
        story = self.story.draw_around(scene) if kept else self.story.draw(scene)
        updates = [*story, *self.draw(scene), *self._kept.listing.draw(scene)]
        return self._around_typing(given, updates)

    def _around_typing(self, given: Mapping[str, Any], updates: list[Any]) -> list[Any]:
        """The updates without those of fields that were not left: someone may be writing there."""
        if given["move"] not in _STILL:
            return updates
        still = {id(field) for name, field in self._texts.items() if name not in given}
        whole = [*self.seen, *self._kept.listing.outputs]
        drawn = zip(whole, updates, strict=True)
        return [gr.skip() if id(one) in still else update for one, update in drawn]

    def _told(self, problem: str) -> list[Any]:
        outputs = [*self.seen, *self._kept.listing.outputs]
        return [alert(problem) if one is self._error else gr.skip() for one in outputs]
