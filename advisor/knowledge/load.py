"""Load the content whole, or not at all: every fault is collected first."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from advisor.errors import ContentError
from advisor.knowledge.checks import cross_check
from advisor.knowledge.markdown import RawSection, read_section
from advisor.knowledge.models import (
    SECTIONS,
    Care,
    Claim,
    Knowledge,
    Outside,
    Premise,
    Question,
    Say,
    Section,
    SmallTalk,
    Term,
    Unit,
)
from advisor.knowledge.yaml_lines import entry_lines, read_yaml, repeated_keys
from advisor.language import LANGUAGES, Language
from advisor.paths import KNOWLEDGE

ASSESSMENTS = "assessments"
M = TypeVar("M", bound=BaseModel)


@dataclass
class _Reading:
    """The state of one load: where from, and what is wrong so far."""

    folder: Path
    faults: list[str] = field(default_factory=list)
    units: dict[str, Unit] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)

    def shown(self, path: Path) -> str:
        return str(path.relative_to(self.folder.parent))


@cache
def load_knowledge(folder: Path = KNOWLEDGE) -> Knowledge:
    """The content of `folder`, validated.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`.
    """
    reading = _Reading(folder)
    sections = {slug: _read_units(slug, reading) for slug in SECTIONS}
    questions = {k: v for slug in SECTIONS for k, v in _read_questions(slug, reading).items()}
    knowledge = Knowledge(
        sections={s.slug: s for s in sections.values() if s},
        units=reading.units,
        questions=questions,
        asks=_asks(reading),
        claims={c.id: c for c in _keyed("claims.yaml", "id", Claim, reading)},
        premises=_listed("premises.yaml", Premise, reading),
        outside=_listed("outside.yaml", Outside, reading),
        smalltalk=_listed("smalltalk.yaml", SmallTalk, reading),
        care={c.kind: c for c in _keyed("care.yaml", "kind", Care, reading)},
        glossary=_listed("glossary.yaml", Term, reading),
        digest=_digest(folder),
    )
    faults = reading.faults + cross_check(knowledge, reading.lines)
    if faults:
        raise ContentError(faults)
    return knowledge


def _digest(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if _is_content(p.relative_to(folder))):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


def _is_content(path: Path) -> bool:
    """Whether the index depends on a file; the questionnaires are never searched."""
    searched = path.parts[0] != ASSESSMENTS
    return searched and path.suffix in {".md", ".yaml"} and path.name != "README.md"


def _read_units(slug: str, reading: _Reading) -> Section | None:
    sides: dict[Language, RawSection] = {}
    for language in LANGUAGES:
        path = reading.folder / "guidance" / f"{slug}.{language}.md"
        if not path.is_file():
            reading.faults.append(f"{reading.shown(path)}:1: file: write this language too")
            return None
        sides[language] = read_section(path, reading.shown(path))
        reading.faults += sides[language].faults
    _pair(slug, sides["fr"], sides["en"], reading)
    return Section(slug=slug, fr=sides["fr"].title, en=sides["en"].title)


def _pair(slug: str, fr: RawSection, en: RawSection, reading: _Reading) -> None:
    english = {unit.id: unit for unit in en.units}
    french_ids = [unit.id for unit in fr.units]
    for unit in en.units:
        if unit.id not in french_ids:
            reading.faults.append(f"{en.path}:{unit.line}: {unit.id}: add it in French")
        if unit.meta:
            reading.faults.append(f"{en.path}:{unit.line}: {unit.id}: metadata stands in French")
    if french_ids != [unit.id for unit in en.units] and set(french_ids) == set(english):
        reading.faults.append(f"{en.path}:1: order: put the units in the order of {fr.path}")
    for unit in fr.units:
        where = f"{fr.path}:{unit.line}: {unit.id}"
        if unit.id in reading.units:
            reading.faults.append(f"{where}: this id is taken; give it another")
        elif not unit.id.startswith(f"{slug}."):
            reading.faults.append(f"{where}: start the id with '{slug}.'")
        elif unit.id not in english:
            reading.faults.append(f"{where}: add it in English")
        else:
            raw = {
                **unit.meta,
                "id": unit.id,
                "section": slug,
                "fr": unit.text,
                "en": english[unit.id].text,
            }
            _add_unit(raw, where, reading)


def _add_unit(raw: dict[str, Any], where: str, reading: _Reading) -> None:
    unit = _validated(Unit, raw, where, reading)
    if unit:
        reading.units[unit.id] = unit
        reading.lines[unit.id] = where


def _read_questions(
    slug: str, reading: _Reading
) -> Mapping[str, Mapping[Language, tuple[Question, ...]]]:
    path = reading.folder / "questions" / f"{slug}.yaml"
    content, lines = _yaml(path, reading, dict)
    adapter = TypeAdapter(tuple[Question, ...])
    result: dict[str, dict[Language, tuple[Question, ...]]] = {}
    for unit, sides in content.items():
        where = f"{reading.shown(path)}:{lines.get(unit, 1)}: {unit}"
        reading.lines[f"questions:{unit}"] = where
        if not isinstance(sides, dict) or set(sides) != set(LANGUAGES):
            reading.faults.append(f"{where}: write 'fr:' and 'en:', nothing else")
            continue
        if not all(isinstance(asked, list) for asked in sides.values()):
            reading.faults.append(f"{where}: write a list of questions under each language")
            continue
        if not str(unit).startswith(f"{slug}."):
            reading.faults.append(f"{where}: move it to the file of its section")
        result[unit] = {}
        for language in LANGUAGES:
            asked = [q if isinstance(q, dict) else {"ask": q} for q in sides[language] or []]
            try:
                result[unit][language] = adapter.validate_python(asked)
            except ValidationError as problem:
                reading.faults += _reasons(f"{where}: {language}", problem)
    return result


def _asks(reading: _Reading) -> Mapping[str, Say]:
    path = reading.folder / "asks.yaml"
    content, lines = _yaml(path, reading, dict)
    found: dict[str, Say] = {}
    for unit, raw in content.items():
        where = f"{reading.shown(path)}:{lines.get(unit, 1)}: {unit}"
        reading.lines[f"asks:{unit}"] = where
        ask = _validated(Say, raw, where, reading)
        if ask:
            found[unit] = ask
    return found


def _keyed(name: str, key: str, model: type[M], reading: _Reading) -> tuple[M, ...]:
    path = reading.folder / name
    content, lines = _yaml(path, reading, dict)
    found = []
    for entry, raw in content.items():
        where = f"{reading.shown(path)}:{lines.get(entry, 1)}: {entry}"
        reading.lines[f"{name}:{entry}"] = where
        value = {**raw, key: entry} if isinstance(raw, dict) else raw
        found.append(_validated(model, value, where, reading))
    return tuple(one for one in found if one)


def _listed(name: str, model: type[M], reading: _Reading) -> tuple[M, ...]:
    path = reading.folder / name
    content, lines = _yaml(path, reading, list)
    found = []
    for index, raw in enumerate(content):
        where = f"{reading.shown(path)}:{lines.get(index, 1)}: entry {index + 1}"
        reading.lines[f"{name}:{index}"] = where
        found.append(_validated(model, raw, where, reading))
    return tuple(one for one in found if one)


def _yaml(path: Path, reading: _Reading, shape: type) -> tuple[Any, dict[object, int]]:
    shown = reading.shown(path)
    if not path.is_file():
        reading.faults.append(f"{shown}:1: file: it is missing; write it")
        return shape(), {}
    try:
        content = read_yaml(path)
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        line = getattr(getattr(problem, "problem_mark", None), "line", 0) + 1
        reading.faults.append(
            f"{shown}:{line}: file: not YAML: {getattr(problem, 'problem', problem)}"
        )
        return shape(), {}
    if not isinstance(content, shape):
        reading.faults.append(f"{shown}:1: file: a {shape.__name__} is expected here")
        return shape(), {}
    reading.faults += [
        f"{shown}:{line}: {key}: it stands twice; merge the two"
        for key, line in repeated_keys(path)
    ]
    return content, entry_lines(path)


def _validated(model: type[M], raw: Any, where: str, reading: _Reading) -> M | None:
    try:
        return model.model_validate(raw)
    except ValidationError as problem:
        reading.faults += _reasons(where, problem)
        return None


def _reasons(where: str, problem: ValidationError) -> list[str]:
    return [
        f"{where}: {'.'.join(map(str, e['loc'])) or 'value'}: {e['msg']}" for e in problem.errors()
    ]
