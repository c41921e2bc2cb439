"""A provider's model in the agent: called, reviewed, asked to mend, or replaced."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain.agents.middleware import AgentMiddleware, ModelRequest, ModelResponse
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    ToolMessage,
    message_chunk_to_message,
)

from advisor.dossier import Dossier
from advisor.grounding import cited_in
from advisor.language import LANGUAGES
from advisor.models.embedded.chat_model import EmbeddedChatModel
from advisor.prompts import MEND, SYSTEM, load_prompt
from advisor.supervision.breaker import CircuitBreaker
from advisor.supervision.calling import Calling
from advisor.supervision.disclosure import Disclosure
from advisor.supervision.evidence import Grounds, turn_of
from advisor.supervision.failures import Failure, ProviderFailure
from advisor.supervision.mending import Fault, mending
from advisor.supervision.outgoing import Outgoing
from advisor.supervision.reviewing import Review, Verdict
from advisor.supervision.turn import Context

WORDS, RESTART = "words", "restart"
_PROBE = "ping"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Supervision:
    """How a provider is called, what a turn may take of it, and the breaker it stands behind."""

    calling: Calling
    calls: int = 6
    tokens: int = 60_000
    seconds: float = 90.0
    breaker: CircuitBreaker = field(default_factory=CircuitBreaker)


class Supervisor(AgentMiddleware[Any, Context, Any]):
    """Stands between the agent and a provider's model; the embedded one takes over where it must.

    Words reach the person by the run's `custom` stream: `("words", text)`, and `("restart", "")`
    where what was streamed is void.
    """

    def __init__(
        self, embedded: EmbeddedChatModel, grounds: Grounds, supervision: Supervision
    ) -> None:
        """Watch over the model of the agent's requests; `embedded` stands in for it."""
        super().__init__()
        self._embedded, self._grounds, self._supervision = embedded, grounds, supervision
        prompts = [load_prompt(name, lang).text for name in (SYSTEM, MEND) for lang in LANGUAGES]
        self._disclosure = Disclosure(prompts)

    def wrap_model_call(
        self,
        request: ModelRequest[Context],
        handler: Callable[[ModelRequest[Context]], ModelResponse[Any]],
    ) -> ModelResponse[Any]:
        """Let the provider answer, or the embedded model in its place."""
        turn = request.runtime.context.turn
        if turn.handed_over is None:
            try:
                return ModelResponse(result=[self._answered(request)])
            except ProviderFailure as problem:
                turn.hand_over(problem.failure.kind, len(request.messages))
                request.runtime.stream_writer((RESTART, ""))
        return handler(self._for_embedded(request))

    def _answered(self, request: ModelRequest[Context]) -> AIMessage:
        """The provider's message: tool calls, or words that were checked.

        Raises:
            ProviderFailure: the embedded model is to answer this turn.
        """
        if known := self._supervision.breaker.open_for:
            self._probe(request.model)
            raise ProviderFailure(known)
        turn = request.runtime.context.turn
        message, verdict, faults = _Attempt(self, request, request.messages).run()
        if faults and "disclosure" not in faults:
            turn.trace.step("mend", faults=faults, claims=verdict.claims)
            request.runtime.stream_writer((RESTART, ""))
            said = [message] if str(message.text).strip() else []
            asked = HumanMessage(mending(faults, verdict.claims, request.runtime.context.language))
            again = _Attempt(self, request, [*request.messages, *said, asked])
            message, verdict, faults = again.run()
        if not faults:
            return message
        if faults != ["ungrounded"] or not verdict.text.strip():
            turn.trace.step("unusable", faults=faults, claims=verdict.claims)
            raise ProviderFailure(Failure("unusable"))
        turn.leave_out(verdict.left_out, verdict.claims)
        return message

    def call(
        self, request: ModelRequest[Context], outgoing: Outgoing, show: Callable[[str], None]
    ) -> AIMessage:
        """One call of the provider, its pieces given to `show`, real values put back.

        Raises:
            ProviderFailure: it failed, or the turn's limits are reached.
        """
        turn = request.runtime.context.turn
        if turn.calls >= self._supervision.calls or not outgoing.holds_the_turn:
            raise ProviderFailure(Failure("limit"))
        bound = request.model.bind_tools(request.tools) if request.tools else request.model
        unmasking, whole = outgoing.masker.unmasking(), None
        calling = self._supervision.calling
        until = turn.until(self._supervision.seconds, calling.clock())
        turn.trace.step("model_input", messages=[_seen(m) for m in outgoing.messages])
        try:
            for chunk in calling.stream(bound, outgoing.messages, until):
                whole = chunk if whole is None else whole + chunk
                show(unmasking.feed(str(chunk.text)))
            show(unmasking.flush())
        except ProviderFailure as problem:
            turn.trace.step("provider_failed", why=problem.failure.kind)
            if problem.failure.kind not in ("limit", "unusable"):
                log.info("the provider failed: %s", problem.failure.kind, exc_info=problem)
                self._supervision.breaker.failed(problem.failure)
            raise
        self._supervision.breaker.succeeded()
        message = _whole(whole)
        turn.count(message)
        turn.trace.step("model_output", **_seen(message), usage=message.usage_metadata)
        return outgoing.returned(message, outgoing.masker.unmask(str(message.text)))

    @property
    def tokens_a_turn(self) -> int:
        """The most tokens that a turn may take."""
        return self._supervision.tokens

    def review(self, request: ModelRequest[Context]) -> Review:
        """A review of what comes next, on the evidence so far."""
        evidence = self._grounds.of(request.messages)
        return Review(evidence, request.runtime.context.language, self._disclosure)

    def tool_is_due(self, request: ModelRequest[Context]) -> bool:
        """Whether no tool was called in this turn though the embedded model would call one."""
        if any(isinstance(m, ToolMessage) for m in turn_of(request.messages)):
            return False
        return self._embedded.would_call(request.messages, _dossier(request))

    def lacks(
        self, request: ModelRequest[Context], message: AIMessage, tool_due: bool
    ) -> list[Fault]:
        """What an answer lacks beside its words: a tool that is due, a citation."""
        if message.invalid_tool_calls:
            return ["broken_call"]
        if tool_due:
            return ["untooled"]
        made = [m for m in turn_of(request.messages) if isinstance(m, ToolMessage) and m.artifact]
        searches = [m.artifact for m in made if "passages" in m.artifact]
        covered = [found for found in searches if found["covered"]]
        returned = {p["unit"] for found in covered for p in found["passages"]}
        if len(searches) < len(made) or not covered or returned & set(cited_in(str(message.text))):
            return []
        return ["uncited"]

    def _probe(self, model: BaseChatModel) -> None:
        """Ask for a word aside, so that nobody waits for a provider that is still down."""
        if self._supervision.breaker.claim_probe():
            threading.Thread(
                target=self._probed, args=(model,), name="provider-probe", daemon=True
            ).start()

    def _probed(self, model: BaseChatModel) -> None:
        calling, breaker = self._supervision.calling, self._supervision.breaker
        until = calling.clock() + self._supervision.seconds
        try:
            next(calling.stream(model, [HumanMessage(_PROBE)], until))
        except ProviderFailure as problem:
            breaker.failed(problem.failure)
        else:
            breaker.succeeded()

    def _for_embedded(self, request: ModelRequest[Context]) -> ModelRequest[Context]:
        """What the embedded model gets: the turn without the provider's searches.

        Where a tool changed the dossier already, it has to be told, so its result stays.
        """
        messages, at = request.messages, request.runtime.context.turn.handed_at
        start = len(messages) - len(turn_of(messages))
        told = [m for m in messages[start:at] if isinstance(m, ToolMessage) and _filled(m)]
        kept = [*messages[:start], *told, *messages[at:]]
        return request.override(model=self._embedded, messages=kept)


