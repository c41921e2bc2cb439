"""The questionnaires as typed content: what is asked, why, and what to do where it is low."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, ValidationError

from advisor.assessments import health, readiness
from advisor.errors import ContentError
from advisor.knowledge.load import ASSESSMENTS, load_knowledge
from advisor.knowledge.models import Say, Strict
from advisor.knowledge.yaml_lines import entry_lines, read_yaml
from advisor.language import LANGUAGES, Language
from advisor.paths import KNOWLEDGE

FormKind = Literal["readiness", "health"]
FORM_KINDS: tuple[FormKind, ...] = ("readiness", "health")


class ItemWords(Strict):
    """An item in one language: the question, a short name, how people point at it, and why."""

    ask: str = Field(min_length=5)
    short: str = Field(min_length=3)
    topics: tuple[str, ...] = Field(min_length=1)
    why: str = Field(min_length=10)
    advice: str = Field(min_length=10)


class Item(Strict):
    """One question; `unit` is the passage to reread, `beyond` marks what the article lacks."""

    id: str
    origin: Literal["article", "added"]
    unit: str
    beyond: bool = False
    fr: ItemWords
    en: ItemWords

    def text(self, language: Language) -> ItemWords:
        """The item in one language."""
        return self.fr if language == "fr" else self.en


class Step(Strict):
    """A value of the scale with its label."""

    value: int
    fr: str
    en: str

    def text(self, language: Language) -> str:
        """The label in one language."""
        return self.fr if language == "fr" else self.en


class Questionnaire(Strict):
    """A questionnaire whole, in both languages."""

    version: str
    title: Say
    purpose: Say
    scale: tuple[Step, ...]
    groups: Mapping[str, Say]
    items: Mapping[str, Item]


@cache
def load_questionnaires(folder: Path = KNOWLEDGE) -> Mapping[FormKind, Questionnaire]:
    """Both questionnaires, checked against their methods and the units that they point to.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`.
    """
    found: dict[FormKind, Questionnaire] = {}
    faults: list[str] = []
    for kind in FORM_KINDS:
        path = folder / ASSESSMENTS / f"{kind}.yaml"
        where = str(path.relative_to(folder.parent))
        try:
            raw = read_yaml(path)
            items = {k: {**v, "id": k} for k, v in raw["items"].items()}
            found[kind] = Questionnaire.model_validate({**raw, "items": items})
            faults += [f"{where}:{f}" for f in _faults(kind, found[kind], path, folder)]
        except ValidationError as problem:
            faults += [
                f"{where}:1: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in problem.errors()
            ]
        except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as problem:
            faults.append(f"{where}:1: file: it does not read as a questionnaire: {problem}")
    if faults:
        raise ContentError(faults)
    return found


def _faults(
    kind: FormKind, questionnaire: Questionnaire, path: Path, folder: Path
) -> Iterator[str]:
    lines = entry_lines(path)
    version, ids, values = _method(kind)
    if questionnaire.version != version:
        yield f"{lines.get('version', 1)}: version: review the words, then write {version}"
    if tuple(questionnaire.items) != ids:
        yield f"{lines.get('items', 1)}: items: write these, in this order: {', '.join(ids)}"
        return
    if tuple(step.value for step in questionnaire.scale) != values:
        yield f"{lines.get('scale', 1)}: scale: write the values {values}"
    units = load_knowledge(folder).units
    for item in questionnaire.items.values():
        if item.unit not in units:
            yield f"{lines.get('items', 1)}: {item.id}.unit: '{item.unit}' is no unit; name one"
        elif units[item.unit].section not in _sections(kind, item.id):
            yield f"{lines.get('items', 1)}: {item.id}.unit: name one of the section of its advice"
        for language in LANGUAGES:
            if len(item.text(language).ask) > 160:
                yield f"{lines.get('items', 1)}: {item.id}.{language}.ask: 160 characters at most"


def _method(kind: FormKind) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    if kind == "readiness":
        return readiness.VERSION, tuple(readiness.ITEM_OF), (0, 1, 2, 3, 4)
    return health.VERSION, (*health.KPIS, *health.STATEMENTS), (1, 2, 3, 4, 5)


def _sections(kind: FormKind, item: str) -> tuple[str, ...]:
    if kind == "readiness":
        return (readiness.ITEM_OF[item].section,)
    sections = {str(name): found for name, found in health.SECTIONS_OF.items()}
    return sections[item]
