"""The partner finder in words: first choices, why, cautions, next step."""

import re

from advisor.assessments.finder import TYPES
from advisor.knowledge import load_knowledge
from advisor.language import LANGUAGES
from advisor.texts import words
from advisor.tools.practice_words import units_of
from tests.tools.practice_said import TODAY, both, first_line, said


def test_the_first_choices_come_with_why_a_question_a_help_and_a_section() -> None:
    for language, head in both("En tête", "First choice"):
        text = said("finder", language, need1="rd", need2="talent", offer="yes")
        say = words(language)
        assert head in first_line("finder", language, need1="rd", need2="talent")
        assert re.search(r"100 (sur|out of) 100", text.splitlines()[0])
        for name in ("university", "cluster"):
            assert say(f"finder.ask.{name}") in text
            assert say(f"finder.help.{name}") in text
        assert say("finder.ask.customer") not in text
        assert load_knowledge().sections["local-alliances"].title(language) in text


def test_equals_are_said_to_be_equal() -> None:
    line = first_line("finder", need1="support_financing")
    assert "OBNL et une université" in line
    assert "à égalité (33 sur 100)" in line


def test_with_nothing_to_offer_no_ranking_is_shown_before_the_first_help() -> None:
    for language in LANGUAGES:
        text = said("finder", language, need1="rd", offer="no")
        assert not re.search(r"\d+ (sur|out of) 100", text)
        assert all(words(language)(f"finder.ask.{name}") not in text for name in TYPES)
        assert words(language)("finder.gate.help_first_before") in text


def test_a_blocked_competitor_stands_apart_behind_a_lawyer() -> None:
    bid = {"need1": "large_bid", "competitor": "yes", "competitor_topics": "yes"}
    text = said("finder", **bid)
    assert "avocat" in text
    assert "Mis à part : un concurrent" in text
    assert words("fr")("finder.ask.competitor") not in text


def test_a_competitor_never_goes_without_a_guardrail() -> None:
    text = said("finder", need1="large_bid")
    assert words("fr")("finder.caution.competitor") in text
    unknown = said("finder", need1="large_bid", competitor="yes")
    assert words("fr")("finder.gate.competitor_topics_unknown") in unknown


def test_what_is_offered_and_kept_is_said_back() -> None:
    text = said("finder", need1="rd", offer="yes", offer_what="une salle.", withhold="la recette")
    assert "«\u00a0une salle\u00a0»" in text
    assert "«\u00a0la recette\u00a0»" in text
    assert "agreement.confidentiality" in units_of("finder", {"withhold": "x"}, TODAY)


def test_the_next_step_takes_the_cautions_into_account() -> None:
    say = words("fr")
    assert say("finder.next_repair") in said("finder", need1="new_customers", dispute="yes")
    assert say("finder.next_check") in said("finder", need1="large_bid", competitor="no")
    hasty = said("finder", need1="rd", horizon="under_3_months")
    assert say("finder.next", type=say("finder.type_quick")) in hasty


def test_without_a_need_the_need_is_asked_for() -> None:
    assert "besoin" in first_line("finder")
    assert "need" in first_line("finder", "en")
