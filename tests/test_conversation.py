"""Conversations: kept, apart, in the asker's language, and never lost."""

import json
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from advisor.conversation import Advisor
from advisor.errors import BadInput, SetupError
from advisor.memory import Memory
from advisor.reply import Reply
from advisor.retrieval.retriever import Retriever
from advisor.settings import Settings


def test_a_french_question_gets_a_french_answer_with_its_source(advisor: Advisor) -> None:
    reply = advisor.ask("C'est quoi la coopétition?")
    assert (reply.language, reply.outcome) == ("fr", "answered")
    assert reply.citations[0].section == "local-alliances"
    assert "concurrent" in reply.answer
    assert "Source" in reply.answer


def test_an_english_question_gets_an_english_answer_with_its_source(advisor: Advisor) -> None:
    reply = advisor.ask("Which five KPIs should I track for a partnership?")
    assert (reply.language, reply.outcome) == ("en", "answered")
    assert reply.citations[0].section == "health-check"
    assert "retention" in reply.answer.lower()


def test_the_stream_ends_with_the_reply_and_its_words_are_the_answer(advisor: Advisor) -> None:
    events = list(advisor.stream("Qu'est-ce qu'une clause de médiation?"))
    assert events[-1].reply is not None
    assert "".join(e.text for e in events) == events[-1].reply.answer


def test_the_same_question_twice_gives_the_same_answer(advisor: Advisor) -> None:
    question = "How do I thank my best customers?"
    assert advisor.ask(question).answer == advisor.ask(question).answer


def test_two_conversations_at_once_never_mix(advisor: Advisor) -> None:
    def talk(thread: str, first: str) -> list[str]:
        advisor.ask(first, thread)
        advisor.ask("pourquoi?", thread)
        return [t.question for t in advisor.turns(thread)]

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(talk, "one", "C'est quoi la coopétition?")
        two = pool.submit(talk, "two", "C'est quoi la clause de médiation?")
    assert one.result() == ["C'est quoi la coopétition?", "pourquoi?"]
    assert two.result() == ["C'est quoi la clause de médiation?", "pourquoi?"]
    assert {c.section for c in _last(advisor, "one").citations} & {"local-alliances"}
    assert {c.section for c in _last(advisor, "two").citations} & {"agreement"}


def test_twenty_conversations_at_once_all_answer(advisor: Advisor) -> None:
    start = threading.Barrier(20)

    def talk(i: int) -> str:
        start.wait()
        return advisor.ask("Comment créer une communauté de clients?", f"t{i}").outcome

    with ThreadPoolExecutor(20) as pool:
        assert list(pool.map(talk, range(20))) == ["answered"] * 20


def test_a_conversation_goes_on_after_a_restart(retriever: Retriever, tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    before = Advisor(settings, guidance=retriever)
    before.ask("C'est quoi le plan en cinq étapes pour mes clients?", "kept")
    before.close()
    after = Advisor(settings, guidance=retriever)
    reply = after.ask("et la troisième?", "kept")
    assert reply.citations[0].unit == "customers.step-3-recognise"
    assert len(after.turns("kept")) == 2
    after.close()


_TALKER = """
import sys
from pathlib import Path
from advisor.conversation import Advisor
from advisor.settings import Settings
from tests.stub_guidance import stub_guidance
advisor = Advisor(Settings(data_dir=Path(sys.argv[1])), guidance=stub_guidance())
i = 0
while True:
    reply = advisor.ask(f"coopétition numéro {i}", f"thread-{i % 3}")
    print(reply.id, flush=True)
    i += 1
"""


def test_after_a_kill_every_answer_that_was_shown_is_there(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _TALKER, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    assert process.stdout is not None
    shown = [process.stdout.readline().strip() for _ in range(25)]
    os.kill(process.pid, signal.SIGKILL)
    shown += [line.strip() for line in process.stdout if len(line.strip()) == 36]
    process.wait()
    memory = Memory(tmp_path / "conversations.sqlite3")
    kept = {t.id for i in range(3) for t in memory.turns(f"thread-{i}") if t.reply}
    memory.close()
    assert shown[0]
    assert set(shown) <= kept


def test_a_deleted_conversation_is_gone_from_the_disk(retriever: Retriever, tmp_path: Path) -> None:
    advisor = Advisor(Settings(data_dir=tmp_path), guidance=retriever)
    reply = advisor.ask("Mon secret zxqvzxqv concerne la coopétition.", "gone")
    advisor.memory.rate(reply.id, liked=True)
    advisor.memory.delete("gone")
    advisor.close()
    left = b"".join(p.read_bytes() for p in tmp_path.glob("conversations*"))
    assert b"zxqvzxqv" not in left


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "error.empty"),
        ("   \n ", "error.empty"),
        ("\x00\x01\x02", "error.empty"),
        ("\u202e\u200f\u2066", "error.empty"),
        ("a" * 100_000, "error.too_long"),
    ],
)
def test_input_that_cannot_be_read_is_refused_with_its_reason(
    advisor: Advisor, text: str, key: str
) -> None:
    with pytest.raises(BadInput) as caught:
        advisor.ask(text)
    assert caught.value.key == key


