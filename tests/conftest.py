"""Real parts, made once: the content, its index in a folder of the tests, one advisor."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from advisor.conversation import Advisor
from advisor.knowledge import Knowledge, load_knowledge
from advisor.retrieval.encoder import SentenceEncoder
from advisor.retrieval.retriever import Retriever
from advisor.settings import Settings, load_settings
from advisor.tools.readers import kept_readers
from advisor.tools.spec import Readers
from tests.models.providing import Make, advisors


@pytest.fixture(scope="session", autouse=True)
def _own_data(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the person's own data folder, unless the run names one."""
    folder = os.environ.get("ADVISOR_DATA_DIR") or str(tmp_path_factory.mktemp("data"))
    # One process owns a store: each worker of pytest-xdist has its own.
    folder = str(Path(folder) / os.environ.get("PYTEST_XDIST_WORKER", ""))
    for name in [n for n in os.environ if n.startswith("ADVISOR_")]:
        del os.environ[name]
    os.environ["ADVISOR_DATA_DIR"] = folder
    load_settings.cache_clear()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The content that ships."""
    return load_knowledge()


@pytest.fixture(scope="session")
def built(_own_data: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the index and the readers; workers share the work of building them."""
    folder = load_settings().data_dir
    if "PYTEST_XDIST_WORKER" in os.environ and not (folder / "index").exists():
        shared = tmp_path_factory.getbasetemp().parent / "built"
        with FileLock(f"{shared}.lock"):
            if not shared.exists():
                _build(shared)
        shutil.copytree(shared, folder, dirs_exist_ok=True)
    return folder


def _build(folder: Path) -> None:
    """Build in another process, and let nobody see a half of it."""
    half = folder.with_suffix(".half")
    command = [sys.executable, "-m", "advisor.cli", "index"]
    subprocess.run(command, check=True, env={**os.environ, "ADVISOR_DATA_DIR": str(half)})
    half.rename(folder)


@pytest.fixture(scope="session")
def retriever(built: Path, knowledge: Knowledge) -> Retriever:
    """The real index over the content."""
    return Retriever(knowledge, SentenceEncoder(), built)


@pytest.fixture(scope="session")
def readers(built: Path) -> Readers:
    """The real readers of prose, trained once."""
    return kept_readers(SentenceEncoder(), built / "index")


@pytest.fixture
def advisor(retriever: Retriever, readers: Readers, tmp_path: Path) -> Iterator[Advisor]:
    """An advisor with conversations of its own."""
    made = Advisor(Settings(data_dir=tmp_path), guidance=retriever, readers=readers)
    yield made
    made.close()


@pytest.fixture
def provided(
    retriever: Retriever, readers: Readers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Make]:
    """Makes advisors whose model is a provider's, at an address on loopback."""
    for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
        monkeypatch.setenv(name, "not-a-real-key")
    with advisors(retriever, readers, tmp_path) as make:
        yield make
