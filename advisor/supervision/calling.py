"""One call of a provider's model: streamed, bounded in time, tried again where that may help."""

import queue
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.runnables import Runnable

from advisor.supervision.failures import Failure, ProviderFailure, failure_of

TRIES = 3
_BACK_OFF_S = 0.5
_ENDS = ("finish_reason", "stop_reason", "done_reason")
_TOO_LONG = {"length", "max_tokens"}
_MAX_CHARACTERS = 20_000
Model = Runnable[Any, Any]


@dataclass(frozen=True)
class Calling:
    """How calls are made: seconds without a word before one is given up, and how to wait."""

    silence_s: float
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def stream(
        self, model: Model, messages: Sequence[BaseMessage], until: float
    ) -> Iterator[AIMessageChunk]:
        """The pieces of an answer; a call that fails before its first piece is tried again.

        `until` is when the turn's time is up, by `clock`. All tries together may be silent for
        `silence_s` at most.

        Raises:
            ProviderFailure: no answer, or only a part of one.
        """
        give_up = min(self.clock() + self.silence_s, until)
        for attempt in range(TRIES):
            started = False
            try:
                for chunk in self._stream(model, messages, give_up, until):
                    started = True
                    yield chunk
                return
            except ProviderFailure as problem:
                wait = self._wait(problem.failure, attempt, give_up)
                if started or wait is None:
                    raise
            self.wait(wait)

    def _wait(self, failure: Failure, attempt: int, give_up: float) -> float | None:
        """Seconds before another try; None where none makes sense."""
        if not failure.passing or attempt + 1 == TRIES:
            return None
        backed_off = _BACK_OFF_S * 2**attempt * random.uniform(0.75, 1.25)
        wait = backed_off if failure.wait_s is None else failure.wait_s
        return wait if self.clock() + wait < give_up else None

    def _stream(
        self, model: Model, messages: Sequence[BaseMessage], give_up: float, until: float
    ) -> Iterator[AIMessageChunk]:
        call = _Call(model, messages)
        threading.Thread(target=call.run, name="provider-call", daemon=True).start()
        limit, length, ended = give_up, 0, False
        try:
            while True:
                chunk = call.next(limit - self.clock())
                if chunk is None:
                    break
                limit = min(self.clock() + self.silence_s, until)
                length += len(str(chunk.text))
                ended = ended or _ended(chunk)
                if length > _MAX_CHARACTERS:
                    raise ProviderFailure(Failure("limit"))
                yield chunk
        finally:
            call.given_up.set()
        if not ended:
            raise ProviderFailure(Failure("cut"))


@dataclass
class _Call:
    """A call in a thread of its own, since no client library bounds the time of a whole stream."""

    model: Model
    messages: Sequence[BaseMessage]
    pieces: "queue.SimpleQueue[AIMessageChunk | Exception | None]" = field(
        default_factory=queue.SimpleQueue
    )
    given_up: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        try:
            for chunk in self.model.stream(list(self.messages)):
                self.pieces.put(chunk)
                if self.given_up.is_set():
                    return
            self.pieces.put(None)
        except Exception as problem:
            # Whatever a client library raises, the person is answered by the embedded model.
            self.pieces.put(problem)

    def next(self, seconds: float) -> AIMessageChunk | None:
        try:
            piece = self.pieces.get(timeout=max(seconds, 0.001))
        except queue.Empty:
            raise ProviderFailure(Failure("timeout")) from None
        if isinstance(piece, Exception):
            raise ProviderFailure(failure_of(piece)) from piece
        return piece


def _ended(chunk: AIMessageChunk) -> bool:
    """Whether a piece says that the answer is whole.

    Raises:
        ProviderFailure: it says that the answer was stopped for its length.
    """
    reasons = {chunk.response_metadata.get(key) for key in _ENDS} - {None}
    if reasons & _TOO_LONG:
        raise ProviderFailure(Failure("limit"))
    return bool(reasons)
