"""A client's dossier as the page shows it: what to settle first, its pages, its words."""

from datetime import datetime

from advisor.exports.preparation import preparation_sheet
from advisor.exports.sheet import Sheet
from advisor.preparation.model import Gap
from advisor.texts import words
from advisor.tools.preparation_paper import question_text
from advisor.ui.preview import preview_html
from advisor.ui.state import Scene, paper_language


class Printed:
    """The dossier of a scene, made once for all that shows it."""

    _last: tuple[Scene, Sheet] | None = None

    def first(self, scene: Scene) -> str:
        """What to know before all else, at most three questions."""
        if is_blank(scene):
            return scene.say("preparation_tab.empty")
        asked = self._made(scene).data["preparation"]["to_ask"]
        if not asked:
            return ""
        told = [question_text(Gap.model_validate(gap), scene.say) for gap in asked]
        lines = [f"{n}. {question}" for n, question in enumerate(told, 1)]
        return "\n".join([scene.say("prep.chat.to_ask"), "", *lines])

    def pages(self, scene: Scene) -> str:
        """The pages as pictures, in HTML."""
        return "" if is_blank(scene) else preview_html(self._made(scene).paper, scene.say)

    def text(self, scene: Scene) -> str:
        """The same in words, as Markdown."""
        return "" if is_blank(scene) else self._made(scene).markdown

    def _made(self, scene: Scene) -> Sheet:
        last = self._last
        if last is None or last[0] is not scene:
            last = self._last = (scene, sheet_of(scene, datetime.now().astimezone()))
        return last[1]


def is_blank(scene: Scene) -> bool:
    """Whether no client was begun in this conversation."""
    return scene.dossier.client is None


def sheet_of(scene: Scene, at: datetime) -> Sheet:
    """The dossier, in the language and manner chosen for it."""
    nameless = scene.state["anonymous"] == "yes"
    say = words(paper_language(scene.state))
    return preparation_sheet(scene.dossier, say, at, nameless=nameless)
