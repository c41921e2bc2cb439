"""A circuit breaker: a provider that fails is left alone until a probe succeeds."""

import threading
import time
from collections.abc import Callable

from advisor.supervision.failures import Failure

FIRST_S = 5.0
LONGEST_S = 300.0


class CircuitBreaker:
    """Closed, calls pass. Open, none does, and after a cool-down one probe at a time may run.

    The cool-down doubles with every failure in a row (M. Nygard, "Release It!", stability
    patterns). Any thread may call.
    """

    def __init__(
        self,
        clock: Callable[[], float] = time.monotonic,
        first_s: float = FIRST_S,
        longest_s: float = LONGEST_S,
    ) -> None:
        """Start closed; `clock` gives seconds."""
        self._clock, self._first_s, self._longest_s = clock, first_s, longest_s
        self._lock = threading.Lock()
        self._failures = 0
        self._last: Failure | None = None
        self._next_probe = 0.0
        self._probing = False

    @property
    def open_for(self) -> Failure | None:
        """The failure that keeps calls from passing; None where they pass."""
        with self._lock:
            return self._last

    def failed(self, failure: Failure) -> None:
        """Open, for at least as long as the provider said to wait."""
        with self._lock:
            cool_down = min(self._first_s * 2.0**self._failures, self._longest_s)
            self._failures += 1
            self._last = failure
            self._next_probe = self._clock() + max(cool_down, failure.wait_s or 0.0)
            self._probing = False

    def succeeded(self) -> None:
        """Close."""
        with self._lock:
            self._failures = 0
            self._last = None
            self._probing = False

    def claim_probe(self) -> bool:
        """Whether the caller is to probe now; nobody else is told so until it reports back."""
        with self._lock:
            due = bool(self._last) and not self._probing and self._clock() >= self._next_probe
            self._probing = self._probing or due
            return due
