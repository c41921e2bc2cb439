"""The embedded model as a LangChain chat model: tool calls first, then the answer."""

import json
import re
import uuid
from collections.abc import Iterator, Sequence
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

from advisor.language import Language
from advisor.models.embedded.compose import compose
from advisor.models.embedded.policy import Before, Say, Turn, decide
from advisor.reply import Outcome
from advisor.retrieval.retriever import Guidance
from advisor.texts import words
from advisor.tools.search_guidance import SPEC as SEARCH
from advisor.tools.search_guidance import Output
from advisor.understanding.language_id import tell_language

META = "advisor"
_PIECES = re.compile(r"\S+\s*")
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

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        message = self._answer(messages, kwargs.get("tools") or [])
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        for chunk in _chunks(self._answer(messages, kwargs.get("tools") or [])):
            made = ChatGenerationChunk(message=chunk)
            if run_manager:
                run_manager.on_llm_new_token(str(chunk.content), chunk=made)
            yield made

    def _answer(self, messages: list[BaseMessage], tools: Sequence[str]) -> AIMessage:
        guidance: Guidance = self.guidance
        last = max(i for i, m in enumerate(messages) if isinstance(m, HumanMessage))
        turn = _turn(messages, last)
        results = _results(messages[last + 1 :])
        if results:
            return _composed(turn, results, guidance)
        decision = decide(turn, guidance)
        if isinstance(decision, Say) or SEARCH.name not in tools:
            said = decision if isinstance(decision, Say) else Say("clarify", key="say.clarify")
            return _said(said, turn)
        calls = [
            {"name": SEARCH.name, "args": args, "id": _call_id(messages[last], i, args)}
            for i, args in enumerate(decision.calls)
        ]
        return AIMessage("", tool_calls=calls)


def _turn(messages: list[BaseMessage], last: int) -> Turn:
    message = messages[last]
    text = str(message.text)
    given = message.additional_kwargs.get(META, {})
    before = _before(messages[:last])
    language: Language = given.get("language") or _language_told(text)
    return Turn(text, language, given.get("told", "unknown"), before)


def _language_told(text: str) -> Language:
    return "en" if tell_language(text) == "en" else "fr"


def _before(messages: list[BaseMessage]) -> Before | None:
    """The last question that was answered with guidance, whichever model answered it."""
    for at in range(len(messages) - 1, -1, -1):
        message = messages[at]
        if isinstance(message, AIMessage) and not message.tool_calls:
            meta = message.response_metadata.get(META, {})
            if meta.get("question"):
                return Before(meta["question"], meta.get("topic"), str(message.text))
    return None


def _results(messages: Sequence[BaseMessage]) -> list[Output]:
    return [
        Output.model_validate(message.artifact)
        for message in messages
        if isinstance(message, ToolMessage) and message.name == SEARCH.name and message.artifact
    ]


def _composed(turn: Turn, results: list[Output], guidance: Guidance) -> AIMessage:
    made = compose(turn.text, turn.language, results, guidance, turn.before is not None)
    question = results[-1].question
    if results[-1].leaned and made.topic:
        title = guidance.knowledge.units[made.topic].text(turn.language).title
        question = f"{title}. {question}"
    return AIMessage(
        made.answer,
        response_metadata={
            META: {
                "outcome": made.outcome,
                "cited": list(made.cited),
                "suggestions": list(made.suggestions),
                "topic": made.topic or (turn.before.unit if turn.before else None),
                "question": question,
            }
        },
    )


def _said(say: Say, turn: Turn) -> AIMessage:
    text = say.text or words(turn.language)(say.key)
    outcome: Outcome = say.outcome
    meta: dict[str, object] = {
        "outcome": outcome,
        "cited": [],
        "suggestions": [],
        "topic": None,
        "question": "",
    }
    return AIMessage(text, response_metadata={META: meta})


def _call_id(message: BaseMessage, index: int, args: dict[str, str]) -> str:
    return "call_" + uuid.uuid5(_NAMESPACE, f"{message.id}/{index}/{sorted(args.items())}").hex[:20]


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
