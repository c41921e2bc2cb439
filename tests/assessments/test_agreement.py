"""The agreement review: verdicts, flags, the artist switch, and a second implementation."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from advisor.assessments.agreement import (
    BEYOND,
    CLAUSES,
    ESSENTIAL,
    FLAGS,
    PARTICULARS,
    VERSION,
    WEIGHTS,
    AgreementInput,
    AgreementResult,
    score_agreement,
)
from advisor.assessments.agreement_review import MISSING, Clause, Evidence, Review
from tests.assessments.slow_agreement import (
    BESIDE,
    MARKS,
    NAMES,
    SIX,
    STATUSES,
    random_agreement,
    slow_agreement,
)

_ORDER = ["do_not_sign", "fix_first", "ready_for_legal_review"]
_WHOLE = dict.fromkeys(NAMES, "present")
_SIX = dict.fromkeys(SIX, "present")


def _scored(changes: dict[str, str] | None = None, **more: Any) -> AgreementResult:
    clauses = {**_WHOLE, **(changes or {})}
    return score_agreement(AgreementInput.model_validate({"clauses": clauses, **more}))


def test_twelve_clauses_weigh_thirty_one_and_seven_are_essential() -> None:
    assert (len(CLAUSES), sum(WEIGHTS.values()), len(ESSENTIAL)) == (12, 31, 7)
    assert list(CLAUSES) == NAMES
    assert (list(BEYOND), list(FLAGS), list(PARTICULARS)) == (BESIDE, MARKS, SIX)


def test_a_whole_draft_is_ready_for_a_legal_review_and_for_nothing_more() -> None:
    found = _scored()
    assert (found.coverage, found.verdict, found.because) == (100, "ready_for_legal_review", ())
    assert found.version == VERSION


@pytest.mark.parametrize(
    ("changes", "coverage", "verdict", "because"),
    [
        ({"remuneration": "missing"}, 90, "do_not_sign", ["remuneration"]),
        ({"remuneration": "unclear"}, 95, "fix_first", ["remuneration"]),
        ({"exit_terms": "missing", "duration": "unclear"}, 85, "do_not_sign", ["exit_terms"]),
        ({"confidentiality": "missing"}, 94, "ready_for_legal_review", []),
        ({"mediation": "missing", "decision_process": "missing"}, 87, _ORDER[2], []),
        (
            {"mediation": "missing", "decision_process": "missing", "confidentiality": "missing"},
            81,
            "ready_for_legal_review",
            [],
        ),
        (
            {
                **dict.fromkeys(["mediation", "decision_process", "confidentiality"], "missing"),
                "success_indicators": "unclear",
            },
            77,
            "fix_first",
            ["coverage_under_80"],
        ),
        (dict.fromkeys(NAMES, "unclear"), 50, "fix_first", [*ESSENTIAL, "coverage_under_80"]),
        (dict.fromkeys(NAMES, "missing"), 0, "do_not_sign", [*ESSENTIAL]),
    ],
)
def test_the_verdict_and_what_decides_it(
    changes: dict[str, str], coverage: int, verdict: str, because: list[str]
) -> None:
    found = _scored(changes)
    assert (found.coverage, found.verdict) == (coverage, verdict)
    assert list(found.because) == because


def test_gaps_run_from_missing_to_unclear_and_from_heavy_to_light() -> None:
    found = _scored(
        {
            "confidentiality": "missing",
            "exit_terms": "missing",
            "deliverable": "missing",
            "success_indicators": "unclear",
            "duration": "unclear",
        }
    )
    assert found.missing == ("deliverable", "exit_terms", "confidentiality")
    assert found.unclear == ("duration", "success_indicators")
    assert found.gaps == found.missing + found.unclear


def test_a_mediation_clause_is_a_way_to_resolve_conflicts() -> None:
    assert _scored({"conflict_resolution": "missing"}).coverage == 100
    unclear = _scored({"conflict_resolution": "missing", "mediation": "unclear"})
    assert unclear.missing == ("conflict_resolution",)


@pytest.mark.parametrize("flag", ["contradictory_terms", "blank_fields"])
def test_a_blank_or_a_contradiction_keeps_a_whole_draft_from_being_ready(flag: str) -> None:
    found = _scored(flags=(flag,))
    assert (found.coverage, found.verdict, found.because) == (100, "fix_first", (flag,))


@pytest.mark.parametrize("flag", ["perpetual_duration", "hidden_instruction"])
def test_the_other_flags_are_told_and_decide_nothing(flag: str) -> None:
    found = _scored(flags=(flag,))
    assert (found.verdict, found.flags) == ("ready_for_legal_review", (flag,))


def test_what_is_beyond_the_article_is_reported_and_never_scored() -> None:
    some = _scored(beyond={"amendments_law": True, "liability_insurance": False})
    assert some.beyond_missing == tuple(name for name in BEYOND if name != "amendments_law")
    assert some.coverage == _scored().coverage


def test_between_artist_and_presenter_a_missing_particular_holds_back_the_signing() -> None:
    found = _scored(artist=True, particulars={**_SIX, "reporting": "missing"})
    assert (found.verdict, found.because) == ("do_not_sign", ("s47_reporting",))
    assert (found.essential_missing, found.coverage) == (("reporting",), 100)


def test_between_artist_and_presenter_an_unclear_particular_is_to_be_fixed() -> None:
    found = _scored(artist=True, particulars={**_SIX, "duration": "unclear"})
    assert (found.verdict, found.because) == ("fix_first", ("s47_duration",))
    assert found.essential_unclear == ("duration",)


def test_particulars_are_not_read_between_others() -> None:
    found = _scored(particulars=dict.fromkeys(SIX, "missing"))
    assert (found.verdict, found.essential_missing) == ("ready_for_legal_review", ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"clauses": {k: v for k, v in _WHOLE.items() if k != "mediation"}},
        {"clauses": {**_WHOLE, "price": "present"}},
        {"clauses": {**_WHOLE, "mediation": "absent"}},
        {"clauses": _WHOLE, "flags": ("typo",)},
        {"clauses": _WHOLE, "beyond": {"weather": True}},
        {"clauses": _WHOLE, "artist": True, "particulars": {"nature": "present"}},
        {"clauses": _WHOLE, "score": 100},
    ],
)
def test_an_input_that_is_not_whole_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        AgreementInput.model_validate(wrong)


def test_a_thousandfold_comparison_with_a_second_implementation() -> None:
    chance = Random(12)
    seen = set()
    for _ in range(5000):
        plain = random_agreement(chance)
        found = score_agreement(AgreementInput.model_validate(plain)).model_dump(mode="json")
        assert found == slow_agreement(plain), plain
        seen.add(found["verdict"])
    assert seen == set(_ORDER)


_STATUS = st.sampled_from(STATUSES)
_DRAFTS = st.fixed_dictionaries(
    {
        "clauses": st.fixed_dictionaries({name: _STATUS for name in NAMES}),
        "beyond": st.dictionaries(st.sampled_from(BESIDE), st.booleans()),
        "flags": st.lists(st.sampled_from(MARKS), unique=True).map(tuple),
        "artist": st.booleans(),
        "particulars": st.fixed_dictionaries({name: _STATUS for name in SIX}),
    }
)


def _of(draft: dict[str, Any]) -> AgreementResult:
    return score_agreement(AgreementInput.model_validate(draft))


@given(_DRAFTS)
def test_any_draft_scores_as_the_second_implementation_says(draft: dict[str, Any]) -> None:
    assert _of(draft).model_dump(mode="json") == slow_agreement(draft)


@given(_DRAFTS, st.sampled_from(NAMES))
def test_a_better_clause_never_lowers_anything(draft: dict[str, Any], name: str) -> None:
    better = {"missing": "unclear"}.get(draft["clauses"][name], "present")
    before = _of(draft)
    after = _of({**draft, "clauses": {**draft["clauses"], name: better}})
    assert before.coverage <= after.coverage
    assert _ORDER.index(before.verdict) <= _ORDER.index(after.verdict)


@given(_DRAFTS, st.sampled_from(MARKS))
def test_a_flag_never_raises_the_verdict(draft: dict[str, Any], flag: str) -> None:
    without = {**draft, "flags": tuple(name for name in draft["flags"] if name != flag)}
    flagged = {**without, "flags": (*without["flags"], flag)}
    assert _ORDER.index(_of(flagged).verdict) <= _ORDER.index(_of(without).verdict)
    assert _of(flagged).coverage == _of(without).coverage


@given(_DRAFTS)
def test_something_decides_every_verdict_but_the_best(draft: dict[str, Any]) -> None:
    found = _of(draft)
    assert bool(found.because) == (found.verdict != "ready_for_legal_review")


def _review(**more: Any) -> Review:
    return Review.model_validate(
        {"language": "fr", "clauses": dict.fromkeys(CLAUSES, MISSING), **more}
    )


def test_a_review_is_scored_by_its_statuses() -> None:
    words = Evidence(words="par l’un des membres du jury", line=4)
    mediation = Clause(status="present", evidence=words)
    review = _review(
        clauses={**dict.fromkeys(CLAUSES, MISSING), "mediation": mediation},
        beyond={"amendments_law": words},
        flags={"blank_fields": (words,)},
    )
    found = review.input()
    assert found.clauses["mediation"] == "present"
    assert found.flags == ("blank_fields",)
    assert [name for name, held in found.beyond.items() if held] == ["amendments_law"]


def test_in_a_review_mediation_lends_its_words_to_conflict_resolution() -> None:
    words = Evidence(words="une tierce personne nous aide à nous parler", line=9, page=2)
    mediation = Clause(status="present", evidence=words)
    review = _review(clauses={**dict.fromkeys(CLAUSES, MISSING), "mediation": mediation})
    assert review.clauses["conflict_resolution"] == mediation


@pytest.mark.parametrize(
    ("mediation", "conflict"), [("present", "present"), ("unclear", "missing")]
)
def test_mediation_lends_nothing_to_words_of_their_own_nor_when_it_is_unclear(
    mediation: str, conflict: str
) -> None:
    own = Clause.model_validate(
        {"status": conflict, "evidence": Evidence(words="arbitrage", line=3)}
    )
    lent = Clause.model_validate({"status": mediation})
    review = _review(
        clauses={
            **dict.fromkeys(CLAUSES, MISSING),
            "mediation": lent,
            "conflict_resolution": own,
        }
    )
    assert review.clauses["conflict_resolution"] == own


def test_a_review_survives_a_trip_through_json() -> None:
    words = Evidence(words="douze mois", line=2)
    review = _review(
        artist=True, flags={"blank_fields": (words,)}, particulars=dict.fromkeys(SIX, MISSING)
    )
    assert Review.model_validate_json(review.model_dump_json()) == review
    assert Review.model_validate(review.model_dump(mode="json")) == review


@pytest.mark.parametrize(
    "wrong",
    [
        {"clauses": {"duration": MISSING}},
        {"flags": {"typo": ()}},
        {"artist": True},
        {"flags": {"blank_fields": ({"words": "x", "line": 0},)}},
        {"language": "es"},
    ],
)
def test_a_review_that_could_not_be_scored_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        _review(**wrong)
