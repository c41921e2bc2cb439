"""Customers into partners in words: repair, progress, next action, measures."""

from typing import Any

from advisor.knowledge.practices import load_practices
from advisor.texts import words
from tests.tools.practice_said import both, first_line, said

CALM: dict[str, Any] = {"unhappy_key_customer": "no", "unanswered_problem": "no"}


def test_the_measures_come_with_their_formula() -> None:
    figures = {
        "invited": 20,
        "active": 12,
        "referrals": 30,
        "referred_customers": 9,
        "referred_revenue": 18000,
        "margin_percent": 40,
        "cost": 3000,
    }
    text = said("ambassadors", **figures, **CALM).replace("\u00a0", " ")
    assert "60 % (12 actifs ÷ 20 invités)" in text
    assert "30 % (9 clients ÷ 30 recommandations)" in text
    assert "140 % = (18 000 $ × 40 % de marge − 3 000 $) ÷ 3 000 $" in text
    english = said("ambassadors", "en", **figures, **CALM)
    assert "140% = ($18,000 × 40% margin − $3,000) ÷ $3,000" in english


def test_progress_is_said_with_its_coverage() -> None:
    six = {f"{step}_{n}": 2 for step in ("identify", "community", "value") for n in (1, 2)}
    line = first_line("ambassadors", **six, **CALM).replace("\u00a0", " ")
    assert "100 %" in line
    assert "60 %" in line
    assert "Pas encore de chiffre" in first_line("ambassadors", identify_1=2, **CALM)


def test_repair_is_said_before_anything_else() -> None:
    for language, head in both("Réparer d’abord", "Repair first"):
        text = said("ambassadors", language, **{**CALM, "unanswered_problem": "yes"})
        assert text.startswith(f"**{head}")
        assert words(language)("ambassadors.repair.unanswered_problem.yes") in text
        assert words(language)("ambassadors.repair.unhappy_key_customer.yes") not in text


def test_a_check_at_nothing_gets_an_action_and_an_unknown_one_a_question() -> None:
    done = {"identify_1": 2, "identify_2": 2}
    action = words("fr")("ambassadors.do.community_1")
    assert action in said("ambassadors", **done, **CALM, community_1=0)
    asked = load_practices()["ambassadors"].items["community_1"].fr.ask
    text = said("ambassadors", **done, **CALM, community_1=None)
    assert action not in text
    assert asked in text


def test_what_is_begun_is_to_be_finished_and_what_runs_is_kept() -> None:
    full = dict.fromkeys(list(load_practices()["ambassadors"].items)[:10], 2)
    assert words("fr")("ambassadors.running") in said("ambassadors", **full, **CALM)
    text = said("ambassadors", **{**full, "equip_2": 1}, **CALM)
    assert "Outil vite utilisé" in text


def test_an_impossible_figure_is_named() -> None:
    text = said("ambassadors", **CALM, active=5, invited=4)
    assert words("fr")("ambassadors.warning.active_over_invited") in text
    assert "Participation :" not in text
