"""A promptfoo configuration as a set: what can be asked here is, and the rest is told.

`contains` is read as `includes`, which folds case and accents: a little more lenient.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from advisor.language import Language
from advisor.retrieval.tokens import fold
from evals.cases import Case
from evals.faults import Fault, Loc, Source, faults_of, shown
from evals.promptfoo_asserts import Part, Refused, expectation, filled, merged
from evals.yaml_sets import read_yaml_set

TAG = "promptfoo"
_QUESTIONS = ("question", "query", "input", "prompt", "message")
_UNUSED_OF_TEST = ("threshold", "options", "provider", "providers", "assertScoringFunction")
_UNUSED_OF_ASSERTION = ("weight", "config", "rubricPrompt")
_SLUG_LENGTH = 60


@dataclass(frozen=True)
class Converted:
    """The cases that came out, and what was left behind with its place and the reason."""

    cases: tuple[Case, ...]
    refused: tuple[Fault, ...]


def convert_promptfoo(text: str, lang: Language, path: str = "promptfooconfig.yaml") -> Converted:
    """The tests of a configuration, or a bare list of tests, as cases in one language.

    Prompts are left out: here the advisor has its own. Nothing is run, fetched or opened.
    """
    source = read_yaml_set(path, text)
    conversion = _Conversion(source, lang)
    conversion.convert()
    refused = sorted((*source.faults, *conversion.refused), key=lambda fault: fault.line)
    return Converted(tuple(conversion.cases), tuple(refused))


class _Conversion:
    """One pass over the tests of a configuration."""

    def __init__(self, source: Source, lang: Language) -> None:
        self.cases: list[Case] = []
        self.refused: list[Fault] = []
        self._source = source
        self._lang = lang
        self._default: Mapping[str, Any] = {}

    def convert(self) -> None:
        """Convert each test in turn."""
        tests = value = self._source.value
        at: Loc = ()
        if value is None:
            return
        if isinstance(value, Mapping):
            tests, at = value.get("tests"), ("tests",)
            self._common(value)
        if not isinstance(tests, list):
            self._refuse(at, "promptfoo_no_tests", found=shown(tests))
            return
        for i, test in enumerate(tests):
            self._test(test, (*at, i))

    def _common(self, config: Mapping[str, Any]) -> None:
        """Take what is said once for all tests."""
        if "scenarios" in config:
            self._refuse(("scenarios",), "promptfoo_unused", field="scenarios")
        default = config.get("defaultTest")
        if isinstance(default, Mapping):
            self._default = default
            self._unused(default, _UNUSED_OF_TEST, ("defaultTest",))
        elif default is not None:
            self._refuse(("defaultTest",), "not_fields", found=shown(default))

    def _test(self, test: Any, at: Loc) -> None:
        if not isinstance(test, Mapping):
            self._refuse(at, "not_fields", found=shown(test))
            return
        self._unused(test, _UNUSED_OF_TEST, at)
        try:
            own = _named(test.get("vars"))
            variables = {**_named(self._default.get("vars")), **own}
            question = filled(_question(own if len(own) == 1 else variables), variables)
        except Refused as problem:
            self._refuse((*at, "vars"), problem.key, **problem.facts)
            return
        asked = [
            *self._assertions(self._default.get("assert"), ("defaultTest", "assert")),
            *self._assertions(test.get("assert"), (*at, "assert")),
        ]
        wanted = self._wanted(asked, variables)
        if asked and not wanted:
            self._refuse(at, "promptfoo_nothing_left")
            return
        self._keep(test, at, {"user": question, **wanted})

    def _assertions(self, value: Any, at: Loc) -> list[tuple[Loc, Any]]:
        if value is None:
            return []
        if not isinstance(value, list):
            self._refuse(at, "not_list", found=shown(value))
            return []
        return [((*at, i), assertion) for i, assertion in enumerate(value)]

    def _wanted(self, asked: Sequence[tuple[Loc, Any]], variables: Mapping[str, Any]) -> Part:
        made: Part = {}
        for at, assertion in asked:
            if isinstance(assertion, Mapping):
                self._unused(assertion, _UNUSED_OF_ASSERTION, at)
            try:
                made = merged(made, expectation(assertion, variables))
            except Refused as problem:
                self._refuse(at, problem.key, **problem.facts)
        return made

    def _keep(self, test: Mapping[str, Any], at: Loc, turn: Part) -> None:
        name = self._name(test.get("description"))
        raw = {"id": name, "lang": self._lang, "tags": [TAG], "turns": [turn]}
        try:
            self.cases.append(Case.model_validate(raw))
        except ValidationError as problem:
            for fault in faults_of(Source("", [raw]), problem, {}):
                self._refuse(at, fault.key, **fault.facts)

    def _name(self, description: Any) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(str(description or "")))[:_SLUG_LENGTH].strip("-")
        stem = slug or TAG
        name, taken, count = stem, {case.id for case in self.cases}, 1
        while name in taken:
            count += 1
            name = f"{stem}-{count}"
        return name

    def _unused(self, holder: Mapping[str, Any], fields: Sequence[str], at: Loc) -> None:
        for field in fields:
            if field in holder:
                self._refuse((*at, field), "promptfoo_unused", field=field)

    def _refuse(self, at: Loc, key: str, **facts: object) -> None:
        fault = self._source.fault(at, key, **facts)
        if fault not in self.refused:
            self.refused.append(fault)


def _named(variables: Any) -> Mapping[str, Any]:
    if variables is None:
        return {}
    if not isinstance(variables, Mapping):
        raise Refused("not_fields", found=shown(variables))
    return variables


def _question(variables: Mapping[str, Any]) -> str:
    name = next((name for name in _QUESTIONS if name in variables), None)
    if name is None and len(variables) == 1:
        name = next(iter(variables))
    if name is None:
        raise Refused("promptfoo_question", known=", ".join(_QUESTIONS))
    value = variables[name]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Refused("not_text", found=shown(value))
    return str(value)
