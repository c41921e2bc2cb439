"""One service for every way in: thread, language, limits, events."""

import re
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    ToolMessage,
)
from langchain_core.runnables import RunnableConfig
from langgraph.graph.state import CompiledStateGraph

from advisor.agent import SYSTEM, Context, build_agent
from advisor.errors import BadInput, SetupError
from advisor.grounding import cited_in, without_marks
from advisor.knowledge import load_knowledge
from advisor.language import Language
from advisor.memory import FILE, Conversation, Memory, Turn
from advisor.models.embedded.chat_model import META
from advisor.models.load import EMBEDDED, load_model
from advisor.prompts import load_prompt
from advisor.reply import Citation, Outcome, Reply, ReplyEvent, ToolUse
from advisor.retrieval.encoder import SentenceEncoder
from advisor.retrieval.retriever import Guidance, Retriever
from advisor.settings import Settings, load_settings
from advisor.texts import words
from advisor.tools.spec import Deps
from advisor.understanding.language_id import tell_language
from advisor.understanding.message import clean_message

_THREAD = re.compile(r"[A-Za-z0-9_-]{1,128}")
_PIECES = re.compile(r"\S+\s*|\s+")
_TITLE_LENGTH = 60
_SQLITE = "sqlite:///"


class Advisor:
    """Answers questions, in conversations that are kept."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        guidance: Guidance | None = None,
        model: BaseChatModel | None = None,
        keep: bool = True,
    ) -> None:
        """Use the settings of the environment unless some are given; nothing heavy loads yet.

        Without `keep`, conversations live in this process only.
        """
        self.settings = settings or load_settings()
        self._given_guidance = guidance
        self._given_model = model
        self._keep = keep
        self._turn_locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._setup = threading.Lock()
        self._ready = threading.Event()

    @cached_property
    def guidance(self) -> Guidance:
        """The searchable guidance."""
        return self._given_guidance or Retriever(
            load_knowledge(),
            SentenceEncoder(self.settings.embedding),
            self.settings.data_dir,
            chroma_url=self.settings.chroma_url,
        )

    @cached_property
    def memory(self) -> Memory:
        """The kept conversations."""
        return Memory(_database_path(self.settings) if self._keep else None)

    @cached_property
    def _agent(self) -> CompiledStateGraph[Any, Any, Any, Any]:
        model = self._given_model or load_model(self.settings, self.guidance)
        return build_agent(model, Deps(self.guidance), self.memory.checkpointer)

    @property
    def model_name(self) -> str:
        """The model that answers, as a reply names it."""
        return self.settings.model

    def warm_up(self) -> None:
        """Load everything that the first question would wait for."""
        with self._setup:
            self.guidance.search("partenariat", "fr")
            tell_language("un partenariat durable")
            _ = self._agent
        self._ready.set()

    def ask(
        self, question: str, thread: str | None = None, *, language: Language | None = None
    ) -> Reply:
        """Answer a question.

        Raises:
            BadInput: the question or thread cannot be used.
            SetupError: the installation or data folder does not allow an answer.
        """
        for event in self.stream(question, thread, language=language):
            if event.reply:
                return event.reply
        raise AssertionError("a stream ends with its reply")

    def stream(
        self,
        question: str,
        thread: str | None = None,
        *,
        language: Language | None = None,
        owner: str = "",
    ) -> Iterator[ReplyEvent]:
        """Answer a question piece by piece; the last event carries the whole reply.

        With the embedded model, words come once the reply is on disk, so that nothing that was
        shown can be lost.
        """
        started = time.perf_counter()
        thread = _checked_thread(thread)
        text = clean_message(question)
        with self._setup:
            _ = self._agent
        with self._turn_locks[thread]:
            yield from self._answer(text, thread, owner, language, started)

    def turns(self, thread: str) -> list[Turn]:
        """The turns of a conversation, first to last."""
        return self.memory.turns(_checked_thread(thread))

    def conversations(self, owner: str = "") -> list[Conversation]:
        """An owner's conversations, last used first; the terminal's owner is the empty one."""
        return self.memory.conversations(owner)

    @property
    def ready(self) -> bool:
        """Whether the first question would be answered at once."""
        return self._ready.is_set()

    def close(self) -> None:
        """Let go of the files."""
        if "memory" in self.__dict__:
            self.memory.close()

    def _answer(
        self, text: str, thread: str, owner: str, wanted: Language | None, started: float
    ) -> Iterator[ReplyEvent]:
        turn = str(uuid.uuid4())
        told = tell_language(text)
        language = self._language(told, thread, wanted)
        self.memory.begin(turn, thread, owner, text, " ".join(text.split())[:_TITLE_LENGTH])
        message = HumanMessage(
            text, id=turn, additional_kwargs={META: {"language": language, "told": told}}
        )
        live = self.settings.model != EMBEDDED
        final: list[BaseMessage] = []
        shown = ""
        for piece in self._run(message, thread, language, final):
            shown += piece
            if live:
                yield ReplyEvent(kind="words", text=piece)
        reply = self._reply(final, turn, thread, language, started)
        self.memory.finish(reply)
        if not live:
            for piece in _PIECES.findall(reply.answer):
                yield ReplyEvent(kind="words", text=piece)
        yield ReplyEvent(kind="reply", reply=reply)

    def _run(
        self, message: HumanMessage, thread: str, language: Language, final: list[BaseMessage]
    ) -> Iterator[str]:
        config: RunnableConfig = {"configurable": {"thread_id": thread}, "recursion_limit": 25}
        stream = self._agent.stream(
            {"messages": [message]},
            config,
            context=Context(language),
            stream_mode=["messages", "values"],
            durability="exit",
        )
        for mode, data in stream:
            piece: Any = data
            if mode == "values":
                final[:] = piece["messages"]
            elif isinstance(piece[0], AIMessageChunk) and piece[0].text:
                yield str(piece[0].text)

    def _language(self, told: str, thread: str, wanted: Language | None) -> Language:
        if told == "fr":
            return "fr"
        if told == "en":
            return "en"
        if wanted:
            return wanted
        before = [t.reply for t in self.memory.turns(thread) if t.reply]
        return before[-1].language if before else self.settings.language

    def _reply(
        self,
        messages: Sequence[BaseMessage],
        turn: str,
        thread: str,
        language: Language,
        started: float,
    ) -> Reply:
        start = next(i for i, m in enumerate(messages) if m.id == turn)
        new = messages[start + 1 :]
        answer = next(m for m in reversed(new) if isinstance(m, AIMessage))
        meta = answer.response_metadata.get(META)
        embedded = meta is not None
        results = [m.artifact for m in new if isinstance(m, ToolMessage) and m.artifact]
        found = meta or _provider_meta(str(answer.text), results)
        text = str(answer.text) if embedded else without_marks(str(answer.text))
        if embedded and self.settings.model != EMBEDDED:
            text += "\n\n" + words(language)("notice.fallback", model=self.settings.model)
        return Reply(
            id=turn,
            answer=text,
            language=language,
            outcome=found["outcome"],
            citations=tuple(self._citation(unit, language) for unit in found["cited"]),
            tools=tuple(
                ToolUse(name=call["name"], args=call["args"])
                for m in new
                if isinstance(m, AIMessage)
                for call in m.tool_calls
            ),
            suggestions=tuple(found["suggestions"]),
            model=EMBEDDED if embedded else self.settings.model,
            prompt=load_prompt(SYSTEM, language).label,
            thread=thread,
            elapsed_ms=round((time.perf_counter() - started) * 1000),
        )

    def _citation(self, unit: str, language: Language) -> Citation:
        found = self.guidance.knowledge.units[unit]
        text = found.text(language)
        return Citation(
            unit=unit,
            section=found.section,
            title=text.title,
            text=text.markdown,
            status=found.status,
        )


def _provider_meta(answer: str, results: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Outcome and citations of a provider's answer: only what a tool returned can be cited."""
    returned = [p["unit"] for result in results for p in result.get("passages", ())]
    cited = [unit for unit in cited_in(answer) if unit in returned]
    outcome: Outcome = "answered"
    if results and not cited and not any(r["covered"] for r in results):
        outcome = "declined"
    elif any(r.get("correction") for r in results):
        outcome = "corrected"
    elif not results:
        outcome = "greeted"
    titles = [p["title"] for result in results for p in result.get("passages", ())]
    return {"outcome": outcome, "cited": cited, "suggestions": titles[1:4]}


def _checked_thread(thread: str | None) -> str:
    if thread is None:
        return str(uuid.uuid4())
    if not _THREAD.fullmatch(thread):
        raise BadInput("error.thread", thread=thread[:40])
    return thread


def _database_path(settings: Settings) -> Path:
    url = settings.database_url
    if url is None:
        return settings.data_dir / FILE
    if url.startswith(_SQLITE):
        return Path(url.removeprefix(_SQLITE))
    raise SetupError("error.database_unsupported", url=url.split("://")[0] + "://…")
