"""The health tool: prose shown back before it counts, old values kept, the verdict in words."""

from typing import Any

import pytest

from advisor.dossier import Dossier, Figures, HealthForm
from advisor.language import LANGUAGES, Language
from advisor.merging import joined
from advisor.texts import words
from advisor.tools.evaluate_partnership import Input, Output, render, run
from tests.tools.deps import deps

PROSE: dict[Language, str] = {
    "fr": "Le partenaire nous a rapporté 80 000 $ de ventes sur un objectif de 100 000 $, "
    "et 12 nouveaux clients sur 10 visés.",
    "en": "The partner brought us $80,000 in sales against a target of $100,000, "
    "and 12 new customers against a target of 10.",
}
FOURS = {f"Q{i}": 4 for i in range(1, 7)}


def step(dossier: Dossier, **given: Any) -> Output:
    return run(Input.model_validate({"language": "fr", **given}), deps(dossier))


def begun(**given: Any) -> Dossier:
    started = step(Dossier(), move="start").dossier
    return step(started, **given).dossier if given else started


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_counts_only_once_confirmed(language: Language) -> None:
    read = step(begun(), text=PROSE[language], language=language)
    assert read.dossier.health == HealthForm()
    assert read.dossier.pending is not None
    assert words(language)("form.read_intro") in render(read, words(language))
    kept = step(read.dossier, confirm=True, language=language).dossier
    assert kept.pending is None
    assert kept.health.kpis["revenue_generated"] == Figures(value=80000, target=100000)
    assert kept.health.kpis["new_customers"] == Figures(value=12, target=10)


def test_what_is_rejected_leaves_nothing() -> None:
    read = step(begun(), text=PROSE["fr"]).dossier
    after = step(read, confirm=False).dossier
    assert (after.pending, after.health) == (None, HealthForm())


def test_a_correction_joins_what_is_waiting() -> None:
    read = step(begun(), text=PROSE["fr"]).dossier
    mended = step(read, text="Non, la cible de nouveaux clients est de 20.").dossier
    assert mended.pending is not None
    assert mended.pending.kpis["new_customers"].target == 20
    assert mended.pending.kpis["revenue_generated"].value == 80000


def test_a_figure_for_the_question_in_hand_is_kept_at_once() -> None:
    output = step(begun(), text="60 000 $ sur 100 000 $")
    assert output.dossier.health.kpis["revenue_generated"] == Figures(value=60000, target=100000)
    assert output.dossier.asked == "new_customers"


def test_what_is_not_known_leaves_the_score_and_moves_on() -> None:
    output = step(begun(), unknown=["revenue_generated"])
    assert output.dossier.asked == "new_customers"
    assert output.result.k is None


@pytest.mark.parametrize(
    "given",
    [
        {"us": {"Q1": 9}},
        {"kpis": {"revenue_generated": {"value": True}}},
        {"kpis": {"unheard_of": {"value": 3}}},
        {"period": {"elapsed_months": 14, "total_months": 12}},
    ],
)
def test_what_cannot_be_keeps_the_old_values(given: dict[str, Any]) -> None:
    old = begun(us={"Q1": 4}, kpis={"revenue_generated": {"value": 5, "target": 10}})
    try:
        output = step(old, **given)
    except ValueError:
        return
    assert output.refused
    assert output.dossier.health == old.health


def test_an_impossible_rate_never_erases_the_old_one() -> None:
    old = begun(kpis={"retention_rate": {"value": 84, "target": 90}})
    read = step(old, text="Notre taux de rétention est de 140 %.").dossier
    after = step(read, confirm=True).dossier
    assert after.health.kpis["retention_rate"].value == 84
    assert after.health.problems[0].kind == "impossible"


def test_a_new_reading_settles_an_old_problem() -> None:
    form = step(begun(), text="Notre taux de rétention est de 140 %.").dossier.pending
    assert form is not None
    settled = joined(form, HealthForm(kpis={"retention_rate": Figures(value=84)}))
    assert settled.problems == ()
    assert settled.kpis["retention_rate"].value == 84


def test_six_statements_then_the_partner_then_the_verdict() -> None:
    dossier = begun(kpis={"revenue_generated": {"value": 90, "target": 100}})
    dossier = step(dossier, us=FOURS).dossier
    for item in ("new_customers", "retention_rate", "costs_saved", "leads_generated"):
        dossier = step(dossier, unknown=[item]).dossier
    assert dossier.asked == "partner"
    theirs = step(dossier, partner_known=True).dossier
    assert theirs.asked == "partner.Q1"
    output = step(dossier, partner_known=False)
    assert output.finished
    assert output.result.verdict == "continue"


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_means_an_orderly_exit_with_the_caution_on_perpetual_contracts(
    language: Language,
) -> None:
    say = words(language)
    low = {f"Q{i}": 2 for i in range(1, 7)}
    kpis = {"revenue_generated": {"value": 30000, "target": 100000}}
    output = step(begun(kpis=kpis, us=low), move="result", language=language)
    text = render(output, say)
    assert output.result.verdict == "stop"
    assert say("result.verdict.stop") in text
    assert "Uniprix" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_confirmed_breach_sends_to_a_lawyer_first(language: Language) -> None:
    output = step(begun(us=FOURS, integrity="confirmed"), move="result", language=language)
    assert output.result.reason == "R1"
    assert words(language)("result.health.lawyer") in render(output, words(language))


@pytest.mark.parametrize("move", ["back", "undo", "result", "explain", "unclear", "pause"])
def test_no_move_breaks_a_blank_dossier(move: str) -> None:
    assert render(step(Dossier(), move=move), words("en"))
