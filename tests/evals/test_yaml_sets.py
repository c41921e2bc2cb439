"""A set in YAML is read as written, and all that is wrong with it is told at once, with lines."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language import LANGUAGES, Language
from advisor.texts import words
from evals.cases import Known, SetFaults, load_cases, load_sets
from evals.faults import Source
from evals.yaml_sets import read_yaml_set

KNOWN = Known(
    sections=frozenset({"culture", "customers", "agreement"}),
    units=frozenset({"culture.gifts", "customers.plan"}),
    tools=frozenset({"search_guidance", "assess_readiness"}),
)
FAULTY = r"""- id: a/b
  lang: fr
  turns:
  - user: " "
- id: " "
  lang: es
  turns: []
- id: c3
  lang: fr
  tags: ["un, deux"]
  turns:
  - user: bonjour
    outcome: [answered, answred]
    sections: [cultures]
    units:
    - customers.plan
    - culture.gift
    includes: [écoute, ensemble]
    regex: "("
    max_ms: 0
  - user: 12
    similar_to: {text: salut, at_least: 1.5}
    assessment:
      result.score: {value: 60, tolerance: -1}
    judge: ""
    tool: search_guidanse
    excluds: [garantie]
    user: encore
  - outcome: answered
    includes: [[oui], []]
    excludes: oui
    language: français
    judge: {rubric: Aide, at_least: 6}
    tool: [{args: {a: 1}}]
- id: c3
  lang: en
  turns: [{user: hello, max_ms: vite, form: sante}]
