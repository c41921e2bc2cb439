"""One dossier, two ways in: what the chat says fills the form, and the reverse."""

from pathlib import Path

import pytest

from advisor.conversation import Advisor
from advisor.language import Language
from advisor.retrieval.retriever import Retriever
from advisor.settings import Settings
from advisor.texts import words


def test_a_form_filled_on_the_page_is_known_in_the_chat(advisor: Advisor) -> None:
    advisor.fill("readiness", {"language": "fr", "answers": {"F1": 3, "F2": 1}}, "both")
    assert dict(advisor.dossier("both").readiness.answers) == {"F1": 3, "F2": 1}
    reply = advisor.ask("fais-moi passer le test", "both")
    assert "Question 3 sur 18" in reply.answer
    assert reply.assessment is not None
    assert reply.assessment["answers"] == {"F1": 3, "F2": 1}


def test_an_answer_in_the_chat_is_known_on_the_page(advisor: Advisor) -> None:
    advisor.ask("I want to take the readiness test", "both")
    advisor.ask("in place", "both")
    assert dict(advisor.dossier("both").readiness.answers) == {"F1": 3}
    output = advisor.fill("readiness", {"language": "en", "answers": {"F1": 1}}, "both")
    assert output.dossier.asked == "F2"
    assert dict(advisor.dossier("both").readiness.answers) == {"F1": 1}


def test_a_form_begun_on_the_page_lists_its_conversation(advisor: Advisor) -> None:
    advisor.fill("health", {"language": "en", "us": {"Q1": 4}}, "form", owner="someone")
    assert [c.thread for c in advisor.conversations("someone")] == ["form"]


def test_a_form_goes_on_after_a_restart(retriever: Retriever, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    before = Advisor(settings, guidance=retriever)
    before.ask("fais-moi passer le test", "kept")
    before.ask("2", "kept")
    before.close()
    after = Advisor(settings, guidance=retriever)
    reply = after.ask("en place", "kept")
    assert dict(after.dossier("kept").readiness.answers) == {"F1": 2, "F2": 3}
    assert "Question 3" in reply.answer
    after.close()


def test_two_conversations_never_share_a_dossier(advisor: Advisor) -> None:
    advisor.ask("fais-moi passer le test", "one")
    advisor.ask("fais-moi passer le test", "two")
    advisor.ask("4", "one")
    assert dict(advisor.dossier("two").readiness.answers) == {}


def test_the_form_in_front_reads_a_message_as_its_free_text(advisor: Advisor) -> None:
    text = "40 000 $ de ventes sur 100 000 $ visés, et tout le monde est tanné"
    reply = advisor.ask(text, "batch", form="health")
    assert reply.assessment is not None
    figures = reply.assessment["inputs"]["revenue_generated"]
    assert figures == {"value": 40000, "target": 100000, "previous": None}
    assert reply.assessment["qualitative"] == {"mutual_satisfaction": "negative"}
    assert reply.outcome == "assessed"
    assert advisor.dossier("batch").health.kpis == {}


@pytest.mark.parametrize(
    "question",
    [
        "Quels sont les cinq indicateurs d'un partenariat?",
        "C'est vrai que 80 % des exportations du Québec viennent des PME?",
        "How many companies did PME MTL support, 5,000 a year?",
        "Mon client a perdu 2 employés et 3 contrats, il devrait chercher un OBNL?",
        "what does it mean to be ready for export",
        "un partenaire qui apporte 10 % de nos ventes, c'est beaucoup?",
    ],
)
def test_a_question_with_figures_opens_no_form(advisor: Advisor, question: str) -> None:
    reply = advisor.ask(question)
    assert reply.assessment is None
    assert [t.name for t in reply.tools] == ["search_guidance"]


def test_a_start_with_a_story_reads_the_story(advisor: Advisor) -> None:
    reply = advisor.ask(
        "We are a small bakery, cash is fine, but we cannot take any more orders this year. "
        "Are we ready to export? Test us."
    )
    assert reply.assessment is not None
    assert reply.assessment["signals"]["production_capacity"] == "weak"
    assert reply.assessment["answers"] == {}
    assert "Question 1 of 18" in reply.answer


@pytest.mark.parametrize(
    ("language", "start", "answer", "told"),
    [
        ("fr", "fais-moi passer le test", "oui", "Le partenaire nous a amené 12 clients sur 20."),
        ("en", "I want to take the readiness test", "yes", "They brought us 12 customers of 20."),
    ],
)
def test_what_the_health_tab_reads_waits_there_while_the_chat_is_in_the_other_test(
    advisor: Advisor, language: Language, start: str, answer: str, told: str
) -> None:
    advisor.ask(start, "two")
    advisor.fill("health", {"language": language, "text": told}, "two")
    reply = advisor.ask(answer, "two")
    after = advisor.dossier("two")
    assert (after.open, after.pending is None) == ("readiness", False)
    assert after.health.kpis == {}
    assert words(language)("form.reply_confirm") not in reply.suggestions
    advisor.fill("health", {"language": language, "confirm": True}, "two")
    assert advisor.dossier("two").health.kpis["new_customers"].value == 12
