"""What is measured on a reply, against values worked by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pytest

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES, Language
from advisor.reply import Outcome, Reply
from advisor.retrieval.encoder import Vectors
from advisor.texts import words
from evals.expectations import Step
from evals.metrics import MEANS, METRICS, Deps, Judged
from evals.metrics.short import MAX_WORDS
from evals.playing import checks_of
from evals.results import Check, TurnResult
from tests.evals.made_replies import COMMUNITY, EXPORT, GIFTS, PLAN, RIGHTS, reply

NBSP = "\u00a0"


def checks(
    made: Reply, knowledge: Knowledge, lang: Language = "fr", **asked: Any
) -> dict[str, Check]:
    step = Step.model_validate({"user": "?", **asked})
    return {c.metric: c for c in checks_of(step, made, Deps(lang, knowledge))}


def verdict(name: str, made: Reply, knowledge: Knowledge, **asked: Any) -> str:
    found = checks(made, knowledge, **asked).get(name)
    return found.verdict if found else "unasked"


def test_what_a_step_does_not_ask_for_is_not_judged(knowledge: Knowledge) -> None:
    found = checks(reply("Oui.", knowledge, PLAN), knowledge)

    assert set(found) == {"language", "grounded", "short"}
    assert not any(check.asked for check in found.values())


def test_every_metric_has_a_name_of_its_own_and_words_for_its_failure() -> None:
    names = [metric.NAME for metric in METRICS]

    assert len(set(names)) == len(names)
    assert MEANS == {"reciprocal_rank", "fields", "similar", "judge"}
    assert all(f"eval.reason.{name}" in words(lang) for name in names for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("wanted", "outcome", "right"),
    [
        ("answered", "answered", "passed"),
        ("answered", "corrected", "passed"),
        ("answered", "declined", "failed"),
        ("corrected", "corrected", "passed"),
        ("corrected", "answered", "failed"),
        ("declined", "declined", "passed"),
        ("declined", "answered", "failed"),
        (["refused", "declined"], "declined", "passed"),
        (["refused", "declined"], "greeted", "failed"),
    ],
)
def test_the_outcome_is_held_to_what_the_step_wants(
    wanted: str | list[str], outcome: Outcome, right: str, knowledge: Knowledge
) -> None:
    made = reply("Oui.", knowledge, outcome=outcome)

    assert verdict("outcome", made, knowledge, outcome=wanted) == right


@pytest.mark.parametrize(
    ("wanted", "outcome", "answered", "declined"),
    [
        ("answered", "corrected", "passed", "unasked"),
        ("answered", "declined", "failed", "unasked"),
        ("corrected", "answered", "passed", "unasked"),
        ("declined", "declined", "unasked", "passed"),
        ("declined", "answered", "unasked", "failed"),
        (["declined", "refused"], "refused", "unasked", "passed"),
        (["declined", "answered"], "answered", "unasked", "unasked"),
        ("greeted", "greeted", "unasked", "unasked"),
    ],
)
def test_answering_and_declining_are_counted_where_they_are_due(
    wanted: str | list[str], outcome: Outcome, answered: str, declined: str, knowledge: Knowledge
) -> None:
    made = reply("Oui.", knowledge, outcome=outcome)
    found = checks(made, knowledge, outcome=wanted)

    assert verdict("answered_when_it_should", made, knowledge, outcome=wanted) == answered
    assert verdict("declined_when_it_should", made, knowledge, outcome=wanted) == declined
    assert not any(found[n].asked for n in found if n.endswith("_should"))


@pytest.mark.parametrize(
    ("units", "first", "in_three", "rank"),
    [
        ((PLAN, EXPORT), "passed", "passed", 1.0),
        ((EXPORT, PLAN), "failed", "passed", 1 / 2),
        ((EXPORT, EXPORT, GIFTS, PLAN), "failed", "passed", 1 / 3),
        ((EXPORT, GIFTS, RIGHTS, PLAN), "failed", "failed", 1 / 4),
        ((EXPORT,), "failed", "failed", 0.0),
        ((), "failed", "failed", 0.0),
    ],
)
def test_the_right_section_is_looked_for_first_in_three_and_by_its_rank(
    units: tuple[str, ...], first: str, in_three: str, rank: float, knowledge: Knowledge
) -> None:
    found = checks(reply("Oui.", knowledge, *units), knowledge, sections=["customers"])

    assert found["first_section"].verdict == first
    assert found["section_in_three"].verdict == in_three
    assert found["reciprocal_rank"].score == pytest.approx(rank)
    assert [n for n, c in found.items() if c.asked] == ["first_section"]


@pytest.mark.parametrize(
    ("units", "right"), [((PLAN, EXPORT), "passed"), ((EXPORT, PLAN), "failed"), ((), "failed")]
)
def test_the_right_unit_has_to_come_first(
    units: tuple[str, ...], right: str, knowledge: Knowledge
) -> None:
    made = reply("Oui.", knowledge, *units)

    assert verdict("unit", made, knowledge, units=[GIFTS, PLAN]) == right


@pytest.mark.parametrize(
    ("includes", "there"),
    [
        ([["65,3"]], "passed"),
        ([["65.3"]], "passed"),
        ([[65.3]], "passed"),
        ([["66", 65.3]], "passed"),
        ([["65,3"], ["exportations"]], "passed"),
        ([["65,3"], ["importations"]], "failed"),
        ([["EXPORTATIONS"]], "passed"),
        ([["export"]], "passed"),
        ([["66"]], "failed"),
        ([["5,3"]], "failed"),
        ([["65"]], "failed"),
    ],
)
def test_one_word_of_every_group_has_to_be_there(
    includes: list[list[str | float]], there: str, knowledge: Knowledge
) -> None:
    made = reply(f"Plus de 65,3{NBSP}% des *exportations*.", knowledge, EXPORT)

    assert verdict("includes", made, knowledge, includes=includes) == there


def test_what_an_answer_does_not_say_is_named(knowledge: Knowledge) -> None:
    made = reply("Oui.", knowledge, PLAN)
    found = checks(made, knowledge, includes=[["oui"], ["non", "jamais"]])["includes"]

    assert words("fr")(found.reason, **found.facts) == "La réponse ne dit pas : non | jamais."
    assert words("en")(found.reason, **found.facts) == "The answer does not say: non | jamais."


@pytest.mark.parametrize(
    ("excludes", "clean"),
    [
        (["garantie"], "failed"),
        (["GARANTIE"], "failed"),
        (["promesse"], "passed"),
        (["promesse", "5,4 fois"], "failed"),
        (["4 fois"], "passed"),
    ],
)
def test_a_word_that_must_not_be_said_is_seen(
    excludes: list[str], clean: str, knowledge: Knowledge
) -> None:
    made = reply("Une garantie de 5.4 fois.", knowledge, COMMUNITY)

    assert verdict("excludes", made, knowledge, excludes=excludes) == clean


@pytest.mark.parametrize(
    ("regex", "right"),
    [
        (r"\d+,\d %", "passed"),
        ("^PLUS", "failed"),
        ("(?i)^PLUS", "passed"),
        ("plus$", "failed"),
        ([r"Plus", r"valeur\.$"], "passed"),
        ([r"Plus", r"moins"], "failed"),
    ],
)
def test_every_pattern_has_to_be_found(
    regex: str | list[str], right: str, knowledge: Knowledge
) -> None:
    made = reply("Plus de 65,3 % de la valeur.", knowledge, EXPORT)

    assert verdict("regex", made, knowledge, regex=regex) == right


def test_the_answer_has_to_be_in_the_language_of_the_case(knowledge: Knowledge) -> None:
    french = reply("Oui.", knowledge, PLAN)
    clarify = reply("Quoi? / What?", knowledge, outcome="clarify")

    assert checks(french, knowledge, "fr")["language"].verdict == "passed"
    assert checks(french, knowledge, "en")["language"].verdict == "failed"
    assert checks(clarify, knowledge, "en")["language"].verdict == "passed"
    assert not checks(french, knowledge, "en")["language"].asked


def test_a_language_that_the_step_names_counts_for_the_verdict(knowledge: Knowledge) -> None:
    found = checks(reply("Oui.", knowledge, PLAN), knowledge, "en", language="fr")["language"]

    assert found.verdict == "passed"
    assert found.asked


@pytest.mark.parametrize(
    ("tool", "right"),
    [
        ("search_guidance", "passed"),
        ("review_agreement", "failed"),
        ({"name": "search_guidance", "args": {"language": "fr"}}, "passed"),
        ({"name": "search_guidance", "args": {"question": "L'ECRIT"}}, "passed"),
        ({"name": "search_guidance", "args": {"language": "en"}}, "failed"),
        ({"name": "search_guidance", "args": {"count": 3}}, "passed"),
        ({"name": "search_guidance", "args": {"count": True}}, "failed"),
        ({"name": "search_guidance", "args": {"near": {"a": [1, "É"]}}}, "passed"),
        ({"name": "search_guidance", "args": {"near": {"a": [1]}}}, "failed"),
        ({"name": "search_guidance", "args": {"missing": "x"}}, "failed"),
        (["search_guidance", "assess_readiness"], "failed"),
    ],
)
def test_a_tool_has_to_be_called_with_at_least_the_arguments_named(
    tool: object, right: str, knowledge: Knowledge
) -> None:
    args = {"language": "fr", "question": "L’écrit", "count": 3, "near": {"a": [1, "é"], "b": 2}}
    made = reply("Oui.", knowledge, PLAN, tools=[{"name": "search_guidance", "args": args}])

    assert verdict("tool", made, knowledge, tool=tool) == right


ASSESSMENT = {
    "kind": "readiness",
    "answers": {"F1": 3, "F2": None, "A3": "na"},
    "result": {"score": 61.5, "gates": ["finances", "people"], "provisional": True},
    "due": "2026-12-05",
}


@pytest.mark.parametrize(
    ("path", "value", "right"),
    [
        ("answers.F1", 3, True),
        ("answers.F1", 3.0, True),
        ("answers.F1", "3", False),
        ("answers.F2", None, True),
        ("answers.F9", None, True),
        ("answers.F9", 1, False),
        ("result.score", {"value": 61, "tolerance": 0.5}, True),
        ("result.score", {"value": 61, "tolerance": 0.4}, False),
        ("answers.A3", {"value": 3, "tolerance": 9}, False),
        ("result.gates", ["finances", "people"], True),
        ("result.gates", ["people", "finances"], False),
        ("result.gates.1", "people", True),
        ("result.gates.2", "people", False),
        ("result.provisional", True, True),
        ("result.provisional", 1, False),
        ("result", {"provisional": True}, True),
        ("due", date(2026, 12, 5), True),
    ],
)
def test_a_value_of_an_assessment_has_to_be_the_one_expected(
    path: str, value: object, right: bool, knowledge: Knowledge
) -> None:
    made = reply("Noté.", knowledge, outcome="form", assessment=ASSESSMENT)
    found = checks(made, knowledge, assessment={path: value})

    assert found["assessment"].verdict == ("passed" if right else "failed")
    assert found["fields"].score == float(right)


def test_the_share_of_right_values_is_a_score(knowledge: Knowledge) -> None:
    made = reply("Noté.", knowledge, outcome="form", assessment=ASSESSMENT)
    wanted = {"answers.F1": 3, "answers.A3": "na", "kind": "health", "result.score": 61.5}
    found = checks(made, knowledge, assessment=wanted)

    assert found["assessment"].verdict == "failed"
    assert found["assessment"].expected == "kind: health"
    assert found["assessment"].found == "kind: readiness"
    assert found["fields"].score == 0.75
    assert not found["fields"].asked


def test_a_reply_without_an_assessment_has_no_value_right(knowledge: Knowledge) -> None:
    found = checks(reply("Oui.", knowledge, PLAN), knowledge, assessment={"answers.F2": None})

    assert found["assessment"].verdict == "failed"
    assert found["assessment"].reason == "eval.reason.no_assessment"
    assert found["fields"].score == 0


@pytest.mark.parametrize(("limit", "right"), [(40, "passed"), (39, "failed")])
def test_an_answer_has_to_come_in_time(limit: int, right: str, knowledge: Knowledge) -> None:
    found = checks(reply("Oui.", knowledge, PLAN), knowledge, max_ms=limit)["latency"]

    assert found.verdict == right
    assert found.found == ""


def test_figures_are_held_to_their_grounds_without_being_asked(knowledge: Knowledge) -> None:
    loose = reply("Plus de 70 %, ou 80 %.", knowledge, EXPORT)
    found = checks(loose, knowledge)["grounded"]

    assert (found.verdict, found.asked, found.found) == ("failed", False, "70, 80")
    assert verdict("grounded", reply("65,3 %.", knowledge, EXPORT), knowledge) == "passed"
    assert verdict("grounded", reply("70 %.", knowledge), knowledge) == "unasked"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("count", "short"), [(MAX_WORDS, "passed"), (MAX_WORDS + 1, "failed")])
def test_an_answer_is_short_up_to_the_limit(
    count: int, short: str, language: Language, knowledge: Knowledge
) -> None:
    made = reply("mot " * count, knowledge, PLAN, language=language)

    assert verdict("short", made, knowledge) == short


def test_the_length_of_a_numbered_list_or_of_a_refusal_is_not_measured(
    knowledge: Knowledge,
) -> None:
    numbered = reply("mot " * 300 + "\n1. Un\n2. Deux", knowledge, PLAN)
    declined = reply("mot " * 300, knowledge, outcome="declined")

    assert verdict("short", numbered, knowledge) == "unasked"
    assert verdict("short", declined, knowledge) == "unasked"


VECTORS = {"oui": (1.0, 0.0), "nord": (0.0, 2.0), "presque": (3.0, 4.0), "non": (-1.0, 0.0)}


def encode(texts: list[str]) -> Vectors:
    return np.array([VECTORS[t] for t in texts], dtype=np.float32)


@pytest.mark.parametrize(
    ("text", "score", "right"),
    [
        ("oui", 1.0, "passed"),
        ("presque", 0.6, "passed"),
        ("nord", 0.0, "failed"),
        ("non", 0, "failed"),
    ],
)
def test_likeness_is_the_cosine_and_never_below_0(
    text: str, score: float, right: str, knowledge: Knowledge
) -> None:
    step = Step.model_validate({"user": "?", "similar_to": {"text": text, "at_least": 0.6}})
    deps = Deps("fr", knowledge, encode)
    found = {c.metric: c for c in checks_of(step, reply("oui", knowledge), deps)}["similar"]

    assert (found.score, found.verdict) == (score, right)


@dataclass
class Grader:
    """Gives the grade it was made with, and keeps what it was asked."""

    told: Judged
    asked: list[tuple[str, int, str, str, Language]] = field(default_factory=list)

    def judge(
        self, rubric: str, turns: Sequence[TurnResult], user: str, answer: str, lang: Language
    ) -> Judged:
        self.asked.append((rubric, len(turns), user, answer, lang))
        return self.told


def judged(told: Judged, knowledge: Knowledge) -> Check:
    step = Step.model_validate({"user": "q", "judge": {"rubric": "Clair?", "at_least": 4}})
    deps = Deps("fr", knowledge, judge=Grader(told))
    return {c.metric: c for c in checks_of(step, reply("oui", knowledge), deps)}["judge"]


@pytest.mark.parametrize(
    ("grade", "score", "right"),
    [(1, 0.0, "failed"), (3, 0.5, "failed"), (4, 0.75, "passed"), (5, 1.0, "passed")],
)
def test_a_grade_from_1_to_5_is_a_score_from_0_to_1(
    grade: int, score: float, right: str, knowledge: Knowledge
) -> None:
    found = judged(Judged(grade, "bien", {"input_tokens": 9}), knowledge)

    assert (found.score, found.verdict, found.found) == (score, right, "bien")
    assert found.facts["input_tokens"] == 9


def test_a_grade_that_did_not_come_is_not_a_failure(knowledge: Knowledge) -> None:
    found = judged(Judged(None, "TimeoutError: late", {}), knowledge)

    assert (found.verdict, found.score, found.asked) == ("skipped", None, True)
    assert "TimeoutError: late" in words("en")(found.reason, **found.facts)


@pytest.mark.parametrize(
    ("asked", "name", "reason"),
    [
        ({"similar_to": "x"}, "similar", "eval.reason.no_encoder"),
        ({"judge": "x"}, "judge", "eval.reason.no_judge"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_measured_is_skipped_with_its_reason(
    asked: dict[str, str], name: str, reason: str, language: Language, knowledge: Knowledge
) -> None:
    found = checks(reply("oui", knowledge), knowledge, language, **asked)[name]

    assert (found.verdict, found.reason) == ("skipped", reason)
    assert words(language)(found.reason, **found.facts)


def test_every_failure_can_be_told_in_both_languages(knowledge: Knowledge) -> None:
    step = Step.model_validate(
        {
            "user": "?",
            "outcome": "declined",
            "sections": ["culture"],
            "units": [GIFTS],
            "includes": [["zut"]],
            "excludes": ["oui"],
            "regex": "zut",
            "language": "en",
            "tool": "search_guidance",
            "assessment": {"a": 1},
            "max_ms": 1,
            "similar_to": {"text": "nord", "at_least": 0.9},
            "judge": "Clair?",
        }
    )
    deps = Deps("fr", knowledge, encode, Grader(Judged(1, "non", {})))
    failed = [c for c in checks_of(step, reply("oui", knowledge), deps) if c.verdict == "failed"]

    assert len(failed) >= 14
    for lang in LANGUAGES:
        assert all("$" not in words(lang)(c.reason, **c.facts) for c in failed)
