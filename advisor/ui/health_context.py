"""The circumstances of a health check: the period, a breach of trust, an earlier verdict."""

from functools import partial
from typing import TYPE_CHECKING, Any

import gradio as gr

from advisor.texts import Words
from advisor.ui.board import Board
from advisor.ui.fields import Typed, plain_shown, plain_typed
from advisor.ui.live_tab import LIVE
from advisor.ui.state import Scene, State, scene_of, words_of
from advisor.ui.tab import alert

if TYPE_CHECKING:
    from advisor.ui.health_tab import HealthTab

NO_VERDICT = "none"
_PERIOD = ("elapsed_months", "total_months")
_INTEGRITY = ("none", "suspected", "confirmed")
_VERDICTS = ("continue", "realign", "stop")
_SCORES = range(101)


class Context:
    """The fields of the health form that belong to no indicator and no statement.

    As in a row of figures, a field draws itself and the message, never its neighbours.
    """

    def __init__(self, tab: "HealthTab") -> None:
        """For a tab."""
        self._tab = tab
        self._months: dict[str, Board] = {}
        self._earlier = Board()

    def lay_out_period(self) -> None:
        """Months gone by, of how many."""
        put, boxes = self._tab.fields.put, {}
        with gr.Row(elem_classes="kpi-row"):
            for field in _PERIOD:
                box = gr.Textbox(max_length=30, min_width=90, elem_id=field)
                boxes[field] = put(box, partial(_months, field))
        message = put(gr.HTML(elem_classes="form-error", elem_id="period-message"), _nothing)
        for field, box in boxes.items():
            board = self._months[field] = Board()
            board.put(box, partial(_months, field))
            board.put(message, _nothing)

    def lay_out_rest(self) -> None:
        """Integrity, then the check before this one."""
        put = self._tab.fields.put
        self._integrity = put(
            gr.Radio(choices=[], elem_id="integrity", elem_classes="item"), _integrity
        )
        verdict = gr.Radio(choices=[], elem_id="earlier-verdict", elem_classes="item")
        self._judgement = (
            put(verdict, _verdict),
            put(gr.Textbox(max_length=30, elem_id="earlier-score"), _score),
            put(gr.Checkbox(elem_id="earlier-plan"), _plan),
        )
        message = put(gr.HTML(elem_classes="form-error", elem_id="earlier-message"), _nothing)
        self._earlier.put(message, _nothing)

    def connect(self, state: gr.BrowserState) -> None:
        """Wire the fields."""
        tab = self._tab
        periods = [board.outputs[0] for board in self._months.values()]
        for field, board in self._months.items():
            box = board.outputs[0]
            for event in (box.blur, box.submit):
                timed = partial(self._timed, field)
                event(timed, [*periods, state], tab.outputs_with(board), **LIVE)
        self._integrity.input(self._trusted, [self._integrity, state], tab.outputs_with(), **LIVE)
        verdict, score, plan = self._judgement
        for event in (verdict.input, score.blur, score.submit, plan.input):
            given = [*self._judgement, state]
            event(self._judged, given, tab.outputs_with(self._earlier), **LIVE)

    def _timed(self, field: str, elapsed: str, total: str, state: State) -> list[Any]:
        """Keep the period once both its numbers stand; blank, it is let go of."""
        say, scene, board = words_of(state), scene_of(self._tab.advisor, state), self._months[field]
        texts = dict(zip(_PERIOD, (elapsed, total), strict=True))
        read = [plain_typed(text, say) for text in texts.values()]
        problem = next((t.problem for t in read if t.problem), "") or _half(read, say)
        months = {name: typed.value for name, typed in zip(_PERIOD, read, strict=True)}
        kept = scene.dossier.health.period
        if problem:
            return [texts[field], alert(problem), *self._tab.untouched()]
        if months == (kept.model_dump() if kept else dict.fromkeys(_PERIOD)):
            return self._tab.redrawn(board, scene)
        blank = months[field] is None
        given = {"move": "clear", "item": "period"} if blank else {"period": months}
        return self._tab.changed(given, state, board)

    def _trusted(self, level: str, state: State) -> list[Any]:
        return self._tab.changed({"integrity": level}, state)

    def _judged(self, verdict: str | None, score: str, plan: bool, state: State) -> list[Any]:
        """Keep an earlier check once it has its verdict and its score."""
        say, scene = words_of(state), scene_of(self._tab.advisor, state)
        kept = scene.dossier.health.earlier
        wanted = None
        if verdict not in {NO_VERDICT, None}:
            typed = plain_typed(score, say)
            if typed.value is None or typed.value not in _SCORES:
                problem = typed.problem or say("health_tab.score_needed")
                return [alert(problem), *self._tab.untouched()]
            wanted = {"verdict": verdict, "score": typed.value, "plan_done": bool(plan)}
        if wanted == (kept.model_dump() if kept else None):
            return self._tab.redrawn(self._earlier, scene)
        given = {"earlier": wanted} if wanted else {"move": "clear", "item": "earlier"}
        return self._tab.changed(given, state, self._earlier)


def _nothing(scene: Scene) -> str:
    return ""


def _half(read: list[Typed], say: Words) -> str:
    known = [t.value for t in read if t.value is not None]
    if len(known) == 1:
        return say("health_tab.period_half")
    if known and (known[1] <= 0 or not 0 <= known[0] <= known[1]):
        return say("health_tab.period_range")
    return ""


def _months(field: str, scene: Scene) -> Any:
    period = scene.dossier.health.period
    value = getattr(period, field) if period else None
    return gr.update(label=scene.say(f"health_tab.{field}"), value=plain_shown(value, scene.say))


def _integrity(scene: Scene) -> Any:
    say = scene.say
    return gr.update(
        label=say("health_tab.integrity"),
        choices=[(say(f"health_tab.integrity.{level}"), level) for level in _INTEGRITY],
        value=scene.dossier.health.integrity,
    )


def _verdict(scene: Scene) -> Any:
    say, earlier = scene.say, scene.dossier.health.earlier
    choices = [(say("health_tab.no_verdict"), NO_VERDICT)]
    choices += [(say(f"result.verdict.{verdict}"), verdict) for verdict in _VERDICTS]
    value = earlier.verdict if earlier else NO_VERDICT
    return gr.update(label=say("health_tab.earlier"), choices=choices, value=value)


def _score(scene: Scene) -> Any:
    earlier = scene.dossier.health.earlier
    value = plain_shown(earlier.score if earlier else None, scene.say)
    return gr.update(label=scene.say("health_tab.earlier_score"), value=value)


def _plan(scene: Scene) -> Any:
    earlier = scene.dossier.health.earlier
    done = earlier.plan_done if earlier else False
    return gr.update(label=scene.say("health_tab.earlier_plan"), value=done)
