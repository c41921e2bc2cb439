"""The partnership health check as a form: figures, two views, and the bars."""

import html
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

import gradio as gr

from advisor.assessments import health
from advisor.assessments.health import HealthResult
from advisor.dossier import KPI_FIELDS, Figures, HealthForm, Side
from advisor.exports.charts import bars_of, bars_text, left_out
from advisor.exports.results import health_sheet
from advisor.exports.sheet import Sheet
from advisor.interview import SIDES, SIGN_RATING, STATEMENT_OF
from advisor.knowledge.questionnaires import FormKind, load_questionnaires
from advisor.tools.evaluate_partnership import result_of
from advisor.tools.health_words import problem_words, result_text
from advisor.ui.board import Board
from advisor.ui.charts import as_plot, bars
from advisor.ui.fields import kpi_typed, shown
from advisor.ui.form_tab import FormTab
from advisor.ui.health_context import Context
from advisor.ui.live_tab import LIVE
from advisor.ui.pending import Pending
from advisor.ui.state import Scene, State, scene_of, words_of
from advisor.ui.tab import alert

UNKNOWN = "unknown"


class HealthTab(FormTab):
    """The form of `evaluate_partnership`."""

    kind: ClassVar[FormKind] = "health"

    def lay_out_fields(self) -> None:
        """What waits for a yes, the figures, the two views, the rest."""
        self._pending = Pending(self)
        with gr.Column(elem_classes="form-group"):
            self._heading("kpis")
            self._context = Context(self)
            self._context.lay_out_period()
            self._boards: dict[tuple[str, str], Board] = {}
            for kpi in health.KPIS:
                self._lay_out_kpi(kpi)
        self._ratings: dict[tuple[Side, str], gr.Radio] = {}
        for side in SIDES:
            with gr.Column(elem_classes="form-group"):
                self._heading(side)
                self.fields.put(gr.HTML(), partial(_hint, f"health_tab.hint_{side}"))
                for statement in health.STATEMENTS:
                    self._lay_out_statement(side, statement)
        with gr.Column(elem_classes="form-group"):
            rest = "health_tab.rest"
            self.fields.put(gr.HTML(), lambda s: f"<h3>{html.escape(s.say(rest))}</h3>")
            self._context.lay_out_rest()

    def connect_fields(self) -> None:
        """Each row of figures, each rating and each circumstance is kept by itself."""
        for (kpi, field), board in self._boards.items():
            box = board.outputs[0]
            for event in (box.blur, box.submit):
                measured = partial(self._measured, kpi, field)
                event(measured, [box, self._state], self.outputs_with(board), **LIVE)
        for (side, statement), radio in self._ratings.items():
            event = partial(self._rated, side, statement)
            radio.input(event, [radio, self._state], self.outputs_with(), **LIVE)
        self._context.connect(self._state)
        self._pending.connect(self._state)

    def progress(self, scene: Scene) -> tuple[int, int, str]:
        """Indicators and statements; the partner's view counts apart."""
        form = scene.dossier.health
        counts = {
            "kpis": sum(f.value is not None for f in form.kpis.values()),
            "us": len(form.us),
            "partner": len(form.partner),
        }
        total = len(health.KPIS) + 2 * len(health.STATEMENTS)
        return sum(counts.values()), total, scene.say("health_tab.progress", **counts)

    def chart(self, scene: Scene) -> Any:
        """The bars."""
        figure = bars(bars_of(scene.dossier.health, _result(scene)), scene.say)
        return as_plot(figure) if figure else None

    def equivalent(self, scene: Scene) -> str:
        """The bars in words, and what could not be drawn."""
        form = scene.dossier.health
        drawn = bars_of(form, _result(scene))
        return bars_text(drawn, left_out(form, drawn), scene.say)

    def result(self, scene: Scene) -> str:
        """The verdict in the words of the chat."""
        return result_text(_result(scene), scene.dossier.health, scene.say)

    def priorities(self, scene: Scene) -> Sequence[str]:
        """The three lowest lines."""
        return [p.id for p in _result(scene).priorities]

    def sheet(self, scene: Scene, at: datetime) -> Sheet:
        """The figures, the ratings and the verdict."""
        return health_sheet(scene.dossier.health, scene.say, at)

    def has_read(self, output: Any) -> bool:
        """A figure, a sign or a rating."""
        return bool(output.read != HealthForm())

    def _heading(self, group: str) -> None:
        title = load_questionnaires()["health"].groups[group]
        self.fields.put(gr.HTML(), lambda s: f"<h3>{html.escape(title.text(s.say.language))}</h3>")

    def _lay_out_kpi(self, kpi: str) -> None:
        with gr.Column(elem_classes="kpi"):
            self.fields.put(gr.HTML(), partial(_kpi_heading, kpi))
            with gr.Row(elem_classes="kpi-row"):
                boxes = [
                    gr.Textbox(max_length=60, min_width=90, elem_id=f"{kpi}-{field}", lines=1)
                    for field in KPI_FIELDS
                ]
            messages = [
                gr.HTML(elem_classes="form-error", elem_id=f"{kpi}-{field}-message")
                for field in KPI_FIELDS
            ]
            message = gr.HTML(elem_classes="form-error", elem_id=f"{kpi}-message")
            self.fields.put(message, partial(_kpi_message, kpi))
        for field, box, own in zip(KPI_FIELDS, boxes, messages, strict=True):
            # A field never draws its neighbours, nor what is told of them: someone may be writing
            # there by then, and of two answers the earlier may come last.
            board = self._boards[kpi, field] = Board()
            for drawn in (self.fields, board):
                drawn.put(box, partial(_kpi_box, kpi, field))
                drawn.put(own, lambda s: "")
            board.put(message, partial(_kpi_message, kpi))

    def _lay_out_statement(self, side: Side, statement: str) -> None:
        radio = gr.Radio(choices=[], elem_id=f"{side}-{statement}", elem_classes="item rating")
        draw = partial(_statement, side, statement)
        self._ratings[side, statement] = self.fields.put(radio, draw)

    def _measured(self, kpi: str, field: str, text: str, state: State) -> list[Any]:
        """Keep one figure; where it cannot be read, tell why under its row and leave it typed."""
        say, board = words_of(state), self._boards[kpi, field]
        typed = kpi_typed(kpi, field, text, say)
        if typed.problem:
            name = say(f"health_tab.{field}")
            told = alert(say("health_tab.field_problem", field=name, problem=typed.problem))
            return [gr.skip(), told, *self.untouched(board)[2:]]
        scene = scene_of(self.advisor, state)
        kept = scene.dossier.health.kpis.get(kpi, Figures())
        if typed.value == getattr(kept, field):
            return self.redrawn(board, scene)
        wanted = kept.model_copy(update={field: typed.value})
        return self.changed(_kpi_given(kpi, wanted, kept), state, board)

    def _rated(self, side: Side, statement: str, choice: str, state: State) -> list[Any]:
        if choice == UNKNOWN:
            item = f"{side}.{statement}"
            return self.changed({"move": "clear", "item": item, "unknown": (item,)}, state)
        return self.changed({side: {statement: int(choice)}}, state)


