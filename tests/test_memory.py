"""What is kept between runs: turns, titles and thumbs, until they are deleted."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import CheckpointMetadata, empty_checkpoint

from advisor.errors import SetupError
from advisor.language import LANGUAGES, Language
from advisor.memory import FILE, Memory
from advisor.reply import Citation, Reply

ASKED: dict[Language, str] = {
    "fr": "C'est quoi la coopétition, à l'échelle locale?",
    "en": "What’s coopetition?",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / FILE


@pytest.fixture
def memory(path: Path) -> Iterator[Memory]:
    made = Memory(path)
    yield made
    made.close()


def reply_to(turn: str, thread: str, language: Language = "fr") -> Reply:
    return Reply(
        id=turn,
        answer=f"Réponse à {turn} « sûre »",
        language=language,
        outcome="answered",
        citations=(Citation(unit="a.b", section="a", title="T", text="Du texte"),),
        suggestions=("Et après?",),
        model="embedded",
        prompt="system@v1",
        thread=thread,
        elapsed_ms=3,
    )


def ask(memory: Memory, turn: str, thread: str = "one", owner: str = "me") -> None:
    memory.begin(turn, thread, owner, f"Question {turn}", f"Titre {turn}")


def answer(memory: Memory, turn: str, thread: str = "one", owner: str = "me") -> Reply:
    ask(memory, turn, thread, owner)
    reply = reply_to(turn, thread)
    memory.finish(reply)
    return reply


def checkpoint(memory: Memory, thread: str) -> str:
    """A checkpoint of the agent with one pending write; its id."""
    config: RunnableConfig = {"configurable": {"thread_id": thread, "checkpoint_ns": ""}}
    made = empty_checkpoint()
    metadata: CheckpointMetadata = {"source": "input", "step": 0, "parents": {}}
    at = memory.checkpointer.put(config, made, metadata, {})
    memory.checkpointer.put_writes(at, [("messages", "secret")], "task")
    return made["id"]


def rows(path: Path, thread: str) -> dict[str, int]:
    """How many rows of every table still name a thread, or a turn of it (t-…)."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            table: sum(
                any(str(value) == thread or str(value).startswith("t-") for value in row)
                for row in connection.execute(f"SELECT * FROM {table}")
            )
            for table in tables
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_turn_is_kept_whole(memory: Memory, language: Language) -> None:
    memory.begin("t1", "one", "me", ASKED[language], "Un titre")
    reply = reply_to("t1", "one", language)
    memory.finish(reply)

    (turn,) = memory.turns("one")

    assert (turn.id, turn.question, turn.reply) == ("t1", ASKED[language], reply)


def test_the_turns_of_a_conversation_come_in_the_order_in_which_they_were_asked(
    memory: Memory,
) -> None:
    for turn in ("z", "a", "m"):
        answer(memory, turn)
        answer(memory, f"other-{turn}", thread="two")

    assert [t.id for t in memory.turns("one")] == ["z", "a", "m"]


def test_answers_that_end_out_of_order_do_not_change_the_order_of_the_questions(
    memory: Memory,
) -> None:
    ask(memory, "first")
    ask(memory, "second")
    memory.finish(reply_to("second", "one"))
    memory.finish(reply_to("first", "one"))

    kept = memory.turns("one")

    assert [t.id for t in kept] == ["first", "second"]
    assert [t.reply.id for t in kept if t.reply] == ["first", "second"]


def test_an_interrupted_turn_is_kept_without_a_reply(memory: Memory, path: Path) -> None:
    answer(memory, "whole")
    ask(memory, "cut")

    with closing(Memory(path)) as again:
        kept = again.turns("one")

    assert [t.id for t in kept] == ["whole", "cut"]
    assert kept[0].reply is not None
    assert kept[1].reply is None


def test_a_conversation_without_a_turn_is_empty(memory: Memory) -> None:
    assert memory.turns("never") == []
    assert memory.conversations("nobody") == []
    assert memory.feedback() == []


def test_a_conversation_keeps_the_title_of_its_first_question(memory: Memory) -> None:
    answer(memory, "t1")
    answer(memory, "t2")

    assert [c.title for c in memory.conversations("me")] == ["Titre t1"]


