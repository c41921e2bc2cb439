"""A set in YAML, read with the line of every value.

Words stay words: `no`, `14:30` and `2026-12-05` are text, as in YAML 1.2; only `true`, `false`,
`null` and plain numbers are more.
"""

import math
import re
from dataclasses import replace
from typing import Any

import yaml

from evals.faults import Fault, Loc, Source, shown

MAX_DEPTH = 40
_CORE = "tag:yaml.org,2002:"
_PLAIN = (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?(0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]*([eE][-+][0-9]+)?", "-+0123456789"),
)
_TAGS = frozenset({"map", "seq", "str", *(name for name, _, _ in _PLAIN)})
_Loader: Any = type(
    "_Loader",
    (getattr(yaml, "CSafeLoader", yaml.SafeLoader),),
    {"yaml_implicit_resolvers": {}},
)
for _name, _pattern, _starts in _PLAIN:
    _Loader.add_implicit_resolver(_CORE + _name, re.compile(f"^(?:{_pattern})$"), list(_starts))


def read_yaml_set(path: str, text: str) -> Source:
    """What a YAML text holds; a fault is part of what is read, nothing is raised."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as problem:
        return Source(path, None, faults=(_syntax(path, text, problem),))
    if node is None:
        return Source(path, None, faults=(Fault(path, 1, "", "empty_file"),))
    reading = _Reading()
    bare = Source(path, reading.value(node, ()), reading.lines, reading.fields)
    faults = [
        replace(bare.fault(loc, key), line=line, facts=facts)
        for loc, line, key, facts in reading.found
    ]
    if reading.has_aliases:
        faults += [Fault(path, line, "", "alias") for line in _alias_lines(text)]
    return replace(bare, faults=tuple(faults))


class _Reading:
    """One pass over the nodes of a file, with the place of each value."""

    def __init__(self) -> None:
        self.lines: dict[Loc, int] = {}
        self.fields: dict[Loc, int] = {}
        self.found: list[tuple[Loc, int, str, dict[str, object]]] = []
        self.has_aliases = False
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        """The plain value of a node; None where it must not be read."""
        self.lines[loc] = _line(node)
        if id(node) in self._seen:
            self.has_aliases = True
            return None
        self._seen.add(id(node))
        if len(loc) > MAX_DEPTH:
            return self._refuse(loc, node, "too_deep", limit=MAX_DEPTH)
        if not node.tag.startswith(_CORE) or node.tag.removeprefix(_CORE) not in _TAGS:
            return self._refuse(loc, node, "tag", found=shown(node.tag))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*loc, i)) for i, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, loc)
        return _scalar(node.value, node.tag.removeprefix(_CORE))

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._refuse(loc, key, "field_name")
            elif key.value in made:
                self._refuse((*loc, key.value), key, "repeated", first=self.fields[*loc, key.value])
            else:
                self.fields[*loc, key.value] = _line(key)
                made[key.value] = None
                made[key.value] = self.value(item, (*loc, key.value))
        return made

    def _refuse(self, loc: Loc, node: yaml.Node, key: str, **facts: object) -> None:
        self.found.append((loc, _line(node), key, facts))


def _scalar(text: str, kind: str) -> Any:
    if kind == "bool":
        return text.lower() == "true"
    if kind == "null":
        return None
    try:
        number = {"int": int, "float": float}[kind](text)
    except (KeyError, ValueError):
        return text
    return number if math.isfinite(number) else text


def _line(node: yaml.Node | yaml.Event) -> int:
    return node.start_mark.line + 1 if node.start_mark else 1


def _alias_lines(text: str) -> list[int]:
    events = yaml.parse(text, Loader=_Loader)
    return [_line(event) for event in events if isinstance(event, yaml.AliasEvent)]


def _syntax(path: str, text: str, problem: yaml.YAMLError) -> Fault:
    if isinstance(problem, yaml.MarkedYAMLError) and problem.problem_mark:
        line, reason = problem.problem_mark.line + 1, problem.problem or problem.context
    else:
        before = text.encode()[: getattr(problem, "position", 0)]
        line, reason = before.count(b"\n") + 1, getattr(problem, "reason", None)
    return Fault(path, line, "", "yaml", {"reason": shown(reason or problem)})
