"""One page in a real browser for all browser tests."""

import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright

from advisor.conversation import Advisor
from advisor.retrieval.retriever import Retriever
from advisor.settings import Settings
from advisor.tools.spec import Readers

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WAIT = 45_000  # milliseconds; a slow machine is no fault of the page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            # Clicks come faster than a hand's; on a busy machine the page loses one at times.
            item.add_marker(pytest.mark.flaky(reruns=2))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@contextmanager
def served(advisor: Advisor) -> Iterator[str]:
    """The address of an advisor's page."""
    from advisor.ui.serve import build_app
    from evals.page.extra import EvaluationExtra

    advisor.warm_up()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(
        build_app(advisor, [EvaluationExtra()]), host="127.0.0.1", port=port, log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    advisor.close()


@pytest.fixture(scope="session")
def address(
    retriever: Retriever, readers: Readers, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    settings = Settings(data_dir=tmp_path_factory.mktemp("page"))
    with served(Advisor(settings, guidance=retriever, readers=readers)) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield launched
        launched.close()


def loaded(page: Page) -> None:
    """Wait until a page knows whose it is: only then does the field take a question."""
    expect(page.locator("#question textarea")).to_be_enabled(timeout=WAIT)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 860}, locale="fr-CA")
    opened = context.new_page()
    opened.set_default_timeout(WAIT)
    opened.goto(address)
    loaded(opened)
    yield opened
    context.close()
