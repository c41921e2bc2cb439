"""What the browser keeps, and what the page shows for it."""

import re
import uuid
import zlib
from dataclasses import dataclass

from advisor.conversation import Advisor
from advisor.dossier import Dossier
from advisor.language import LANGUAGES, Language
from advisor.memory import Conversation, Turn
from advisor.texts import Words, words

State = dict[str, str]
TABS = ("chat", "readiness", "health")
BLANK: State = {"owner": "", "thread": "", "language": "", "tab": TABS[0]}


@dataclass(frozen=True)
class Scene:
    """All that the page shows: drawn from what is kept, never from what the page holds."""

    state: State
    say: Words
    turns: list[Turn]
    dossier: Dossier
    conversations: list[Conversation]

    @property
    def mark(self) -> str:
        """A mark of the forms as this scene shows them: the same mark, the same fields."""
        dossier = self.dossier.model_dump_json(exclude={"past", "asked", "skipped"})
        shown = f"{self.state['thread']} {self.state['language']} {dossier}"
        return str(zlib.crc32(shown.encode()))

    @property
    def is_kept(self) -> bool:
        """Whether the conversation in hand was begun."""
        return any(c.thread == self.state["thread"] for c in self.conversations)


def scene_of(advisor: Advisor, state: State) -> Scene:
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
    if state["tab"] not in TABS:
        state["tab"] = TABS[0]
    return state


def anew(state: State) -> State:
    """The state with a conversation not begun yet."""
    return {**state, "thread": str(uuid.uuid4())}


def language_of(state: State) -> Language:
    """The language of the page."""
    return "en" if state["language"] == "en" else "fr"


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
