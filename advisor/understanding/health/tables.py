"""Figures laid out in a table: a heading line, then a line for each KPI."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from advisor.language import Language
from advisor.understanding.health.amounts import amounts_in
from advisor.understanding.health.clauses import Span
from advisor.understanding.health.cues import HealthCues, health_cues
from advisor.understanding.health.kpis import Mention, fits, mentions_in
from advisor.understanding.health.model import ROLES, KpiId, Number, Role

_RULE = re.compile(r"[\s|:;-]*")
_MARKS = ("|", ";", "\t")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)(?: ?[-/–] ?(?:20)?\d\d(?!\d))?")
_ORDERED = re.compile(r"(?P<label>[^:=\d\n]*[a-z][^:=\d\n]*[:=])(?P<figures>[^\n]*)")
_MOST_WORDS = 6


@dataclass(frozen=True)
class Cell:
    """A figure in a table."""

    kpi: KpiId
    role: Role
    value: Number
    start: int
    end: int


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    cells: tuple[tuple[int, str], ...]


def read_tables(text: str, language: Language, full: str = "") -> tuple[list[Cell], str]:
    """The figures of the tables of a folded text, and the text with those tables blotted out.

    `full` is the text with its look-alikes, among which the years of a heading are.
    """
    cues = health_cues(language)
    found: list[Cell] = []
    for rows in _tables(text):
        widest = max(len(row.cells) for row in rows[1:])
        roles = _heading(_told_in(full or text, rows[0], widest), cues)
        named = _named(rows[0], cues)
        cells = [
            cell
            for row in rows[1:]
            for cell in (
                _read_column_kpis(row, named, language, cues)
                if named
                else _read_row(row, roles, language, cues)
            )
        ]
        if cells:
            found += cells
            start, end = rows[0].start, rows[-1].end
            text = text[:start] + " " * (end - start) + text[end:]
    for line, cells in list(_ordered(text, language, cues)):
        found += cells
        text = text[: line.start] + " " * (line.end - line.start) + text[line.end :]
    return found, text


def _ordered(text: str, language: Language, cues: HealthCues) -> Iterator[tuple[Span, list[Cell]]]:
    """The lines under a heading such as "Target / actual", which give their figures in its order.

    A heading ends where a line has no name with as many figures after it.
    """
    roles: list[Role] = []
    for line in re.finditer(r"[^\n]+", text):
        told = _ordered_line(line, roles, language, cues) if roles else []
        if told:
            yield Span(line.start(), line.end()), told
        elif line[0].strip():
            roles = _order(line[0], cues)


def _order(line: str, cues: HealthCues) -> list[Role]:
    """The roles that a heading lists; none where a line is no such heading."""
    parts = line.split("/")
    roles: list[Role] = [r for part in parts for r in ROLES if cues.tables[r].search(part)]
    listed = len(roles) == len(parts) == len(set(roles)) > 1
    return roles if listed and len(line.split()) <= _MOST_WORDS + len(parts) else []


def _ordered_line(
    line: re.Match[str], roles: Sequence[Role], language: Language, cues: HealthCues
) -> list[Cell]:
    row = _ORDERED.fullmatch(line[0])
    named = mentions_in(row["label"], cues)[:1] if row else []
    if row is None or not named or row["figures"].count("/") != len(roles) - 1:
        return []
    cells: list[Cell] = []
    at = line.start() + row.start("figures")
    for role, part in zip(roles, row["figures"].split("/"), strict=True):
        cells += _cell(at, part, role, named, language)
        at += len(part) + 1
    return cells


def _tables(text: str) -> Iterator[list[_Line]]:
    """Runs of two lines or more that have the same mark between their cells."""
    for mark in _MARKS:
        run: list[_Line] = []
        for line in re.finditer(r"[^\n]*\n?", text):
            if line[0].count(mark) >= 2:
                if not _RULE.fullmatch(line[0]):
                    run.append(_line(line, mark))
                continue
            if len(run) >= 2:
                yield run
            run = []


def _line(line: re.Match[str], mark: str) -> _Line:
    cells, at = [], line.start()
    for cell in line[0].split(mark):
        cells.append((at, cell))
        at += len(cell) + 1
    if not cells[0][1].strip():
        cells = cells[1:]
    return _Line(line.start(), line.end(), tuple(cells))


def _told_in(full: str, heading: _Line, widest: int) -> _Line:
    """A heading in its full words; one that has nothing over the names of the lines is shifted."""
    cells = [(at, full[at : at + len(cell)]) for at, cell in heading.cells]
    missing = len(cells) == widest - 1 and bool(_YEAR.search(cells[0][1]))
    return replace(heading, cells=tuple([(heading.start, "")] * missing + cells))


def _heading(line: _Line, cues: HealthCues) -> dict[int, Role]:
    """The role of each column that has one; of two years, the latest tells what was reached."""
    found: dict[int, Role] = {}
    years: dict[int, str] = {}
    for column, (_, cell) in enumerate(line.cells[1:], 1):
        told: list[Role] = [r for r in reversed(ROLES) if cues.tables[r].search(cell)]
        year = _YEAR.search(cell)
        if year and (not told or told == ["value"]):
            years[column] = year[0]
        elif told:
            found[column] = told[0]
    latest = sorted(years, key=lambda column: years[column], reverse=True)
    reached: tuple[Role, ...] = ("value", "previous")
    for column, role in zip(latest, reached, strict=False):
        if role not in found.values():
            found[column] = role
    return found


def _named(line: _Line, cues: HealthCues) -> dict[int, Mention]:
    """The KPI of each column of a table that has one KPI or more at the top."""
    found = {}
    for column, (_, cell) in enumerate(line.cells[1:], 1):
        mentions = mentions_in(cell, cues)
        if mentions and mentions[0].strength == "noun":
            found[column] = mentions[0]
    return found


def _read_column_kpis(
    row: _Line, named: dict[int, Mention], language: Language, cues: HealthCues
) -> Iterator[Cell]:
    """The figures of a line under KPIs; a line that names no role gives what was reached."""
    label = row.cells[0][1]
    told: list[Role] = [r for r in reversed(ROLES) if cues.tables[r].search(label)]
    role: Role = told[0] if told else "value"
    for column, mention in named.items():
        if column < len(row.cells):
            at, cell = row.cells[column]
            yield from _cell(at, cell, role, [mention], language)


def _read_row(
    row: _Line, roles: dict[int, Role], language: Language, cues: HealthCues
) -> Iterator[Cell]:
    named = mentions_in(row.cells[0][1], cues)
    if not named:
        return
    for column, role in roles.items():
        if column < len(row.cells):
            at, cell = row.cells[column]
            yield from _cell(at, cell, role, named, language)


def _cell(
    at: int, cell: str, role: Role, named: Sequence[Mention], language: Language
) -> Iterator[Cell]:
    for amount in amounts_in(cell, language)[:1]:
        for mention in named[:1]:
            if fits(amount, mention) or amount.unit == "count":
                value = 100 - amount.value if mention.churn else amount.value
                yield Cell(mention.kpi, role, value, at + amount.start, at + amount.end)
