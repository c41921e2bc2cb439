"""PLACEHOLDER of the lead: the owner of this package replaces this file whole."""

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Value:
    value: Any
    unknown: bool = False


@dataclass(frozen=True)
class Start:
    kind: Literal["finder", "culture", "ambassadors", "help", "agreement"]
    sure: bool


def read_value(text: str, item: Any, practice: Any, language: Any, today: Any) -> Value | None:
    return None


def starts_practice(text: str, language: Any) -> Start | None:
    return None
