"""A set in a spreadsheet saved as CSV: one row a turn, the rows of a case one after the other."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from advisor.retrieval.tokens import fold
from evals.csv_cells import CELLS, alternatives, arguments, assessment_pairs, number
from evals.faults import Fault, Loc, Source, nearest, shown

DELIMITERS = (";", ",", "\t")
REQUIRED = ("id", "lang", "user")
_HEADINGS = Path(__file__).with_name("csv_columns.yaml")
_SEP_LINE = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\r|\n)', re.IGNORECASE)
_BESIDE: Mapping[str, tuple[str, str, Callable[[str], Any]]] = {
    "args": ("tool", "args", arguments),
    "similar_at_least": ("similar_to", "at_least", number),
    "judge_at_least": ("judge", "at_least", number),
}


def read_csv_set(path: str, text: str) -> Source:
    """What a CSV text holds; a fault is part of what is read, nothing is raised."""
    separator = _SEP_LINE.match(text)
    body = text[separator.end() :] if separator else text
    delimiter = separator[1] if separator else _delimiter(body)
    rows = list(_rows(body, delimiter, 2 if separator else 1))
    if not rows:
        return Source(path, None, faults=(Fault(path, 1, "", "empty_file"),))
    headings = _Headings(path, rows[0])
    if headings.lacks:
        return Source(path, None, faults=tuple(headings.faults))
    sheet = _Sheet(path, headings)
    for row in rows[1:]:
        sheet.add(row)
    return Source(path, sheet.cases, sheet.lines, columns=sheet.columns, faults=tuple(sheet.faults))


@dataclass(frozen=True)
class _Row:
    """The cells of a row with the line where it starts; `broken` is the fault of its quotes."""

    line: int
    cells: Sequence[str]
    broken: str = ""


def _rows(text: str, delimiter: str, line: int) -> Iterator[_Row]:
    """The rows that are not blank; a row that breaks does not stop the next ones."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        start = line + reader.line_num
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as problem:
            yield _Row(start, (), "cell_long" if "limit" in str(problem) else "quotes")
        else:
            if any(cells):
                yield _Row(start, cells)


def _delimiter(text: str) -> str:
    """The mark that cuts the first row into the most headings that are known."""

    def cut(delimiter: str) -> tuple[int, int]:
        cells = next(_rows(text, delimiter, 1), _Row(1, ())).cells
        return sum(_heading(cell) in _fields() for cell in cells), len(cells)

    return max(DELIMITERS, key=cut)


