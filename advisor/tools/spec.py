"""The one shape of a tool: typed input, pure function, typed output, words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict

from advisor.dossier import Dossier, Sign
from advisor.language import Language
from advisor.retrieval.retriever import Guidance
from advisor.texts import Words


class Frozen(BaseModel):
    """Frozen, extras forbidden: the base of every tool's input and output."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SignalReading(Protocol):
    """Reads the signs of readiness in a description, by dimension."""

    def read(self, text: str, language: Language) -> Mapping[str, Sign]:
        """The strong and weak dimensions, with the words that each rests on."""


@dataclass(frozen=True)
class Deps:
    """What tools may use; `dossier` is the conversation's own."""

    guidance: Guidance
    signals: SignalReading
    dossier: Dossier = field(default_factory=Dossier)


@dataclass(frozen=True)
class ToolSpec:
    """A tool: `run` gives ids and numbers, `render` the words of them.

    `dossier` gives the dossier that a result leaves behind, for a tool that changes it.
    """

    name: str
    description: str
    input: type[BaseModel]
    run: Callable[[Any, Deps], BaseModel]
    render: Callable[[Any, Words], str]
    dossier: Callable[[Any], Dossier] | None = None
