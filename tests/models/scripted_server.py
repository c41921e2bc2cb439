"""A loopback server that speaks the chat protocols of OpenAI and Anthropic and plays a script."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Event = tuple[str, dict[str, Any]]
IN_TOKENS, OUT_TOKENS = 120, 30
_PATIENCE_S = 20


@dataclass(frozen=True)
class Play:
    """One answer of the server: words, tool calls, a status, or a stream that goes wrong.

    `text` may be made from what was asked; arguments given as text are sent as they are.
    """

    text: str | Callable[[Mapping[str, Any]], str] = ""
    calls: Sequence[tuple[str, Mapping[str, Any] | str]] = ()
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: bool = False
    ends_early: bool = False
    stall: bool = False


@dataclass
class Script:
    """What is played, in order, and what was asked."""

    plays: list[Play]
    asked: list[dict[str, Any]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def next(self) -> Play:
        """The next answer; the last one is repeated."""
        return self.plays.pop(0) if len(self.plays) > 1 else self.plays[0]


@contextmanager
def scripted_server(*plays: Play) -> Iterator[tuple[str, Script]]:
    """The address of a running server, and its script."""
    script = Script(list(plays))
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), type("Scripted", (_Handler,), {"script": script})
    )
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", script
    finally:
        script.released.set()
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    script: Script
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        length = int(self.headers.get("content-length", 0))
        asked = json.loads(self.rfile.read(length))
        self.script.asked.append(asked)
        play = self.script.next()
        if play.status != 200:
            self._refuse(play)
            return
        self._stream(play, asked)

    def _stream(self, play: Play, asked: Mapping[str, Any]) -> None:
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        anthropic = self.path.endswith("/messages")
        for name, event in _events(play, asked, anthropic):
            head = f"event: {name}\n" if name else ""
            self._chunk(f"{head}data: {json.dumps(event)}\n\n".encode())
        if play.stall:
            self.script.released.wait(_PATIENCE_S)
        if play.cut or play.stall:
            self.close_connection = True
            return
        if not anthropic and not play.ends_early:
            self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _refuse(self, play: Play) -> None:
        error = {"type": "scripted_error", "message": "scripted"}
        body = json.dumps({"type": "error", "error": error}).encode()
        self.send_response(play.status)
        for name, value in play.headers.items():
            self.send_header(name, value)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def _events(play: Play, asked: Mapping[str, Any], anthropic: bool) -> Iterator[Event]:
    text = play.text if isinstance(play.text, str) else play.text(asked)
    return _anthropic(play, text) if anthropic else _openai(play, text)


def _whole(play: Play) -> bool:
    return not (play.cut or play.stall or play.ends_early)


def _arguments(given: Mapping[str, Any] | str) -> str:
    return given if isinstance(given, str) else json.dumps(given)


def _pieces(text: str) -> list[str]:
    return [word + " " for word in text.split(" ")] if text else []


def _openai(play: Play, text: str) -> Iterator[Event]:
    for i, (name, args) in enumerate(play.calls):
        call = {
            "index": i,
            "id": f"call_{i}",
            "type": "function",
            "function": {"name": name, "arguments": _arguments(args)},
        }
        yield "", _choice({"role": "assistant", "tool_calls": [call]})
    for piece in _pieces(text):
        yield "", _choice({"role": "assistant", "content": piece})
    if _whole(play):
        yield "", _choice({}, "tool_calls" if play.calls else "stop")
        usage = {"prompt_tokens": IN_TOKENS, "completion_tokens": OUT_TOKENS}
        total = {**usage, "total_tokens": IN_TOKENS + OUT_TOKENS}
        yield "", {**_choice({}), "choices": [], "usage": total}


def _choice(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {
        "id": "scripted",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "scripted",
        "choices": [choice],
    }


def _anthropic(play: Play, text: str) -> Iterator[Event]:
    start: dict[str, Any] = {
        "id": "msg_scripted",
        "type": "message",
        "role": "assistant",
        "model": "scripted",
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": {"input_tokens": IN_TOKENS, "output_tokens": 1},
    }
    yield _named("message_start", message=start)
    blocks = [(name, _arguments(args)) for name, args in play.calls]
    if text:
        yield _named("content_block_start", index=0, content_block={"type": "text", "text": ""})
        for piece in _pieces(text):
            delta = {"type": "text_delta", "text": piece}
            yield _named("content_block_delta", index=0, delta=delta)
        yield _named("content_block_stop", index=0)
    for i, (name, args) in enumerate(blocks, start=1 if text else 0):
        block = {"type": "tool_use", "id": f"toolu_{i}", "name": name, "input": {}}
        yield _named("content_block_start", index=i, content_block=block)
        delta = {"type": "input_json_delta", "partial_json": args}
        yield _named("content_block_delta", index=i, delta=delta)
        yield _named("content_block_stop", index=i)
    if _whole(play):
        reason = {"stop_reason": "tool_use" if play.calls else "end_turn", "stop_sequence": None}
        usage = {"input_tokens": IN_TOKENS, "output_tokens": OUT_TOKENS}
        yield _named("message_delta", delta=reason, usage=usage)
        yield _named("message_stop")


def _named(name: str, **fields: Any) -> Event:
    return name, {"type": name, **fields}
