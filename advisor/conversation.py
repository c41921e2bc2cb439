"""One service for every way in: thread, language, limits, events."""

import re
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage, HumanMessage
from langchain_core.runnables import RunnableConfig
from langgraph.graph.state import CompiledStateGraph

from advisor.agent import Context, build_agent, changes, dossier_of
from advisor.answering import Asking, reply_of
from advisor.assessments.agreement_review import Review
from advisor.assessments.health import HealthResult, read_health, score_health
from advisor.assessments.readiness import ReadinessResult, read_readiness, score_readiness
from advisor.dossier import Dossier
from advisor.errors import BadInput
from advisor.filling import Change, Output, form_change, practice_change, review_change
from advisor.knowledge import load_knowledge
from advisor.knowledge.practices import PracticeKind
from advisor.knowledge.questionnaires import FormKind
from advisor.language import LANGUAGES, Language
from advisor.memory import Conversation, Memory, Turn, database_path
from advisor.models.embedded.chat_model import META
from advisor.models.load import EMBEDDED, load_model
from advisor.reply import Reply, ReplyEvent
from advisor.retrieval.encoder import SentenceEncoder
from advisor.retrieval.retriever import Guidance, Retriever
from advisor.settings import Settings, load_settings
from advisor.texts import words
from advisor.tools import FormOutput, review_agreement
from advisor.tools.practice import PracticeOutput
from advisor.tools.readers import kept_readers
from advisor.tools.spec import Deps, Readers
from advisor.understanding.language_id import tell_language
from advisor.understanding.message import clean_message

_THREAD = re.compile(r"[A-Za-z0-9_-]{1,128}")
_PIECES = re.compile(r"\S+\s*|\s+")
_TITLE_LENGTH = 60
_FORM_REPLY = 2


@dataclass(frozen=True)
class _Asked:
    text: str
    thread: str
    owner: str
    form: FormKind | None


