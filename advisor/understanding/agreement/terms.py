"""A value that a sentence states, to be held against the others."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A value that a saying states for a clause; terms of one key should agree."""

    key: str
    value: object
    clause: str | None
    saying: int
    about: frozenset[str] = frozenset()
