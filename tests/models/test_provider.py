"""The provider path: the same agent, through the real client, against a scripted server."""

from pathlib import Path

import pytest

from advisor.errors import SetupError
from advisor.models.load import load_model
from advisor.retrieval.retriever import Retriever
from advisor.settings import Settings
from tests.models.providing import Make
from tests.models.scripted_server import Play, scripted_server

QUESTION = "Qu'est-ce que la coopétition?"
SEARCH = ("search_guidance", {"question": QUESTION, "language": "fr"})
SEARCHES = Play(calls=[SEARCH])


def test_a_good_model_searches_then_answers_with_its_citation(provided: Make) -> None:
    answer = Play("La coopétition allie des rivaux [local-alliances.coopetition].")
    with scripted_server(SEARCHES, answer) as (url, script):
        reply = provided(url).ask(QUESTION)
    assert reply.model == "openai:scripted"
    assert reply.outcome == "answered"
    assert [c.unit for c in reply.citations] == ["local-alliances.coopetition"]
    assert "[" not in reply.answer
    assert [tool.name for tool in reply.tools] == ["search_guidance"]
    assert script.asked[0]["messages"][0]["role"] == "system"
    assert "search_guidance" in str(script.asked[0]["tools"])


def test_words_are_streamed_as_they_come(provided: Make) -> None:
    with scripted_server(SEARCHES, Play("Un deux trois quatre.")) as (url, _):
        events = list(provided(url).stream(QUESTION))
    assert len([e for e in events if e.kind == "words"]) > 1
    assert events[-1].reply is not None


@pytest.mark.parametrize(
    "trouble",
    [
        Play(status=500),
        Play(status=401),
        Play("Un début", cut=True),
        Play("Un début", stall=True),
        Play(""),
    ],
    ids=["error", "refused key", "cut stream", "time-out", "empty answer"],
)
def test_when_the_provider_fails_the_embedded_model_answers_and_says_so(
    provided: Make, trouble: Play
) -> None:
    with scripted_server(trouble) as (url, script):
        reply = provided(url).ask(QUESTION)
        script.released.set()
    assert reply.model == "embedded"
    assert reply.outcome == "answered"
    assert reply.citations[0].section == "local-alliances"
    assert "openai:scripted" in reply.answer


def test_memory_is_the_same_for_both_models(provided: Make) -> None:
    plays = (SEARCHES, Play("Voici [local-alliances.coopetition]."), Play(status=500))
    with scripted_server(*plays) as (url, _):
        advisor = provided(url)
        first = advisor.ask(QUESTION)
        second = advisor.ask("et si mon compétiteur me vole mes idées?", first.thread)
    assert second.model == "embedded"
    assert second.citations[0].section == "local-alliances"


def test_a_missing_package_is_one_line_with_its_install_command(
    retriever: Retriever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.models.load.find_spec", lambda name: None)
    with pytest.raises(SetupError) as caught:
        load_model(Settings(model="mistralai:small", data_dir=tmp_path), retriever)
    assert caught.value.key == "error.provider_missing"
    assert caught.value.values["package"] == "advisor[mistralai]"


def test_a_provider_that_is_no_extra_has_its_own_package_named(
    retriever: Retriever, tmp_path: Path
) -> None:
    with pytest.raises(SetupError) as caught:
        load_model(Settings(model="groq:some", data_dir=tmp_path), retriever)
    assert caught.value.values["package"] == "langchain-groq"


def test_a_model_without_provider_is_refused(retriever: Retriever, tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        load_model(Settings(model="gpt", data_dir=tmp_path), retriever)
    assert caught.value.key == "error.model_name"


def test_a_provider_fills_a_form_through_the_same_tool(provided: Make) -> None:
    starts = Play(calls=[("assess_readiness", {"language": "fr", "move": "start"})])
    answers = Play(calls=[("assess_readiness", {"language": "fr", "answers": {"F1": 3}})])
    words = Play("Question suivante.")
    with scripted_server(starts, words, answers, words) as (url, script):
        advisor = provided(url)
        advisor.ask("Évaluez-nous.", "form")
        reply = advisor.ask("C'est en place.", "form")
        assert dict(advisor.dossier("form").readiness.answers) == {"F1": 3}
    assert reply.outcome == "form"
    assert reply.assessment is not None
    assert reply.assessment["answers"] == {"F1": 3}
    assert "runtime" not in str(script.asked[0]["tools"])
    assert "marge" in str(script.asked[-1]["messages"])


def test_two_tools_of_one_step_both_reach_the_dossier(provided: Make) -> None:
    both = Play(
        calls=[
            ("assess_readiness", {"language": "fr", "answers": {"F1": 3}}),
            ("evaluate_partnership", {"language": "fr", "us": {"Q1": 4}}),
        ]
    )
    with scripted_server(both, Play("C'est noté.")) as (url, _):
        advisor = provided(url)
        advisor.ask("Voici tout.", "two")
        dossier = advisor.dossier("two")
    assert (dict(dossier.readiness.answers), dict(dossier.health.us)) == ({"F1": 3}, {"Q1": 4})
