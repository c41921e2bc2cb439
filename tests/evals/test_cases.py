"""Cases, and what their turns may expect; sets of several files together."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from advisor.language import LANGUAGES, Language
from advisor.texts import words
from evals.cases import (
    Case,
    Known,
    Rubric,
    SetFaults,
    Similar,
    Step,
    ToolCall,
    Within,
    dump_cases,
    known_names,
    load_cases,
    load_sets,
)

FOLDER = Path(__file__).parent.parent.parent / "evals" / "sets"
SETS = sorted(FOLDER.glob("*.yaml"))
CASE = "- id: {}\n  lang: fr\n  turns: [{{user: bonjour}}]\n"


@pytest.fixture(scope="module")
def known() -> Known:
    return known_names()


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def keys(*paths: Path) -> list[tuple[str, str]]:
    with pytest.raises(SetFaults) as caught:
        load_sets(paths)
    return [(Path(fault.path).name, fault.key) for fault in caught.value.faults]


def test_all_sets_of_the_project_load_and_use_names_that_exist(known: Known) -> None:
    loaded = load_sets(SETS, known)

    assert [each.name for each in loaded] == [path.stem for path in SETS]
    assert all(each.cases for each in loaded)


def test_the_known_names_are_those_that_ship(known: Known) -> None:
    assert "health-check" in known.sections
    assert "customers.plan" in known.units
    assert "review_agreement" in known.tools


def test_a_set_bears_the_name_of_its_file_and_the_hash_of_its_bytes(tmp_path: Path) -> None:
    path = write(tmp_path, "prix.yaml", CASE.format("a"))
    (loaded,) = load_sets([path])

    assert (loaded.name, loaded.path) == ("prix", path)
    assert loaded.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_cases_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{name}.yml", CASE.format(name)) for name in "cab"]

    assert [case.id for case in load_cases(paths)] == ["c", "a", "b"]


def test_an_id_is_taken_once_in_all_files(tmp_path: Path) -> None:
    one = write(tmp_path, "un.yaml", CASE.format("a"))
    two = write(tmp_path, "deux.csv", "id;lang;user\na;fr;bonjour\n")

    assert keys(one, two) == [("deux.csv", "repeated_id")]


def test_the_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    one = write(tmp_path, "un.yaml", "- id: a\n")
    two = write(tmp_path, "deux.csv", "id;lang;user\nb;fr;\n")
    three = write(tmp_path, "trois.txt", "")
    four = tmp_path / "absent.yaml"

    assert keys(one, two, three, four) == [
        ("un.yaml", "missing"),
        ("un.yaml", "missing"),
        ("deux.csv", "user_empty"),
        ("trois.txt", "suffix"),
        ("absent.yaml", "file"),
    ]


def test_two_sets_of_one_name_are_refused(tmp_path: Path) -> None:
    one = write(tmp_path, "prix.yaml", CASE.format("a"))
    two = write(tmp_path, "prix.csv", "id;lang;user\nb;fr;bonjour\n")

    assert keys(one, two) == [("prix.csv", "same_name")]
    assert keys(one, one) == [("prix.yaml", "same_name")]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("name", "content", "line", "key"),
    [
        ("a.yaml", "- id: a\n  lang: é\n".encode("cp1252"), 2, "not_utf8"),
        ("a.yaml", "- id: a\n".encode("utf-16"), 1, "not_utf8"),
        ("a.yaml", b"- id: a\n  x: \0\n", 2, "not_utf8"),
        ("a.yaml", b"\xef\xbb\xbf \n", 1, "empty_file"),
        ("a.xlsx", b"PK", 1, "suffix"),
        ("set", b"", 1, "suffix"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(
    name: str, content: bytes, line: int, key: str, language: Language, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SetFaults) as caught:
        load_sets([path])
    (fault,) = caught.value.faults

    assert (fault.line, fault.key) == (line, key)
    assert caught.value.worded(words(language)).endswith(fault.worded(words(language)))


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.cases.MAX_BYTES", 30)

    assert keys(write(tmp_path, "a.yaml", CASE.format("a"))) == [("a.yaml", "too_big")]


def test_a_folder_is_no_set(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()

    assert keys(tmp_path / "a.yaml") == [("a.yaml", "file")]


@pytest.mark.parametrize(
    ("fields", "field", "value"),
    [
        ({"outcome": "answered"}, "outcomes", ("answered",)),
        ({"outcome": ["answered", "declined"]}, "outcomes", ("answered", "declined")),
        ({}, "outcomes", ()),
        ({"regex": "a"}, "regex", ("a",)),
        ({"regex": ["a", "b"]}, "regex", ("a", "b")),
        ({"tool": "t"}, "tool", (ToolCall(name="t"),)),
        ({"tool": {"name": "t", "args": {"x": 1}}}, "tool", (ToolCall(name="t", args={"x": 1}),)),
        ({"tool": ["t", {"name": "u"}]}, "tool", (ToolCall(name="t"), ToolCall(name="u"))),
        ({"judge": "bref"}, "judge", Rubric(rubric="bref", at_least=4)),
        ({"judge": {"rubric": "bref", "at_least": 2}}, "judge", Rubric(rubric="bref", at_least=2)),
        ({"similar_to": "oui"}, "similar_to", Similar(text="oui", at_least=0.75)),
        (
            {"similar_to": {"text": "oui", "at_least": 1}},
            "similar_to",
            Similar(text="oui", at_least=1),
        ),
        ({"excludes": ["a", 100]}, "excludes", ("a", "100")),
        ({"includes": [["a", 65.3], [3]]}, "includes", (("a", 65.3), (3,))),
        ({"assessment": {"a.b": 3}}, "assessment", {"a.b": 3}),
        (
            {"assessment": {"a": {"value": 3, "target": 4}}},
            "assessment",
            {"a": {"value": 3, "target": 4}},
        ),
        (
            {"assessment": {"a": {"value": 3, "tolerance": 1}}},
            "assessment",
            {"a": Within(value=3, tolerance=1)},
        ),
    ],
)
def test_an_expectation_may_be_written_short_or_in_full(
    fields: dict[str, Any], field: str, value: object
) -> None:
    assert getattr(Step.model_validate({"user": "?", **fields}), field) == value


@pytest.mark.parametrize(
    "fields",
    [
        {"similar_to": {"text": "a", "at_least": float("nan")}},
        {"similar_to": {"text": "a", "at_least": -0.1}},
        {"judge": {"rubric": "a", "at_least": 0}},
        {"judge": {"rubric": "a", "at_least": 4.5}},
        {"max_ms": -1},
        {"max_ms": 10.5},
        {"outcome": []},
        {"regex": ""},
        {"user": "\u200b"},
        {"assessment": {"a": {"value": 1, "tolerance": 1, "more": 1}}},
    ],
)
def test_an_expectation_that_nothing_could_meet_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Step.model_validate({"user": "?", **fields})


def test_the_cases_of_the_project_come_back_from_what_they_are_written_as(tmp_path: Path) -> None:
    cases = load_cases(SETS)

    assert load_cases([write(tmp_path, "back.yaml", dump_cases(cases))]) == cases


WORD = st.text(min_size=1, max_size=20).filter(lambda text: bool(text.strip()))
STEP = st.builds(
    Step,
    user=st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=40).map(
        "x".__add__
    ),
    outcome=st.sampled_from([None, "answered", ("answered", "declined")]),
    includes=st.lists(st.lists(WORD | st.integers(), min_size=1, max_size=3), max_size=2),
    excludes=st.lists(WORD, max_size=2),
    assessment=st.dictionaries(WORD, st.none() | st.booleans() | st.integers() | WORD, max_size=3),
    tool=st.lists(st.builds(ToolCall, name=WORD), max_size=2),
    judge=st.none() | st.builds(Rubric, rubric=WORD, at_least=st.integers(1, 5)),
)


@settings(deadline=None)
@given(st.lists(STEP, min_size=1, max_size=3))
def test_any_case_comes_back_from_what_it_is_written_as(
    tmp_path_factory: pytest.TempPathFactory, turns: list[Step]
) -> None:
    case = Case(id="a", lang="fr", turns=tuple(turns))
    path = write(tmp_path_factory.getbasetemp(), "case.yaml", dump_cases([case]))

    assert load_cases([path]) == [case]
