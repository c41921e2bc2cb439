"""The four practices in one tab: which one is chosen at its top."""

import uuid
from datetime import date, datetime
from typing import Any

import gradio as gr

from advisor.exports.results import practice_sheet
from advisor.exports.sheet import Sheet
from advisor.knowledge.practices import PRACTICE_KINDS, PracticeKind, load_practices
from advisor.practice import sequence
from advisor.tools.practice import PracticeOutput
from advisor.tools.practice_answer import refusal
from advisor.tools.practice_words import result_text, units_of
from advisor.ui.board import QUIET, render_quietly
from advisor.ui.live_tab import Given, LiveTab
from advisor.ui.practice_fields import PracticeFields
from advisor.ui.practice_pending import PracticePending
from advisor.ui.sources import units_html
from advisor.ui.state import Scene, State, chosen, practice_of, scene_of, words_of


class PracticeTab(LiveTab):
    """The forms of the partner finder and its three neighbours, one at a time."""

    @property
    def name(self) -> str:
        """The same for the four."""
        return "practice"

    def draws(self, scene: Scene) -> bool:
        """Only in view: its fields take time to make."""
        return scene.tab == self.name

    def lay_out_form(self) -> None:
        """The choice of the practice, then its form."""
        self._choice = self.fields.put(
            gr.Radio(choices=[], elem_id="practice-kind", elem_classes="item"), _kinds
        )
        super().lay_out_form()

    def lay_out_fields(self) -> None:
        """What waits for a yes, then the fields, made anew each time that they are drawn."""
        self._pending = PracticePending(self)
        self._made_for = self.fields.put(gr.State({}), _made_for)
        render_quietly(self._make_fields, self._made_for)

    def connect_fields(self) -> None:
        """Each answer is kept by itself."""
        everything = [self._state, *self.story.outputs, *self.outputs]
        self._choice.input(self._chosen, [self._choice, self._state], everything, **QUIET)
        self._pending.connect(self._state)

    def keep(self, given: Given, state: State) -> str:
        """Merge into the dossier; why an answer was refused, or nothing."""
        say, thread = words_of(state), state["thread"]
        kind: PracticeKind = given.get("kind") or practice_of(scene_of(self.advisor, state))
        whole = {k: v for k, v in given.items() if k != "kind"} | {"language": say.language}
        if "confirm" in given or given.get("move") == "restart":
            held = self._pending.drop(thread, kind)
            if given.get("confirm"):
                whole["answers"] = {told.item: told.value for told in held}
        output = self.advisor.practise(kind, whole, thread, owner=state["owner"])
        if "text" in given:
            self._hold(output, thread)
        refused = [refusal(kind, one, say) for one in output.refused]
        if "text" in given and not output.told:
            refused.append(say("practice_tab.read_nothing"))
        return " ".join(refused)

    def own(self, name: str, scene: Scene) -> str:
        """The words of the practice in view for `story`, `story_hint` or `empty`."""
        return scene.say(f"practice_tab.{name}_{practice_of(scene)}")

    def purpose(self, scene: Scene) -> str:
        """What the practice is for."""
        return load_practices()[practice_of(scene)].purpose.text(scene.say.language)

    def progress(self, scene: Scene) -> tuple[int, int, str]:
        """Answers, "I do not know" included, of the questions that apply."""
        kind = practice_of(scene)
        answers = scene.dossier.practices.of(kind)
        items = sequence(kind, answers)
        done = sum(item in answers for item in items)
        return done, len(items), scene.say("form_tab.progress", done=done, total=len(items))

    def is_blank(self, scene: Scene) -> bool:
        """Whether nothing was answered in this practice."""
        return not scene.dossier.practices.of(practice_of(scene))

    def result(self, scene: Scene) -> str:
        """The result in the words of the chat."""
        kind = practice_of(scene)
        return result_text(kind, scene.dossier.practices.of(kind), scene.say, date.today())

    def passages(self, scene: Scene) -> str:
        """The passages behind the next steps."""
        kind = practice_of(scene)
        return units_html(units_of(kind, scene.dossier.practices.of(kind), date.today()), scene.say)

    def undoes(self, scene: Scene) -> bool:
        """Whether the last change was one of this practice."""
        kind, state = practice_of(scene), scene.dossier.practices
        return bool(state.past) and state.past[0].get(kind, {}) != state.of(kind)

    def sheet(self, scene: Scene, at: datetime) -> Sheet:
        """The answers and the result."""
        kind = practice_of(scene)
        return practice_sheet(kind, scene.dossier.practices.of(kind), scene.say, at)

    def _make_fields(self, state: State) -> None:
        if state:
            PracticeFields(self, scene_of(self.advisor, state), self._state)

    def _chosen(self, kind: PracticeKind, state: State) -> list[Any]:
        scene = scene_of(self.advisor, state)
        scene = scene_of(self.advisor, chosen(scene, kind))
        return [scene.state, *self.story.draw(scene), *self.draw(scene)]

    def _hold(self, output: PracticeOutput, thread: str) -> None:
        kept = output.dossier.practices
        if output.told and not (kept.last == output.kind and kept.pending):
            self._pending.hold(thread, output.kind, output.told)


def _made_for(scene: Scene) -> State:
    """The state that the fields are made for; never twice the same, so that they are made."""
    return {**scene.state, "at": uuid.uuid4().hex}


def _kinds(scene: Scene) -> Any:
    say = scene.say
    choices = [(say(f"practice_tab.kind_{kind}"), kind) for kind in PRACTICE_KINDS]
    return gr.update(label=say("practice_tab.which"), choices=choices, value=practice_of(scene))
