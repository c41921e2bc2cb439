"""A promptfoo configuration becomes a set, and what cannot be asked here is told with its line."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.language import LANGUAGES, Language
from advisor.texts import words
from evals.cases import Rubric, Similar, dump_cases, load_cases
from evals.promptfoo import Converted, convert_promptfoo

CONFIG = r"""
prompts: ["Réponds à {{question}}"]
providers: [openai:gpt-5-mini]
defaultTest:
  vars: {ville: Montréal}
  assert:
  - {type: latency, threshold: 3000}
  - {type: llm-rubric, value: Polie, threshold: 0.5}
tests:
- description: Été à la ville, 1er essai
  vars: {question: "C’est quoi à {{ ville }}?"}
  threshold: 0.5
  assert:
  - {type: contains, value: "{{ville}}", weight: 2}
  - {type: icontains-any, value: [un, deux, 3]}
  - {type: contains-all, value: "x, y"}
  - {type: not-icontains, value: garantie}
  - {type: regex, value: '\d+ %'}
  - {type: not-regex, value: 'jamais$'}
  - {type: similar, value: une aide, threshold: 0.8}
  - {type: latency, threshold: 500}
  - {type: llm-rubric, value: Brève}
  - {type: javascript, value: output.length < 3}
  - type: equals
    value: foo
  - {type: regex, value: "("}
- description: Été à la ville, 1er essai
  vars: {demande: bonjour}
