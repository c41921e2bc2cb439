"""The one process: health probe, API, and the headers of every response."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from advisor.conversation import Advisor
from advisor.language import Language
from advisor.reply import Reply
from advisor.settings import Settings
from advisor.ui.serve import build_app
from advisor.understanding.message import MAX_CHARACTERS
from tests.stub_guidance import UNIT, stub_guidance

ASKED: dict[Language, str] = {
    "fr": "C'est quoi la coopétition avec un concurrent?",
    "en": "What is coopetition with a competitor?",
}


def serve(folder: Path, language: Language = "fr") -> Iterator[tuple[TestClient, Advisor]]:
    advisor = Advisor(Settings(data_dir=folder, language=language), guidance=stub_guidance())
    yield TestClient(build_app(advisor)), advisor
    advisor.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Advisor]]:
    yield from serve(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, Advisor]]:
    yield from serve(tmp_path_factory.mktemp("english"), "en")


@pytest.fixture
def client(served: tuple[TestClient, Advisor]) -> TestClient:
    return served[0]


def test_the_health_probe_tells_whether_the_first_question_would_wait(tmp_path: Path) -> None:
    for client, advisor in serve(tmp_path):
        before = client.get("/healthz")
        advisor.warm_up()
        after = client.get("/healthz")

        assert (before.status_code, after.status_code) == (200, 200)
        assert before.json() == {"status": "ok", "ready": False}
        assert after.json() == {"status": "ok", "ready": True}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_question_gets_a_whole_reply_in_its_language(
    client: TestClient, language: Language
) -> None:
    response = client.post("/api/ask", json={"question": ASKED[language]})
    reply = Reply.model_validate(response.json())

    assert response.status_code == 200
    assert (reply.language, reply.outcome) == (language, "answered")
    assert [c.unit for c in reply.citations] == [UNIT]
    assert "Source" in reply.answer


def test_a_conversation_goes_on_under_the_thread_that_was_given(
    served: tuple[TestClient, Advisor],
) -> None:
    client, advisor = served
    for question in (ASKED["fr"], "pourquoi?"):
        response = client.post("/api/ask", json={"question": question, "thread": "by-http"})
        assert response.json()["thread"] == "by-http"

    assert [t.question for t in advisor.turns("by-http")] == [ASKED["fr"], "pourquoi?"]


def test_two_questions_without_a_thread_are_two_conversations(client: TestClient) -> None:
    threads = {
        client.post("/api/ask", json={"question": ASKED["en"]}).json()["thread"] for _ in range(2)
    }

    assert len(threads) == 2


@pytest.mark.parametrize(
    ("question", "says"),
    [("a" * (MAX_CHARACTERS + 1), "8001"), ("", "vide"), (" \n\t ", "vide"), ("\u202e", "vide")],
)
def test_a_question_that_cannot_be_read_is_refused_with_words(
    client: TestClient, question: str, says: str
) -> None:
    response = client.post("/api/ask", json={"question": question})

    assert response.status_code == 422
    assert says in response.json()["detail"]
    assert response.json()["detail"].startswith("Votre message")


@pytest.mark.parametrize(
    ("question", "says"), [("a" * (MAX_CHARACTERS + 1), "8001"), ("", "empty")]
)
def test_a_refusal_is_worded_in_the_language_of_the_settings(
    english: tuple[TestClient, Advisor], question: str, says: str
) -> None:
    response = english[0].post("/api/ask", json={"question": question})

    assert response.status_code == 422
    assert says in response.json()["detail"]
    assert response.json()["detail"].startswith("Your message")


def test_a_question_as_long_as_the_limit_is_answered(client: TestClient) -> None:
    question = (ASKED["fr"] + " ") * 200
    response = client.post("/api/ask", json={"question": question[:MAX_CHARACTERS]})

    assert response.status_code == 200


@pytest.mark.parametrize("thread", ["../etc", "a b", "", "x" * 129, "é"])
def test_a_thread_that_is_no_name_is_refused_with_words(client: TestClient, thread: str) -> None:
    response = client.post("/api/ask", json={"question": ASKED["fr"], "thread": thread})

    assert response.status_code == 422
    assert "conversation" in response.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {"question": "Bonjour", "owner": "somebody-else"},
        {"question": "Bonjour", "language": "en"},
        {"ask": "Bonjour"},
        {"question": ["Bonjour"]},
        {"question": None},
        {},
        [],
    ],
)
def test_a_body_of_another_shape_is_refused(client: TestClient, body: object) -> None:
    response = client.post("/api/ask", json=body)

    assert response.status_code == 422


def test_a_body_that_is_no_json_is_refused(client: TestClient) -> None:
    response = client.post(
        "/api/ask", content=b"{not json", headers={"Content-Type": "application/json"}
    )

    assert response.status_code == 422


def test_a_refused_question_leaves_no_conversation(tmp_path: Path) -> None:
    for client, advisor in serve(tmp_path):
        client.post("/api/ask", json={"question": ""})
        client.post("/api/ask", json={"question": "Bonjour", "owner": "x"})

        assert advisor.conversations() == []


@pytest.mark.parametrize("path", ["/", "/healthz", "/api/ask", "/no/such/page"])
def test_every_response_carries_the_headers_that_keep_a_browser_at_home(
    client: TestClient, path: str
) -> None:
    response = client.get(path)
    policy = response.headers["Content-Security-Policy"]

    assert "default-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "object-src 'none'" in policy
    assert "http:" not in policy
    assert "https:" not in policy
    assert "*" not in policy
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_refusal_carries_the_same_headers(client: TestClient) -> None:
    response = client.post("/api/ask", json={"question": ""})

    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_no_page_of_documentation_is_served_that_would_load_from_elsewhere(
    client: TestClient, path: str
) -> None:
    assert "swagger" not in client.get(path).text.lower()
    assert "redoc.standalone" not in client.get(path).text.lower()


def test_a_locked_database_is_told_with_words_and_a_code_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "conversations.sqlite3").mkdir()
    for client, _ in serve(tmp_path):
        response = client.post("/api/ask", json={"question": ASKED["fr"]})

        assert response.status_code == 503
        assert "conversations.sqlite3" in response.json()["detail"]


def test_the_page_stands_at_the_root(client: TestClient) -> None:
    response = client.get("/")

    assert response.status_code == 200
    assert "text/html" in response.headers["Content-Type"]