def test_a_renamed_conversation_keeps_its_new_title_after_another_question(memory: Memory) -> None:
    answer(memory, "t1")
    answer(memory, "t2", thread="two")
    memory.rename("one", "Mon contrat « à moi »")
    answer(memory, "t3")

    assert {c.thread: c.title for c in memory.conversations("me")} == {
        "one": "Mon contrat « à moi »",
        "two": "Titre t2",
    }


def test_the_conversation_used_last_comes_first(memory: Memory) -> None:
    answer(memory, "t1", thread="one")
    answer(memory, "t2", thread="two")
    answer(memory, "t3", thread="one")

    assert [c.thread for c in memory.conversations("me")] == ["one", "two"]


def test_only_as_many_conversations_as_asked_for_are_listed(memory: Memory) -> None:
    for i in range(5):
        answer(memory, f"t{i}", thread=f"thread-{i}")

    assert [c.thread for c in memory.conversations("me", limit=2)] == ["thread-4", "thread-3"]


def test_two_owners_see_only_their_own_conversations(memory: Memory) -> None:
    answer(memory, "t1", thread="mine", owner="me")
    answer(memory, "t2", thread="yours", owner="you")
    answer(memory, "t3", thread="terminal", owner="")

    assert [c.thread for c in memory.conversations("me")] == ["mine"]
    assert [c.thread for c in memory.conversations("you")] == ["yours"]
    assert [c.thread for c in memory.conversations("")] == ["terminal"]


def test_a_conversation_stays_with_the_owner_who_began_it(memory: Memory) -> None:
    answer(memory, "t1", owner="me")
    answer(memory, "t2", owner="you")

    assert [c.thread for c in memory.conversations("me")] == ["one"]
    assert memory.conversations("you") == []


def test_a_deleted_conversation_leaves_nothing_in_any_table(memory: Memory, path: Path) -> None:
    answer(memory, "t-1", thread="gone")
    ask(memory, "t-2", thread="gone")
    memory.rate("t-1", liked=False)
    memory.comment("t-1", "trop long")
    checkpoint(memory, "gone")
    before = rows(path, "gone")

    memory.delete("gone")

    assert {name for name, count in before.items() if count} == {
        "conversation",
        "turn",
        "feedback",
        "checkpoints",
        "writes",
    }
    assert not any(rows(path, "gone").values())
    assert memory.conversations("me") == []


def test_deleting_one_conversation_leaves_the_others_as_they_are(
    memory: Memory, path: Path
) -> None:
    answer(memory, "t1", thread="gone")
    kept = answer(memory, "kept-1", thread="kept")
    memory.rate("t1", liked=True)
    memory.rate("kept-1", liked=True)
    checkpoint(memory, "kept")

    memory.delete("gone")

    assert [t.reply for t in memory.turns("kept")] == [kept]
    assert [f.turn.id for f in memory.feedback()] == ["kept-1"]
    assert rows(path, "kept")["checkpoints"] == 1
    assert rows(path, "kept")["writes"] == 1


def test_a_thread_may_be_used_again_after_it_was_deleted(memory: Memory) -> None:
    answer(memory, "t1")
    memory.delete("one")
    answer(memory, "t2")

    assert [t.id for t in memory.turns("one")] == ["t2"]
    assert [c.title for c in memory.conversations("me")] == ["Titre t2"]


def test_an_answer_that_ends_after_its_conversation_was_deleted_is_not_kept(
    memory: Memory,
) -> None:
    ask(memory, "t1")
    memory.delete("one")
    memory.finish(reply_to("t1", "one"))

    assert memory.turns("one") == []
    assert memory.conversations("me") == []


def test_a_finished_turn_lets_go_of_the_checkpoints_that_it_makes_stale(
    memory: Memory, path: Path
) -> None:
    for _ in range(3):
        checkpoint(memory, "other")
        last = checkpoint(memory, "one")
    answer(memory, "t1")

    config: RunnableConfig = {"configurable": {"thread_id": "one"}}
    kept = memory.checkpointer.get(config)

    assert kept is not None
    assert kept["id"] == last
    assert (rows(path, "one")["checkpoints"], rows(path, "one")["writes"]) == (1, 1)
    assert rows(path, "other")["checkpoints"] == 3


