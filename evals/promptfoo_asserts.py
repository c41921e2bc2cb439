"""Assertions of promptfoo as the expectations of a turn; what cannot be one is told why."""

import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from evals.expectations import SIMILAR_ENOUGH, Rubric, Step
from evals.faults import Source, faults_of, shown

Part = dict[str, Any]
_CODE = frozenset({"javascript", "python", "ruby", "webhook"})
_VARIABLE = re.compile(r"\{\{\s*([\w-]+)\s*\}\}")
_TEMPLATE = re.compile(r"\{[{%#]")


class Refused(Exception):
    """What cannot be converted: `key` and `facts` are those of the fault that tells it."""

    def __init__(self, key: str, **facts: object) -> None:
        """Keep the fault."""
        super().__init__(key)
        self.key = key
        self.facts = facts


def expectation(assertion: Any, variables: Mapping[str, Any]) -> Part:
    """The fields of a turn that hold what an assertion asks.

    Raises:
        Refused: it cannot be asked here.
    """
    kind = assertion.get("type") if isinstance(assertion, Mapping) else None
    if not isinstance(kind, str):
        raise Refused("promptfoo_kind", found=shown(kind or assertion))
    if kind.removeprefix("not-") in _CODE:
        raise Refused("promptfoo_code", found=kind)
    if kind.removeprefix("not-") == "equals":
        raise Refused("promptfoo_equals", found=shown(assertion.get("value")))
    if kind not in _READ:
        raise Refused("promptfoo_kind", found=shown(kind))
    if "transform" in assertion:
        raise Refused("promptfoo_transform")
    if assertion.get("weight") == 0:
        raise Refused("promptfoo_weight")
    value = _filled(assertion.get("value"), variables)
    return _valid(_READ[kind](value, assertion.get("threshold")))


def merged(one: Part, other: Part) -> Part:
    """Both expectations in one.

    Raises:
        Refused: a turn has room for only one of them.
    """
    both = {**one, **other}
    for field in one.keys() & other.keys():
        if field == "max_ms":
            both[field] = min(one[field], other[field])
        elif field == "judge":
            rubrics = (one[field].rubric, other[field].rubric)
            mark = max(one[field].at_least, other[field].at_least)
            both[field] = Rubric(rubric="\n\n".join(dict.fromkeys(rubrics)), at_least=mark)
        elif field == "similar_to":
            raise Refused("promptfoo_once", found=field)
        else:
            both[field] = (*one[field], *other[field])
    return both


def filled(text: str, variables: Mapping[str, Any]) -> str:
    """A text whose `{{name}}` are replaced by the plain variables of that name.

    Raises:
        Refused: it asks for another variable, or for more than one by its name.
    """

    def value(match: re.Match[str]) -> str:
        found = variables.get(match[1])
        if isinstance(found, bool) or not isinstance(found, str | int | float):
            raise Refused("promptfoo_template", found=match[0])
        return str(found)

    if text.startswith("file://"):
        raise Refused("promptfoo_file", found=shown(text))
    if _TEMPLATE.search(_VARIABLE.sub("", text)):
        raise Refused("promptfoo_template", found=shown(text))
    return _VARIABLE.sub(value, text)


def _filled(value: Any, variables: Mapping[str, Any]) -> Any:
    if isinstance(value, str):
        return filled(value, variables)
    return [_filled(part, variables) for part in value] if isinstance(value, list) else value


def _valid(part: Part) -> Part:
    """The part with its values as a turn keeps them."""
    try:
        step = Step.model_validate({"user": "?", **part})
    except ValidationError as problem:
        first = faults_of(Source("", part), problem, {})[0]
        raise Refused(first.key, **first.facts) from None
    return {field: getattr(step, field) for field in part}


def _several(value: Any) -> list[Any]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value if isinstance(value, list) else [value]


def _pattern(value: Any) -> str:
    if not isinstance(value, str):
        raise Refused("not_text", found=shown(value))
    return value


def _at_least(threshold: Any, otherwise: float | str) -> Any:
    return otherwise if threshold is None else threshold


def _mark(threshold: Any) -> int:
    """A share from 0 to 1 as a mark from 1 to 5, rounded up."""
    share = _at_least(threshold, 0.75)
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
        raise Refused("promptfoo_threshold", found=shown(share))
    return 1 + math.ceil(4 * share)


def _absent(value: Any, _: Any) -> Part:
    return {"regex": [rf"\A(?![\s\S]*(?:{_pattern(value)}))"]}


def _any(value: Any, _: Any) -> Part:
    return {"includes": [_several(value)]}


def _all(value: Any, _: Any) -> Part:
    return {"includes": [[word] for word in _several(value)]}


def _none(value: Any, _: Any) -> Part:
    return {"excludes": _several(value)}


_READ: Mapping[str, Callable[[Any, Any], Part]] = {
    "contains": lambda value, _: {"includes": [[value]]},
    "icontains": lambda value, _: {"includes": [[value]]},
    "contains-any": _any,
    "icontains-any": _any,
    "contains-all": _all,
    "icontains-all": _all,
    "not-contains": lambda value, _: {"excludes": [value]},
    "not-icontains": lambda value, _: {"excludes": [value]},
    "not-contains-any": _none,
    "not-icontains-any": _none,
    "regex": lambda value, _: {"regex": [_pattern(value)]},
    "not-regex": _absent,
    "similar": lambda value, threshold: {
        "similar_to": {"text": _pattern(value), "at_least": _at_least(threshold, SIMILAR_ENOUGH)}
    },
    "latency": lambda _, threshold: {"max_ms": _at_least(threshold, "")},
    "llm-rubric": lambda value, threshold: {
        "judge": {"rubric": _pattern(value), "at_least": _mark(threshold)}
    },
}
