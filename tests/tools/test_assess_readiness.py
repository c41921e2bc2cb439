"""The readiness tool: what it keeps, refuses, asks next, and says."""

from typing import Any

import pytest

from advisor.dossier import Dossier
from advisor.language import LANGUAGES, Language
from advisor.texts import words
from advisor.tools.assess_readiness import Input, Output, render, run
from tests.tools.deps import OneSignal, deps


def step(dossier: Dossier, **given: Any) -> Output:
    return run(Input.model_validate({"language": "fr", **given}), deps(dossier))


def begun(**answers: object) -> Dossier:
    started = step(Dossier(), move="start").dossier
    return step(started, answers=answers).dossier if answers else started


def test_a_start_asks_the_first_of_eighteen() -> None:
    output = step(Dossier(), move="start")
    assert (output.dossier.open, output.dossier.asked, output.left) == ("readiness", "F1", 18)


def test_an_answer_leads_to_the_next_question() -> None:
    output = step(begun(), answers={"F1": 3})
    assert output.dossier.readiness.answers == {"F1": 3}
    assert output.dossier.asked == "F2"


def test_a_correction_leaves_the_question_in_hand() -> None:
    output = step(begun(F1=3, F2=1), answers={"F1": 2})
    assert output.dossier.readiness.answers == {"F1": 2, "F2": 1}
    assert output.dossier.asked == "F3"
    assert output.changes[0].before == 3


@pytest.mark.parametrize("value", [7, -1, "na", "deux"])
def test_what_is_not_on_the_scale_keeps_the_old_answer(value: object) -> None:
    output = step(begun(F1=3), answers={"F1": value})
    assert output.dossier.readiness.answers["F1"] == 3
    assert len(output.refused) == 1


def test_an_unknown_item_is_refused_and_the_rest_is_kept() -> None:
    output = step(begun(), answers={"Z9": 2, "F1": 2})
    assert output.dossier.readiness.answers == {"F1": 2}
    assert output.refused[0].code == "unknown_item"


def test_not_applicable_is_kept_only_where_it_may_be() -> None:
    output = step(begun(), answers={"A3": "na"})
    assert output.dossier.readiness.answers["A3"] == "na"
    assert not output.refused


def test_skip_then_the_end_then_the_result_tells_what_is_open() -> None:
    dossier = begun(**{i: 2 for i in ("F1", "F2", "F3", "P1", "P2", "P3", "H1", "H2", "H3")})
    dossier = step(
        dossier, answers={i: 2 for i in ("A1", "A2", "A3", "O1", "O2", "O3", "R1")}
    ).dossier
    dossier = step(dossier, move="skip").dossier
    output = step(dossier, answers={"R3": 2})
    assert output.finished
    assert output.left == 1
    assert output.dossier.open is None
    assert output.result.score == 50


def test_back_and_go_to_move_without_changing_an_answer() -> None:
    dossier = begun(F1=3, F2=1)
    assert step(dossier, move="back").dossier.asked == "F2"
    assert step(dossier, move="go_to", item="R3").dossier.asked == "R3"
    assert step(dossier, move="go_to", item="R3").dossier.readiness == dossier.readiness


def test_pause_then_resume_returns_to_the_same_question() -> None:
    paused = step(begun(F1=3), move="pause").dossier
    assert paused.open is None
    assert step(paused, move="resume").dossier.asked == "F2"


def test_restart_can_be_undone() -> None:
    restarted = step(begun(F1=3), move="restart").dossier
    assert restarted.readiness.answers == {}
    assert restarted.asked == "F1"
    assert step(restarted, move="undo").dossier.readiness.answers == {"F1": 3}


def test_clear_takes_one_answer_out() -> None:
    output = step(begun(F1=3, F2=2), move="clear", item="F1")
    assert output.dossier.readiness.answers == {"F2": 2}


def test_the_short_check_has_six_questions_and_no_score() -> None:
    dossier = step(Dossier(), move="start", short=True).dossier
    output = step(dossier, answers={i: 2 for i in ("F1", "P1", "H1", "A1", "O1", "R2")})
    assert output.finished
    assert "100" not in render(output, words("fr"))


def test_signals_are_kept_apart_from_ratings() -> None:
    given = Input(language="fr", text="on manque de liquidités")
    output = run(given, deps(signals=OneSignal()))
    assert output.dossier.readiness.answers == {}
    assert output.dossier.readiness.signals["finances"].sign == "weak"
    assert "on manque de liquidités" in render(output, words("fr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_four_without_proof_asks_for_one(language: Language) -> None:
    say = words(language)
    output = step(begun(), answers={"F1": 4}, language=language)
    assert say("form.needs_proof") in render(output, say)
    proven = step(begun(), answers={"F1": 4}, evidence={"F1": "marge de crédit"}, language=language)
    assert say("form.needs_proof") not in render(proven, say)
    assert "marge de crédit" in render(proven, say)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_capped_band_says_why(language: Language) -> None:
    items = ["F1", "F2", "F3", "P1", "P2", "P3", "H1", "H2", "H3", "A1", "A2", "A3"]
    answers = {i: 3 for i in [*items, "O1", "O2", "O3", "R1", "R2", "R3"]} | {"P1": 0}
    output = step(begun(), answers=answers, language=language)
    say = words(language)
    text = render(output, say)
    assert output.result.band == "prepare"
    assert say("result.readiness.cap", raw=say("result.band.ready_for_pilot")) in text


@pytest.mark.parametrize("move", ["back", "undo", "result", "explain", "unclear", "pause"])
def test_no_move_breaks_a_blank_dossier(move: str) -> None:
    output = step(Dossier(), move=move)
    assert render(output, words("en"))
