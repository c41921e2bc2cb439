"""One service for every way in: thread, language, limits, events."""

import re
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import BaseMessage, HumanMessage
from langgraph.graph.state import CompiledStateGraph

from advisor.agent import build_agent
from advisor.answering import Asking, reply_of
from advisor.assessments.agreement_review import Review
from advisor.assessments.health import HealthResult, read_health, score_health
from advisor.assessments.readiness import ReadinessResult, read_readiness, score_readiness
from advisor.exporting import Exporting
from advisor.filling import checked_thread, config_of
from advisor.knowledge import load_knowledge
from advisor.knowledge.questionnaires import FormKind
from advisor.language import Language
from advisor.memory import Conversation, Memory, Turn, database_path
from advisor.models.embedded.chat_model import META
from advisor.models.load import EMBEDDED, load_model
from advisor.rehearsal import rehearse
from advisor.reply import Reply, ReplyEvent
from advisor.retrieval.encoder import SentenceEncoder
from advisor.retrieval.retriever import Guidance, Retriever
from advisor.settings import Settings, load_settings
from advisor.supervision.calling import Calling
from advisor.supervision.supervisor import RESTART, Supervision
from advisor.supervision.turn import Context, TurnLog
from advisor.tools.prepare_meeting import SPEC as PREPARE
from advisor.tools.readers import kept_readers
from advisor.tools.spec import Deps, Readers
from advisor.tracing import NO_TRACE, Trace
from advisor.understanding.language_id import tell_language
from advisor.understanding.message import clean_message
from advisor.understanding.quoted import own_words

_PIECES = re.compile(r"\S+\s*|\s+")
_TITLE_LENGTH = 60
_FORM_REPLY = 2


@dataclass(frozen=True)
class _Asked:
    text: str
    thread: str
    owner: str
    form: FormKind | None
    log: TurnLog


