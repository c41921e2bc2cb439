"""A run in a process of its own, to be stopped: each answer waits for a byte on standard input.

`python -m tests.evals.paced_run FOLDER WORKERS`
"""

import os
import signal
import sys
from pathlib import Path
from types import FrameType

from evals.cases import LoadedSet
from evals.runner import Interrupted, Options, Progress, run_sets
from tests.evals.stub_advisor import StubAdvisor, case, loaded

COUNT = 120


def paced_set() -> LoadedSet:
    """The cases that are played, here and by the test that looks on."""
    return loaded(
        *(
            case(
                f"c{i:03}",
                ("hors sujet " if i % 7 == 3 else "the question ") + str(i),
                tags=("odd",) if i % 2 else ("even",),
                outcome="declined" if i % 3 == 0 else "answered",
            )
            for i in range(COUNT)
        )
    )


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _told(question: str) -> str:
    os.read(0, 1)
    return question


def _ended(progress: Progress) -> None:
    _say(progress.result.case)


def _caught(number: int, frame: FrameType | None) -> None:
    _say("caught")
    signal.default_int_handler(number, frame)


def main() -> int:
    """Run until the end, or until stopped."""
    signal.signal(signal.SIGINT, _caught)
    options = Options(out=Path(sys.argv[1]), workers=int(sys.argv[2]))
    try:
        run_sets([paced_set()], StubAdvisor(_told), options, _ended)
    except Interrupted:
        _say("interrupted")
        return 130
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