@dataclass
class _Attempt:
    """One answer asked of the provider, and what is wrong with it."""

    supervisor: Supervisor
    request: ModelRequest[Context]
    messages: Sequence[BaseMessage]

    def run(self) -> tuple[AIMessage, Verdict, list[Fault]]:
        request, supervisor = self.request, self.supervisor
        left = supervisor.tokens_a_turn - request.runtime.context.turn.tokens
        system = str(request.system_message.text) if request.system_message else ""
        outgoing = Outgoing(system, self.messages, left)
        review, tool_due = supervisor.review(request), supervisor.tool_is_due(request)
        shown = False

        def show(text: str) -> None:
            nonlocal shown
            if text and not tool_due:
                shown = True
                request.runtime.stream_writer((WORDS, text))

        message = supervisor.call(request, outgoing, lambda piece: show(review.feed(piece)))
        if message.tool_calls:
            if shown:
                request.runtime.stream_writer((RESTART, ""))
            return message, Verdict("", ()), []
        show(review.flush())
        verdict = review.verdict()
        lacking = supervisor.lacks(request, message, tool_due)
        cleaned = message.model_copy(update={"content": verdict.text})
        return cleaned, verdict, [*verdict.faults, *lacking]


def _filled(message: ToolMessage) -> bool:
    """Whether a tool's result changed the dossier."""
    return isinstance(message.artifact, dict) and "dossier" in message.artifact


def _dossier(request: ModelRequest[Context]) -> Dossier:
    return Dossier.model_validate(request.state.get("dossier") or {})


def _whole(chunks: AIMessageChunk | None) -> AIMessage:
    assert chunks is not None, "a stream that ended well has a piece"
    message = message_chunk_to_message(chunks)
    assert isinstance(message, AIMessage)
    return message


def _seen(message: BaseMessage) -> dict[str, Any]:
    """A message as a trace shows it."""
    calls = message.tool_calls if isinstance(message, AIMessage) else ()
    told = {"role": message.type, "text": str(message.text)}
    return {**told, "calls": [[c["name"], c["args"]] for c in calls]} if calls else told
