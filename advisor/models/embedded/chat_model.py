"""The embedded model as a LangChain chat model: tool calls first, then the answer."""

import json
import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    ToolMessage,
)
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pydantic import ConfigDict

from advisor.dossier import Dossier
from advisor.language import Language
from advisor.models.embedded.compose import compose
from advisor.models.embedded.form_replies import (
    fills,
    form_outcome,
    next_replies,
    offered,
    resumed,
    waiting_replies,
)
from advisor.models.embedded.policy import SEARCH, Before, Say, Turn, decide
from advisor.models.embedded.preparing import NOTES_WORDS
from advisor.reply import Outcome
from advisor.retrieval.retriever import Guidance
from advisor.texts import words
from advisor.tools import TOOLS
from advisor.tools.search_guidance import Output as SearchOutput
from advisor.understanding.language_id import tell_language

META = "advisor"
DOSSIER = "dossier"
_PIECES = re.compile(r"\S+\s*")
_FILLED = {spec.name for spec in TOOLS if spec.dossier}
_NAMESPACE = uuid.UUID("6f3b0b52-3c1d-4a55-9a0e-0d5f5b1c7a10")


class EmbeddedChatModel(BaseChatModel):
    """Deterministic: the same messages give the same message.

    What it decided beside the words stands in `response_metadata["advisor"]` of its answer:
    outcome, cited units, suggestions, topic, and the question as it was understood.
    """

    guidance: Any
    model_config = ConfigDict(arbitrary_types_allowed=True)

    @property
    def _llm_type(self) -> str:
        return "advisor-embedded"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Runnable[Any, AIMessage]:
        """The model with the tools that it may call."""
        names = [getattr(tool, "name", None) or tool["name"] for tool in tools]
        return self.bind(tools=names, **kwargs)

    def would_call(self, messages: Sequence[BaseMessage], dossier: Dossier) -> bool:
        """Whether the last question calls for a tool, as this model sees it."""
        last = max(i for i, m in enumerate(messages) if isinstance(m, HumanMessage))
        turn = _turn(messages, last, dossier)
        return not isinstance(decide(turn, self.guidance), Say)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        message = self._answer(messages, kwargs)
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        for chunk in _chunks(self._answer(messages, kwargs)):
            made = ChatGenerationChunk(message=chunk)
            if run_manager:
                run_manager.on_llm_new_token(str(chunk.content), chunk=made)
            yield made

    def _answer(self, messages: list[BaseMessage], given: dict[str, Any]) -> AIMessage:
        guidance: Guidance = self.guidance
        last = max(i for i, m in enumerate(messages) if isinstance(m, HumanMessage))
        dossier = Dossier.model_validate(given.get(DOSSIER) or {})
        turn = _turn(messages, last, dossier)
        results = _results(messages[last + 1 :])
        if results:
            return _composed(turn, results, guidance)
        decision = decide(turn, guidance)
        tools: Sequence[str] = given.get("tools") or []
        if isinstance(decision, Say) or not {c.tool for c in decision.calls} <= set(tools):
            said = decision if isinstance(decision, Say) else Say("clarify", key="say.clarify")
            return _said(said, turn)
        calls = [
            {"name": c.tool, "args": c.args, "id": _call_id(messages[last], i, c.args)}
            for i, c in enumerate(decision.calls)
        ]
        return AIMessage("", tool_calls=calls)


def _turn(messages: Sequence[BaseMessage], last: int, dossier: Dossier) -> Turn:
    message = messages[last]
    text = str(message.text)
    given = message.additional_kwargs.get(META, {})
    before = _before(messages[:last])
    language: Language = given.get("language") or _language_told(text)
    told = given.get("told", "unknown")
    today = date.fromisoformat(given["today"]) if "today" in given else date.today()
    earlier = tuple(_long(messages[:last]))
    return Turn(text, language, told, before, dossier, given.get("form"), today, earlier)


def _long(messages: Sequence[BaseMessage]) -> Iterator[str]:
    """The messages of the person that are long enough to be notes."""
    for message in messages:
        if isinstance(message, HumanMessage) and len(str(message.text).split()) >= NOTES_WORDS:
            yield str(message.text)


def _language_told(text: str) -> Language:
    return "en" if tell_language(text) == "en" else "fr"


