"""What is kept between runs: the agent's checkpoints, the conversations as shown, feedback."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.sqlite import SqliteSaver

from advisor.errors import SetupError
from advisor.reply import Reply
from advisor.settings import Settings

FILE = "conversations.sqlite3"
_BUSY_MS = 5000
_SQLITE = "sqlite:///"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversation (
  thread TEXT PRIMARY KEY, owner TEXT NOT NULL, title TEXT NOT NULL, created TEXT NOT NULL,
  updated TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS turn (
  id TEXT PRIMARY KEY, thread TEXT NOT NULL, asked_at TEXT NOT NULL, question TEXT NOT NULL,
  reply TEXT);
CREATE INDEX IF NOT EXISTS turn_thread ON turn (thread, asked_at);
CREATE TABLE IF NOT EXISTS feedback (
  turn TEXT PRIMARY KEY, given_at TEXT NOT NULL, liked INTEGER NOT NULL, comment TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS client (
  thread TEXT PRIMARY KEY, name TEXT NOT NULL, meeting TEXT NOT NULL);
"""


@dataclass(frozen=True)
class Conversation:
    """A kept conversation."""

    thread: str
    title: str
    updated: str


@dataclass(frozen=True)
class KeptClient:
    """A coach's client: the conversation, the name, and the ISO day of the next meeting or ""."""

    thread: str
    name: str
    meeting: str
    updated: str


@dataclass(frozen=True)
class Turn:
    """A question and its reply; None where the answer was cut off."""

    id: str
    question: str
    reply: Reply | None


@dataclass(frozen=True)
class Feedback:
    """A thumb, with what it was about."""

    turn: Turn
    liked: bool
    comment: str
    given_at: str


