"""What can be wrong with a set: every fault with its place, worded for the person who wrote it."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from advisor.errors import AdvisorError, Say

Loc = tuple[str | int, ...]
_PREFIX = "eval.fault."
_CLOSE = 78
_SHOWN = 60
_KINDS: Mapping[str, str] = {
    "missing": "missing",
    "extra_forbidden": "unknown_field",
    "literal_error": "unknown_value",
    "string_type": "not_text",
    "tuple_type": "not_list",
    "model_type": "not_fields",
    "model_attributes_type": "not_fields",
    "mapping_type": "not_fields",
    "dict_type": "not_fields",
    "int_type": "not_whole",
    "int_from_float": "not_whole",
    "float_type": "not_number",
    "finite_number": "not_number",
    "too_short": "empty_list",
    "greater_than": "too_low",
    "greater_than_equal": "too_low",
    "less_than_equal": "too_high",
}
_OF_NAMES = frozenset({"unknown_field", "misplaced"})
_BOUNDS = frozenset({"gt", "ge", "le"})


@dataclass(frozen=True)
class Fault:
    """One fault: its file and line (from 1), the field or column, and the words that tell it.

    `key` is a key of the texts, `facts` fill it; a fact `near` is the known name that is closest.
    """

    path: str
    line: int
    where: str
    key: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def worded(self, say: Say) -> str:
        """The fault in one language, as `path:line: where: what to do`."""
        told = say(_PREFIX + self.key, **self.facts)
        if self.facts.get("near"):
            told = f"{told} {say(_PREFIX + 'near', near=self.facts['near'])}"
        place = f"{self.path}:{self.line}: "
        return f"{place}{self.where}: {told}" if self.where else place + told


class SetFaults(AdvisorError):
    """The sets do not hold; `faults` are all of them, file by file, from first line to last."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep all faults, in order."""
        self.faults = tuple(faults)
        super().__init__(_PREFIX + "all", count=len(self.faults))

    def worded(self, say: Say) -> str:
        """The faults and their remedies, one a line."""
        lines = "\n".join(fault.worded(say) for fault in self.faults)
        return say(self.key, count=len(self.faults), faults=lines)


@dataclass(frozen=True)
class Source:
    """What a file holds, as plain values, with the place of each.

    `lines` are those of values and `fields` those of the names before them, by their location in
    `value`; `columns` are the headings of a spreadsheet. What could not be read is in `faults`.
    """

    path: str
    value: Any
    lines: Mapping[Loc, int] = field(default_factory=dict)
    fields: Mapping[Loc, int] = field(default_factory=dict)
    columns: Mapping[Loc, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def fault(self, loc: Sequence[str | int], key: str, **facts: object) -> Fault:
        """A fault at a location, or at the nearest thing around it that has a place."""
        there = self._found(loc)
        line = _deepest(self.fields if key in _OF_NAMES else self.lines, there)
        return Fault(
            self.path, line or _deepest(self.lines, there) or 1, self._where(there), key, facts
        )

    def at(self, loc: Sequence[str | int]) -> Any:
        """The value at a location, whose parts that are not in the file are passed over."""
        value = self.value
        for part in self._found(loc):
            value = value[part]
        return value

    def _found(self, loc: Sequence[str | int]) -> Loc:
        value, found = self.value, []
        for part in loc:
            if isinstance(value, Mapping):
                inside = part in value
            else:
                inside = isinstance(value, list) and isinstance(part, int) and part < len(value)
            if inside:
                value = value[part]
                found.append(part)
        return tuple(found)

    def _where(self, loc: Loc) -> str:
        inside = [f"{part + 1}" if isinstance(part, int) else part for part in loc]
        if not loc or not isinstance(self.value, list):
            return " › ".join(inside)
        case = self.value[int(loc[0])]
        name = case.get("id") if isinstance(case, Mapping) else None
        inside[0] = name if isinstance(name, str) and name.strip() else f"#{inside[0]}"
        column = _deepest(self.columns, loc)
        return " › ".join([inside[0], column] if column else inside)


def faults_of(
    source: Source, problem: ValidationError, fields: Mapping[Loc, Sequence[str]]
) -> list[Fault]:
    """The faults of a source that its model found.

    `fields` are the fields that may stand at a location, by the names on the way to it.
    """
    errors = problem.errors(include_url=False)
    return [_fault(source, e, fields) for e in errors if not _follows(source, e)]


def nearest(found: str, known: Iterable[str]) -> str:
    """The known name that is closest to what was written; empty where none is close."""
    best = process.extractOne(
        found, list(known), scorer=ratio, processor=str.casefold, score_cutoff=_CLOSE
    )
    return best[0] if best else ""


def shown(value: Any) -> str:
    """A value as a fault quotes it: on one line, and not too long."""
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join(plain.split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _follows(source: Source, error: ErrorDetails) -> bool:
    """Whether a list only seems empty because what it holds is wrong."""
    return error["type"] == "too_short" and bool(source.at(error["loc"]))


def _fault(source: Source, error: ErrorDetails, fields: Mapping[Loc, Sequence[str]]) -> Fault:
    loc = error["loc"]
    kind, facts = _told(source, error)
    if kind == "not_list" and not loc:
        kind = "no_cases"
    elif kind == "not_list" and loc[-1] == "turns":
        kind = "no_turns"
    elif kind == "missing":
        facts = {"field": loc[-1]}
    elif kind == "unknown_field":
        facts = _field_facts(loc, fields)
        kind = "misplaced" if "beside" in facts else kind
    return source.fault(loc, kind, **facts)


def _told(source: Source, error: ErrorDetails) -> tuple[str, dict[str, object]]:
    """The fault that an error is, with what it says of the value."""
    context = error.get("ctx", {})
    found = shown(source.at(error["loc"]))
    kind = "not_above" if "gt" in context else _KINDS.get(error["type"], error["type"])
    for bound in _BOUNDS & context.keys():
        return kind, {"found": found, "limit": f"{context[bound]:g}"}
    known = context.get("known", ())
    if "expected" in context:
        known = re.findall(r"'([^']+)'", context["expected"])
    told = {key: value for key, value in context.items() if key != "known"}
    names = {"known": ", ".join(known), "near": nearest(found, known)} if known else {}
    return kind, {"found": found, **told, **names}


def _field_facts(loc: Loc, fields: Mapping[Loc, Sequence[str]]) -> dict[str, object]:
    """What is said of an unknown field; `beside` is a field that it belongs with."""
    level = tuple(part for part in loc[:-1] if isinstance(part, str))
    name, known = str(loc[-1]), fields.get(level, ())
    owners = [names[0] for other, names in fields.items() if len(other) < 2 and name in names]
    if owners:
        return {"field": name, "beside": owners[0]}
    return {"field": shown(name), "known": ", ".join(known), "near": nearest(name, known)}


def _deepest(places: Mapping[Loc, Any], loc: Loc) -> Any:
    for end in range(len(loc), -1, -1):
        if loc[:end] in places:
            return places[loc[:end]]
    return None
