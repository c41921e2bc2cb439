"""A set of scripted cases, read from YAML."""

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from advisor.language import Language
from advisor.reply import Outcome


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Strict):
    """One line of the user, with what is expected after it; all expectations optional."""

    user: str
    outcome: Outcome | None = None
    sections: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    includes: tuple[tuple[str | int | float, ...], ...] = ()
    excludes: tuple[str, ...] = ()


class Case(_Strict):
    """A conversation to play."""

    id: str
    lang: Language
    tags: tuple[str, ...] = ()
    turns: tuple[Step, ...] = Field(min_length=1)


def load_cases(paths: list[Path]) -> list[Case]:
    """All cases of some files, in order.

    Raises:
        pydantic.ValidationError: a case is wrong.
    """
    adapter = TypeAdapter(list[Case])
    return [
        case
        for path in paths
        for case in adapter.validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))
    ]
