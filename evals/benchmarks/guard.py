"""What the grounding guard costs an embedded answer, and what it takes out of one.

`python -m evals.benchmarks.guard SET…`
"""

import argparse
import json
import statistics
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console

from advisor.conversation import Advisor
from advisor.tracing import Trace
from evals.cases import load_cases


def main() -> None:
    """Print times, and each part of an answer that was removed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    given = parser.parse_args()
    advisor = Advisor(keep=False)
    advisor.warm_up()
    times, removed = [], []
    for step in _guarded(advisor, given.sets):
        times.append(float(step["ms"]))
        removed += [(step["question"], step["removed"])] if step["removed"] else []
    times.sort()
    console = Console()
    console.print(
        f"{len(times)} answers, guard p50 {statistics.median(times):.1f} ms, "
        f"p95 {times[int(0.95 * len(times))]:.1f} ms, longest {times[-1]:.1f} ms; "
        f"{len(removed)} answers changed"
    )
    for question, claims in removed:
        console.print(f"{claims} <- {question}", markup=False)


def _guarded(advisor: Advisor, sets: list[Path]) -> Iterator[dict[str, Any]]:
    """The guard's steps over all turns of all cases."""
    for case in load_cases(sets):
        thread = str(uuid.uuid4())
        for turn in case.turns:
            lines: list[str] = []
            advisor.ask(turn.user, thread, form=turn.form, trace=Trace(lines.append))
            for step in map(json.loads, lines):
                if step["step"] == "guard":
                    yield {**step, "question": turn.user}


if __name__ == "__main__":
    main()
