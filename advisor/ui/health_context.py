"""The circumstances of a health check: the period, a breach of trust, an earlier verdict."""

from functools import partial
from typing import TYPE_CHECKING, Any

import gradio as gr

from advisor.texts import Words
from advisor.ui.board import Board
from advisor.ui.fields import Typed, plain_shown, plain_typed
from advisor.ui.form_tab import LIVE, alert
from advisor.ui.state import Scene, State, scene_of, words_of

if TYPE_CHECKING:
    from advisor.ui.health_tab import HealthTab

NO_VERDICT = "none"
_PERIOD = ("elapsed_months", "total_months")
_INTEGRITY = ("none", "suspected", "confirmed")
_VERDICTS = ("continue", "realign", "stop")


class Context:
    """The fields of the health form that belong to no indicator and no statement."""

    def __init__(self, tab: "HealthTab") -> None:
        """For a tab."""
        self._tab = tab
        self._period, self._earlier = Board(), Board()

    def lay_out_period(self) -> None:
        """Months gone by, of how many."""
        with gr.Row(elem_classes="kpi-row"):
            for field in _PERIOD:
                box = gr.Textbox(max_length=30, min_width=90, elem_id=field)
                self._put(self._period, box, partial(_months, field))
        self._put(self._period, gr.HTML(elem_classes="form-error"), lambda s: "")

    def lay_out_rest(self) -> None:
        """Integrity, then the check before this one."""
        radio = gr.Radio(choices=[], elem_id="integrity", elem_classes="item")
        self._integrity = self._tab.fields.put(radio, _integrity)
        self._put(self._earlier, gr.Radio(choices=[], elem_id="earlier-verdict"), _verdict)
        self._put(self._earlier, gr.Textbox(max_length=30, elem_id="earlier-score"), _score)
        self._put(self._earlier, gr.Checkbox(elem_id="earlier-plan"), _plan)
        self._put(self._earlier, gr.HTML(elem_classes="form-error"), lambda s: "")

    def connect(self, state: gr.BrowserState) -> None:
        """Wire the fields."""
        tab = self._tab
        periods = self._period.outputs[:2]
        for box in periods:
            for event in (box.blur, box.submit):
                event(self._timed, [*periods, state], tab.outputs_with(self._period), **LIVE)
        self._integrity.input(self._trusted, [self._integrity, state], tab.outputs_with(), **LIVE)
        verdict, score, plan, _ = self._earlier.outputs
        for event in (verdict.input, score.blur, score.submit, plan.input):
            event(
                self._judged,
                [verdict, score, plan, state],
                tab.outputs_with(self._earlier),
                **LIVE,
            )

    def _put(self, board: Board, component: Any, draw: Any) -> None:
        for one in (self._tab.fields, board):
            one.put(component, draw)

    def _timed(self, elapsed: str, total: str, state: State) -> list[Any]:
        say, scene = words_of(state), scene_of(self._tab.advisor, state)
        kept = scene.dossier.health.period
        read = [plain_typed(text, say) for text in (elapsed, total)]
        problem = next((t.problem for t in read if t.problem), "") or _half(read, say)
        months = [t.value for t in read]
        before = [getattr(kept, field, None) for field in _PERIOD]
        if not problem and months == before:
            return self._tab.redrawn(self._period, scene)
        if problem:
            return self._refused(self._period, [elapsed, total], problem)
        if months == [None, None]:
            given: dict[str, Any] = {"move": "clear", "item": "period"}
        else:
            given = {"period": dict(zip(_PERIOD, months, strict=True))}
        return self._tab.changed(given, state, self._period)

    def _trusted(self, level: str, state: State) -> list[Any]:
        return self._tab.changed({"integrity": level}, state)

    def _judged(self, verdict: str, score: str, plan: bool, state: State) -> list[Any]:
        """Keep an earlier check once it has its verdict and its score."""
        say, scene = words_of(state), scene_of(self._tab.advisor, state)
        kept = scene.dossier.health.earlier
        if verdict in {NO_VERDICT, None}:
            if kept is None:
                return self._tab.redrawn(self._earlier, scene)
            given: dict[str, Any] = {"move": "clear", "item": "earlier"}
            return self._tab.changed(given, state, self._earlier)
        typed = plain_typed(score, say)
        problem = typed.problem
        if typed.value is None or not 0 <= typed.value <= 100 or typed.value % 1:
            problem = say("health_tab.score_needed")
        if problem:
            return self._refused(self._earlier, [verdict, score, plan], problem)
        given = {"verdict": verdict, "score": typed.value, "plan_done": bool(plan)}
        if kept and kept.model_dump() == given:
            return self._tab.redrawn(self._earlier, scene)
        return self._tab.changed({"earlier": given}, state, self._earlier)

    def _refused(self, board: Board, held: list[Any], problem: str) -> list[Any]:
        """Everything as it stands, with the problem under it."""
        updates = self._tab.untouched(board)
        updates[: len(held)] = held
        updates[len(held)] = alert(problem)
        return updates


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