def _before(messages: Sequence[BaseMessage]) -> Before | None:
    """The last question that was answered with guidance, whichever model answered it."""
    for at in range(len(messages) - 1, -1, -1):
        message = messages[at]
        if isinstance(message, AIMessage) and not message.tool_calls:
            meta = message.response_metadata.get(META, {})
            if meta.get("question"):
                coach = meta.get("audience") == "coach"
                return Before(meta["question"], meta.get("topic"), str(message.text), coach)
    return None


@dataclass(frozen=True)
class _Results:
    """What the tools of a turn returned: passages, and what an assessment says."""

    searches: list[SearchOutput]
    forms: list[ToolMessage]

    def __bool__(self) -> bool:
        return bool(self.searches or self.forms)


def _results(messages: Sequence[BaseMessage]) -> _Results:
    made = [m for m in messages if isinstance(m, ToolMessage)]
    return _Results(
        [SearchOutput.model_validate(m.artifact) for m in made if m.name == SEARCH and m.artifact],
        [m for m in made if m.name in _FILLED and m.artifact],
    )


def _composed(turn: Turn, results: _Results, guidance: Guidance) -> AIMessage:
    say = words(turn.language)
    blocks: list[str] = []
    meta = _meta("form")
    if results.searches:
        made = compose(
            turn.text, turn.language, results.searches, guidance, turn.before is not None
        )
        blocks.append(made.answer)
        meta = _meta(made.outcome, made.cited, made.suggestions)
        meta["topic"] = made.topic or (turn.before.unit if turn.before else None)
        meta["question"] = _understood(results.searches[-1], made.topic, turn, guidance)
        meta["audience"] = results.searches[-1].audience
    for message in results.forms:
        blocks.append(str(message.content))
        meta["outcome"] = form_outcome(message.artifact, meta["outcome"])
        meta["cited"] += message.artifact["units"]
        after = Dossier.model_validate(message.artifact["dossier"])
        meta["suggestions"] = list(next_replies(message.artifact, after, say))
    if results.searches and not results.forms:
        blocks += resumed(turn.dossier, say)
        meta["suggestions"] = offered(turn, meta, guidance, say)
    return AIMessage("\n\n".join(blocks), response_metadata={META: meta})


def _understood(result: SearchOutput, topic: str | None, turn: Turn, guidance: Guidance) -> str:
    if not (result.leaned and topic):
        return result.question
    title = guidance.knowledge.units[topic].text(turn.language).title
    return f"{title}. {result.question}"


def _said(say: Say, turn: Turn) -> AIMessage:
    blocks = [say.text or words(turn.language)(say.key)]
    meta = _meta(say.outcome)
    if fills(turn.dossier) or say.outcome == "form":
        blocks += resumed(turn.dossier, words(turn.language))
        meta["suggestions"] = list(waiting_replies(turn.dossier, words(turn.language)))
    return AIMessage("\n\n".join(blocks), response_metadata={META: meta})


def _meta(
    outcome: Outcome, cited: Sequence[str] = (), suggestions: Sequence[str] = ()
) -> dict[str, Any]:
    return {
        "outcome": outcome,
        "cited": list(cited),
        "suggestions": list(suggestions),
        "topic": None,
        "question": "",
    }


def _call_id(message: BaseMessage, index: int, args: dict[str, Any]) -> str:
    given = json.dumps(args, sort_keys=True, default=str)
    return "call_" + uuid.uuid5(_NAMESPACE, f"{message.id}/{index}/{given}").hex[:20]


def _chunks(message: AIMessage) -> Iterator[AIMessageChunk]:
    if message.tool_calls:
        yield AIMessageChunk(
            content="",
            tool_call_chunks=[
                {
                    "type": "tool_call_chunk",
                    "name": call["name"],
                    "args": json.dumps(call["args"], ensure_ascii=False),
                    "id": call["id"],
                    "index": i,
                }
                for i, call in enumerate(message.tool_calls)
            ],
            chunk_position="last",
        )
        return
    for piece in _PIECES.findall(str(message.content)):
        yield AIMessageChunk(content=piece)
    yield AIMessageChunk(
        content="", response_metadata=message.response_metadata, chunk_position="last"
    )