class Advisor(Exporting):
    """Answers questions, in conversations that are kept."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        guidance: Guidance | None = None,
        readers: Readers | None = None,
        model: BaseChatModel | None = None,
        supervision: Supervision | None = None,
        keep: bool = True,
    ) -> None:
        """Use the settings of the environment unless some are given; nothing heavy loads yet.

        Without `keep`, conversations live in this process only.
        """
        self.settings = settings or load_settings()
        self._given_guidance = guidance
        self._given_readers = readers
        self._given_model = model
        self._supervision = supervision or _supervision(self.settings)
        self._keep = keep
        self.turn_locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._setup = threading.Lock()
        self._ready = threading.Event()

    @cached_property
    def _encoder(self) -> SentenceEncoder:
        return SentenceEncoder(self.settings.embedding)

    @cached_property
    def guidance(self) -> Guidance:
        """The searchable guidance."""
        return self._given_guidance or Retriever(
            load_knowledge(),
            self._encoder,
            self.settings.data_dir,
            chroma_url=self.settings.chroma_url,
        )

    @cached_property
    def memory(self) -> Memory:
        """The kept conversations."""
        return Memory(database_path(self.settings) if self._keep else None)

    @cached_property
    def agent(self) -> CompiledStateGraph[Any, Any, Any, Any]:
        """The agent, whose state holds the dossiers."""
        model = self._given_model or load_model(self.settings, self.guidance)
        return build_agent(model, self.deps, self.memory.checkpointer, self._supervision)

    @cached_property
    def _readers(self) -> Readers:
        return self._given_readers or kept_readers(self._encoder, self.settings.data_dir / "index")

    @cached_property
    def deps(self) -> Deps:
        """What the tools use."""
        return Deps(self.guidance, self._readers)

    def warm_up(self) -> None:
        """Load everything that the first question would wait for, and answer aside."""
        with self._setup:
            _ = self.agent
            settings = self.settings.model_copy(update={"model": EMBEDDED})
            aside = Advisor(settings, guidance=self.guidance, readers=self._readers, keep=False)
            rehearse(self._readers, aside.ask, self.settings.language)
            aside.close()
        self._ready.set()

    def ask(
        self,
        question: str,
        thread: str | None = None,
        *,
        language: Language | None = None,
        form: FormKind | None = None,
        trace: Trace = NO_TRACE,
    ) -> Reply:
        """Answer a question; `form` says that this form is open and the question its free text.

        The steps of the answer are written to `trace`.

        Raises:
            BadInput: the question or thread cannot be used.
            SetupError: the installation or data folder does not allow an answer.
        """
        for event in self.stream(question, thread, language=language, form=form, trace=trace):
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
        form: FormKind | None = None,
        trace: Trace = NO_TRACE,
    ) -> Iterator[ReplyEvent]:
        """Answer a question piece by piece; the last event carries the whole reply.

        With the embedded model, words come once the reply is on disk, so that nothing that was
        shown can be lost. A provider's words come sentence by sentence, once they were checked.
        """
        started = time.perf_counter()
        thread = checked_thread(thread)
        text = clean_message(question)
        with self._setup:
            _ = self.agent
        with self.turn_locks[thread]:
            asked = _Asked(text, thread, owner, form, TurnLog(trace=trace))
            yield from self._answer(asked, language, started)

    def turns(self, thread: str) -> list[Turn]:
        """The turns of a conversation, first to last."""
        return self.memory.turns(checked_thread(thread))

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

    def assess_readiness(self, raw: object) -> ReadinessResult:
        """Score what `advisor assess readiness` takes; no conversation.

        Raises:
            AssessmentFaults: with every fault of the input.
        """
        return score_readiness(read_readiness(raw))

    def assess_health(self, raw: object) -> HealthResult:
        """Score what `advisor assess health` takes; no conversation.

        Raises:
            AssessmentFaults: with every fault of the input.
        """
        return score_health(read_health(raw))

    def review_agreement(
        self,
        text: str,
        *,
        language: Language | None = None,
        artist: bool | None = None,
        pages: Sequence[int] = (),
    ) -> Review:
        """Read a draft agreement; no conversation.

        `pages[i]` is the page of line `i`. What is None is told from the text.
        """
        return self._readers.agreements.read(text, language, pages, artist)

    def _answer(
        self, asked: _Asked, wanted: Language | None, started: float
    ) -> Iterator[ReplyEvent]:
        turn = str(uuid.uuid4())
        told = tell_language(own_words(asked.text))
        language = self._language(asked, told, wanted)
        title = " ".join(asked.text.split())[:_TITLE_LENGTH]
        self.memory.begin(turn, asked.thread, asked.owner, asked.text, title)
        today = date.today().isoformat()
        meta = {"language": language, "told": told, "form": asked.form, "today": today}
        message = HumanMessage(asked.text, id=turn, additional_kwargs={META: meta})
        asked.log.trace.step("question", text=asked.text, language=language, thread=asked.thread)
        streamed = False
        final: list[BaseMessage] = []
        for event in self._run(message, asked, language, final):
            streamed = event.kind == "words"
            yield event
        reply = reply_of(
            final,
            Asking(turn, asked.thread, language, self.settings.model, started, asked.log),
            self.guidance.knowledge,
        )
        self.memory.finish(reply)
        if any(use.name == PREPARE.name for use in reply.tools):
            self.list_client(asked.thread, self.dossier(asked.thread))
        asked.log.trace.step(
            "reply", reply=reply.model_dump(exclude={"citations": {"__all__": {"text"}}})
        )
        if not streamed:
            for piece in _PIECES.findall(reply.answer):
                yield ReplyEvent(kind="words", text=piece)
        yield ReplyEvent(kind="reply", reply=reply)

    def _run(
        self, message: HumanMessage, asked: _Asked, language: Language, final: list[BaseMessage]
    ) -> Iterator[ReplyEvent]:
        """Run the agent; what it streams are the checked words of a provider's model."""
        stream = self.agent.stream(
            {"messages": [message]},
            config_of(asked.thread),
            context=Context(language, asked.log),
            stream_mode=["custom", "values"],
            durability="exit",
        )
        for mode, data in stream:
            piece: Any = data
            if mode == "values":
                final[:] = piece["messages"]
            elif piece[0] == RESTART:
                yield ReplyEvent(kind="restart")
            else:
                yield ReplyEvent(kind="words", text=piece[1])

    def _language(self, asked: _Asked, told: str, wanted: Language | None) -> Language:
        before = self.memory.last_reply(asked.thread)
        if before and before.assessment and len(asked.text.split()) <= _FORM_REPLY:
            return before.language
        if told == "fr":
            return "fr"
        if told == "en":
            return "en"
        if wanted:
            return wanted
        return before.language if before else self.settings.language


def _supervision(settings: Settings) -> Supervision:
    return Supervision(
        Calling(settings.model_timeout_s),
        calls=settings.model_max_calls,
        tokens=settings.model_max_tokens,
        seconds=settings.model_turn_s,
    )
