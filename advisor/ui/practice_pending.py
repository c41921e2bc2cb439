"""What was read in a person's own words for a practice, and waits for a yes."""

from typing import TYPE_CHECKING, Any

import gradio as gr

from advisor.dossier import Told
from advisor.knowledge.practices import PracticeKind
from advisor.tools.practice_asking import item_name
from advisor.tools.practice_words import value_text
from advisor.ui.board import QUIET
from advisor.ui.state import Scene, State, practice_of

if TYPE_CHECKING:
    from advisor.ui.practice_tab import PracticeTab


class PracticePending:
    """The box above the fields; it is there only while something waits.

    What was read here while the chat is at another practice waits here alone.
    """

    def __init__(self, tab: "PracticeTab") -> None:
        """Make the box, for a tab."""
        self._tab = tab
        self._held: dict[tuple[str, PracticeKind], tuple[Told, ...]] = {}
        put = tab.fields.put
        with gr.Column(visible=False, elem_classes="pending", elem_id="practice-pending") as box:
            put(gr.Markdown(), self._lines)
            with gr.Row(elem_classes="form-bar"):
                confirm = gr.Button(variant="primary", size="sm", elem_id="practice-confirm")
                forget = gr.Button(size="sm", elem_id="practice-forget")
        put(box, lambda s: gr.update(visible=bool(self._waiting(s))))
        self._confirm = tab.label(confirm, "health_tab.confirm")
        self._forget = tab.label(forget, "health_tab.forget")

    def connect(self, state: gr.BrowserState) -> None:
        """Wire the two buttons."""
        outputs = self._tab.outputs_with(self._tab.fields)
        self._confirm.click(self._confirmed, [state], outputs, **QUIET)
        self._forget.click(self._forgotten, [state], outputs, **QUIET)

    def hold(self, thread: str, kind: PracticeKind, told: tuple[Told, ...]) -> None:
        """Keep what was read where the dossier does not."""
        self._held[thread, kind] = told

    def drop(self, thread: str, kind: PracticeKind) -> tuple[Told, ...]:
        """Let go of what was kept so."""
        return self._held.pop((thread, kind), ())

    def _waiting(self, scene: Scene) -> tuple[Told, ...]:
        kind, state = practice_of(scene), scene.dossier.practices
        held = self._held.get((scene.state["thread"], kind), ())
        return held or (state.pending if state.last == kind else ())

    def _lines(self, scene: Scene) -> str:
        kind, say = practice_of(scene), scene.say
        lines = [
            say(
                "practice_form.told",
                item=item_name(kind, told.item, say),
                value=value_text(kind, told.item, told.value, say),
                words=told.words,
            )
            for told in self._waiting(scene)
        ]
        return "\n".join([say("health_tab.pending"), "", *(f"- {line}" for line in lines)])

    def _confirmed(self, state: State) -> list[Any]:
        return self._tab.changed({"confirm": True}, state, self._tab.fields)

    def _forgotten(self, state: State) -> list[Any]:
        return self._tab.changed({"confirm": False}, state, self._tab.fields)
