"""Beside the chat: the sources of an answer, or the chart of an assessment."""

import html
from functools import partial
from typing import Any

import gradio as gr

from advisor.assessments.health import HealthResult
from advisor.assessments.readiness import ReadinessResult
from advisor.dossier import Figures, HealthForm, Period
from advisor.exports.charts import bars_of, bars_text, radar_text
from advisor.knowledge.questionnaires import FORM_KINDS
from advisor.reply import Reply
from advisor.texts import Words
from advisor.tools import FORM_TOOLS, PRACTICE_TOOLS, review_agreement
from advisor.ui.board import Board
from advisor.ui.charts import as_plot, bars, radar
from advisor.ui.sources import sources_html
from advisor.ui.state import Scene

_KIND_OF: dict[str, str] = {
    **{spec.name: kind for kind, spec in FORM_TOOLS.items()},
    review_agreement.SPEC.name: review_agreement.KIND,
    **{spec.name: kind for kind, spec in PRACTICE_TOOLS.items()},
}
_KINDS = tuple(_KIND_OF.values())


class Side:
    """The panel for one answer: the last, or the one that was clicked."""

    def __init__(self, shown: Board, labels: Board) -> None:
        """Make the components, in the column that is open, into the boards of the chat."""
        self._board = Board()
        with gr.Column(visible=False, elem_classes="chart", elem_id="side-chart-box") as box:
            plot = gr.Plot(show_label=False, container=False, elem_id="side-chart")
            told = gr.HTML(elem_classes="chart-text")
        self.open_tab = {
            kind: gr.Button(size="sm", visible=False, elem_id=f"open-{kind}") for kind in _KINDS
        }
        labels.put(gr.HTML(), lambda s: f"<h2>{s.say('page.sources')}</h2>")
        sources = gr.HTML(elem_id="sources")
        for component in (box, plot, told, *self.open_tab.values(), sources):
            self._board.put(component, lambda s: None)
        for at, component in enumerate(self.outputs):
            shown.put(component, partial(self._drawn_at, at))

    @property
    def outputs(self) -> list[Any]:
        """The components."""
        return self._board.outputs

    def _drawn_at(self, at: int, scene: Scene) -> Any:
        return self.draw(scene)[at]

    def draw(self, scene: Scene, turn: int = -1) -> list[Any]:
        """What they show for a turn; -1 is the last."""
        turns, say = scene.turns, scene.say
        at = turn if turn < len(turns) else -1
        reply = turns[at].reply if turns else None
        chart, told = drawn(reply, say)
        kind = _kind_of(reply)
        buttons = [
            gr.update(visible=name == kind, value=say(f"side.open_{name}")) for name in _KINDS
        ]
        return [
            gr.update(visible=chart is not None),
            gr.update(value=chart, visible=chart is not None),
            f"<p>{html.escape(told)}</p>" if told else "",
            *buttons,
            sources_html(reply, say),
        ]


def drawn(reply: Reply | None, say: Words) -> tuple[Any, str]:
    """The chart of a reply that gives a result, and the same in words."""
    if reply is None or reply.assessment is None or reply.outcome != "assessed":
        return None, ""
    made = reply.assessment
    if made["kind"] not in FORM_KINDS:
        return None, ""
    if made["kind"] == "readiness":
        scores = ReadinessResult.model_validate(made["result"]).dimensions
        figure, told = radar(scores, say), radar_text(scores, say)
    else:
        result = HealthResult.model_validate(made["result"])
        shown = bars_of(_figures(made), result)
        figure, told = bars(shown, say), bars_text(shown, (), say)
    return (as_plot(figure), told) if figure else (None, "")


def _kind_of(reply: Reply | None) -> str:
    """The tool that a reply used last, as far as it has a tab."""
    used = [_KIND_OF[use.name] for use in reply.tools if use.name in _KIND_OF] if reply else []
    return used[-1] if used else ""


def _figures(made: dict[str, Any]) -> HealthForm:
    kpis = {kpi: Figures.model_validate(figures) for kpi, figures in made["inputs"].items()}
    period = Period.model_validate(made["period"]) if made["period"] else None
    return HealthForm(kpis=kpis, period=period)
