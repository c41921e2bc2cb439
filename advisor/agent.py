"""One agent, whatever the model: tools, prompt, limits, fallback, memory."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Annotated, Any, NotRequired

from langchain.agents import AgentState, create_agent
from langchain.agents.middleware import (
    AgentMiddleware,
    ModelRequest,
    ModelResponse,
    dynamic_prompt,
    wrap_model_call,
)
from langchain.tools import ToolRuntime
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import ToolMessage
from langchain_core.tools import BaseTool, StructuredTool
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph
from langgraph.types import Command
from pydantic import BaseModel, ConfigDict, create_model

from advisor.dossier import Dossier
from advisor.language import Language
from advisor.models.embedded.chat_model import DOSSIER, EmbeddedChatModel
from advisor.prompts import SYSTEM, load_prompt
from advisor.supervision.evidence import Grounds
from advisor.supervision.supervisor import Supervision, Supervisor
from advisor.supervision.turn import Context
from advisor.supervision.watch import Watch
from advisor.texts import words
from advisor.tools import TOOLS
from advisor.tools.spec import Deps, ToolSpec


def merged(before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, Any]:
    """A dossier with the parts that a tool changed; two tools of one step may change it."""
    return {**(before or {}), **(after or {})}


class State(AgentState[Any]):
    """The agent's state: its messages, and the dossier as JSON values."""

    dossier: NotRequired[Annotated[dict[str, Any], merged]]


def build_agent(
    model: BaseChatModel,
    deps: Deps,
    checkpointer: BaseCheckpointSaver[Any] | None,
    supervision: Supervision,
) -> CompiledStateGraph[Any, Any, Any, Any]:
    """The agent: any model, with the embedded one in its place where a provider fails."""
    grounds = Grounds(deps.guidance.knowledge)
    middleware: list[AgentMiddleware[Any, Any, Any]] = [_prompt]
    if not isinstance(model, EmbeddedChatModel):
        embedded = EmbeddedChatModel(guidance=deps.guidance)
        middleware.append(Supervisor(embedded, grounds, supervision))
    middleware += [Watch(grounds), _with_dossier]
    return create_agent(
        model,
        tools=as_tools(TOOLS, deps),
        middleware=middleware,
        state_schema=State,
        context_schema=Context,
        checkpointer=checkpointer,
    )


def as_tools(specs: Sequence[ToolSpec], deps: Deps) -> list[BaseTool]:
    """The tools as LangChain wants them; the typed result travels as the artifact."""
    return [_as_tool(spec, deps) for spec in specs]


class _Running(BaseModel):
    """What the agent hands to a tool beside what the model gives."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    runtime: ToolRuntime[Context, Any]


def _as_tool(spec: ToolSpec, deps: Deps) -> BaseTool:
    def call(runtime: ToolRuntime[Context, Any], **given: object) -> Command[Any]:
        typed = spec.input.model_validate(given)
        before = dossier_of(runtime.state)
        output: BaseModel = spec.run(typed, replace(deps, dossier=before))
        language: Language = "en" if given.get("language") == "en" else "fr"
        message = ToolMessage(
            spec.render(output, words(language)),
            name=spec.name,
            tool_call_id=runtime.tool_call_id,
            artifact=output.model_dump(mode="json"),
        )
        update: dict[str, Any] = {"messages": [message]}
        if spec.dossier:
            update["dossier"] = changes(before, spec.dossier(output))
        return Command(update=update)

    return StructuredTool.from_function(
        func=call,
        name=spec.name,
        description=spec.description,
        args_schema=create_model(spec.name, __base__=(spec.input, _Running)),
        handle_validation_error=True,
    )


def dossier_of(state: Any) -> Dossier:
    """The dossier in an agent's state."""
    return Dossier.model_validate(state.get("dossier") or {})


def changes(before: Dossier, after: Dossier) -> dict[str, Any]:
    """The parts of a dossier that differ, as JSON values."""
    old, new = before.model_dump(mode="json"), after.model_dump(mode="json")
    return {key: value for key, value in new.items() if old[key] != value}


@wrap_model_call
def _with_dossier(
    request: ModelRequest[Context],
    handler: Callable[[ModelRequest[Context]], ModelResponse[Any]],
) -> ModelResponse[Any]:
    """The embedded model reads the dossier itself; a provider's model is told by the tools."""
    if isinstance(request.model, EmbeddedChatModel):
        dossier = request.state.get("dossier") or {}
        request = request.override(model_settings={**request.model_settings, DOSSIER: dossier})
    return handler(request)


@dynamic_prompt
def _prompt(request: ModelRequest[Context]) -> str:
    language: Language = request.runtime.context.language
    return load_prompt(SYSTEM, language).text