@pytest.mark.parametrize("thread", ["a/b", "../x", "", "x" * 129, "é"])
def test_a_thread_id_that_is_no_name_is_refused(advisor: Advisor, thread: str) -> None:
    with pytest.raises(BadInput):
        advisor.ask("Bonjour", thread)


def test_nul_and_bidi_marks_inside_a_question_do_no_harm(advisor: Advisor) -> None:
    reply = advisor.ask("C'est quoi\x00 la \u202ecoopétition\u202c?")
    assert reply.citations[0].section == "local-alliances"


def test_html_and_images_in_a_question_never_reach_the_answer(advisor: Advisor) -> None:
    reply = advisor.ask("coopétition <script>alert(1)</script> ![x](http://x.example/y.png)")
    assert "<script" not in reply.answer
    assert "http" not in reply.answer


@pytest.mark.parametrize(
    "text", ["¿Cómo encuentro un socio para mi negocio?", "🙂🙂🙂", "asdfghjkl qwrtpsdfg", "?!?!"]
)
def test_what_is_neither_language_gets_a_line_in_both(advisor: Advisor, text: str) -> None:
    reply = advisor.ask(text)
    assert reply.outcome == "clarify"
    assert "français" in reply.answer
    assert "French" in reply.answer


def test_what_is_quoted_does_not_tell_the_language(advisor: Advisor) -> None:
    french = "Mon partenaire m'a enfin répondu « we would rather keep it informal »"
    assert advisor.ask(french, language="en").language == "fr"
    english = 'My Toronto supplier finally wrote back "on préfère ne rien écrire pour le moment"'
    assert advisor.ask(english, language="fr").language == "en"


def test_a_few_words_that_tell_no_language_are_answered_in_that_of_the_page(
    advisor: Advisor,
) -> None:
    assert advisor.ask("living lab", language="fr").language == "fr"
    assert advisor.ask("living lab", language="en").language == "en"


def test_a_locked_database_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "conversations.sqlite3").mkdir()
    with pytest.raises(SetupError) as caught:
        Memory(tmp_path / "conversations.sqlite3")
    assert caught.value.key == "error.database"


def test_a_database_that_is_no_database_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "conversations.sqlite3"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(SetupError):
        Memory(path)


def test_a_reply_is_plain_json(advisor: Advisor) -> None:
    reply = advisor.ask("How many steps are in the customer plan?")
    fields = json.loads(reply.model_dump_json())
    assert set(fields) == {
        "id",
        "answer",
        "language",
        "outcome",
        "citations",
        "tools",
        "suggestions",
        "assessment",
        "model",
        "prompt",
        "thread",
        "elapsed_ms",
        "usage",
    }
    assert fields["prompt"] == "system@v5"


def _last(advisor: Advisor, thread: str) -> Reply:
    reply = advisor.turns(thread)[-1].reply
    assert reply is not None
    return reply
