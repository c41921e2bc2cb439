"""The circuit breaker: open at the first failure, closed by a probe."""

import pytest

from advisor.supervision.breaker import CircuitBreaker
from advisor.supervision.failures import Failure

DOWN = Failure("unavailable")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_it_starts_closed_and_nothing_is_probed(clock: Clock) -> None:
    breaker = CircuitBreaker(clock)
    assert breaker.open_for is None
    assert not breaker.claim_probe()


def test_one_failure_opens_it_until_a_probe_succeeds(clock: Clock) -> None:
    breaker = CircuitBreaker(clock, first_s=5)
    breaker.failed(DOWN)
    assert breaker.open_for == DOWN
    clock.now = 4.9
    assert not breaker.claim_probe()
    clock.now = 5.0
    assert breaker.claim_probe()
    assert breaker.open_for == DOWN
    breaker.succeeded()
    assert breaker.open_for is None


def test_only_one_probe_runs_at_a_time(clock: Clock) -> None:
    breaker = CircuitBreaker(clock, first_s=5)
    breaker.failed(DOWN)
    clock.now = 6
    assert [breaker.claim_probe() for _ in range(3)] == [True, False, False]


def test_the_cool_down_doubles_up_to_its_longest(clock: Clock) -> None:
    breaker = CircuitBreaker(clock, first_s=5, longest_s=12)
    waited = []
    for _ in range(4):
        breaker.failed(DOWN)
        since = clock.now
        while not breaker.claim_probe():
            clock.now += 0.5
        waited.append(clock.now - since)
    assert waited == [5, 10, 12, 12]


def test_it_waits_as_long_as_the_provider_asked(clock: Clock) -> None:
    breaker = CircuitBreaker(clock, first_s=5)
    breaker.failed(Failure("busy", wait_s=60))
    clock.now = 59
    assert not breaker.claim_probe()
    clock.now = 60
    assert breaker.claim_probe()


def test_after_a_success_the_cool_down_starts_anew(clock: Clock) -> None:
    breaker = CircuitBreaker(clock, first_s=5)
    for _ in range(4):
        breaker.failed(DOWN)
    breaker.succeeded()
    breaker.failed(DOWN)
    clock.now += 5
    assert breaker.claim_probe()
