"""The one shape of a tool: typed input, pure function, typed output, words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from advisor.retrieval.retriever import Guidance
from advisor.texts import Words


class Frozen(BaseModel):
    """Frozen, extras forbidden: the base of every tool's input and output."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class Deps:
    """What tools may use."""

    guidance: Guidance


@dataclass(frozen=True)
class ToolSpec:
    """A tool: `run` gives ids and numbers, `render` the words of them."""

    name: str
    description: str
    input: type[BaseModel]
    run: Callable[[Any, Deps], BaseModel]
    render: Callable[[Any, Words], str]
