"""The readiness test as a form: eighteen questions in six groups, and the radar."""

import html
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

import gradio as gr

from advisor.assessments import readiness
from advisor.assessments.readiness import ReadinessResult
from advisor.dossier import Rating
from advisor.exports.charts import radar_text
from advisor.exports.results import rating_words, readiness_sheet
from advisor.exports.sheet import Sheet
from advisor.knowledge.questionnaires import FormKind, load_questionnaires
from advisor.texts import Words
from advisor.tools.assess_readiness import result_of
from advisor.tools.readiness_words import dimension_name, result_text
from advisor.ui.board import Board
from advisor.ui.charts import as_plot, radar
from advisor.ui.form_tab import FormTab
from advisor.ui.live_tab import LIVE
from advisor.ui.state import Scene, State, scene_of

UNKNOWN, NA, TOP = "unknown", "na", 4


class ReadinessTab(FormTab):
    """The form of `assess_readiness`."""

    kind: ClassVar[FormKind] = "readiness"

    def lay_out_fields(self) -> None:
        """A group by dimension."""
        self._answers: dict[str, gr.Radio] = {}
        self._proofs: dict[str, Board] = {}
        for dimension in readiness.DIMENSIONS:
            with gr.Column(elem_classes="form-group"):
                self.fields.put(gr.HTML(), partial(_heading, dimension))
                for number, item in enumerate(readiness.ITEMS, 1):
                    if item.dimension == dimension:
                        self._lay_out_item(item.id, number)

    def connect_fields(self) -> None:
        """Each answer and each proof is kept by itself."""
        for name, radio in self._answers.items():
            board = self._proofs[name]
            outputs = self.outputs_with(board)
            radio.input(partial(self._rated, name), [radio, self._state], outputs, **LIVE)
            proof = board.outputs[0]
            for event in (proof.blur, proof.submit):
                event(partial(self._proven, name), [proof, self._state], outputs, **LIVE)

    def progress(self, scene: Scene) -> tuple[int, int, str]:
        """Answers, "I do not know" included."""
        done, total = len(scene.dossier.readiness.answers), len(readiness.ITEMS)
        return done, total, scene.say("form_tab.progress", done=done, total=total)

    def chart(self, scene: Scene) -> Any:
        """The radar."""
        figure = radar(_result(scene).dimensions, scene.say)
        return as_plot(figure) if figure else None

    def equivalent(self, scene: Scene) -> str:
        """The radar in words, once there is something on it."""
        scores = _result(scene).dimensions
        known = any(score is not None for score in scores.values())
        return radar_text(scores, scene.say) if known else ""

    def result(self, scene: Scene) -> str:
        """The result in the words of the chat."""
        return result_text(_result(scene), scene.say)

    def priorities(self, scene: Scene) -> Sequence[str]:
        """The three lowest items."""
        return [p.id for p in _result(scene).priorities]

    def sheet(self, scene: Scene, at: datetime) -> Sheet:
        """The answers and the result."""
        return readiness_sheet(scene.dossier.readiness, scene.say, at)

    def has_read(self, output: Any) -> bool:
        """Signals of at least one dimension."""
        return bool(output.signals)

    def _lay_out_item(self, name: str, number: int) -> None:
        radio = gr.Radio(choices=[], elem_id=f"item-{name}", elem_classes="item")
        self._answers[name] = self.fields.put(radio, partial(_item, name, number))
        proof = gr.Textbox(max_length=300, visible=False, elem_id=f"proof-{name}")
        self._proofs[name] = Board()
        for board in (self.fields, self._proofs[name]):
            board.put(proof, partial(_proof, name))

    def _rated(self, name: str, value: str, state: State) -> list[Any]:
        given = {"answers": {name: _rating(value)}}
        return self.changed(given, state, self._proofs[name])

    def _proven(self, name: str, proof: str, state: State) -> list[Any]:
        form = scene_of(self.advisor, state).dossier.readiness
        text, kept = proof.strip(), form.evidence.get(name, "")
        if text == kept or name not in form.answers:
            return self.untouched(self._proofs[name])
        if text:
            return self.changed({"evidence": {name: text}}, state, self._proofs[name])
        # A proof that was wiped goes with its answer, which is given anew.
        anew = {"move": "clear", "item": name, "answers": {name: form.answers[name]}}
        return self.changed(anew, state, self._proofs[name])


def _result(scene: Scene) -> ReadinessResult:
    return result_of(scene.dossier.readiness)


def _heading(dimension: str, scene: Scene) -> str:
    title = html.escape(dimension_name(dimension, scene.say))
    sign = scene.dossier.readiness.signals.get(dimension)
    if sign is None:
        return f"<h3>{title}</h3>"
    mark = scene.say(f"form.sign.{sign.sign}")
    told = html.escape(scene.say("form_tab.signal", sign=mark, words=sign.words))
    return f'<h3>{title}</h3><p class="signal {sign.sign}">{told}</p>'


def _item(name: str, number: int, scene: Scene) -> Any:
    say, method = scene.say, readiness.ITEM_OF[name]
    ask = load_questionnaires()["readiness"].items[name].text(say.language).ask
    answers = scene.dossier.readiness.answers
    return gr.update(
        label=say("form_tab.question", number=number, ask=ask),
        info=say("form_tab.critical") if method.critical else None,
        choices=_choices(say, na=method.na_allowed),
        value=_choice(answers[name]) if name in answers else None,
    )


def _choices(say: Words, *, na: bool) -> list[tuple[str, str]]:
    scale = [step.value for step in load_questionnaires()["readiness"].scale]
    ratings: list[Rating] = [*scale, *(["na"] if na else []), None]  # type: ignore[list-item]
    return [(rating_words(rating, say), _choice(rating)) for rating in ratings]


def _choice(rating: Rating) -> str:
    return UNKNOWN if rating is None else str(rating)


def _rating(choice: str) -> Rating:
    if choice == UNKNOWN:
        return None
    return "na" if choice == NA else int(choice)


def _proof(name: str, scene: Scene) -> Any:
    form = scene.dossier.readiness
    return gr.update(
        label=scene.say("form_tab.proof"),
        placeholder=scene.say("form_tab.proof_hint"),
        value=form.evidence.get(name, ""),
        visible=form.answers.get(name) == TOP,
    )