"""
PLANTED = [
    (1, "id_slash"),
    (4, "user_empty"),
    (5, "id_empty"),
    (6, "unknown_value"),
    (7, "empty_list"),
    (10, "tag_comma"),
    (13, "unknown_value"),
    (14, "unknown_section"),
    (17, "unknown_unit"),
    (18, "flat_groups"),
    (19, "regex"),
    (20, "not_above"),
    (21, "not_text"),
    (22, "too_high"),
    (24, "too_low"),
    (25, "blank"),
    (26, "unknown_tool"),
    (27, "unknown_field"),
    (28, "repeated"),
    (29, "missing"),
    (30, "empty_list"),
    (31, "not_list"),
    (32, "unknown_value"),
    (33, "too_high"),
    (34, "missing"),
    (35, "repeated_id"),
    (37, "not_whole"),
    (37, "unknown_value"),
]


def write(folder: Path, text: str, name: str = "set.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(path: Path, known: Known | None = KNOWN) -> SetFaults:
    with pytest.raises(SetFaults) as caught:
        load_sets([path], known)
    return caught.value


def test_every_planted_fault_is_found_in_one_go_on_its_line(tmp_path: Path) -> None:
    found = faults(write(tmp_path, FAULTY)).faults

    assert sorted((fault.line, fault.key) for fault in found) == sorted(PLANTED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_planted_fault_has_words_in_both_languages(
    language: Language, tmp_path: Path
) -> None:
    path = write(tmp_path, FAULTY)
    told = faults(path).worded(words(language))

    assert sum(line.startswith(str(path)) for line in told.splitlines()) == len(PLANTED)
    assert "$" not in told


@pytest.mark.parametrize(
    ("near", "line"),
    [
        ("answered", 13),
        ("culture", 14),
        ("culture.gifts", 17),
        ("search_guidance", 26),
        ("excludes", 27),
    ],
)
def test_the_closest_known_name_is_proposed(near: str, line: int, tmp_path: Path) -> None:
    found = faults(write(tmp_path, FAULTY)).faults

    assert [f.facts["near"] for f in found if f.line == line] == [near]
    assert near in next(f for f in found if f.line == line).worded(words("fr"))


def test_a_fault_names_its_case_its_turn_and_its_field(tmp_path: Path) -> None:
    found = {fault.line: fault.where for fault in faults(write(tmp_path, FAULTY)).faults}

    assert found[13] == "c3 › turns › 1 › outcome › 2"
    assert found[24] == "c3 › turns › 2 › assessment › result.score › tolerance"
    assert found[5] == "#2 › id"


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("", 1, "empty_file"),
        ("# rien\n", 1, "empty_file"),
        ("[]", 1, "empty_file"),
        ("id: a\n", 1, "no_cases"),
        ("juste des mots", 1, "no_cases"),
        ("- id: a\n  lang: fr\n  turns:\n    user: x\n", 4, "no_turns"),
        ("- id: a\n  lang: fr\n  turns: [{user: x}]\n  outcome:\n  - form\n", 4, "misplaced"),
        ("- id: a\n  lang: fr\n  turns:\n  - user: x\n    tags: [un]\n", 5, "misplaced"),
        ("- bonjour\n", 1, "not_fields"),
        ("- id: a\n  lang: fr\n  turns:\n  - user: un: deux\n", 4, "yaml"),
        ("- id: a\n\tlang: fr\n", 2, "yaml"),
        ("- id: a\n  lang: 'fr\n", 3, "yaml"),
        ("- id: é\n  lang: f\x07r\n", 2, "yaml"),
        ("- id: a\n---\n- id: b\n", 2, "yaml"),
        ("- &a {id: a, lang: fr, turns: [{user: x}]}\n- *a\n", 2, "alias"),
        ("- id: !!python/name:os.system\n  lang: fr\n  turns: [{user: x}]\n", 1, "tag"),
        ("- id: a\n  lang: fr\n  turns:\n  - user: x\n    ? [u]\n    : v\n", 5, "field_name"),
        ("- id: a\n  lang: fr\n  turns: " + "[" * 60 + "]" * 60 + "\n", 3, "too_deep"),
        ("- id: a\n  lang: fr\n  turns: " + "[" * 5000 + "]" * 5000 + "\n", 3, "yaml"),
        (f"- id: a\n  lang: fr\n  turns:\n  - user: {'x' * 8001}\n", 4, "user_long"),
        (f"- id: {'x' * 200}\n  lang: fr\n  turns: [{{user: x}}]\n", 1, "id_long"),
        (f"- id: a\n  lang: fr\n  turns:\n  - user: x\n    regex: {'x' * 501}\n", 5, "regex_long"),
        ("- id: a\n  lang: fr\n  turns: [{user: x, includes: [[true]]}]\n", 3, "not_text"),
        ("- id: a\n  lang: fr\n  turns: [{user: x, includes: [['']]}]\n", 3, "blank"),
        ("- id: a\n  lang: fr\n  turns: [{user: x, max_ms: true}]\n", 3, "not_whole"),
        ("- id: a\n  lang: fr\n  turns: [{user: x, tool: 3}]\n", 3, "not_list"),
        ("- id: a\n  lang: fr\n  turns: [{user: x, regex: 'a{999999999999}'}]\n", 3, "regex"),
    ],
)
def test_a_fault_of_its_own_is_told_on_its_line(
    text: str, line: int, key: str, tmp_path: Path
) -> None:
    found = faults(write(tmp_path, text)).faults

    assert (line, key) in [(fault.line, fault.key) for fault in found]
    assert all(fault.worded(words(language)) for fault in found for language in LANGUAGES)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("oui", "oui"),
        ("14:30", "14:30"),
        ("2026-12-05", "2026-12-05"),
        ("007", "007"),
        ("1e5", "1e5"),
        (".inf", ".inf"),
        ("65.3", 65.3),
        ("-12", -12),
        ("true", True),
        ("~", None),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_words_stay_words_and_plain_numbers_are_numbers(written: str, value: object) -> None:
    assert read_yaml_set("s", f"- {written}").value == [value]


def test_a_field_left_empty_is_a_field_that_is_not_there(tmp_path: Path) -> None:
    text = "- id: a\n  lang: fr\n  tags:\n  turns:\n  - user: x\n    outcome:\n    includes:\n"
    (case,) = load_cases([write(tmp_path, text)])

    assert (case.tags, case.turns[0].outcome, case.turns[0].includes) == ((), None, ())


def test_an_empty_value_of_the_assessment_is_expected_to_be_empty(tmp_path: Path) -> None:
    text = "- id: a\n  lang: fr\n  turns: [{user: x, assessment: {answers.P1: null}}]\n"
    (case,) = load_cases([write(tmp_path, text)])

    assert case.turns[0].assessment == {"answers.P1": None}


def test_a_wrong_turn_does_not_make_its_list_seem_empty(tmp_path: Path) -> None:
    text = "- id: a\n  lang: fr\n  turns: [{user: x, sections: [nulle]}]\n"

    assert [f.key for f in faults(write(tmp_path, text)).faults] == ["unknown_section"]


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    assert isinstance(read_yaml_set("s", text), Source)
