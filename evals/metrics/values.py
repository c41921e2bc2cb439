"""Values that a step expects against those that are there."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from evals.expectations import Step, Within
from evals.folding import flat

_SLACK = 1e-9


def at_path(value: Any, path: str) -> Any:
    """The value at a dotted path of nested mappings and lists; None where there is none."""
    for part in path.split("."):
        if isinstance(value, list | tuple) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            value = value.get(part) if isinstance(value, Mapping) else None
    return value


def wrong_paths(step: Step, assessment: Mapping[str, Any] | None) -> dict[str, Any]:
    """The paths whose value is not the one expected, with what stands there."""
    found = {path: at_path(assessment, path) for path in step.assessment}
    return {
        path: found[path]
        for path, wanted in step.assessment.items()
        if not meets(found[path], wanted)
    }


def meets(found: Any, wanted: Any) -> bool:
    """Whether a value is the one expected, within its tolerance; yes and no are no numbers."""
    if isinstance(wanted, Within):
        return _is_number(found) and abs(found - wanted.value) <= wanted.tolerance + _SLACK
    if isinstance(wanted, list | tuple):
        return isinstance(found, list | tuple) and _each_meets(found, wanted)
    if isinstance(wanted, Mapping):
        return isinstance(found, Mapping) and all(meets(found.get(k), v) for k, v in wanted.items())
    if isinstance(wanted, date):
        return bool(found == wanted.isoformat())
    return isinstance(found, bool) == isinstance(wanted, bool) and bool(found == wanted)


def meets_loosely(found: Any, wanted: Any) -> bool:
    """As `meets`, with texts folded: what a tool was told in the words of a person."""
    if isinstance(found, str) and isinstance(wanted, str):
        return flat(found, "fr") == flat(wanted, "fr")
    if isinstance(wanted, list | tuple) and isinstance(found, list | tuple):
        return len(found) == len(wanted) and all(map(meets_loosely, found, wanted))
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        return all(meets_loosely(found.get(k), v) for k, v in wanted.items())
    return meets(found, wanted)


def _each_meets(found: Any, wanted: Any) -> bool:
    return len(found) == len(wanted) and all(map(meets, found, wanted))


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def told(values: Mapping[str, Any]) -> str:
    """Paths with their values, as one line."""
    return ", ".join(f"{path}: {_value(value)}" for path, value in values.items())


def _value(value: Any) -> str:
    return f"{value.value:g} ± {value.tolerance:g}" if isinstance(value, Within) else str(value)
