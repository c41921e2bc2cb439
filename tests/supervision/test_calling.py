"""One call of a provider's model: its time, its tries, its end."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from langchain_core.messages import AIMessageChunk, HumanMessage
from langchain_core.runnables import RunnableGenerator

from advisor.supervision.calling import TRIES, Calling
from advisor.supervision.failures import Failure, ProviderFailure, failure_of

ASKED = [HumanMessage("?")]
END = AIMessageChunk(content="", response_metadata={"finish_reason": "stop"})


class Refused(Exception):
    """As the exceptions of client libraries are: a status and a response."""

    def __init__(self, status: int, headers: dict[str, str] | None = None) -> None:
        self.status_code = status
        self.response = self
        self.headers = headers or {}


class ReadTimeoutError(Exception):
    """As time-outs of client libraries are named."""


@dataclass
class Provider:
    """Plays what it is given, one list a call; an exception in a list is raised."""

    plays: list[list[str | Exception | AIMessageChunk]]
    calls: int = 0
    waits: list[float] = field(default_factory=list)
    stalled: threading.Event | None = None

    @property
    def model(self) -> RunnableGenerator[Any, AIMessageChunk]:
        return RunnableGenerator(self._stream)

    def calling(self, silence_s: float = 5.0) -> Calling:
        return Calling(silence_s, wait=self.waits.append)

    def _stream(self, given: Iterator[Any]) -> Iterator[AIMessageChunk]:
        list(given)
        play = self.plays[min(self.calls, len(self.plays) - 1)]
        self.calls += 1
        for piece in play:
            if isinstance(piece, Exception):
                raise piece
            yield AIMessageChunk(content=piece) if isinstance(piece, str) else piece
        if self.stalled:
            self.stalled.wait(10)


def _text(provider: Provider, calling: Calling | None = None, seconds: float = 60) -> str:
    calling = calling or provider.calling()
    pieces = calling.stream(provider.model, ASKED, calling.clock() + seconds)
    return "".join(str(p.text) for p in pieces)


def _failure(act: Callable[[], object]) -> Failure:
    with pytest.raises(ProviderFailure) as caught:
        act()
    return caught.value.failure


def test_the_pieces_come_in_order() -> None:
    assert _text(Provider([["un ", "deux", END]])) == "un deux"


def test_a_busy_provider_is_tried_again_after_what_it_asked() -> None:
    provider = Provider([[Refused(429, {"retry-after": "2"})], ["oui", END]])
    assert _text(provider) == "oui"
    assert provider.waits == [2]


def test_a_server_error_is_tried_again_with_back_off_then_given_up() -> None:
    provider = Provider([[Refused(500)]])
    assert _failure(lambda: _text(provider)).kind == "unavailable"
    assert provider.calls == TRIES
    assert provider.waits[0] < provider.waits[1]


def test_a_wait_longer_than_the_time_that_is_left_is_not_begun() -> None:
    provider = Provider([[Refused(429, {"retry-after": "30"})]])
    failure = _failure(lambda: _text(provider))
    assert (failure.kind, failure.wait_s) == ("busy", 30)
    assert (provider.calls, provider.waits) == (1, [])


def test_a_refused_key_is_not_tried_again() -> None:
    provider = Provider([[Refused(401)]])
    assert _failure(lambda: _text(provider)).kind == "refused"
    assert provider.calls == 1


def test_a_failure_after_the_first_words_is_not_tried_again() -> None:
    provider = Provider([["un début ", Refused(500)], ["tout", END]])
    assert _failure(lambda: _text(provider)).kind == "unavailable"
    assert provider.calls == 1


def test_a_stream_that_ends_without_saying_so_was_cut() -> None:
    assert _failure(lambda: _text(Provider([["un début"]]))).kind == "cut"


def test_an_answer_stopped_for_its_length_is_not_taken() -> None:
    end = AIMessageChunk(content="", response_metadata={"stop_reason": "max_tokens"})
    assert _failure(lambda: _text(Provider([["long", end]]))).kind == "limit"


def test_an_endless_answer_is_stopped() -> None:
    assert _failure(lambda: _text(Provider([["x" * 1000] * 100]))).kind == "limit"


@pytest.mark.parametrize("before", [[], ["un début "]], ids=["no word", "in the middle"])
def test_a_silence_is_cut_at_its_limit(before: list[str | Exception | AIMessageChunk]) -> None:
    stalled = threading.Event()
    provider = Provider([before], stalled=stalled)
    assert _failure(lambda: _text(provider, provider.calling(0.05))).kind == "timeout"
    stalled.set()


def test_the_time_of_the_turn_bounds_a_call_that_goes_on() -> None:
    now = 0.0

    def clock() -> float:
        nonlocal now
        now += 1
        return now

    stalled = threading.Event()
    provider = Provider([["encore "] * 50], stalled=stalled)
    calling = Calling(0.05, clock=clock)
    assert _failure(lambda: _text(provider, calling, seconds=20)).kind == "timeout"
    stalled.set()


@pytest.mark.parametrize(
    ("problem", "kind"),
    [
        (ReadTimeoutError(), "timeout"),
        (TimeoutError(), "timeout"),
        (ConnectionRefusedError(), "unavailable"),
        (Refused(404), "refused"),
        (Refused(529), "busy"),
        (Refused(503), "unavailable"),
        (ValueError("no JSON"), "unavailable"),
    ],
)
def test_what_failed_is_told_from_the_exception(problem: Exception, kind: str) -> None:
    assert failure_of(problem).kind == kind


@pytest.mark.parametrize(
    ("header", "wait"), [("7", 7.0), ("-1", 0.0), ("soon", None), ("9e9", 3600.0)]
)
def test_how_long_to_wait_is_read_within_reason(header: str, wait: float | None) -> None:
    assert failure_of(Refused(429, {"retry-after": header})).wait_s == wait