def _heading(cell: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", fold(cell)).strip()


@cache
def _fields() -> Mapping[str, str]:
    """The field of each heading."""
    table = yaml.safe_load(_HEADINGS.read_text(encoding="utf-8"))
    return {_heading(name): field for field, names in table.items() for name in names}


class _Headings:
    """The first row: the field of each column, None where a column is passed over."""

    def __init__(self, path: str, row: _Row) -> None:
        self.count = len(row.cells)
        self.named: dict[str, str] = {}
        self.fields: list[str | None] = []
        self.faults: list[Fault] = []
        for cell in row.cells:
            field = _fields().get(_heading(cell))
            if field in self.named:
                facts = {"first": self.named[field]}
                self.faults.append(Fault(path, row.line, cell, "repeated_column", facts))
            elif field is None and cell:
                near = nearest(_heading(cell), _fields())
                facts = {"found": shown(cell), "near": near}
                self.faults.append(Fault(path, row.line, shown(cell), "unknown_column", facts))
            self.fields.append(None if field in self.named else field)
            self.named.setdefault(field or "", cell)
        self.lacks = [field for field in REQUIRED if field not in self.named]
        if row.broken:
            self.faults.append(Fault(path, row.line, "", row.broken))
        for field in self.lacks:
            facts = {"field": field, "found": shown(", ".join(row.cells))}
            self.faults.append(Fault(path, row.line, "", "missing_column", facts))


class _Sheet:
    """The cases of the rows added so far, with the place of each value."""

    def __init__(self, path: str, headings: _Headings) -> None:
        self.cases: list[dict[str, Any]] = []
        self.lines: dict[Loc, int] = {}
        self.columns: dict[Loc, str] = {}
        self.faults = list(headings.faults)
        self._path = path
        self._headings = headings

    def add(self, row: _Row) -> None:
        """Take a row as the next turn of its case, or as the first of a new one."""
        if row.broken:
            self.faults.append(Fault(self._path, row.line, "", row.broken))
            return
        if len(row.cells) < self._headings.count or any(row.cells[self._headings.count :]):
            facts = {"count": len(row.cells), "expected": self._headings.count}
            self.faults.append(Fault(self._path, row.line, "", "column_count", facts))
            return
        pairs = zip(self._headings.fields, row.cells, strict=False)
        cells = {field: cell for field, cell in pairs if field and cell}
        if not self.cases or not cells.get("id") or self.cases[-1]["id"] != cells["id"]:
            self._open(cells, row.line)
        self._same_case(cells, row.line)
        self._turn(cells, row.line)

    def _open(self, cells: Mapping[str, str], line: int) -> None:
        at = len(self.cases)
        case = {"id": cells.get("id", ""), "lang": cells.get("lang", "").lower() or None}
        self.cases.append({**case, "tags": [], "turns": []})
        self.lines[at,] = line
        for field in ("id", "lang", "tags"):
            self.columns[at, field] = self._headings.named.get(field, field)

    def _same_case(self, cells: Mapping[str, str], line: int) -> None:
        at, case = len(self.cases) - 1, self.cases[-1]
        lang = cells.get("lang", "").lower()
        if lang and case["lang"] and lang != case["lang"]:
            self._refuse(line, "lang", "lang_differs", found=lang, expected=case["lang"])
        expected = len(case["turns"]) + 1
        if cells.get("turn", str(expected)) != str(expected):
            self._refuse(line, "turn", "turn_order", found=cells["turn"], expected=expected)
        for tag in alternatives(cells.get("tags", "")):
            if tag not in case["tags"]:
                self.lines[at, "tags", len(case["tags"])] = line
                case["tags"].append(tag)

    def _turn(self, cells: Mapping[str, str], line: int) -> None:
        case = self.cases[-1]
        place: Loc = (len(self.cases) - 1, "turns", len(case["turns"]))
        self.lines[place] = line
        turn: dict[str, Any] = {"user": cells.get("user", "")}
        self.columns[*place, "user"] = self._headings.named["user"]
        for field, read in CELLS.items():
            if field in cells:
                turn[field] = read(cells[field])
                self.columns[*place, field] = self._headings.named[field]
        if "assessment" in cells:
            turn["assessment"] = self._assessment(cells["assessment"], line)
            self.columns[*place, "assessment"] = self._headings.named["assessment"]
        for column in _BESIDE.keys() & cells.keys():
            self._beside(column, cells[column], turn, place)
        case["turns"].append(turn)

    def _beside(self, column: str, cell: str, turn: dict[str, Any], place: Loc) -> None:
        """Fill a part of a field that has a column of its own."""
        field, part, read = _BESIDE[column]
        self.columns[*place, field, part] = self._headings.named[column]
        if field not in turn:
            self._refuse(self.lines[place], column, "alone", needs=field)
            return
        try:
            turn[field][part] = read(cell)
        except (ValueError, RecursionError):
            self._refuse(self.lines[place], column, "json", found=shown(cell))

    def _assessment(self, cell: str, line: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for path, value in assessment_pairs(cell):
            if not path:
                self._refuse(line, "assessment", "pair", found=shown(value))
            elif path in made:
                self._refuse(line, "assessment", "path_twice", found=shown(path))
            else:
                made[path] = value
        return made

    def _refuse(self, line: int, field: str, key: str, **facts: object) -> None:
        place = f"{self.cases[-1]['id']} › {self._headings.named[field]}"
        self.faults.append(Fault(self._path, line, place, key, facts))
