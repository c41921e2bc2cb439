"""What holds for every model: its answer stands on evidence, and each step can be traced."""

import time
from collections.abc import Callable
from typing import Any

from langchain.agents.middleware import (
    AgentMiddleware,
    ModelRequest,
    ModelResponse,
    ToolCallRequest,
)
from langchain_core.messages import AIMessage, ToolMessage
from langgraph.types import Command

from advisor.grounding import checked
from advisor.models.embedded.chat_model import EmbeddedChatModel
from advisor.supervision.evidence import Grounds, own_words
from advisor.supervision.turn import Context, TurnLog


class Watch(AgentMiddleware[Any, Context, Any]):
    """Checks the embedded model's answers, and writes tools and answers to the turn's trace."""

    def __init__(self, grounds: Grounds) -> None:
        """Check against these grounds."""
        super().__init__()
        self._grounds = grounds

    def wrap_model_call(
        self,
        request: ModelRequest[Context],
        handler: Callable[[ModelRequest[Context]], ModelResponse[Any]],
    ) -> ModelResponse[Any]:
        """Let the model answer; what its answer states without evidence is left out."""
        turn, started = request.runtime.context.turn, time.perf_counter()
        response = handler(request)
        last = response.result[-1]
        if not isinstance(request.model, EmbeddedChatModel) or not isinstance(last, AIMessage):
            return response
        turn.trace.step(
            "embedded_model",
            text=str(last.text),
            calls=[[call["name"], call["args"]] for call in last.tool_calls],
            ms=_since(started),
        )
        if not last.tool_calls:
            response.result[-1] = self._grounded(last, request)
        return response

    def _grounded(self, message: AIMessage, request: ModelRequest[Context]) -> AIMessage:
        context, started = request.runtime.context, time.perf_counter()
        evidence = self._grounds.of(request.messages).joined(own_words())
        made = checked(str(message.text), evidence, context.language)
        claims = [claim.text for finding in made.removed for claim in finding.claims]
        context.turn.trace.step("guard", removed=claims, ms=_since(started))
        if not made.removed:
            return message
        context.turn.leave_out(len(made.removed), claims)
        return message.model_copy(update={"content": made.text})

    def wrap_tool_call(
        self,
        request: ToolCallRequest,
        handler: Callable[[ToolCallRequest], ToolMessage | Command[Any]],
    ) -> ToolMessage | Command[Any]:
        """Call the tool, and trace it."""
        turn = _turn(request)
        started = time.perf_counter()
        result = handler(request)
        if turn.trace.on:
            turn.trace.step(
                "tool",
                name=request.tool_call["name"],
                args=request.tool_call["args"],
                result=_told(result),
                ms=_since(started),
            )
        return result


def _turn(request: ToolCallRequest) -> TurnLog:
    context = request.runtime.context
    assert isinstance(context, Context), "the agent runs with its context"
    return context.turn


def _told(result: ToolMessage | Command[Any]) -> str:
    if isinstance(result, ToolMessage):
        return str(result.text)
    messages = (result.update or {}).get("messages", []) if result.update else []
    return "\n".join(str(message.text) for message in messages)


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
