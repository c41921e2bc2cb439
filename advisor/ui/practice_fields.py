"""The questions of one practice as fields, each kept by itself; one shows while it applies."""

import html
from collections.abc import Iterable
from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

import gradio as gr

from advisor.dossier import PracticeAnswers, PracticeValue
from advisor.knowledge.practices import PracticeItem, PracticeKind, load_practices
from advisor.practice import MAX_TEXT, SCALES, YES_NO
from advisor.texts import Words
from advisor.tools.practice_words import value_text
from advisor.ui.board import Board
from advisor.ui.live_tab import LIVE
from advisor.ui.practice_typed import is_typed, typed, typed_text
from advisor.ui.state import Scene, State, practice_of, scene_of, words_of

if TYPE_CHECKING:
    from advisor.ui.practice_tab import PracticeTab

UNKNOWN = "unknown"
_FEW = 5
_LOOKS = {"scale5": ("rating", "scale"), "yes_no": ("short",)}
_RANKED = ("need1", "need2", "need3")


class PracticeFields:
    """The fields of the practice in view, made for a scene as it stands.

    Made when the practice comes into view: built with the page, the four would slow its loading.
    """

    def __init__(self, tab: "PracticeTab", scene: Scene, state: gr.BrowserState) -> None:
        """Make and wire the fields, in the column that is open."""
        self._tab, self._scene, self._kind = tab, scene, practice_of(scene)
        self._practice = load_practices()[self._kind]
        self._inputs: dict[str, Any] = {}
        for group, items in groupby(self._practice.items.values(), key=lambda item: item.group):
            self._lay_out_group(group, items)
        self._boards = {name: self._board(name) for name in self._inputs}
        self._connect(state)

    def _lay_out_group(self, group: str, items: Iterable[PracticeItem]) -> None:
        title = self._practice.groups[group].text(self._scene.say.language)
        with gr.Column(elem_classes="form-group"):
            gr.HTML(f"<h3>{html.escape(title)}</h3>")
            for on_scale, run in groupby(items, key=lambda item: item.type == "scale5"):
                with gr.Row() if on_scale else gr.Column(elem_classes="form-items"):
                    for item in run:
                        self._inputs[item.id] = _field(self._kind, item, self._scene)

    def _connect(self, state: gr.BrowserState) -> None:
        for name, field in self._inputs.items():
            outputs = self._tab.outputs_with(self._boards[name])
            written = is_typed(self._practice.items[name])
            handler = partial(self._written if written else self._chosen, name)
            for event in (field.blur, field.submit) if written else (field.input,):
                event(handler, [field, state], outputs, **LIVE)

    def _board(self, name: str) -> Board:
        """What an answer changes: its own field where it was typed, and those that hang on it."""
        board = Board()
        for other in self._practice.items.values():
            own = other.id == name and is_typed(other)
            if own or _hangs_on(other, name):
                board.put(self._inputs[other.id], partial(_drawn, self._kind, other))
        return board

    def _chosen(self, name: str, choice: str | None, state: State) -> list[Any]:
        board = self._boards[name]
        if choice is None:
            return self._tab.untouched(board)
        value = _value(self._practice.items[name], choice)
        return self._tab.changed({"kind": self._kind, "answers": {name: value}}, state, board)

    def _written(self, name: str, text: str, state: State) -> list[Any]:
        """Keep what was typed; what cannot be read is told, and stays in its field."""
        tab, kind, say, board = self._tab, self._kind, words_of(state), self._boards[name]
        kept = scene_of(tab.advisor, state).dossier.practices.of(kind).get(name)
        if text.strip() == typed_text(kind, name, kept, say):
            return tab.untouched(board)
        entry = typed(kind, name, text, say, date.today())
        if entry.problem:
            return tab.told(entry.problem, board)
        if entry.value is None and not entry.unknown:
            return tab.changed({"kind": kind, "move": "clear", "item": name}, state, board)
        return tab.changed({"kind": kind, "answers": {name: entry.value}}, state, board)


def _field(kind: PracticeKind, item: PracticeItem, scene: Scene) -> Any:
    name = f"{kind}-{item.id}"
    # Only with a key does a field that is made anew let go of a value it had before.
    props = {**_props(kind, item, scene), "elem_id": name, "key": name, "preserved_by_key": []}
    if is_typed(item):
        return gr.Textbox(lines=1, max_lines=4, max_length=MAX_TEXT, **props)
    if item.type == "choice" and len(load_practices()[kind].choices(item.id)) > _FEW:
        return gr.Dropdown(**props)
    looks = ["item", *_LOOKS.get(item.type, ())]
    return gr.Radio(min_width=220, elem_classes=looks, **props)


def _drawn(kind: PracticeKind, item: PracticeItem, scene: Scene) -> Any:
    return gr.update(**_props(kind, item, scene))


def _props(kind: PracticeKind, item: PracticeItem, scene: Scene) -> dict[str, Any]:
    answers, say = scene.dossier.practices.of(kind), scene.say
    shared = {"label": item.text(say.language).ask, "visible": item.applies(answers)}
    if is_typed(item):
        unknown = item.id in answers and answers[item.id] is None
        hint = "form.reply_unknown" if unknown else f"practice_tab.hint_{item.type}"
        value = typed_text(kind, item.id, answers.get(item.id), say)
        return {**shared, "placeholder": say(hint), "value": value}
    chosen = _choice(answers[item.id]) if item.id in answers else None
    return {**shared, "choices": _choices(kind, item, answers, say), "value": chosen}


def _choices(
    kind: PracticeKind, item: PracticeItem, answers: PracticeAnswers, say: Words
) -> list[tuple[str, str]]:
    if item.type == "scale5":
        shown = [(str(step), str(step)) for step in SCALES["scale5"]]
    else:
        shown = [(value_text(kind, item.id, v, say), str(v)) for v in _offered(kind, item, answers)]
    return [*shown, (say("form.reply_unknown"), UNKNOWN)]


def _offered(kind: PracticeKind, item: PracticeItem, answers: PracticeAnswers) -> list[str | int]:
    """The values that an item takes; a need ranked elsewhere is left out."""
    if item.type == "yes_no":
        return list(YES_NO)
    if item.type == "status3":
        return list(SCALES["status3"])
    options: list[str | int] = [option.id for option in load_practices()[kind].choices(item.id)]
    if item.id not in _RANKED:
        return options
    taken = {answers.get(name) for name in _RANKED if name != item.id}
    return [o for o in options if o not in taken or o == answers.get(item.id)]


def _hangs_on(item: PracticeItem, name: str) -> bool:
    if item.when is not None and item.when.item == name:
        return True
    return name in _RANKED and item.id in _RANKED and item.id != name


def _choice(value: PracticeValue) -> str:
    return UNKNOWN if value is None else str(value)


def _value(item: PracticeItem, choice: str) -> PracticeValue:
    if choice == UNKNOWN:
        return None
    return int(choice) if item.type in SCALES else choice