class Advisor:
    """Answers questions, in conversations that are kept."""

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        guidance: Guidance | None = None,
        readers: Readers | None = None,
        model: BaseChatModel | None = None,
        keep: bool = True,
    ) -> None:
        """Use the settings of the environment unless some are given; nothing heavy loads yet.

        Without `keep`, conversations live in this process only.
        """
        self.settings = settings or load_settings()
        self._given_guidance = guidance
        self._given_readers = readers
        self._given_model = model
        self._keep = keep
        self._turn_locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
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
    def _agent(self) -> CompiledStateGraph[Any, Any, Any, Any]:
        model = self._given_model or load_model(self.settings, self.guidance)
        return build_agent(model, self._deps, self.memory.checkpointer)

    @cached_property
    def _deps(self) -> Deps:
        readers = self._given_readers or kept_readers(
            self._encoder, self.settings.data_dir / "index"
        )
        return Deps(self.guidance, readers)

    @property
    def model_name(self) -> str:
        """The model that answers, as a reply names it."""
        return self.settings.model

    def warm_up(self) -> None:
        """Load everything that the first question would wait for."""
        with self._setup:
            self._deps.readers.signals.read("Nous avons des liquidités.", "fr")
            _ = self._agent
            self._rehearse()
        self._ready.set()

    def _rehearse(self) -> None:
        """Answer the page's examples aside: what a first answer loads is loaded then."""
        settings = self.settings.model_copy(update={"model": EMBEDDED})
        aside = Advisor(settings, guidance=self.guidance, readers=self._deps.readers, keep=False)
        for language in LANGUAGES:
            for example in ("page.example.1", "page.example.2"):
                aside.ask(words(language)(example))
        aside.close()

    def ask(
        self,
        question: str,
        thread: str | None = None,
        *,
        language: Language | None = None,
        form: FormKind | None = None,
    ) -> Reply:
        """Answer a question; `form` says that this form is open and the question its free text.

        Raises:
            BadInput: the question or thread cannot be used.
            SetupError: the installation or data folder does not allow an answer.
        """
        for event in self.stream(question, thread, language=language, form=form):
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
            yield from self._answer(_Asked(text, thread, owner, form), language, started)

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

    def dossier(self, thread: str) -> Dossier:
        """What a conversation knows; a blank dossier where there is no such conversation."""
        return dossier_of(self._agent.get_state(_config(_checked_thread(thread))).values)

    def fill(
        self, kind: FormKind, given: Mapping[str, Any], thread: str, *, owner: str = ""
    ) -> FormOutput:
        """Merge what a form on the page holds into the dossier, through the tool of the chat.

        Raises:
            pydantic.ValidationError: `given` is not what the tool takes.
        """
        change = form_change(kind, given, self._deps)
        return self._kept(change, thread, owner, f"form.title.{kind}")

    def practise(
        self, kind: PracticeKind, given: Mapping[str, Any], thread: str, *, owner: str = ""
    ) -> PracticeOutput:
        """Merge what a practice's form on the page holds into the dossier; the chat stays put.

        Raises:
            pydantic.ValidationError: `given` is not what the tool takes.
        """
        change = practice_change(kind, given, self._deps)
        return self._kept(change, thread, owner, f"form.title.{kind}")

    def review(
        self, given: Mapping[str, Any], thread: str, *, owner: str = ""
    ) -> review_agreement.Output:
        """Review a draft and keep the review in the dossier; the draft itself is not kept.

        Raises:
            pydantic.ValidationError: `given` is not what the tool takes.
        """
        change = review_change(given, self._deps)
        return self._kept(change, thread, owner, "form.title.agreement")

    def _kept(self, change: Change[Output], thread: str, owner: str, title: str) -> Output:
        """What a tool makes of the dossier, with the dossier that it leaves behind written."""
        thread = _checked_thread(thread)
        with self._turn_locks[thread]:
            before = self.dossier(thread)
            output, after = change(before)
            self.memory.touch(thread, owner, words(self.settings.language)(title))
            self._write(thread, changes(before, after))
        kept: Output = output.model_copy(update={"dossier": after})
        return kept

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
        return self._deps.readers.agreements.read(text, language, pages, artist)

    def _write(self, thread: str, changed: Mapping[str, Any]) -> None:
        config = _config(thread)
        begun = self._agent.get_state(config).created_at is not None
        update = {"dossier": dict(changed)}
        self._agent.update_state(config, update, as_node=None if begun else "__start__")

    def _answer(
        self, asked: _Asked, wanted: Language | None, started: float
    ) -> Iterator[ReplyEvent]:
        turn = str(uuid.uuid4())
        told = tell_language(asked.text)
        language = self._language(asked, told, wanted)
        title = " ".join(asked.text.split())[:_TITLE_LENGTH]
        self.memory.begin(turn, asked.thread, asked.owner, asked.text, title)
        today = date.today().isoformat()
        meta = {"language": language, "told": told, "form": asked.form, "today": today}
        message = HumanMessage(asked.text, id=turn, additional_kwargs={META: meta})
        live = self.settings.model != EMBEDDED
        final: list[BaseMessage] = []
        for piece in self._run(message, asked.thread, language, final):
            if live:
                yield ReplyEvent(kind="words", text=piece)
        reply = reply_of(
            final,
            Asking(turn, asked.thread, language, self.settings.model, started),
            self.guidance.knowledge,
        )
        self.memory.finish(reply)
        if not live:
            for piece in _PIECES.findall(reply.answer):
                yield ReplyEvent(kind="words", text=piece)
        yield ReplyEvent(kind="reply", reply=reply)

    def _run(
        self, message: HumanMessage, thread: str, language: Language, final: list[BaseMessage]
    ) -> Iterator[str]:
        stream = self._agent.stream(
            {"messages": [message]},
            _config(thread),
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


def _config(thread: str) -> RunnableConfig:
    return {"configurable": {"thread_id": thread}, "recursion_limit": 25}


def _checked_thread(thread: str | None) -> str:
    if thread is None:
        return str(uuid.uuid4())
    if not _THREAD.fullmatch(thread):
        raise BadInput("error.thread", thread=thread[:40])
    return thread