def test_a_thumb_tells_the_question_and_the_answer_that_it_is_about(memory: Memory) -> None:
    reply = answer(memory, "t1")
    memory.rate("t1", liked=True)

    (given,) = memory.feedback()

    assert (given.liked, given.comment) == (True, "")
    assert (given.turn.question, given.turn.reply) == ("Question t1", reply)


def test_a_second_thumb_replaces_the_first_and_keeps_its_comment(memory: Memory) -> None:
    answer(memory, "t1")
    memory.rate("t1", liked=True)
    memory.comment("t1", "Clair, merci!")
    memory.rate("t1", liked=False)

    assert [(f.liked, f.comment) for f in memory.feedback()] == [(False, "Clair, merci!")]


def test_a_second_comment_replaces_the_first(memory: Memory) -> None:
    answer(memory, "t1")
    memory.rate("t1", liked=True)
    memory.comment("t1", "first")
    memory.comment("t1", "second")

    assert [f.comment for f in memory.feedback()] == ["second"]


def test_thumbs_come_oldest_first(memory: Memory) -> None:
    for turn in ("b", "a", "c"):
        answer(memory, turn)
    for turn in ("c", "a", "b"):
        memory.rate(turn, liked=True)

    assert [f.turn.id for f in memory.feedback()] == ["c", "a", "b"]


def test_a_comment_on_one_answer_leaves_the_thumb_of_another(memory: Memory) -> None:
    answer(memory, "t1")
    answer(memory, "t2")
    memory.rate("t1", liked=True)
    memory.rate("t2", liked=False)
    memory.comment("t2", "off the mark")

    found = {f.turn.id: (f.liked, f.comment) for f in memory.feedback()}

    assert found == {"t1": (True, ""), "t2": (False, "off the mark")}


def test_what_was_written_is_there_when_the_file_is_opened_again(
    memory: Memory, path: Path
) -> None:
    reply = answer(memory, "t1")
    memory.rate("t1", liked=True)
    memory.close()

    again = Memory(path)
    kept, thumbs = again.turns("one"), again.feedback()
    again.close()

    assert [t.reply for t in kept] == [reply]
    assert [f.turn.id for f in thumbs] == ["t1"]


def test_a_memory_without_a_file_keeps_its_turns_to_itself() -> None:
    one, two = Memory(None), Memory(None)
    answer(one, "t1")

    assert [t.id for t in one.turns("one")] == ["t1"]
    assert two.turns("one") == []
    one.delete("one")
    assert one.turns("one") == []
    one.close()
    two.close()


@pytest.mark.parametrize("damage", [b"\x00" * 4096, b"not a database " * 400, b"SQLite format 3"])
def test_a_damaged_file_is_one_clear_error(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)

    with pytest.raises(SetupError) as caught:
        Memory(path)

    assert caught.value.key == "error.database"
    assert caught.value.values["path"] == path


def test_a_folder_that_is_a_file_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("here first")

    with pytest.raises(SetupError) as caught:
        Memory(tmp_path / "taken" / FILE)

    assert caught.value.key == "error.database"


def test_a_database_that_another_program_holds_cannot_be_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.memory._BUSY_MS", 1)
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(SetupError) as caught:
            Memory(path)

    assert caught.value.key == "error.database"
    assert "locked" in str(caught.value.values["reason"])


def test_a_question_that_cannot_be_written_is_one_clear_error_and_the_next_one_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.memory._BUSY_MS", 1)
    memory = Memory(path)
    answer(memory, "t1")
    with closing(sqlite3.connect(path)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(SetupError) as caught:
            ask(memory, "t2")
        holder.rollback()
    answer(memory, "t3")

    assert caught.value.key == "error.database"
    assert str(caught.value.values["path"]) == str(path)
    assert [t.id for t in memory.turns("one")] == ["t1", "t3"]
    memory.close()
