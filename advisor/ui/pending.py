"""What was read in a person's own words and waits for a yes."""

from typing import TYPE_CHECKING, Any

import gradio as gr

from advisor.tools.evaluate_partnership import result_of, with_pending
from advisor.tools.health_answer import reading_lines
from advisor.tools.health_words import headline, problem_words
from advisor.ui.board import QUIET
from advisor.ui.state import Scene, State

if TYPE_CHECKING:
    from advisor.ui.health_tab import HealthTab


class Pending:
    """The box above the health form; it is there only while something waits."""

    def __init__(self, tab: "HealthTab") -> None:
        """Make the box, for a tab."""
        self._tab = tab
        put = tab.fields.put
        with gr.Column(visible=False, elem_classes="pending", elem_id="pending") as box:
            put(gr.Markdown(), _told)
            with gr.Row(elem_classes="form-bar"):
                confirm = gr.Button(variant="primary", size="sm", elem_id="confirm")
                forget = gr.Button(size="sm", elem_id="forget")
        put(box, lambda s: gr.update(visible=s.dossier.pending is not None))
        self._confirm = put(confirm, lambda s: gr.update(value=s.say("health_tab.confirm")))
        self._forget = put(forget, lambda s: gr.update(value=s.say("health_tab.forget")))

    def connect(self, state: gr.BrowserState) -> None:
        """Wire the two buttons."""
        outputs = self._tab.outputs_with(self._tab.fields)
        self._confirm.click(self._confirmed, [state], outputs, **QUIET)
        self._forget.click(self._forgotten, [state], outputs, **QUIET)

    def _confirmed(self, state: State) -> list[Any]:
        return self._tab.changed({"confirm": True}, state, self._tab.fields)

    def _forgotten(self, state: State) -> list[Any]:
        return self._tab.changed({"confirm": False}, state, self._tab.fields)


def _told(scene: Scene) -> str:
    dossier, say = scene.dossier, scene.say
    if dossier.pending is None:
        return ""
    lines = [f"- {line}" for line in reading_lines(dossier.pending, say)]
    blocks = ["\n".join([say("health_tab.pending"), "", *lines])]
    blocks += [problem_words(p, say) for p in dossier.pending.problems]
    result = result_of(with_pending(dossier))
    blocks.append(say("form.read_preview", sentence=headline(result, say)))
    return "\n\n".join(blocks)
