"""The review of a draft as a tool: asked for, read, kept without the draft."""

import pytest

from advisor.assessments.agreement import CLAUSES
from advisor.assessments.agreement_review import MISSING, Clause, Evidence, Review
from advisor.language import LANGUAGES, Language
from advisor.texts import words
from advisor.tools.review_agreement import Input, render, run
from tests.tools.deps import OneReview, deps

DRAFT = "Les parties partagent les revenus à parts égales."
QUOTED = Clause(status="present", evidence=Evidence(words=DRAFT, line=1))
FOUND = Review(language="fr", clauses={**dict.fromkeys(CLAUSES, MISSING), "remuneration": QUOTED})


def test_without_a_draft_one_is_asked_for_and_awaited() -> None:
    for language in LANGUAGES:
        output = run(Input(language=language), deps())
        assert output.dossier.awaits_draft
        assert render(output, words(language)) == words(language)("agreement_tab.ask")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_gets_a_verdict_and_its_review_is_kept(language: Language) -> None:
    given = Input(language=language, text=DRAFT, source="entente.txt")
    output = run(given, deps(agreements=OneReview(FOUND)))
    kept = output.dossier.agreement

    assert output.finished
    assert output.result["verdict"] == "do_not_sign"
    assert kept is not None
    assert (kept.source, kept.review) == ("entente.txt", FOUND)
    assert not output.dossier.awaits_draft
    assert len(render(output, words(language)).split()) <= 170
    assert output.units


def test_a_text_that_is_no_agreement_is_said_so_and_the_old_review_stays() -> None:
    before = run(Input(language="fr", text=DRAFT), deps(agreements=OneReview(FOUND))).dossier
    output = run(Input(language="fr", text="Une recette de tarte."), deps(before))

    assert output.dossier.agreement == before.agreement
    assert render(output, words("fr")) == words("fr")("agreement_tab.ask_again")


def test_a_review_can_be_let_go() -> None:
    before = run(Input(language="en", text=DRAFT), deps(agreements=OneReview(FOUND))).dossier
    output = run(Input(language="en", restart=True), deps(before))

    assert output.dossier.agreement is None
    assert not output.dossier.awaits_draft
    assert render(output, words("en")) == words("en")("agreement_tab.restarted")
