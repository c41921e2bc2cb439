"""A trace: one JSON line a step, so that a person can see why an answer came out."""

import json
import os
import re
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from advisor.errors import BadInput

_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD", re.I)
_SHORTEST_SECRET = 6
_CREDENTIALS = re.compile(r"(?<=://)[^/@\s]+(?=@)")
_HIDDEN = "***"


class Trace:
    """Writes the steps of a turn; secrets and what `hide` changes never reach the file."""

    def __init__(
        self,
        write: Callable[[str], object] | None,
        *,
        secrets: Iterable[str] = (),
        hide: Callable[[str], str] = str,
    ) -> None:
        """`write` takes a line; without it nothing is recorded."""
        self._write, self._hide = write, hide
        self._secrets = tuple(sorted(set(secrets), key=len, reverse=True))
        self._started = time.perf_counter()

    @property
    def on(self) -> bool:
        """Whether steps are recorded."""
        return self._write is not None

    def step(self, step: str, **fields: Any) -> None:
        """Record a step with the milliseconds since the turn began."""
        if self._write is None:
            return
        at_ms = round((time.perf_counter() - self._started) * 1000, 1)
        kept = self._clean({"step": step, "at_ms": at_ms, **fields})
        self._write(json.dumps(kept, ensure_ascii=False, default=str) + "\n")

    def _clean(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._scrubbed(value)
        if isinstance(value, Mapping):
            return {str(key): self._clean(item) for key, item in value.items()}
        if isinstance(value, (list, tuple)):
            return [self._clean(item) for item in value]
        if value is None or isinstance(value, (bool, int, float)):
            return value
        return self._scrubbed(str(value))

    def _scrubbed(self, text: str) -> str:
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return self._hide(_CREDENTIALS.sub(_HIDDEN, text))


NO_TRACE = Trace(None)


def trace_to(path: Path, *, hide: Callable[[str], str] = str) -> Trace:
    """A trace into a new file, without the values of this process's secret variables.

    Raises:
        BadInput: the file cannot be written.
    """
    try:
        path.write_text("", encoding="utf-8")
    except OSError as problem:
        raise BadInput("error.trace", path=path, reason=problem.strerror) from problem

    def write(line: str) -> None:
        with path.open("a", encoding="utf-8") as out:
            out.write(line)

    return Trace(write, secrets=secrets_in(os.environ), hide=hide)


def secrets_in(environment: Mapping[str, str]) -> list[str]:
    """The values of an environment that look like keys, by the names of their variables."""
    return [
        value
        for name, value in environment.items()
        if _SECRET_NAME.search(name) and len(value) >= _SHORTEST_SECRET
    ]
