from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.client import Standing
from advisor.dossier import (
    Dossier,
    Figures,
    HealthForm,
    NotesReading,
    ReadinessForm,
    ReviewedAgreement,
    Sign,
)
from advisor.knowledge.practices import PracticeKind, load_practices
from advisor.language import LANGUAGES, Language
from advisor.papers import write
from advisor.papers.blocks import Heading
from advisor.preparation import Preparation, prepare
from advisor.preparation.model import Line
from advisor.preparation.prepare import months_later
from advisor.texts import words
from advisor.tools.preparation_names import field_name
from advisor.tools.preparation_paper import line_text, preparation_paper, question_text
from tests.preparation.dossiers import PRACTICES, client, fields, full, review, statement, without

TODAY = date(2026, 11, 30)


def lines_of(made: Preparation) -> list[Line]:
    step = [made.step] if made.step else []
    return [
        *made.contradictions,
        *made.hypotheses,
        *made.flags,
        *made.fact_lines,
        *made.claim_lines,
        *step,
    ]


def text_of(made: Preparation, language: Language) -> str:
    return write(preparation_paper(made, words(language), "0"), "md").decode()


@pytest.mark.parametrize("rating", [0, 1, 3, 4])
@pytest.mark.parametrize("field", fields())
def test_an_answer_taken_out_is_unknown_and_nothing_rests_on_it_any_more(
    field: str, rating: int
) -> None:
    whole, less = prepare(full(rating), TODAY), prepare(without(full(rating), field), TODAY)
    assert field not in whole.unknown
    assert field in less.unknown
    assert not [line for line in lines_of(less) if field in line.because]
    rested = {line.id: line for line in lines_of(whole) if field in line.because}
    for line in lines_of(less):
        assert line != rested.get(line.id)


@pytest.mark.parametrize("field", [f for f in fields() if f.startswith(("readiness", "health"))])
def test_the_result_that_an_answer_goes_into_is_another_without_it(field: str) -> None:
    whole, less = prepare(full(3), TODAY).results, prepare(without(full(3), field), TODAY).results
    form = field.partition(".")[0]
    assert getattr(whole, form) != getattr(less, form)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", fields())
def test_the_paper_names_what_was_taken_out(field: str, language: Language) -> None:
    say = words(language)
    told = text_of(prepare(without(full(), field), TODAY), language)
    part = told.split(f"**{say('prep.column.unknown')}**")[1].split("\n## ")[0]
    assert field_name(field, say) in part


def test_two_answers_that_do_not_go_together_are_told_with_what_settles_them() -> None:
    answers = {"F1": 3, "H1": 0}
    made = prepare(Dossier(readiness=ReadinessForm(answers=answers)), TODAY)
    (line,) = made.contradictions
    assert line.id == "contradictions.paid_but_nobody"
    assert line.because == ("readiness.F1", "readiness.H1")
    assert line_text(line, words("fr")).settle.endswith("?")


def test_a_figure_told_in_two_ways_is_never_picked_in_silence() -> None:
    told = NotesReading(health=HealthForm(kpis={"new_customers": Figures(value=8)}))
    form = HealthForm(kpis={"new_customers": Figures(value=9, target=10)})
    made = prepare(Dossier(health=form, told=told), TODAY)
    assert [line.id for line in made.contradictions] == ["differs.new_customers"]
    for language in LANGUAGES:
        text = line_text(made.contradictions[0], words(language)).text
        assert "9" in text
        assert "8" in text


def test_what_was_read_in_notes_is_said_to_be_unconfirmed() -> None:
    told = NotesReading(
        health=HealthForm(kpis={"new_customers": Figures(value=8, target=10)}),
        signals={"finances": Sign(sign="weak", words="pas une cenne de côté")},
    )
    made = prepare(Dossier(told=told), TODAY)
    assert made.results.deduced == (
        "health.new_customers",
        "health.new_customers.target",
        "readiness.finances",
    )
    assert "Si ce qui a été lu se confirme" in text_of(made, "fr")


def test_private_words_stand_nowhere_in_the_dossier() -> None:
    secret = statement("n1.2", "claim", "Je divorce en mars.", speaker="client", private=True)
    said = statement("n1.1", "claim", "On va doubler.", speaker="client")
    made = prepare(full().changed(client=client(said, secret)), TODAY)
    assert "divorce" not in made.model_dump_json()
    assert [quote.text for quote in made.quotes] == ["On va doubler."]


@pytest.mark.parametrize(
    ("text", "speaker", "quoted"),
    [
        ("On a les reins pour tenir un an.", "client", True),
        ("Elle dit : « je ne signerai jamais avant Noël »", "client", True),
        ("Elle dit que le partenaire est content.", "client", False),
        ("Le droit applicable est celui du Québec.", "other", False),
    ],
)
def test_only_direct_words_are_quoted_as_the_clients(text: str, speaker: str, quoted: bool) -> None:
    told = statement("n1.1", "claim", text, speaker=speaker)
    assert bool(prepare(Dossier(client=client(told)), TODAY).quotes) is quoted


