"""One process: the page, a health probe, and an API."""

import os
import socket
import threading
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from fastapi import FastAPI, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict

from advisor.conversation import Advisor
from advisor.errors import AdvisorError, SetupError
from advisor.reply import Reply
from advisor.texts import words

if TYPE_CHECKING:
    from advisor.ui.extra import Extra

_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'self'; "
    "worker-src 'self' blob:"
)
_QUIET = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "ANONYMIZED_TELEMETRY": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}


class Question(BaseModel):
    """A question by HTTP."""

    model_config = ConfigDict(extra="forbid")

    question: str
    thread: str | None = None


def serve_page(
    host: str, port: int, on_ready: Callable[[str], None], extras: "Sequence[Extra]" = ()
) -> None:
    """Serve until stopped, with the tabs of `extras` after those of the page.

    Raises:
        SetupError: the port is taken.
    """
    _check_port(host, port)
    import uvicorn

    advisor = Advisor()
    _ = advisor.memory
    app = build_app(advisor, extras)
    on_ready(f"http://{host}:{port}")
    threading.Thread(target=advisor.warm_up, name="warm-up", daemon=True).start()
    uvicorn.run(app, host=host, port=port, log_level="warning")
    advisor.close()


def build_app(advisor: Advisor, extras: "Sequence[Extra]" = ()) -> FastAPI:
    """The application: page at `/`, `/healthz`, `/api/ask`."""
    os.environ.update(_QUIET)
    from advisor.ui.page import mount_page

    app = FastAPI(docs_url=None, redoc_url=None)

    @app.middleware("http")
    async def _stay_home(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        response = await call_next(request)
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    @app.get("/healthz")
    def _health() -> dict[str, object]:
        return {"status": "ok", "ready": advisor.ready}

    @app.post("/api/ask")
    def _ask(asked: Question) -> Reply:
        try:
            return advisor.ask(asked.question, asked.thread)
        except AdvisorError as problem:
            code = 503 if isinstance(problem, SetupError) else 422
            say = words(advisor.settings.language)
            raise HTTPException(code, problem.worded(say)) from problem

    for extra in extras:
        extra.add_routes(app, advisor)
    return mount_page(app, advisor, extras)


def _check_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            other = port + 1 if port < 65535 else port - 1
            raise SetupError("error.port", host=host, port=port, other=other) from problem
