"""The four practices as typed content: what is asked, in which order, and with which choices."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field, ValidationError

from advisor.assessments import ambassadors, culture, finder, first_help
from advisor.errors import ContentError
from advisor.knowledge.load import ASSESSMENTS, load_knowledge
from advisor.knowledge.models import Say, Strict
from advisor.knowledge.yaml_lines import entry_lines, read_yaml
from advisor.language import Language
from advisor.paths import KNOWLEDGE

PracticeKind = Literal["finder", "culture", "ambassadors", "help"]
PRACTICE_KINDS: tuple[PracticeKind, ...] = ("finder", "culture", "ambassadors", "help")
ItemType = Literal["choice", "yes_no", "scale5", "status3", "text", "number", "date"]
Answer = str | int | float | None
"""A value given, or None for "I do not know"; an item that was not asked has no entry."""

_LONGEST_ASK = 240


class OptionWords(Strict):
    """A choice in one language: its label, and the other ways in which people name it."""

    label: str = Field(min_length=2)
    aliases: tuple[str, ...] = ()


class Option(Strict):
    """One of the choices of an item."""

    id: str
    fr: OptionWords
    en: OptionWords

    def text(self, language: Language) -> OptionWords:
        """The choice in one language."""
        return self.fr if language == "fr" else self.en


class When(Strict):
    """An item is asked only if `item` is answered, with one of `among` where these are given."""

    item: str
    among: tuple[str, ...] = ()


class PracticeItemWords(Strict):
    """An item in one language: the question, a short name, how people point at it, and why."""

    ask: str = Field(min_length=5, max_length=_LONGEST_ASK)
    short: str = Field(min_length=3)
    topics: tuple[str, ...] = Field(min_length=1)
    why: str = Field(min_length=10)


class PracticeItem(Strict):
    """One question; `options` names a list of choices, `unit` is the passage to reread."""

    id: str
    group: str
    type: ItemType
    options: str | None = None
    when: When | None = None
    origin: Literal["article", "added"]
    unit: str
    fr: PracticeItemWords
    en: PracticeItemWords

    def text(self, language: Language) -> PracticeItemWords:
        """The item in one language."""
        return self.fr if language == "fr" else self.en

    def applies(self, answers: Mapping[str, Answer]) -> bool:
        """Whether the item is to be asked, given what is answered."""
        if self.when is None:
            return True
        value = answers.get(self.when.item)
        return value is not None and (not self.when.among or value in self.when.among)


class Practice(Strict):
    """A practice whole, in both languages."""

    version: str
    title: Say
    purpose: Say
    options: Mapping[str, tuple[Option, ...]] = Field(default_factory=dict)
    groups: Mapping[str, Say]
    items: Mapping[str, PracticeItem]

    def choices(self, item: str) -> tuple[Option, ...]:
        """The choices of an item, none where it is no choice."""
        name = self.items[item].options
        return self.options[name] if name else ()


@cache
def load_practices(folder: Path = KNOWLEDGE) -> Mapping[PracticeKind, Practice]:
    """The four practices, checked against their methods and the units that they point to.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`.
    """
    found: dict[PracticeKind, Practice] = {}
    faults: list[str] = []
    for kind in PRACTICE_KINDS:
        path = folder / ASSESSMENTS / f"{kind}.yaml"
        where = str(path.relative_to(folder.parent))
        try:
            found[kind] = Practice.model_validate(_with_ids(read_yaml(path)))
            faults += [f"{where}:{f}" for f in _faults(kind, found[kind], path, folder)]
        except ValidationError as problem:
            faults += [
                f"{where}:1: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in problem.errors()
            ]
        except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as problem:
            faults.append(f"{where}:1: file: it does not read as a practice: {problem}")
    if faults:
        raise ContentError(faults)
    return found


def _with_ids(raw: Any) -> dict[str, Any]:
    return {**raw, "items": {name: {**item, "id": name} for name, item in raw["items"].items()}}


def _faults(kind: PracticeKind, practice: Practice, path: Path, folder: Path) -> Iterator[str]:
    lines = entry_lines(path)
    version, ids, options = _METHODS[kind]
    if practice.version != version:
        yield f"{lines.get('version', 1)}: version: review the words, then write {version}"
    if tuple(practice.items) != ids:
        yield f"{lines.get('items', 1)}: items: write these, in this order: {', '.join(ids)}"
    found = {
        name: tuple(option.id for option in listed) for name, listed in practice.options.items()
    }
    if found != options:
        yield f"{lines.get('options', 1)}: options: write these, in this order: {options}"
    units = load_knowledge(folder).units
    for item in practice.items.values():
        where = f"{lines.get('items', 1)}: {item.id}"
        yield from (f"{where}.{fault}" for fault in _item_faults(item, practice))
        if item.unit not in units:
            yield f"{where}.unit: '{item.unit}' is no unit; name one"


def _item_faults(item: PracticeItem, practice: Practice) -> Iterator[str]:
    if item.group not in practice.groups:
        yield f"group: '{item.group}' is not among the groups; name one"
    if (item.type == "choice") != (item.options is not None):
        yield "options: a choice names its options, and nothing else does"
    elif item.options is not None and item.options not in practice.options:
        yield f"options: '{item.options}' is not among the options; name one"
    before = list(practice.items)[: list(practice.items).index(item.id)]
    if item.when is not None and item.when.item not in before:
        yield f"when: '{item.when.item}' is not asked before; name an earlier item"
    elif item.when is not None:
        allowed = _values(practice.items[item.when.item], practice)
        if not set(item.when.among) <= set(allowed):
            yield f"when.among: '{item.when.item}' is answered by one of {allowed}"


def _values(item: PracticeItem, practice: Practice) -> tuple[str, ...]:
    if item.type == "yes_no":
        return ("yes", "no")
    return tuple(option.id for option in practice.options.get(item.options or "", ()))


_METHODS: Mapping[PracticeKind, tuple[str, tuple[str, ...], Mapping[str, tuple[str, ...]]]] = {
    "finder": (
        finder.VERSION,
        finder.ITEMS,
        {"needs": tuple(finder.NEEDS), "horizons": finder.HORIZONS},
    ),
    "culture": (culture.VERSION, culture.ITEMS, {"origins": tuple(culture.ORIGINS)}),
    "ambassadors": (ambassadors.VERSION, ambassadors.ITEMS, {}),
    "help": (first_help.VERSION, first_help.ITEMS, {"efforts": first_help.EFFORTS}),
}