class Memory:
    """One SQLite file in the data folder; every write is on disk before it returns."""

    def __init__(self, path: Path | None) -> None:
        """Open or make the file; None keeps everything in this process.

        Raises:
            SetupError: the folder or file cannot be written, or another program holds it.
        """
        self._path = path
        try:
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path or ":memory:", check_same_thread=False, timeout=_BUSY_MS / 1000
            )
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.execute("PRAGMA synchronous=NORMAL")
            self._connection.executescript(_SCHEMA)
            self._saver = SqliteSaver(self._connection)
            self._saver.setup()
            self._lock = self._saver.lock
        except PermissionError as problem:
            raise SetupError(
                "error.data_dir", folder=path and path.parent, reason=problem.strerror
            ) from problem
        except (sqlite3.Error, OSError) as problem:
            raise SetupError("error.database", path=path, reason=problem) from problem

    @property
    def checkpointer(self) -> BaseCheckpointSaver[Any]:
        """The agent's memory."""
        return self._saver

    def begin(self, turn: str, thread: str, owner: str, question: str, title: str) -> None:
        """Keep a question before it is answered; `owner` is who sees the conversation listed."""
        with self._write() as connection:
            _list(connection, thread, owner, title)
            connection.execute(
                "INSERT INTO turn VALUES (?, ?, ?, ?, NULL)", (turn, thread, _now(), question)
            )

    def touch(self, thread: str, owner: str, title: str) -> None:
        """Make sure that a conversation is listed, as one that a form began."""
        with self._write() as connection:
            _list(connection, thread, owner, title)

    def finish(self, reply: Reply) -> None:
        """Keep a reply, and let go of the checkpoints that it makes stale."""
        with self._write() as connection:
            connection.execute(
                "UPDATE turn SET reply = ? WHERE id = ?", (reply.model_dump_json(), reply.id)
            )
            for table in ("checkpoints", "writes"):
                connection.execute(
                    f"DELETE FROM {table} WHERE thread_id = ? AND checkpoint_id < "
                    "(SELECT max(checkpoint_id) FROM checkpoints WHERE thread_id = ?)",
                    (reply.thread, reply.thread),
                )

    def turns(self, thread: str) -> list[Turn]:
        """The turns of a conversation, first to last."""
        rows = self._read(
            "SELECT id, question, reply FROM turn WHERE thread = ? ORDER BY asked_at, rowid",
            (thread,),
        )
        return [_turn(row) for row in rows]

    def last_reply(self, thread: str) -> Reply | None:
        """The last reply of a conversation, if it has one."""
        rows = self._read(
            "SELECT reply FROM turn WHERE thread = ? AND reply IS NOT NULL "
            "ORDER BY asked_at DESC, rowid DESC LIMIT 1",
            (thread,),
        )
        return Reply.model_validate_json(rows[0][0]) if rows else None

    def conversations(self, owner: str | None, limit: int = 100) -> list[Conversation]:
        """An owner's conversations, last used first; everybody's where `owner` is None."""
        rows = self._read(
            "SELECT thread, title, updated FROM conversation WHERE owner = ? OR ? "
            "ORDER BY updated DESC LIMIT ?",
            (owner, owner is None, limit),
        )
        return [Conversation(*row) for row in rows]

    def keep_client(self, thread: str, name: str, meeting: str) -> None:
        """List a conversation as one about a coach's client, under the client's name."""
        with self._write() as connection:
            connection.execute(
                "INSERT INTO client VALUES (?, ?, ?) ON CONFLICT (thread) DO UPDATE SET "
                "name = excluded.name, meeting = excluded.meeting",
                (thread, name, meeting),
            )
            if name:
                connection.execute(
                    "UPDATE conversation SET title = ? WHERE thread = ?", (name, thread)
                )

    def clients(self, owner: str | None, limit: int = 200) -> list[KeptClient]:
        """An owner's clients, last used first; everybody's where `owner` is None."""
        rows = self._read(
            "SELECT c.thread, c.name, c.meeting, k.updated FROM client c "
            "JOIN conversation k ON k.thread = c.thread WHERE k.owner = ? OR ? "
            "ORDER BY k.updated DESC LIMIT ?",
            (owner, owner is None, limit),
        )
        return [KeptClient(*row) for row in rows]

    def rename(self, thread: str, title: str) -> None:
        """Give a conversation another title."""
        with self._write() as connection:
            connection.execute(
                "UPDATE conversation SET title = ? WHERE thread = ?", (title, thread)
            )

    def delete(self, thread: str) -> None:
        """Remove a conversation, its feedback and its checkpoints for good."""
        with self._write() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(
                "DELETE FROM feedback WHERE turn IN (SELECT id FROM turn WHERE thread = ?)",
                (thread,),
            )
            for table, column in (
                ("turn", "thread"),
                ("conversation", "thread"),
                ("client", "thread"),
                ("checkpoints", "thread_id"),
                ("writes", "thread_id"),
            ):
                connection.execute(f"DELETE FROM {table} WHERE {column} = ?", (thread,))
        with self._lock:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def rate(self, turn: str, liked: bool) -> None:
        """Keep a thumb; a second one replaces the first."""
        with self._write() as connection:
            connection.execute(
                "INSERT INTO feedback SELECT id, ?, ?, '' FROM turn WHERE id = ? "
                "ON CONFLICT (turn) DO UPDATE SET "
                "given_at = excluded.given_at, liked = excluded.liked",
                (_now(), int(liked), turn),
            )

    def comment(self, turn: str, comment: str) -> None:
        """Add a word of comment to a thumb."""
        with self._write() as connection:
            connection.execute("UPDATE feedback SET comment = ? WHERE turn = ?", (comment, turn))

    def feedback(self) -> list[Feedback]:
        """All thumbs, oldest first."""
        rows = self._read(
            "SELECT t.id, t.question, t.reply, f.liked, f.comment, f.given_at FROM feedback f "
            "JOIN turn t ON t.id = f.turn ORDER BY f.given_at",
            (),
        )
        return [Feedback(_turn(row[:3]), bool(row[3]), row[4], row[5]) for row in rows]

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                with self._connection:
                    yield self._connection
            except sqlite3.DatabaseError as problem:
                raise SetupError("error.database", path=self._path, reason=problem) from problem

    def _read(self, query: str, values: tuple[object, ...]) -> list[Any]:
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.DatabaseError as problem:
                raise SetupError("error.database", path=self._path, reason=problem) from problem


def database_path(settings: Settings) -> Path:
    """The file that the settings name.

    Raises:
        SetupError: another kind of database is named.
    """
    url = settings.database_url
    if url is None:
        return settings.data_dir / FILE
    if url.startswith(_SQLITE):
        return Path(url.removeprefix(_SQLITE))
    raise SetupError("error.database_unsupported", url=url.split("://")[0] + "://…")


def _turn(row: tuple[str, str, str | None]) -> Turn:
    return Turn(row[0], row[1], Reply.model_validate_json(row[2]) if row[2] else None)


def _list(connection: sqlite3.Connection, thread: str, owner: str, title: str) -> None:
    now = _now()
    connection.execute(
        "INSERT INTO conversation VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (thread) DO UPDATE SET updated = excluded.updated",
        (thread, owner, title, now, now),
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
