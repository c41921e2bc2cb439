"""What an assessment is given: read strictly, all faults told at once, null as not given."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    PlainValidator,
    ValidationError,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError

from advisor.errors import BadInput, Say

LARGEST = 10**15
_SMALLEST_EXPONENT = -400
_WHOLE = "JSON"
_SHOWN = 60
_CODES = {
    "extra_forbidden": "unknown_field",
    "invalid_key": "unknown_field",
    "model_type": "not_an_object",
    "mapping_type": "not_an_object",
    "dict_type": "not_an_object",
    "bool_type": "not_yes_no",
}


@dataclass(frozen=True)
class Fault:
    """One value that cannot be used: dotted `path`, `code` (words: `fault.<code>`), the value."""

    path: str
    code: str
    value: object

    def __str__(self) -> str:
        return f"{self.path}: {self.code}: {self.shown}"

    @property
    def shown(self) -> str:
        """The value as JSON would write it, cut to sixty characters."""
        text = json.dumps(self.value, ensure_ascii=False, default=str, skipkeys=True)
        return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"

    def worded(self, say: Say) -> str:
        """One sentence with the remedy."""
        return say(f"fault.{self.code}", path=self.path, value=self.shown)


class AssessmentFaults(BadInput):
    """An input that cannot be scored; `faults` holds every reason."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep all faults, in the order of the input."""
        super().__init__("error.assessment", faults="; ".join(map(str, faults)))
        self.faults = tuple(faults)

    def worded(self, say: Say) -> str:
        """The faults in one line of the language of `say`."""
        return say(self.key, faults=" ".join(fault.worded(say) for fault in self.faults))


class Result(BaseModel):
    """A part of a result: frozen, nothing unforeseen."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Given(BaseModel):
    """A part of an input: frozen, strict, nothing unforeseen; null is the same as not given."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, raw: object) -> object:
        if not isinstance(raw, Mapping):
            return raw
        return {key: value for key, value in raw.items() if value is not None}


G = TypeVar("G", bound=Given)


def read(model: type[G], raw: object) -> G:
    """`raw` (what a JSON file holds) as a `model`.

    Raises:
        AssessmentFaults: with every fault of `raw`.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as problem:
        details = problem.errors(include_url=False, include_context=False)
        raise AssessmentFaults([_fault(detail) for detail in details]) from None


def refused(code: str) -> PydanticCustomError:
    """The error that becomes a fault of this code."""
    return PydanticCustomError(code, code)


def one_of(code: str, *allowed: str) -> BeforeValidator:
    """Refuses anything else than `allowed`, with this code."""

    def check(raw: object) -> object:
        if raw not in allowed:
            raise refused(code)
        return raw

    return BeforeValidator(check)


def entries(fault_of: Callable[[object, object], str | None]) -> BeforeValidator:
    """Checks each entry of a mapping; `fault_of(key, value)` is a code, or None where it holds."""

    def check(raw: object) -> dict[Any, object]:
        if not isinstance(raw, Mapping):
            raise refused("not_an_object")
        codes = [(key, value, fault_of(key, value)) for key, value in raw.items()]
        faults = [
            InitErrorDetails(type=refused(code), loc=(str(key),), input=value)
            for key, value, code in codes
            if code
        ]
        if faults:
            raise ValidationError.from_exception_data("entries", faults)
        return dict(raw)

    return BeforeValidator(check)


def _number(raw: object) -> int | float | Decimal:
    if isinstance(raw, bool) or not isinstance(raw, int | float | Decimal):
        raise refused("not_a_number")
    if isinstance(raw, Decimal):
        return _decimal(raw)
    if isinstance(raw, float) and not isfinite(raw):
        raise refused("not_a_number")
    if not -LARGEST <= raw <= LARGEST:
        raise refused("number_range")
    return raw


def _decimal(raw: Decimal) -> Decimal:
    exponent = raw.as_tuple().exponent
    if not isinstance(exponent, int):
        raise refused("not_a_number")
    # Without these bounds 1E+999999999 would be written out in full as a fraction.
    if raw.copy_abs() > LARGEST or exponent < _SMALLEST_EXPONENT:
        raise refused("number_range")
    return raw


def _as_json(value: int | float | Decimal) -> int | float:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    int | float | Decimal,
    PlainValidator(_number),
    PlainSerializer(_as_json, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""A finite number of at most `LARGEST` either way; true, NaN and text are refused."""


def _fault(detail: ErrorDetails) -> Fault:
    path = ".".join(str(part) for part in detail["loc"] if part != "[key]")
    return Fault(path or _WHOLE, _CODES.get(detail["type"], detail["type"]), detail["input"])
