"""Time of a warm answer, start-up, throughput and memory.

`python -m evals.benchmarks.answers [--questions N]`
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
import urllib.request
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
from rich.console import Console
from rich.table import Table

from advisor.conversation import Advisor
from advisor.knowledge import load_knowledge
from advisor.settings import Settings, load_settings

PORT = 7877
CONVERSATIONS = (1, 10, 50, 100)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    table = Table("measure", "value", title=_machine())
    for name, value in [*_start_up(), *_answers(options.questions)]:
        table.add_row(name, value)
    Console().print(table)


def _machine() -> str:
    cores, memory = os.cpu_count(), psutil.virtual_memory().total / 2**30
    return f"{platform.machine()}, {cores} cores, {memory:.0f} GiB, Python {sys.version.split()[0]}"


def _start_up() -> list[tuple[str, str]]:
    advisor = [sys.executable, "-m", "evals.cli"]
    help_s = _seconds(lambda: _quiet([*advisor, "--help"]))
    process = subprocess.Popen(
        [*advisor, "serve", "--port", str(PORT)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        reachable = _seconds(lambda: until_healthy(b"ok"))
        ready = reachable + _seconds(lambda: until_healthy(b'"ready":true'))
    finally:
        process.terminate()
        process.wait()
    return [
        ("advisor --help", f"{help_s:.2f} s"),
        ("page reachable after `advisor serve`", f"{reachable:.1f} s"),
        ("ready to answer at once", f"{ready:.1f} s"),
    ]


def _answers(count: int) -> list[tuple[str, str]]:
    questions = [
        q.ask
        for sides in load_knowledge().questions.values()
        for asked in sides.values()
        for q in asked[:1]
    ][:count]
    with tempfile.TemporaryDirectory() as folder:
        shared = load_settings()
        advisor = Advisor(Settings(data_dir=shared.data_dir, database_url=_database(folder)))
        advisor.warm_up()
        single = sorted(_seconds(lambda q=q: advisor.ask(q)) for q in questions)  # type: ignore[misc]
        rows = [
            ("warm answer p50", f"{1000 * _at(single, 0.5):.0f} ms"),
            ("warm answer p95", f"{1000 * _at(single, 0.95):.0f} ms"),
        ]
        long = str(uuid.uuid4())
        within = sorted(_seconds(lambda q=q: advisor.ask(q, long)) for q in questions[:60])  # type: ignore[misc]
        rows.append(
            ("… in one conversation of 60 turns, p95", f"{1000 * _at(within, 0.95):.0f} ms")
        )
        rows += [_together(advisor, questions, n) for n in CONVERSATIONS]
        advisor.close()
    memory = psutil.Process().memory_info().rss / 2**20
    return [*rows, ("memory of the process", f"{memory:.0f} MB")]


def _together(advisor: Advisor, questions: Sequence[str], n: int) -> tuple[str, str]:
    asked = [questions[i % len(questions)] for i in range(max(n, 20))]
    with ThreadPoolExecutor(n) as pool:
        took = _seconds(lambda: list(pool.map(advisor.ask, asked)))
    return f"throughput, {n} conversations at once", f"{len(asked) / took:.0f} answers/s"


def _database(folder: str) -> str:
    return f"sqlite:///{Path(folder) / 'conversations.sqlite3'}"


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def _quiet(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def until_healthy(wanted: bytes) -> None:
    """Wait until the probe of the served page answers with these bytes."""
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/healthz", timeout=2) as got:
                if wanted in got.read():
                    return
        except OSError:
            pass
        time.sleep(0.05)


if __name__ == "__main__":
    main()
