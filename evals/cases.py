"""Sets of scripted cases, read from YAML or from a spreadsheet saved as CSV."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from advisor.language import Language
from evals.csv_sets import read_csv_set
from evals.expectations import Known, Rubric, Similar, Step, Strict, Text, ToolCall, Within, refused
from evals.faults import Fault, Loc, SetFaults, Source, faults_of
from evals.yaml_sets import read_yaml_set

__all__ = [
    "Case",
    "Known",
    "LoadedSet",
    "Rubric",
    "SetFaults",
    "Similar",
    "Step",
    "ToolCall",
    "Within",
    "dump_cases",
    "known_names",
    "load_cases",
    "load_sets",
]

MAX_BYTES = 20_000_000
MAX_ID = 120
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")
_LINE_ENDS = frozenset("\r\x85\u2028\u2029")
_READERS = {
    ".yaml": read_yaml_set,
    ".yml": read_yaml_set,
    ".csv": read_csv_set,
    ".tsv": read_csv_set,
}


def _id(text: str) -> str:
    if not text.strip():
        raise refused("id_empty")
    if "/" in text or "\\" in text or not text.isprintable():
        raise refused("id_slash")
    if len(text) > MAX_ID:
        raise refused("id_long", limit=MAX_ID)
    return text


def _tag(text: str) -> str:
    if "," in text:
        raise refused("tag_comma")
    return text


class Case(Strict):
    """A conversation to play."""

    id: Annotated[str, AfterValidator(_id)]
    lang: Language
    tags: tuple[Annotated[Text, AfterValidator(_tag)], ...] = ()
    turns: tuple[Step, ...] = Field(min_length=1)


@dataclass(frozen=True)
class LoadedSet:
    """The cases of a file; `name` is the file's without its ending, `sha256` that of its bytes."""

    name: str
    path: Path
    sha256: str
    cases: tuple[Case, ...]


class _Dumper(yaml.SafeDumper):
    """Quotes what only YAML takes for the end of a line, which would come back as another mark."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = '"' if _LINE_ENDS.intersection(data) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _Dumper.represent_str)
_CASES = TypeAdapter(tuple[Case, ...])
_FIELDS: Mapping[Loc, Sequence[str]] = {
    (): tuple(Case.model_fields),
    ("turns",): tuple(Step.model_fields),
    ("turns", "tool"): tuple(ToolCall.model_fields),
    ("turns", "similar_to"): tuple(Similar.model_fields),
    ("turns", "judge"): tuple(Rubric.model_fields),
}


def load_sets(paths: Sequence[Path], known: Known | None = None) -> tuple[LoadedSet, ...]:
    """The sets of some files, in order; with `known`, the names that they use are checked too.

    Raises:
        SetFaults: with every fault of every file.
    """
    faults = _same_names(paths)
    sets: list[LoadedSet] = []
    sources: list[Source] = []
    for path in dict.fromkeys(paths):
        raw, source = _read(path)
        cases, found = _validated(source, known)
        faults += found
        sources.append(source)
        sets.append(LoadedSet(path.stem, path, hashlib.sha256(raw).hexdigest(), cases))
    faults += _repeated_ids(sources)
    if faults:
        order = {str(path): i for i, path in enumerate(paths)}
        raise SetFaults(sorted(faults, key=lambda fault: (order[fault.path], fault.line)))
    return tuple(sets)


def load_cases(paths: Sequence[Path]) -> list[Case]:
    """All cases of some files, in order.

    Raises:
        SetFaults: with every fault of every file.
    """
    return [case for loaded in load_sets(paths) for case in loaded.cases]


def known_names() -> Known:
    """The sections, units and tools that ship."""
    from advisor.knowledge import SECTIONS, load_knowledge
    from advisor.tools import TOOLS

    units = frozenset(load_knowledge().units)
    return Known(frozenset(SECTIONS), units, frozenset(tool.name for tool in TOOLS))


def dump_cases(cases: Iterable[Case]) -> str:
    """Cases as the YAML of a set, which loads back as the same cases."""
    plain = [case.model_dump(mode="json", exclude_defaults=True) for case in cases]
    return yaml.dump(plain, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)


def _read(path: Path) -> tuple[bytes, Source]:
    raw = b""
    where = str(path)
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        fault = Fault(where, 1, "", "suffix", {"found": path.suffix or path.name})
        return raw, Source(where, None, faults=(fault,))
    try:
        with path.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as problem:
        fault = Fault(where, 1, "", "file", {"reason": problem.strerror})
        return raw, Source(where, None, faults=(fault,))
    text = _decoded(where, raw)
    if isinstance(text, Fault):
        return raw, Source(where, None, faults=(text,))
    return raw, reader(where, text)


def _decoded(path: str, raw: bytes) -> str | Fault:
    if len(raw) > MAX_BYTES:
        return Fault(path, 1, "", "too_big", {"limit": MAX_BYTES // 1_000_000})
    if raw.startswith(_WIDE_BOMS):
        return Fault(path, 1, "", "not_utf8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        return Fault(path, raw.count(b"\n", 0, problem.start) + 1, "", "not_utf8")
    if "\0" in text:
        return Fault(path, text.count("\n", 0, text.index("\0")) + 1, "", "not_utf8")
    return text if text.strip() else Fault(path, 1, "", "empty_file")


def _validated(source: Source, known: Known | None) -> tuple[tuple[Case, ...], list[Fault]]:
    faults = list(source.faults)
    if source.value is None:
        return (), faults
    if source.value == [] and not faults:
        return (), [Fault(source.path, 1, "", "empty_file")]
    try:
        return _CASES.validate_python(source.value, context=known), faults
    except ValidationError as problem:
        return (), faults + faults_of(source, problem, _FIELDS)


def _same_names(paths: Sequence[Path]) -> list[Fault]:
    first: dict[str, Path] = {}
    faults = []
    for path in paths:
        if path.stem in first:
            facts = {"name": path.stem, "other": first[path.stem]}
            faults.append(Fault(str(path), 1, "", "same_name", facts))
        first.setdefault(path.stem, path)
    return faults


def _repeated_ids(sources: Iterable[Source]) -> list[Fault]:
    places: dict[str, str] = {}
    faults = []
    for source in sources:
        cases = source.value if isinstance(source.value, list) else []
        for at, case in enumerate(cases):
            name = case.get("id") if isinstance(case, Mapping) else None
            if not isinstance(name, str) or not name.strip():
                continue
            fault = source.fault((at, "id"), "repeated_id", first=places.get(name, ""))
            if name in places:
                faults.append(fault)
            places.setdefault(name, f"{source.path}:{fault.line}")
    return faults
