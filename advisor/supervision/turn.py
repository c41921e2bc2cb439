"""What is known of a turn while it runs: its limits, its count of tokens, who answers it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.messages import AIMessage

from advisor.language import Language
from advisor.reply import Usage
from advisor.supervision.failures import Kind
from advisor.tracing import NO_TRACE, Trace


@dataclass
class TurnLog:
    """The record of one turn; used by one thread at a time."""

    trace: Trace = NO_TRACE
    began: float | None = None
    """When a provider was first called, by the clock of the calls."""
    calls: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    handed_over: Kind | None = None
    """Why the embedded model answers in the provider's place."""
    handed_at: int = 0
    """How many messages stood when it took over."""
    left_out: int = 0
    """How many sentences were left out, for what they state stands nowhere."""

    def count(self, message: AIMessage) -> None:
        """Count a call with its tokens, as far as the provider tells them."""
        self.calls += 1
        used: Any = message.usage_metadata or {}
        self.input_tokens += int(used.get("input_tokens", 0))
        self.output_tokens += int(used.get("output_tokens", 0))

    def until(self, seconds: float, now: float) -> float:
        """When the provider's time in this turn is up: `seconds` after its first call."""
        if self.began is None:
            self.began = now
        return self.began + seconds

    def hand_over(self, why: Kind, at: int) -> None:
        """The embedded model answers from the message `at` on."""
        self.handed_over, self.handed_at = why, at
        self.trace.step("handed_over", why=why)

    def leave_out(self, sentences: int, claims: Sequence[str]) -> None:
        """Sentences were left out for these claims."""
        self.left_out += sentences
        self.trace.step("left_out", sentences=sentences, claims=claims)

    @property
    def tokens(self) -> int:
        """All tokens so far."""
        return self.input_tokens + self.output_tokens

    @property
    def usage(self) -> Usage | None:
        """The tokens of a provider's calls; None where there was none."""
        if not self.calls:
            return None
        return Usage(
            calls=self.calls, input_tokens=self.input_tokens, output_tokens=self.output_tokens
        )


@dataclass(frozen=True)
class Context:
    """What a run of the agent knows beside its messages."""

    language: Language
    turn: TurnLog = field(default_factory=TurnLog)
