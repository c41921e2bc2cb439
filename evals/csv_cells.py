r"""What a cell of a spreadsheet holds, as the values that a set in YAML would hold.

`|` or a new line parts the alternatives of a list, ` & ` or a new line the groups of `includes`;
`\|` and `\&` are the marks themselves.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

_ALTERNATIVE = re.compile(r"(?<!\\)\||\n")
_GROUP = re.compile(r"\s+&\s+|\n")
_PAIR = re.compile(r"(?<!\\)&|\n")
_ESCAPED = re.compile(r"\\([|&])")
_WHOLE = re.compile(r"[+-]?(0|[1-9]\d{0,17})")
_DECIMAL = re.compile(r"[+-]?\d{1,17}[.,]\d{1,17}")
_TOLERANCE = re.compile(r"([+-]?\d[\d.,]*)\s*~(.*)")
_INSIDE_NUMBER = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3})")
_NAMED: Mapping[str, bool | None] = {"true": True, "false": False, "null": None}


def alternatives(cell: str) -> list[str]:
    """The parts of a list."""
    return _parts(_ALTERNATIVE, cell)


def assessment_pairs(cell: str) -> Iterator[tuple[str, Any]]:
    """The paths and values of `path=value~tolerance`, joined by `&` or new lines.

    A part that is not a pair comes with an empty path, and its words as value.
    """
    for part in _parts(_PAIR, cell):
        path, sign, value = (piece.strip() for piece in part.partition("="))
        within = _TOLERANCE.fullmatch(value)
        if not sign or not path:
            yield "", part
        elif within:
            yield path, {"value": number(within[1]), "tolerance": number(within[2])}
        else:
            yield path, _NAMED.get(value.lower(), _number_as_written(value))


def number(cell: str) -> int | float | str:
    """The number of a cell, written the French or the English way; else its words."""
    return _number_as_written(_INSIDE_NUMBER.sub("", cell.strip()))


def arguments(cell: str) -> dict[str, Any]:
    """The arguments of a tool, written as a JSON object.

    Raises:
        ValueError: it is not one.
    """
    made = json.loads(cell, parse_constant=_no_constant)
    if not isinstance(made, dict):
        raise ValueError(cell)
    return made


def _outcome(cell: str) -> str | list[str]:
    several = alternatives(cell.lower())
    return several[0] if len(several) == 1 else several


def _groups(cell: str) -> list[list[str]]:
    return [alternatives(group) for group in _GROUP.split(cell) if group.strip()]


def _lines(cell: str) -> list[str]:
    return [line.strip() for line in cell.splitlines() if line.strip()]


def _parts(mark: re.Pattern[str], cell: str) -> list[str]:
    return [_ESCAPED.sub(r"\1", part.strip()) for part in mark.split(cell) if part.strip()]


def _number_as_written(text: str) -> int | float | str:
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else text


def _no_constant(name: str) -> float:
    raise ValueError(name)


CELLS: Mapping[str, Callable[[str], Any]] = {
    "form": str.lower,
    "outcome": _outcome,
    "sections": alternatives,
    "units": alternatives,
    "includes": _groups,
    "excludes": alternatives,
    "regex": _lines,
    "language": str.lower,
    "tool": lambda cell: {"name": cell},
    "max_ms": number,
    "similar_to": lambda cell: {"text": cell},
    "judge": lambda cell: {"rubric": cell},
}
