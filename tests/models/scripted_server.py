"""A loopback server that speaks the OpenAI chat protocol and plays a script."""

import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Play:
    """One answer of the server: words, tool calls, a status, or a stream cut off or stalled."""

    text: str = ""
    calls: Sequence[tuple[str, Mapping[str, Any]]] = ()
    status: int = 200
    cut: bool = False
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
    """The base URL of a running server, and its script."""
    script = Script(list(plays))
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(script))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", script
    finally:
        script.released.set()
        server.shutdown()
        server.server_close()


def _handler(script: Script) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", 0))
            script.asked.append(json.loads(self.rfile.read(length)))
            play = script.next()
            if play.status != 200:
                self.send_response(play.status)
                body = b'{"error": {"message": "scripted", "type": "server_error"}}'
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
                return
            self.send_response(200)
            self.send_header("content-type", "text/event-stream")
            self.send_header("transfer-encoding", "chunked")
            self.end_headers()
            for event in _events(play):
                self._chunk(f"data: {json.dumps(event)}\n\n".encode())
            if play.stall:
                script.released.wait(20)
            if play.cut or play.stall:
                self.close_connection = True
                return
            self._chunk(b"data: [DONE]\n\n")
            self._chunk(b"")

        def _chunk(self, data: bytes) -> None:
            self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
            self.wfile.flush()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


def _events(play: Play) -> Iterator[dict[str, Any]]:
    for i, (name, args) in enumerate(play.calls):
        call = {
            "index": i,
            "id": f"call_{i}",
            "type": "function",
            "function": {"name": name, "arguments": json.dumps(args)},
        }
        yield _event({"role": "assistant", "tool_calls": [call]})
    for word in play.text.split(" ") if play.text else []:
        yield _event({"role": "assistant", "content": word + " "})
    if not (play.cut or play.stall):
        yield _event({}, "tool_calls" if play.calls else "stop")


def _event(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {
        "id": "scripted",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "scripted",
        "choices": [choice],
    }
