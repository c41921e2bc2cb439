"""Advisors whose model is a provider's, at an address on loopback."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from advisor.conversation import Advisor
from advisor.retrieval.retriever import Retriever
from advisor.settings import Settings
from advisor.supervision.breaker import CircuitBreaker
from advisor.supervision.calling import Calling
from advisor.supervision.supervisor import Supervision
from advisor.tools.spec import Readers

PATIENT_S = 20.0


class Make(Protocol):
    """Makes an advisor that asks the model at an address."""

    def __call__(
        self,
        url: str,
        provider: str = "openai",
        timeout_s: float = PATIENT_S,
        clock: Callable[[], float] | None = None,
    ) -> Advisor:
        """`timeout_s` is how long a call may be silent, `clock` that of the circuit breaker."""


@contextmanager
def advisors(guidance: Retriever, readers: Readers, data_dir: Path) -> Iterator[Make]:
    """What makes them; all are closed at the end. No wait between two tries takes any time."""
    made: list[Advisor] = []

    def make(
        url: str,
        provider: str = "openai",
        timeout_s: float = PATIENT_S,
        clock: Callable[[], float] | None = None,
    ) -> Advisor:
        settings = Settings(
            model=f"{provider}:scripted",
            model_base_url=url,
            data_dir=data_dir,
            model_timeout_s=timeout_s,
        )
        calling = Calling(timeout_s, wait=lambda seconds: None)
        breaker = CircuitBreaker(clock) if clock else CircuitBreaker()
        supervision = Supervision(calling, breaker=breaker)
        made.append(Advisor(settings, guidance=guidance, readers=readers, supervision=supervision))
        return made[-1]

    yield make
    for advisor in made:
        advisor.close()
