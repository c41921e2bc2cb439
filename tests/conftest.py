"""Real parts, made once: the content, its index in a folder of the tests, one advisor."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.conversation import Advisor
from advisor.knowledge import Knowledge, load_knowledge
from advisor.retrieval.encoder import SentenceEncoder
from advisor.retrieval.retriever import Retriever
from advisor.settings import Settings, load_settings
from advisor.tools.readers import kept_readers
from advisor.tools.spec import Readers


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
def retriever(_own_data: None, knowledge: Knowledge) -> Retriever:
    """The real index over the content."""
    return Retriever(knowledge, SentenceEncoder(), load_settings().data_dir)


@pytest.fixture(scope="session")
def readers(_own_data: None) -> Readers:
    """The real readers of prose, trained once."""
    return kept_readers(SentenceEncoder(), load_settings().data_dir / "index")


@pytest.fixture
def advisor(retriever: Retriever, readers: Readers, tmp_path: Path) -> Iterator[Advisor]:
    """An advisor with conversations of its own."""
    made = Advisor(Settings(data_dir=tmp_path), guidance=retriever, readers=readers)
    yield made
    made.close()
