"""The one shape of a tool: typed input, pure function, typed output, words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from pydantic import BaseModel, ConfigDict

from advisor.assessments.agreement_review import Review
from advisor.dossier import Dossier, Sign, Told
from advisor.knowledge.practices import PracticeKind
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


class ViewReading(Protocol):
    """Reads views of people about a partnership in prose."""

    def read(self, text: str, language: Language) -> Mapping[str, Sign]:
        """The views told (satisfaction, brand, innovation), each with its words."""


class PracticeReading(Protocol):
    """Reads the answers to a practice in a description."""

    def read(
        self, kind: PracticeKind, text: str, language: Language, today: date
    ) -> Sequence[Told]:
        """The answers that the text gives, with the words that each rests on."""


class AgreementReading(Protocol):
    """Reads a draft agreement."""

    def read(
        self,
        text: str,
        language: Language | None = None,
        pages: Sequence[int] = (),
        artist: bool | None = None,
    ) -> Review:
        """Clauses, flags and what else was found; `pages[i]` is the page of line i, from 0.

        `artist` says whether it binds an artist and a presenter; None lets the text tell.
        """


@dataclass(frozen=True)
class Readers:
    """What reads people's prose: descriptions, and drafts of agreements."""

    signals: SignalReading
    views: ViewReading
    practices: PracticeReading
    agreements: AgreementReading


@dataclass(frozen=True)
class Deps:
    """What tools may use; `dossier` is the conversation's own, `today` the day of the turn."""

    guidance: Guidance
    readers: Readers
    dossier: Dossier = field(default_factory=Dossier)
    today: date = field(default_factory=date.today)


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
