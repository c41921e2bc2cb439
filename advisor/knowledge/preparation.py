"""The rules of a coach's dossier as typed content: when each holds, and its words."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BeforeValidator, Field, ValidationError

from advisor.errors import ContentError
from advisor.knowledge.load import ASSESSMENTS, load_knowledge
from advisor.knowledge.models import Strict
from advisor.knowledge.yaml_lines import entry_lines, read_yaml
from advisor.language import Language
from advisor.paths import KNOWLEDGE

RuleKind = Literal["contradictions", "hypotheses", "flags", "steps"]
RULE_KINDS: tuple[RuleKind, ...] = ("contradictions", "hypotheses", "flags", "steps")
Operator = Literal[">=", "<=", ">", "<", "=", "!=", "known"]
_FILE = "preparation.yaml"
_CONDITION = re.compile(r"([a-z][\w.]*) (?:(>=|<=|>|<|=|!=) (\S+)|(known))")


class Condition(Strict):
    """A field of the table held against a value, or against another field."""

    path: str
    operator: Operator
    value: str = ""


def _parsed(raw: object) -> object:
    found = _CONDITION.fullmatch(raw) if isinstance(raw, str) else None
    if found is None:
        return raw
    return {
        "path": found[1],
        "operator": found[2] or found[4],
        "value": found[3] or "",
    }


Clause = Annotated[Condition, BeforeValidator(_parsed)]


class RuleWords(Strict):
    """A rule in one language: what holds, and what would settle it or whom to refer to."""

    text: str = Field(min_length=20, max_length=160)
    settle: str = Field(default="", max_length=140)
    refer: str = Field(default="", max_length=140)


class Rule(Strict):
    """A rule holds where all of `when` do, and all of one list of `any` where there are some."""

    when: tuple[Clause, ...] = ()
    any: tuple[tuple[Clause, ...], ...] = ()
    unit: str
    fr: RuleWords
    en: RuleWords

    def text(self, language: Language) -> RuleWords:
        """The words in one language."""
        return self.fr if language == "fr" else self.en


class PreparationRules(Strict):
    """All rules, by kind and id, in the order in which they count."""

    version: Literal["preparation-1.0"]
    contradictions: Mapping[str, Rule]
    hypotheses: Mapping[str, Rule]
    flags: Mapping[str, Rule]
    steps: Mapping[str, Rule]

    def of(self, kind: RuleKind) -> Mapping[str, Rule]:
        """The rules of one kind."""
        found: Mapping[str, Rule] = getattr(self, kind)
        return found


@cache
def load_preparation(folder: Path = KNOWLEDGE) -> PreparationRules:
    """The rules, checked: their units exist, and their words say what their kind must say.

    Raises:
        ContentError: with every fault as `path:line: field: what to do`.
    """
    path = folder / ASSESSMENTS / _FILE
    where = str(path.relative_to(folder.parent))
    try:
        rules = PreparationRules.model_validate(read_yaml(path))
    except ValidationError as problem:
        raise ContentError(
            [f"{where}:1: {'.'.join(map(str, e['loc']))}: {e['msg']}" for e in problem.errors()]
        ) from problem
    except (OSError, yaml.YAMLError) as problem:
        raise ContentError([f"{where}:1: file: it does not read as YAML: {problem}"]) from problem
    faults = [f"{where}:{fault}" for fault in _faults(rules, entry_lines(path), folder)]
    if faults:
        raise ContentError(faults)
    return rules


def _faults(rules: PreparationRules, lines: dict[Any, int], folder: Path) -> Iterator[str]:
    units = load_knowledge(folder).units
    for kind in RULE_KINDS:
        for name, rule in rules.of(kind).items():
            at = f"{lines.get(kind, 1)}: {kind}.{name}"
            if rule.unit not in units:
                yield f"{at}.unit: there is no unit {rule.unit}"
            if not (rule.when or rule.any or kind == "steps"):
                yield f"{at}.when: say when it holds"
            for words in (rule.fr, rule.en):
                if bool(words.settle) != (kind in {"contradictions", "hypotheses"}):
                    yield f"{at}.settle: contradictions and hypotheses say what settles them"
                if bool(words.refer) != (kind == "flags"):
                    yield f"{at}.refer: flags say whom to refer to"
