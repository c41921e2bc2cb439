"""What a question gets back: one model for the terminal, the page, batch, Python and HTTP."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from advisor.language import Language

Outcome = Literal[
    "answered", "declined", "corrected", "greeted", "clarify", "form", "assessed", "refused"
]
Status = Literal["reported", "confirmed", "nuanced"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Citation(_Frozen):
    """A unit that the answer rests on."""

    unit: str
    section: str
    title: str
    text: str
    status: Status | None = None


class ToolUse(_Frozen):
    """A tool that was called, with its arguments."""

    name: str
    args: dict[str, Any]


class Usage(_Frozen):
    """What a turn took of a provider."""

    calls: int
    input_tokens: int
    output_tokens: int


class Reply(_Frozen):
    """An answer with what it rests on; field by field in the README under "A reply"."""

    id: str
    answer: str
    language: Language
    outcome: Outcome
    citations: tuple[Citation, ...] = ()
    tools: tuple[ToolUse, ...] = ()
    suggestions: tuple[str, ...] = ()
    assessment: dict[str, Any] | None = None
    model: str
    prompt: str
    thread: str
    elapsed_ms: int
    usage: Usage | None = None


class ReplyEvent(_Frozen):
    """A step of a streamed answer: some words, or the whole reply at the end.

    After `restart`, the words that came before it are void.
    """

    kind: Literal["words", "restart", "reply"]
    text: str = ""
    reply: Reply | None = None
