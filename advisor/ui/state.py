"""What the browser keeps, and what the page shows for it."""

import re
import uuid
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.conversation import Advisor
from advisor.dossier import Dossier
from advisor.knowledge.practices import PRACTICE_KINDS, PracticeKind
from advisor.language import LANGUAGES, Language
from advisor.memory import Conversation, Turn
from advisor.texts import Words, words

State = dict[str, str]
"""Who is there, in which conversation, in which language."""
View = dict[str, str]
"""The tab in view, and for each tab the mark of what it shows (`Scene.mark`)."""
TABS = ("chat", "readiness", "health", "agreement", "practice", "preparation")
BLANK: State = {
    "owner": "",
    "thread": "",
    "language": "",
    "practice": PRACTICE_KINDS[0],
    "practice_after": "",
    "paper": "",
    "anonymous": "",
}
_UNSEEN: Mapping[str, Any] = {
    **dict.fromkeys(("past", "asked", "skipped"), True),
    "practices": {"past", "asked", "skipped"},
}


@dataclass(frozen=True)
class Scene:
    """All that the page shows: drawn from what is kept, never from what the page holds."""

    state: State
    say: Words
    turns: list[Turn]
    dossier: Dossier
    conversations: list[Conversation]
    clients: list[tuple[str, str, str]] = field(default_factory=list)
    """A coach's clients: thread, name, and the ISO day of the next meeting or ""."""
    tab: str = TABS[0]
    """The tab in view."""

    @property
    def mark(self) -> str:
        """A mark of the forms as this scene shows them: the same mark, the same fields."""
        dossier = self.dossier.model_dump_json(exclude=_UNSEEN)
        shown = f"{self.state['thread']} {self.state['language']} {dossier}"
        return str(zlib.crc32(shown.encode()))

    @property
    def is_kept(self) -> bool:
        """Whether the conversation in hand was begun."""
        return any(c.thread == self.state["thread"] for c in self.conversations)


def scene_of(advisor: Advisor, state: State, tab: str = TABS[0]) -> Scene:
    """The scene for a browser's state; a conversation not begun is blank."""
    listed = advisor.conversations(state["owner"])
    thread = state["thread"]
    begun = bool(thread) and any(c.thread == thread for c in listed)
    return Scene(
        state=state,
        say=words_of(state),
        turns=advisor.turns(thread) if begun else [],
        dossier=advisor.dossier(thread) if begun else Dossier(),
        conversations=listed,
        clients=[
            (one.thread, one.name, one.meeting) for one in advisor.memory.clients(state["owner"])
        ],
        tab=tab,
    )


def completed(raw: State | None, accept_language: str, otherwise: Language) -> State:
    """A browser's state with what it lacks: an owner, a thread ready to begin, a language.

    The thread exists before its first message, so that two quick answers on a form belong to one
    conversation.
    """
    state = {**BLANK, **(raw or {})}
    state["owner"] = state["owner"] or str(uuid.uuid4())
    state["thread"] = state["thread"] or str(uuid.uuid4())
    if state["language"] not in LANGUAGES:
        state["language"] = _first_language(accept_language, otherwise)
    if state["practice"] not in PRACTICE_KINDS:
        state["practice"] = PRACTICE_KINDS[0]
    return state


def tab_of(view: View, tabs: Sequence[str]) -> str:
    """The tab that a browser's view had open, the first one where there is none such."""
    tab = view.get("tab", "")
    return tab if tab in tabs else tabs[0]


def practice_of(scene: Scene) -> PracticeKind:
    """The practice that its tab shows: the one chosen there, until the chat opens another."""
    last = scene.dossier.practices.last
    if last and last != scene.state["practice_after"]:
        return last
    return next(k for k in PRACTICE_KINDS if k == scene.state["practice"])


def chosen(scene: Scene, kind: PracticeKind) -> State:
    """The state with a practice chosen for its tab."""
    last = scene.dossier.practices.last or ""
    return {**scene.state, "practice": kind, "practice_after": last}


def anew(state: State) -> State:
    """The state with a conversation not begun yet."""
    return {**state, "thread": str(uuid.uuid4()), "practice_after": ""}


def language_of(state: State) -> Language:
    """The language of the page."""
    return "en" if state["language"] == "en" else "fr"


def paper_language(state: State) -> Language:
    """The language wanted for a coach's dossier, by default that of the page."""
    for known in LANGUAGES:
        if state["paper"] == known:
            return known
    return language_of(state)


def words_of(state: State) -> Words:
    """The words of the page's language."""
    return words(language_of(state))


def _first_language(accept: str, otherwise: Language) -> Language:
    """The browser's first language among the two."""
    for part in re.split(r"\s*,\s*", accept.lower()):
        for language in LANGUAGES:
            if part.startswith(language):
                return language
    return otherwise
