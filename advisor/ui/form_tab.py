"""What the two assessments' forms of the page share: a questionnaire, and a chart of its result."""

import html
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

import gradio as gr

from advisor.interview import is_empty
from advisor.knowledge.questionnaires import FormKind, Questionnaire, load_questionnaires
from advisor.tools.form_words import refused_words
from advisor.ui.live_tab import Given, LiveTab
from advisor.ui.sources import passages_html
from advisor.ui.state import Scene, State, words_of


class FormTab(LiveTab):
    """The form of an assessment."""

    kind: ClassVar[FormKind]

    @abstractmethod
    def chart(self, scene: Scene) -> Any:
        """The chart, None where there is nothing to draw."""

    @abstractmethod
    def equivalent(self, scene: Scene) -> str:
        """The chart in words."""

    @abstractmethod
    def priorities(self, scene: Scene) -> Sequence[str]:
        """The items to act on first."""

    @abstractmethod
    def has_read(self, output: Any) -> bool:
        """Whether anything was read in a text."""

    @property
    def name(self) -> str:
        """The kind of assessment."""
        return self.kind

    def keep(self, given: Given, state: State) -> str:
        """Merge into the dossier; why an answer was refused, or nothing."""
        say = words_of(state)
        whole = {"language": say.language, **given}
        output = self.advisor.fill(self.kind, whole, state["thread"], owner=state["owner"])
        refused = refused_words(self.kind, output.refused, say)
        if "text" in given and not self.has_read(output):
            refused.append(say(f"form_tab.read_nothing_{self.kind}"))
        return " ".join(refused)

    def own(self, name: str, scene: Scene) -> str:
        """The words of this form for `story`, `story_hint` or `empty`."""
        return scene.say(f"form_tab.{name}_{self.kind}")

    def purpose(self, scene: Scene) -> str:
        """What the assessment is for."""
        return self._questionnaire.purpose.text(scene.say.language)

    def is_blank(self, scene: Scene) -> bool:
        """Whether nothing was answered."""
        return is_empty(self.kind, scene.dossier)

    def passages(self, scene: Scene) -> str:
        """The passages behind the items to act on first."""
        items = [self._questionnaire.items[name] for name in self.priorities(scene)]
        return passages_html(items, scene.say)

    def undoes(self, scene: Scene) -> bool:
        """Whether the last change was one of this form."""
        if not scene.dossier.past:
            return False
        readiness, health = scene.dossier.past[0]
        if self.kind == "readiness":
            return readiness != scene.dossier.readiness
        return health != scene.dossier.health

    def lay_out_chart(self) -> None:
        """The chart, with the same told in words."""
        put, kind = self.panel.put, self.kind
        with gr.Column(elem_classes="chart"):
            plot = gr.Plot(show_label=False, container=False, elem_id=f"{kind}-chart")
            put(plot, lambda s: _plot(self.chart(s)))
            put(
                gr.HTML(elem_classes="chart-text", elem_id=f"{kind}-chart-text"),
                lambda s: f"<p>{html.escape(told)}</p>" if (told := self.equivalent(s)) else "",
            )

    @property
    def _questionnaire(self) -> Questionnaire:
        return load_questionnaires()[self.kind]


def _plot(chart: Any) -> Any:
    return gr.update(value=chart, visible=chart is not None)
