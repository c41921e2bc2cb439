"""The schema that an editor uses says what the loader says; the README's examples are sets."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from evals.cases import SetFaults, known_names, load_cases, load_sets
from evals.schema import PATH, json_schema

FOLDER = PATH.parent
README = (FOLDER / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(yaml|csv)\n(.*?)```", README, re.DOTALL)
SETS = sorted(FOLDER.glob("*.yaml"))
TURN = "- {{id: a, lang: fr, turns: [{{user: x, {}}}]}}"
RIGHT = [
    TURN.format(fields)
    for fields in (
        "outcome: answered",
        "outcome: [answered, declined]",
        "regex: a",
        "regex: [a, b]",
        "tool: t",
        "tool: [t, {name: u, args: {a: 1}}]",
        "judge: bref",
        "judge: {rubric: bref, at_least: 2}",
        "similar_to: oui",
        "similar_to: {text: oui, at_least: 0.5}",
        "assessment: {a.b: 3, c: {value: 1, tolerance: 0}, d: null}",
        "includes: [[a, 3, 6.5]]",
        "form: health, language: en, max_ms: 5",
    )
]
WRONG = [
    TURN.format(fields)
    for fields in (
        "outcome: answred",
        "outcome: []",
        "includes: [a]",
        "includes: [[]]",
        "excludes: a",
        "judge: {rubric: bref, at_least: 6}",
        "similar_to: {text: oui, at_least: 2}",
        "max_ms: 0",
        "tool: {args: {}}",
        "language: es",
        "unknown: 1",
    )
] + ["- {id: a, lang: fr, turns: []}", "- {id: a, turns: [{user: x}]}", "{}"]


def is_valid(value: Any) -> bool:
    jsonschema = pytest.importorskip("jsonschema")
    checker = jsonschema.Draft202012Validator(json_schema())
    return bool(checker.is_valid(value))


def loads(folder: Path, text: str) -> bool:
    path = folder / "set.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        load_cases([path])
    except SetFaults:
        return False
    return True


def test_the_schema_beside_the_sets_is_the_one_of_the_models() -> None:
    assert json.loads(PATH.read_text(encoding="utf-8")) == json_schema()


def test_every_field_is_described() -> None:
    for model in json_schema()["$defs"].values():
        assert all(field["description"] for field in model["properties"].values())


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_a_set_of_the_project_follows_the_schema(path: Path) -> None:
    assert is_valid(yaml.safe_load(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("text", "right"), [(t, True) for t in RIGHT] + [(t, False) for t in WRONG]
)
def test_the_schema_and_the_loader_agree(text: str, right: bool, tmp_path: Path) -> None:
    assert is_valid(yaml.safe_load(text)) is right
    assert loads(tmp_path, text) is right


def test_the_examples_of_the_readme_are_sets(tmp_path: Path) -> None:
    paths = []
    for i, (suffix, text) in enumerate(EXAMPLES):
        paths.append(tmp_path / f"example-{i}.{suffix}")
        paths[-1].write_text(text, encoding="utf-8")
    loaded = load_sets(paths, known_names())

    assert [len(each.cases) for each in loaded] == [2, 2, 2, 2]


def test_the_readme_names_every_field() -> None:
    named = set(re.findall(r"`(\w+)`", README))

    for model in ("Case", "Step"):
        assert set(json_schema()["$defs"][model]["properties"]) - {"turns"} <= named


def test_every_heading_that_the_readme_names_is_known(tmp_path: Path) -> None:
    rows = re.findall(r"^\| `.*?\| (.*?) \|", README, re.MULTILINE)
    headings = [name for cell in rows for name in re.findall(r"`([^`]+)`", cell)]
    assert len(headings) == 40
    for heading in set(headings) - {"id", "lang", "question", "identifiant", "langue"}:
        path = tmp_path / "set.csv"
        path.write_text(f"id;lang;question;{heading}\na;fr;x;\n", encoding="utf-8")
        assert load_cases([path])
