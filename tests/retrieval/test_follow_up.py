"""How units rank for a follow-up, over the real content and scores made by hand."""

import numpy as np
import pytest

from advisor.knowledge import Knowledge
from advisor.retrieval.follow_up import Before, Wants, follow_up_scores
from advisor.retrieval.linear import Scores

RETENTION, NEW_CUSTOMERS = "health-check.kpi-retention", "health-check.kpi-new-customers"
IP, BRAND = "agreement.ip", "health-check.brand-strength"
GROUND, EXAMPLE = "local-alliances.montreal-ground", "local-alliances.aero-montreal"
LEADS = "health-check.kpi-leads"
WHOLE, HALF, LITTLE = 1.0, 0.5, 0.3


def scores(knowledge: Knowledge, **given: float) -> Scores:
    """Zero for every unit but those given, named with `__` for the dot and `_` for the dash."""
    named = {name.replace("__", ".").replace("_", "-"): s for name, s in given.items()}
    return np.array([named.get(unit, 0.0) for unit in knowledge.units])


def first(
    knowledge: Knowledge, unit: str | None, lean: float, alone: Scores, wants: Wants = ""
) -> str:
    before = Before("?", unit, lean, wants)
    units = tuple(knowledge.units.values())
    found = follow_up_scores(before, units, alone, np.zeros(len(units)))
    return units[int(found.argmax())].id


def test_what_was_just_answered_is_read_again_for_what_it_leaves_open(
    knowledge: Knowledge,
) -> None:
    elsewhere = scores(knowledge, health_check__kpi_new_customers=1.5)
    assert first(knowledge, RETENTION, WHOLE, elsewhere) == RETENTION


def test_a_stray_word_does_not_lead_a_leaning_question_to_another_subject(
    knowledge: Knowledge,
) -> None:
    stray = scores(knowledge, health_check__brand_strength=4.0)
    assert first(knowledge, IP, WHOLE, stray) == IP


def test_a_question_that_stands_alone_changes_the_subject(knowledge: Knowledge) -> None:
    clear = scores(knowledge, health_check__brand_strength=12.0)
    assert first(knowledge, IP, LITTLE, clear) == BRAND


@pytest.mark.parametrize(("wants", "found"), [("example", EXAMPLE), ("", GROUND)])
def test_an_example_asked_for_is_one_of_the_same_section(
    knowledge: Knowledge, wants: Wants, found: str
) -> None:
    assert first(knowledge, GROUND, HALF, scores(knowledge), wants) == found


def test_more_is_something_else_than_what_was_just_shown(knowledge: Knowledge) -> None:
    nothing = scores(knowledge, health_check__kpi_leads=0.5)
    assert first(knowledge, RETENTION, WHOLE, nothing) == RETENTION
    assert first(knowledge, RETENTION, WHOLE, nothing, "more") != RETENTION


def test_without_a_unit_before_only_the_words_count(knowledge: Knowledge) -> None:
    alone = scores(knowledge, health_check__kpi_leads=1.0)
    assert first(knowledge, None, WHOLE, alone) == LEADS