def test_consent_refused_is_a_red_flag() -> None:
    refused = client().model_copy(update={"consent": False})
    flags = prepare(Dossier(client=refused), TODAY).flags
    assert [line.id for line in flags] == ["flags.consent_refused"]


def test_an_orderly_exit_comes_before_asking_the_partner() -> None:
    form = HealthForm(kpis={"new_customers": Figures(value=1, target=10)}, us={"Q1": 2, "Q4": 2})
    step = prepare(Dossier(health=form), TODAY).step
    assert step
    assert step.id == "steps.orderly_exit"


def test_five_questions_come_from_the_largest_gaps_of_different_matters() -> None:
    made = prepare(full(1), TODAY)
    assert len(made.questions) == 5
    stakes = [gap.stake for gap in made.questions]
    assert stakes == sorted(stakes, reverse=True)
    assert len({gap.topic for gap in made.questions}) == 5
    for language in LANGUAGES:
        assert all(question_text(gap, words(language)).endswith("?") for gap in made.questions)


def test_the_coach_is_asked_at_most_three_things_all_of_them_unknown() -> None:
    made = prepare(Dossier(readiness=ReadinessForm(answers={"F1": 3})), TODAY)
    assert len(made.to_ask) == 3
    assert {gap.state for gap in made.to_ask} == {"unknown"}
    assert prepare(full(), TODAY).to_ask == ()


def test_only_results_of_the_same_version_are_compared() -> None:
    def before(version: str) -> Standing:
        return Standing(
            kind="readiness",
            version=version,
            on="2026-06-01",
            score=40,
            label="prepare",
            parts={"finances": 20, "human_resources": 50},
        )

    for version, compared in (("readiness-1.0", True), ("readiness-0.9", False)):
        someone = client().model_copy(update={"standings": (before(version),)})
        made = prepare(full(3).changed(client=someone), TODAY)
        (moved,) = made.since
        assert (moved.after is not None) is compared
        assert ("40" in text_of(made, "en").split("## What the tools say")[0]) is compared


def test_a_red_flag_says_whom_to_see_and_is_the_next_step() -> None:
    form = HealthForm(integrity="suspected", us={"Q1": 4})
    made = prepare(Dossier(health=form), TODAY)
    assert [line.id for line in made.flags] == ["flags.integrity_suspected"]
    assert made.step
    assert made.step.id == "steps.verify_quietly"
    assert line_text(made.flags[0], words("en")).refer


def test_nothing_known_still_makes_a_dossier_with_one_step() -> None:
    made = prepare(Dossier(), TODAY)
    assert made.step
    assert made.step.id == "steps.listen_first"
    assert [made.contradictions, made.flags, made.questions] == [(), (), ()]
    for language in LANGUAGES:
        assert text_of(made, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_of_the_paper_stand_in_their_order(language: Language) -> None:
    say = words(language)
    said = statement("n1.1", "claim", "Nous sommes prêts.", speaker="client")
    kept = full(3).changed(client=client(said))
    paper = preparation_paper(prepare(kept, TODAY), say, "0")
    heads = [block.text for block in paper.blocks if isinstance(block, Heading)]
    order = [say(f"prep.part.{k}") for k in ("quotes", "tools", "known", "questions", "limits")]
    assert [head for head in heads if head in order] == order
    assert "$" not in text_of(prepare(Dossier(), TODAY), language)


def test_an_agreement_with_gaps_is_not_to_be_signed_yet() -> None:
    kept = ReviewedAgreement(review=review(remuneration="missing"))
    made = prepare(Dossier(agreement=kept), TODAY)
    assert made.step
    assert made.step.id == "steps.hold_the_signature"
    assert made.questions[0].topic == "remuneration"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 12, date(2027, 11, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_are_counted_on_the_calendar(start: date, months: int, end: date) -> None:
    assert months_later(start, months) == end


def is_needless(field: str, out: set[str]) -> bool:
    """Whether a field is not asked once others are out: its condition, or its own KPI."""
    form, _, name = field.partition(".")
    if form in PRACTICES:
        kind: PracticeKind = next(k for k in PRACTICES if k == form)
        when = load_practices()[kind].items[name].when
        return when is not None and f"{kind}.{when.item}" in out
    return field.endswith(".target") and field.removesuffix(".target") in out


@settings(max_examples=80, deadline=None)
@given(st.sets(st.sampled_from(fields()), min_size=1), st.sampled_from([0, 1, 3, 4]))
def test_whatever_is_taken_out_is_unknown_and_nothing_rests_on_it(
    out: set[str], rating: int
) -> None:
    less = full(rating)
    for field in sorted(out, key=len, reverse=True):
        less = without(less, field)
    made = prepare(less, TODAY)
    told = {
        field for field in out if field in made.unknown or field.partition(".")[0] in made.unknown
    }
    assert all(is_needless(field, out) for field in out - told)
    assert not [line for line in lines_of(made) if out.intersection(line.because)]
