"""The verdicts and figures of the project's own sets, as they are known; the tests compare.

`python -m evals.baseline` plays the sets on the embedded model and writes them anew.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from rich.console import Console

from evals.cases import LoadedSet, load_sets
from evals.results import CaseResult, Run, Verdict

SETS = Path(__file__).parent / "sets"
BASELINE = Path(__file__).parent / "baseline.json"
_GROUPS = ("all", "lang:fr", "lang:en")
_KEPT = ("prompt", "knowledge", "embedding")


class Known(BaseModel):
    """A figure in a group: how many were measured, and its value."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    metric: str
    group: str
    count: int
    value: float


class Baseline(BaseModel):
    """A run in short; `cases` are the verdicts by case id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    run: Mapping[str, str]
    figures: tuple[Known, ...]
    cases: Mapping[str, Verdict]


def own_sets() -> tuple[LoadedSet, ...]:
    """The project's own sets."""
    return load_sets(sorted(SETS.glob("own-*.yaml")))


def baseline_of(run: Run) -> Baseline:
    """What is kept of a run."""
    return Baseline(
        run={name: str(getattr(run.summary.run, name)) for name in _KEPT},
        figures=tuple(
            Known(metric=f.metric, group=f.group, count=f.count, value=f.value)
            for f in run.summary.figures
            if f.group in _GROUPS and f.value is not None
        ),
        cases={result.case: result.verdict for result in run.results},
    )


def read_baseline(path: Path = BASELINE) -> Baseline:
    """The kept one."""
    return Baseline.model_validate_json(path.read_bytes())


def moved(kept: Baseline, results: Sequence[CaseResult]) -> list[str]:
    """The cases whose verdict is not the kept one, a line each, with what they missed."""
    now = {result.case: result for result in results}
    lines = [f"{case}: no longer played" for case in kept.cases if case not in now]
    for case, result in now.items():
        before = kept.cases.get(case, "new")
        if result.verdict != before:
            lines.append(f"{case}: {before} → {result.verdict} {_missed(result)}".rstrip())
    return lines


def _missed(result: CaseResult) -> str:
    checks = [check for turn in result.turns for check in turn.checks]
    missed = [c for c in checks if c.asked and c.verdict != "passed"]
    told = [f"{c.metric} (expected {c.expected}; found {c.found})" for c in missed]
    return "; ".join([*([result.error] if result.error else []), *told])


def main() -> None:
    """Play the own sets and keep what they gave; the cases that moved are told."""
    from advisor.conversation import Advisor
    from evals.runner import Options, run_sets

    advisor = Advisor(keep=False)
    advisor.warm_up()
    run = run_sets(own_sets(), advisor, Options())
    advisor.close()
    console = Console(soft_wrap=True)
    if BASELINE.exists():
        for line in moved(read_baseline(), run.results):
            console.print(line, markup=False, highlight=False)
    BASELINE.write_text(baseline_of(run).model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
