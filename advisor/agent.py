"""One agent, whatever the model: tools, prompt, limits, fallback, memory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import (
    AgentMiddleware,
    ModelCallLimitMiddleware,
    ModelFallbackMiddleware,
    ModelRequest,
    ModelResponse,
    dynamic_prompt,
    wrap_model_call,
)
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage
from langchain_core.tools import BaseTool, StructuredTool
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph
from pydantic import BaseModel

from advisor.language import Language
from advisor.models.embedded.chat_model import EmbeddedChatModel
from advisor.prompts import load_prompt
from advisor.texts import words
from advisor.tools import TOOLS
from advisor.tools.spec import Deps, ToolSpec

MODEL_CALLS_A_TURN = 6
SYSTEM = "system"


@dataclass(frozen=True)
class Context:
    """What a run knows beside its messages."""

    language: Language


def build_agent(
    model: BaseChatModel, deps: Deps, checkpointer: BaseCheckpointSaver[Any] | None
) -> CompiledStateGraph[Any, Any, Any, Any]:
    """The agent: any model, with the embedded one in its place where a provider fails."""
    middleware: list[AgentMiddleware[Any, Any, Any]] = [
        _prompt,
        ModelCallLimitMiddleware(run_limit=MODEL_CALLS_A_TURN),
    ]
    if not isinstance(model, EmbeddedChatModel):
        middleware.append(ModelFallbackMiddleware(EmbeddedChatModel(guidance=deps.guidance)))
        middleware.append(_not_empty)
    return create_agent(
        model,
        tools=as_tools(TOOLS, deps),
        middleware=middleware,
        context_schema=Context,
        checkpointer=checkpointer,
    )


def as_tools(specs: Sequence[ToolSpec], deps: Deps) -> list[BaseTool]:
    """The tools as LangChain wants them; the typed result travels as the artifact."""
    return [_as_tool(spec, deps) for spec in specs]


def _as_tool(spec: ToolSpec, deps: Deps) -> BaseTool:
    def call(**given: object) -> tuple[str, dict[str, Any]]:
        typed = spec.input.model_validate(given)
        output: BaseModel = spec.run(typed, deps)
        language: Language = "en" if given.get("language") == "en" else "fr"
        return spec.render(output, words(language)), output.model_dump(mode="json")

    return StructuredTool.from_function(
        func=call,
        name=spec.name,
        description=spec.description,
        args_schema=spec.input,
        response_format="content_and_artifact",
        handle_validation_error=True,
    )


class EmptyAnswer(Exception):
    """A provider's model gave neither words nor a tool call."""


@wrap_model_call
def _not_empty(
    request: ModelRequest[Context],
    handler: Callable[[ModelRequest[Context]], ModelResponse[Any]],
) -> ModelResponse[Any]:
    response = handler(request)
    last = response.result[-1]
    if isinstance(last, AIMessage) and not last.tool_calls and not str(last.text).strip():
        raise EmptyAnswer
    return response


@dynamic_prompt
def _prompt(request: ModelRequest[Context]) -> str:
    language: Language = request.runtime.context.language
    return load_prompt(SYSTEM, language).text
