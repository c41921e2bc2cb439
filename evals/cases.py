"""A set of scripted cases, read from YAML."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from advisor.knowledge.questionnaires import FormKind
from advisor.language import Language
from advisor.reply import Outcome


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Step(_Strict):
    """One line of the user, with what is expected after it; all expectations optional.

    `assessment` maps dotted paths of the reply's assessment to values; `form` is the form in front.
    """

    user: str
    outcome: Outcome | None = None
    sections: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    includes: tuple[tuple[str | int | float, ...], ...] = ()
    excludes: tuple[str, ...] = ()
    assessment: Mapping[str, Any] = Field(default_factory=dict)
    form: FormKind | None = None


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