def _result(scene: Scene) -> HealthResult:
    return result_of(scene.dossier.health)


def _kpi_given(kpi: str, wanted: Figures, kept: Figures) -> Mapping[str, Any]:
    """What makes the kept figures the wanted ones; a figure that was wiped clears the row first."""
    figures = wanted.model_dump(exclude_none=True)
    given: dict[str, Any] = {"kpis": {kpi: figures}} if figures else {}
    wiped = kept.model_dump(exclude_none=True).keys() - figures.keys()
    return {**given, "move": "clear", "item": kpi} if wiped else given


def _hint(key: str, scene: Scene) -> str:
    return f'<p class="hint">{html.escape(scene.say(key))}</p>'


def _kpi_heading(kpi: str, scene: Scene) -> str:
    words = load_questionnaires()["health"].items[kpi].text(scene.say.language)
    return f"<h4>{html.escape(words.short)}</h4>" + (
        f'<p class="hint">{html.escape(words.why)}</p>'
    )


def _kpi_box(kpi: str, field: str, scene: Scene) -> Any:
    figures = scene.dossier.health.kpis.get(kpi, Figures())
    say = scene.say
    return gr.update(
        label=say(f"health_tab.{field}"),
        placeholder=say(f"field.example.{kpi}") if field == "value" else "",
        value=shown(kpi, getattr(figures, field), say),
    )


def _kpi_message(kpi: str, scene: Scene) -> str:
    """What the chat found wrong in this row, or that the person does not follow it."""
    form = scene.dossier.health
    problems = [problem_words(p, scene.say) for p in form.problems if p.kpi == kpi]
    if problems:
        return "".join(map(alert, problems))
    if kpi in form.unknown:
        return _hint("health_tab.not_followed", scene)
    return ""


def _deduced(statement: str, scene: Scene) -> str | None:
    """What stands in for a rating: a sign read in the person's words."""
    for name, sign in scene.dossier.health.signs.items():
        if STATEMENT_OF.get(name) == statement:
            rating = SIGN_RATING[sign.sign]
            return scene.say("health_tab.deduced", words=sign.words, rating=rating)
    return None


def _statement(side: Side, statement: str, scene: Scene) -> Any:
    questionnaire, say = load_questionnaires()["health"], scene.say
    form = scene.dossier.health
    rating = form.rated(side).get(statement)
    value = UNKNOWN if f"{side}.{statement}" in form.unknown else None
    choices = [(str(step.value), str(step.value)) for step in questionnaire.scale]
    return gr.update(
        label=questionnaire.items[statement].text(say.language).ask,
        info=None if side != "us" or rating else _deduced(statement, scene),
        choices=[*choices, (say("form.reply_unknown"), UNKNOWN)],
        value=str(rating) if rating else value,
    )
