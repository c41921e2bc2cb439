"""Units read from the guidance's Markdown, with the line of every fault."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from advisor.knowledge.models import Point, UnitText

_HEADING = re.compile(r"^## (?P<title>.+?)\s*\{#(?P<id>[a-z0-9-]+\.[a-z0-9-]+)\}\s*$")
_ITEM = re.compile(r"^(?P<mark>[-+]|\d+\.) +(?P<text>.+)$")


@dataclass
class RawUnit:
    """A unit of one file before its cross-checks."""

    id: str
    line: int
    text: UnitText
    meta: dict[str, Any]


@dataclass
class RawSection:
    """One file: its title, its units in order, and its faults."""

    path: str
    title: str = ""
    units: list[RawUnit] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_section(path: Path, shown: str) -> RawSection:
    """Read one file of guidance; `shown` is the path that faults name."""
    section = RawSection(shown)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        section.faults.append(f"{shown}:1: file: save it as UTF-8")
        return section
    if not lines or not lines[0].startswith("# "):
        section.faults.append(f"{shown}:1: title: start with '# ' and the section's title")
    else:
        section.title = lines[0].removeprefix("# ").strip()
    for number, block in _blocks(lines, section):
        _read_unit(number, block, section)
    return section


def _blocks(lines: list[str], section: RawSection) -> Iterator[tuple[int, list[str]]]:
    if not any(line.startswith("## ") for line in lines):
        section.faults.append(f"{section.path}:1: units: write one '## Title {{#id}}' or more")
        return
    starts = [i for i, line in enumerate(lines) if line.startswith("## ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if _HEADING.match(lines[start]):
            yield start + 1, lines[start:end]
        else:
            section.faults.append(
                f"{section.path}:{start + 1}: heading: write '## Title {{#section.unit-id}}'"
            )


def _read_unit(number: int, block: list[str], section: RawSection) -> None:
    heading = _HEADING.match(block[0])
    assert heading is not None
    meta, rest = _metadata(block[1:], number + 1, section)
    try:
        text = _text(heading["title"], rest)
    except ValidationError as problem:
        section.faults += [
            f"{section.path}:{number}: {heading['id']}: {e['loc'][0]}: {e['msg']}"
            for e in problem.errors()
        ]
        return
    section.units.append(RawUnit(heading["id"], number, text, meta))


def _metadata(
    lines: list[str], number: int, section: RawSection
) -> tuple[dict[str, Any], list[str]]:
    while lines and not lines[0].strip():
        lines, number = lines[1:], number + 1
    if not lines or lines[0].strip() != "```yaml":
        return {}, lines
    end = next((i for i, line in enumerate(lines) if line.strip() == "```"), None)
    if end is None:
        section.faults.append(f"{section.path}:{number}: metadata: close the yaml block with ```")
        return {}, []
    try:
        meta = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = number + 1 + (mark.line if mark else 0)
        reason = getattr(problem, "problem", None) or "it cannot be read"
        section.faults.append(f"{section.path}:{line}: metadata: not YAML: {reason}")
        meta = {}
    if not isinstance(meta, dict):
        section.faults.append(f"{section.path}:{number}: metadata: write `key: value` lines")
        meta = {}
    return meta, lines[end + 1 :]


def _text(title: str, lines: list[str]) -> UnitText:
    lead: list[str] = []
    points: list[Point] = []
    closing: list[str] = []
    ordered = False
    for line in (raw.strip() for raw in lines):
        item = _ITEM.match(line)
        if item:
            ordered = ordered or item["mark"][0].isdigit()
            origin = "added" if item["mark"] == "+" else "article"
            points.append(Point(text=item["text"], origin=origin))
        elif line and not lead:
            lead.append(line)
        elif line:
            closing.append(line)
    return UnitText(
        title=title,
        lead=" ".join(lead),
        points=tuple(points),
        ordered=ordered,
        closing=" ".join(closing),
    )
