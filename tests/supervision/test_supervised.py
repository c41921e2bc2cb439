"""A provider under supervision, across turns: the breaker, what leaves, what is kept."""

import json
import threading
from pathlib import Path

import pytest

from advisor.conversation import Advisor
from advisor.errors import SetupError
from advisor.models.load import load_model
from advisor.retrieval.retriever import Retriever
from advisor.settings import Settings
from advisor.tracing import Trace
from tests.models.providing import Make
from tests.models.scripted_server import Play, scripted_server
from tests.supervision.test_misbehaviours import GOOD, QUESTION, searches

SECRETS = {
    "NAS": "046 454 286",
    "phone": "514 555-0199",
    "mail": "claire@exemple.ca",
    "postal code": "H2X 1Y4",
}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_provider_that_is_down_is_asked_once_then_left_alone_until_a_probe_succeeds(
    provided: Make,
) -> None:
    clock = Clock()
    plays = [Play(status=401), Play("pong"), searches("fr"), Play(GOOD["fr"])]
    with scripted_server(*plays) as (url, script):
        advisor = provided(url, clock=clock)
        models = [advisor.ask(QUESTION["fr"]).model for _ in range(3)]
        assert models == ["embedded"] * 3
        assert len(script.asked) == 1

        clock.now = 10
        assert advisor.ask(QUESTION["fr"]).model == "embedded"
        _wait_for_probe()
        assert len(script.asked) == 2
        assert advisor.ask(QUESTION["fr"]).model == "openai:scripted"


def _wait_for_probe() -> None:
    for thread in threading.enumerate():
        if thread.name == "provider-probe":
            thread.join(20)


def test_personal_identifiers_never_leave_and_come_back_in_the_answer(provided: Make) -> None:
    told = ", ".join(SECRETS.values())
    question = f"Voici mes coordonnées: {told}. {QUESTION['fr']}"
    answer = Play(GOOD["fr"] + " Je note votre numéro, [PHONE_1], et [EMAIL_1].")
    with scripted_server(searches("fr"), answer) as (url, script):
        advisor = provided(url)
        reply = advisor.ask(question, "mine")
        again = advisor.ask("Et mon téléphone, le 514-555-0199?", "mine")
    sent = json.dumps(script.asked, ensure_ascii=False)
    assert [name for name, value in SECRETS.items() if value in sent] == []
    assert "514-555-0199" not in sent
    assert reply.model == "openai:scripted"
    assert SECRETS["phone"] in reply.answer
    assert SECRETS["mail"] in reply.answer
    assert again.language == "fr"


def test_a_tool_gets_the_real_values_that_the_model_saw_masked(provided: Make) -> None:
    call = {"question": "Qui appeler au [PHONE_1]?", "language": "fr"}
    plays = (Play(calls=[("search_guidance", call)]), Play(GOOD["fr"]))
    with scripted_server(*plays) as (url, _):
        reply = provided(url).ask(f"{QUESTION['fr']} Mon numéro: 514 555-0199.")
    assert reply.tools[0].args["question"] == "Qui appeler au 514 555-0199?"


def test_words_are_shown_sentence_by_sentence_and_only_once_checked(provided: Make) -> None:
    more = "Il faut un but commun, bien précis. Fixez des limites claires entre les alliés."
    with scripted_server(searches("fr"), Play(f"{GOOD['fr']} {more}")) as (url, _):
        events = list(provided(url).stream(QUESTION["fr"]))
    words = [event.text for event in events if event.kind == "words"]
    assert len(words) > 1
    assert all(text.rstrip().endswith(".") for text in words)
    assert "".join(words).strip() == events[-1].reply.answer  # type: ignore[union-attr]


def test_what_a_provider_filled_before_it_failed_is_kept_and_said(provided: Make) -> None:
    fills = Play(calls=[("assess_readiness", {"language": "fr", "answers": {"F1": 3}})])
    with scripted_server(fills, Play(status=500)) as (url, _):
        advisor = provided(url)
        reply = advisor.ask("Faites le test de préparation: la marge, c'est un 3.", "kept")
        dossier = advisor.dossier("kept")
    assert dict(dossier.readiness.answers) == {"F1": 3}
    assert reply.model == "embedded"
    assert reply.outcome == "form"


def test_a_trace_tells_each_step_and_no_secret(
    provided: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines: list[str] = []
    trace = Trace(lines.append, secrets=["not-a-real-key"])
    with scripted_server(searches("fr"), Play(GOOD["fr"])) as (url, _):
        provided(url).ask(QUESTION["fr"], trace=trace)
    steps = [json.loads(line)["step"] for line in lines]
    assert steps == [
        *("question", "model_input", "model_output", "tool"),
        *("model_input", "model_output", "reply"),
    ]
    assert "not-a-real-key" not in "".join(lines)


def test_the_embedded_model_is_traced_and_guarded_too(advisor: Advisor) -> None:
    lines: list[str] = []
    advisor.ask(QUESTION["en"], trace=Trace(lines.append))
    steps = [json.loads(line) for line in lines]
    names = [step["step"] for step in steps]
    assert names == ["question", "embedded_model", "tool", "embedded_model", "guard", "reply"]
    assert next(s for s in steps if s["step"] == "guard")["removed"] == []


def test_the_country_of_a_city_that_the_person_named_may_be_named(advisor: Advisor) -> None:
    lines: list[str] = []
    question = "My client is dazzled by an opportunity in Dubai. Is the firm ready to go abroad?"
    advisor.ask(question, trace=Trace(lines.append))
    assert [step["removed"] for step in map(json.loads, lines) if step["step"] == "guard"] == [[]]


@pytest.mark.parametrize("provider", ["openai", "anthropic", "mistralai", "ollama"])
def test_every_provider_is_built_from_its_name_alone(
    retriever: Retriever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, provider: str
) -> None:
    for name in ("OPENAI", "ANTHROPIC", "MISTRAL"):
        monkeypatch.setenv(f"{name}_API_KEY", "not-a-real-key")
    model = load_model(Settings(model=f"{provider}:some", data_dir=tmp_path), retriever)
    assert model.bind_tools([])


@pytest.mark.parametrize(
    ("provider", "key"),
    [
        ("openai", "error.model_refused"),
        ("anthropic", "error.provider_key"),
        ("mistralai", "error.provider_key"),
    ],
)
def test_a_missing_key_is_one_line_with_its_remedy(
    retriever: Retriever, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, provider: str, key: str
) -> None:
    for name in ("OPENAI", "ANTHROPIC", "MISTRAL"):
        monkeypatch.delenv(f"{name}_API_KEY", raising=False)
    with pytest.raises(SetupError) as caught:
        load_model(Settings(model=f"{provider}:some", data_dir=tmp_path), retriever)
    assert caught.value.key == key


@pytest.mark.parametrize(
    ("model", "url", "recipient"),
    [
        ("embedded", None, None),
        ("openai:x", None, "OpenAI"),
        ("mistralai:x", None, "Mistral AI"),
        ("groq:x", None, "groq"),
        ("openai:x", "https://llm.example.org/v1", "llm.example.org"),
        ("openai:x", "http://127.0.0.1:8000/v1", None),
        ("ollama:x", None, None),
        ("ollama:x", "http://gpu.example.org:11434", "gpu.example.org"),
    ],
)
def test_to_whom_texts_go_is_known(model: str, url: str | None, recipient: str | None) -> None:
    assert Settings(model=model, model_base_url=url).recipient == recipient
