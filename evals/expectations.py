"""What a set may expect after a line of the user: the fields of a turn, and their rules."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from advisor.errors import BadInput
from advisor.knowledge.questionnaires import FormKind
from advisor.language import Language
from advisor.reply import Outcome
from advisor.understanding.message import MAX_CHARACTERS, clean_message

MAX_PATTERN = 500
SIMILAR_ENOUGH = 0.75
GOOD_MARK = 4


@dataclass(frozen=True)
class Known:
    """The names that a set may use."""

    sections: frozenset[str]
    units: frozenset[str]
    tools: frozenset[str]


class Strict(BaseModel):
    """Frozen, extras forbidden; a field left empty is a field that is not there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        return {k: v for k, v in data.items() if v is not None or k not in cls.model_fields}


def refused(kind: str, **facts: object) -> PydanticCustomError:
    """An error that becomes the fault `eval.fault.<kind>` with its facts."""
    return PydanticCustomError(kind, kind, facts)


def _said(text: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise refused("user_long", count=len(text), limit=MAX_CHARACTERS)
    try:
        clean_message(text)
    except BadInput:
        raise refused("user_empty") from None
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise refused("blank")
    return text


def _word(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise refused("not_text")
    if isinstance(value, str):
        _not_blank(value)
    return value


def _as_text(value: Any) -> Any:
    return str(_word(value))


def _groups(value: Any) -> Any:
    several = value if isinstance(value, list | tuple) else [value]
    if any(isinstance(part, str | int | float) for part in several):
        raise refused("flat_groups")
    return value


def _pattern(text: str) -> str:
    if len(text) > MAX_PATTERN:
        raise refused("regex_long", count=len(text), limit=MAX_PATTERN)
    try:
        re.compile(text)
    except (re.error, OverflowError, RecursionError) as problem:
        raise refused("regex", reason=str(problem)) from None
    return text


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _calls(value: Any) -> Any:
    several = [value] if isinstance(value, str | Mapping | BaseModel) else value
    if not isinstance(several, list | tuple):
        return value
    return tuple({"name": call} if isinstance(call, str) else call for call in several)


def _text_as(field: str) -> Callable[[Any], Any]:
    return lambda value: {field: value} if isinstance(value, str) else value


def _among(kind: Literal["section", "unit", "tool"]) -> AfterValidator:
    def check(name: str, info: ValidationInfo) -> str:
        if isinstance(info.context, Known):
            known: frozenset[str] = getattr(info.context, f"{kind}s")
            if name not in known:
                raise refused(f"unknown_{kind}", found=name, known=sorted(known))
        return name

    return AfterValidator(check)


def _how_many(value: Any) -> str:
    return "several" if isinstance(value, list | tuple) else "one"


def _within_or_value(value: Any) -> str:
    within = isinstance(value, Within) or (isinstance(value, Mapping) and "tolerance" in value)
    return "within" if within else "value"


Text = Annotated[str, AfterValidator(_not_blank)]
Word = Annotated[str | int | float, BeforeValidator(_word)]
Pattern = Annotated[str, AfterValidator(_not_blank), AfterValidator(_pattern)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Outcomes = Annotated[
    Annotated[Outcome, Tag("one")]
    | Annotated[tuple[Outcome, ...], Field(min_length=1), Tag("several")],
    Discriminator(_how_many),
]


class Within(Strict):
    """A number to be met within a tolerance, both ends included."""

    value: Number
    tolerance: Annotated[Number, Field(ge=0)]


class ToolCall(Strict):
    """A tool that has to be called, with at least these arguments."""

    name: Annotated[Text, _among("tool")]
    args: Mapping[str, Any] = Field(default_factory=dict)


class Similar(Strict):
    """A text that the answer has to mean: the cosine of their vectors, from 0 to 1."""

    text: Text
    at_least: Annotated[Number, Field(ge=0, le=1)] = SIMILAR_ENOUGH


class Rubric(Strict):
    """What a model has to judge, and the mark from 1 to 5 that is enough."""

    rubric: Text
    at_least: Annotated[int, Field(strict=True, ge=1, le=5)] = GOOD_MARK


Expected = Annotated[
    Annotated[Within, Tag("within")] | Annotated[Any, Tag("value")],
    Discriminator(_within_or_value),
]


class Step(Strict):
    """One line of the user, with what is expected after it; all expectations optional.

    `form` is the form in front. Of `outcome`, `sections` and `units` any is right, the best first;
    `includes` are groups of which each needs one; all `excludes`, `regex` and `tool` count.
    `assessment` maps dotted paths of the reply's assessment to values or to a `Within`. `language`
    is that of the answer where it is not the case's; `judge` counts only in a run with a judge.
    """

    user: Annotated[str, AfterValidator(_said)]
    form: FormKind | None = None
    outcome: Outcomes | None = None
    sections: tuple[Annotated[Text, _among("section")], ...] = ()
    units: tuple[Annotated[Text, _among("unit")], ...] = ()
    includes: Annotated[
        tuple[Annotated[tuple[Word, ...], Field(min_length=1)], ...], BeforeValidator(_groups)
    ] = ()
    excludes: tuple[Annotated[str, BeforeValidator(_as_text)], ...] = ()
    regex: Annotated[
        tuple[Pattern, ...],
        BeforeValidator(_one_or_more, json_schema_input_type=str | list[str]),
    ] = ()
    language: Language | None = None
    tool: Annotated[
        tuple[ToolCall, ...],
        BeforeValidator(_calls, json_schema_input_type=str | ToolCall | list[str | ToolCall]),
    ] = ()
    assessment: Mapping[Text, Expected] = Field(default_factory=dict)
    max_ms: Annotated[int, Field(strict=True, gt=0)] | None = None
    similar_to: (
        Annotated[Similar, BeforeValidator(_text_as("text"), json_schema_input_type=str | Similar)]
        | None
    ) = None
    judge: (
        Annotated[Rubric, BeforeValidator(_text_as("rubric"), json_schema_input_type=str | Rubric)]
        | None
    ) = None

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes that are right; none where any is."""
        if isinstance(self.outcome, str):
            return (self.outcome,)
        return self.outcome or ()
