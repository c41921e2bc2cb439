"""What can go wrong with a provider, told from the exceptions of its client library."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["timeout", "busy", "refused", "unavailable", "cut", "limit", "unusable"]
"""`busy`: too many requests; `refused`: the key, the model or the request; `limit`: of a turn."""

_REFUSED = {400, 401, 402, 403, 404, 413, 422}
_BUSY = 429
_OVERLOADED = 529
_SERVER = 500
_MAX_WAIT_S = 3600.0


@dataclass(frozen=True)
class Failure:
    """Why a provider gave no answer; `wait_s` is how long it asked to be left alone."""

    kind: Kind
    wait_s: float | None = None
    passing: bool = False
    """Whether the same call may well succeed a moment later."""


class ProviderFailure(Exception):
    """A provider gave no answer that can be used."""

    def __init__(self, failure: Failure) -> None:
        """Keep what failed."""
        super().__init__(failure.kind)
        self.failure = failure


def failure_of(problem: Exception) -> Failure:
    """The failure behind an exception of a client library.

    The libraries share no class: their exceptions carry `status_code` or an HTTP `response`, and
    time-outs have the word in the name of their class.
    """
    if isinstance(problem, ProviderFailure):
        return problem.failure
    status = _status(problem)
    if status in (_BUSY, _OVERLOADED):
        return Failure("busy", _retry_after(problem), passing=True)
    if status in _REFUSED:
        return Failure("refused")
    if status is not None and status >= _SERVER:
        return Failure("unavailable", _retry_after(problem), passing=True)
    names = {cls.__name__ for cls in type(problem).__mro__}
    if any("Timeout" in name for name in names):
        return Failure("timeout")
    if any("Protocol" in name or "Incomplete" in name for name in names):
        return Failure("cut")
    return Failure("unavailable")


def _status(problem: Exception) -> int | None:
    for holder in (problem, getattr(problem, "response", None)):
        status = getattr(holder, "status_code", None)
        if isinstance(status, int) and status > 0:
            return status
    return None


def _retry_after(problem: Exception) -> float | None:
    """Seconds of a Retry-After header; None where there is none, or a date."""
    headers = getattr(getattr(problem, "response", None), "headers", None) or {}
    try:
        return min(max(float(headers.get("retry-after", "")), 0.0), _MAX_WAIT_S)
    except ValueError:
        return None