- vars: {a: 1, b: 2}
"""


def asked(*assertions: dict[str, Any], **test: Any) -> Converted:
    """The conversion of one test."""
    made = {"vars": {"question": "x"}, "assert": list(assertions), **test}
    return convert_promptfoo(yaml.safe_dump([made], allow_unicode=True), "fr")


def keys(converted: Converted) -> list[str]:
    return [fault.key for fault in converted.refused]


def test_what_can_be_asked_here_is() -> None:
    first, second = convert_promptfoo(CONFIG, "fr").cases
    (turn,) = first.turns

    assert (first.id, first.lang, first.tags) == ("ete-a-la-ville-1er-essai", "fr", ("promptfoo",))
    assert turn.user == "C’est quoi à Montréal?"
    assert turn.includes == (("Montréal",), ("un", "deux", 3), ("x",), ("y",))
    assert turn.excludes == ("garantie",)
    assert turn.regex[0] == r"\d+ %"
    assert turn.similar_to == Similar(text="une aide", at_least=0.8)
    assert turn.max_ms == 500
    assert turn.judge == Rubric(rubric="Polie\n\nBrève", at_least=4)
    assert (second.id, second.turns[0].user) == ("ete-a-la-ville-1er-essai-2", "bonjour")
    assert second.turns[0].max_ms == 3000


def test_what_cannot_is_told_with_its_line() -> None:
    found = [(fault.line, fault.key) for fault in convert_promptfoo(CONFIG, "fr").refused]

    assert found == [
        (12, "promptfoo_unused"),
        (14, "promptfoo_unused"),
        (23, "promptfoo_code"),
        (24, "promptfoo_equals"),
        (26, "regex"),
        (29, "promptfoo_question"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_words_in_both_languages(language: Language) -> None:
    for fault in convert_promptfoo(CONFIG, language).refused:
        assert fault.worded(words(language)).startswith(f"promptfooconfig.yaml:{fault.line}: ")


def test_what_comes_out_loads_as_a_set(tmp_path: Path) -> None:
    cases = convert_promptfoo(CONFIG, "en").cases
    path = tmp_path / "set.yaml"
    path.write_text(dump_cases(cases), encoding="utf-8")

    assert load_cases([path]) == list(cases)


@pytest.mark.parametrize("name", ["question", "query", "input", "prompt", "message", "other"])
def test_the_question_is_found_under_the_names_that_people_give_it(name: str) -> None:
    variables = {name: "bonjour"} if name == "other" else {"context": "y", name: "bonjour"}
    (case,) = asked(vars=variables).cases

    assert case.turns[0].user == "bonjour"


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("toujours", True),
        ("pas jamais toujours", True),
        ("un\ndeux jamais", False),
        ("jamais", False),
    ],
)
def test_a_pattern_that_must_not_be_found_is_one_that_finds_its_absence(
    answer: str, right: bool
) -> None:
    (case,) = asked({"type": "not-regex", "value": "jamais$"}).cases

    assert bool(re.search(case.turns[0].regex[0], answer)) is right


@pytest.mark.parametrize(
    ("assertion", "key"),
    [
        ({"type": "python", "value": "import os"}, "promptfoo_code"),
        ({"type": "webhook", "value": "https://example.org"}, "promptfoo_code"),
        ({"type": "not-javascript", "value": "1"}, "promptfoo_code"),
        ({"type": "equals", "value": "x"}, "promptfoo_equals"),
        ({"type": "not-equals", "value": "x"}, "promptfoo_equals"),
        ({"type": "is-json"}, "promptfoo_kind"),
        ({"type": "not-similar", "value": "x"}, "promptfoo_kind"),
        ({"type": "assert-set", "assert": []}, "promptfoo_kind"),
        ({"value": "x"}, "promptfoo_kind"),
        ({"type": "contains", "value": "x", "weight": 0}, "promptfoo_weight"),
        ({"type": "contains", "value": "x", "transform": "output"}, "promptfoo_transform"),
        ({"type": "contains", "value": "{{ autre }}"}, "promptfoo_template"),
        ({"type": "contains", "value": "{{ question | upper }}"}, "promptfoo_template"),
        ({"type": "contains-any", "value": ["{% if x %}"]}, "promptfoo_template"),
        ({"type": "contains", "value": "file://mots.txt"}, "promptfoo_file"),
        ({"type": "contains", "value": ""}, "blank"),
        ({"type": "contains"}, "not_text"),
        ({"type": "not-contains", "value": {"a": 1}}, "not_text"),
        ({"type": "contains-any", "value": []}, "empty_list"),
        ({"type": "regex", "value": "(?<a>x)"}, "regex"),
        ({"type": "not-regex", "value": "x" * 600}, "regex_long"),
        ({"type": "regex", "value": 3}, "not_text"),
        ({"type": "similar", "value": "x", "threshold": 2}, "too_high"),
        ({"type": "latency"}, "not_whole"),
        ({"type": "latency", "threshold": 0}, "not_above"),
        ({"type": "llm-rubric", "value": "x", "threshold": 3}, "promptfoo_threshold"),
    ],
)
def test_an_assertion_without_equivalent_is_refused_and_its_test_left_out(
    assertion: dict[str, Any], key: str
) -> None:
    converted = asked(assertion)

    assert converted.cases == ()
    assert {"promptfoo_unused", *keys(converted)} == {
        "promptfoo_unused",
        key,
        "promptfoo_nothing_left",
    }


def test_a_refused_assertion_leaves_the_others() -> None:
    converted = asked({"type": "contains", "value": "a"}, {"type": "cost", "threshold": 1})

    assert converted.cases[0].turns[0].includes == (("a",),)
    assert keys(converted) == ["promptfoo_kind"]


def test_a_turn_has_room_for_one_model_answer() -> None:
    converted = asked({"type": "similar", "value": "a"}, {"type": "similar", "value": "b"})

    assert converted.cases[0].turns[0].similar_to == Similar(text="a")
    assert keys(converted) == ["promptfoo_once"]


@pytest.mark.parametrize(("share", "mark"), [(0, 1), (0.5, 3), (0.6, 4), (None, 4), (1, 5)])
def test_a_share_becomes_a_mark_from_one_to_five(share: float | None, mark: int) -> None:
    (case,) = asked({"type": "llm-rubric", "value": "x", "threshold": share}).cases

    assert case.turns[0].judge == Rubric(rubric="x", at_least=mark)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["empty_file"]),
        ("3", ["promptfoo_no_tests"]),
        ("tests: file://a.csv", ["promptfoo_no_tests"]),
        ("prompts: [a]", ["promptfoo_no_tests"]),
        ("scenarios: []\ntests: []", ["promptfoo_unused"]),
        ("defaultTest: file://a.yaml\ntests: []", ["not_fields"]),
        ("- bonjour", ["not_fields"]),
        ("- vars: file://a.yaml", ["not_fields"]),
        ("- vars: {question: file://a.txt}", ["promptfoo_file"]),
        ("- vars: {question: [a, b]}", ["not_text"]),
        ("- vars: {question: ' '}", ["user_empty"]),
        ("- vars: {question: a}\n  assert: b", ["not_list"]),
        ("- vars: &v {question: a}\n- vars: *v", ["alias", "promptfoo_question"]),
        ("- vars: !!python/object/apply:os.system [ls]", ["tag", "promptfoo_question"]),
        ("tests: [", ["yaml"]),
    ],
)
def test_a_configuration_that_holds_no_test_says_so(text: str, found: list[str]) -> None:
    converted = convert_promptfoo(text, "fr")

    assert sorted(keys(converted)) == sorted(found)
    for fault in converted.refused:
        assert all(fault.worded(words(language)) for language in LANGUAGES)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["vars", "assert", "type", "value", "question", "threshold", "tests"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(PLAIN)
def test_any_configuration_is_converted_or_refused_but_never_breaks(value: Any) -> None:
    for text in (yaml.safe_dump(value), yaml.safe_dump([value]), yaml.safe_dump({"tests": value})):
        converted = convert_promptfoo(text, "fr")
        assert all(case.turns for case in converted.cases)
