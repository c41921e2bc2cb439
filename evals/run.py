"""Play sets of cases on the advisor of the settings and print the figures.

`python -m evals.run SET… [--failures] [--only KIND:VALUE]… [--out DIR] [--workers N]`

Whatever the figures are, it ends with 0; `advisor eval run` is what tells by its exit code.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from advisor.conversation import Advisor
from advisor.errors import AdvisorError
from advisor.settings import load_settings
from advisor.texts import words
from evals.cases import known_names, load_sets
from evals.results import CaseResult, Figure, Run, Summary
from evals.runner import Options, run_sets

BAD = 2
_GROUPS = ("all", "lang", "tag")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--failures", action="store_true")
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    try:
        run = _run(given.sets, Options(tuple(given.only), workers=given.workers, out=given.out))
    except AdvisorError as problem:
        sys.stderr.write(problem.worded(words(load_settings().language)) + "\n")
        return BAD
    Console(width=120).print(table(run.summary))
    if given.failures:
        sys.stdout.write(failures(run))
    return 0


def _run(paths: Sequence[Path], options: Options) -> Run:
    sets = load_sets(paths, known_names())
    advisor = Advisor(keep=False)
    advisor.warm_up()
    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        return run_sets(
            sets, advisor, options, lambda p: bar.update(task, completed=p.done, total=p.total)
        )


def table(summary: Summary) -> Table:
    """The figures over all cases, by language and by tag."""
    shown = Table("metric", "group", "n", "%", "95 %", "skipped")
    for figure in summary.figures:
        if figure.group.split(":")[0] in _GROUPS and figure.value is not None:
            shown.add_row(figure.metric, figure.group, *_numbers(figure))
    for times in summary.latency:
        if times.group.split(":")[0] in _GROUPS:
            shown.add_row(
                "ms p50 – p95", times.group, str(times.count), f"{times.p50} – {times.p95}"
            )
    return shown


def _numbers(figure: Figure) -> Iterator[str]:
    yield str(figure.count)
    yield f"{100 * (figure.value or 0):.1f}"
    yield f"{100 * (figure.low or 0):.0f}–{100 * (figure.high or 0):.0f}"
    yield str(figure.skipped or "")


def failures(run: Run) -> str:
    """The cases that failed or broke, each with its questions, reasons and answers."""
    return "".join(map(_told, run.results))


def _told(result: CaseResult) -> str:
    """A case that failed or broke, turn by turn; nothing of the others."""
    if result.verdict not in {"failed", "error"}:
        return ""
    say = words(result.lang)
    lines = [f"\n{result.case} {result.verdict} {result.error}"]
    for turn in result.turns:
        lines.append(f"  Q {turn.user}")
        lines += [
            f"  ! {say(check.reason, **check.facts)}"
            for check in turn.checks
            if check.asked and check.verdict == "failed"
        ]
        if turn.reply:
            lines.append(f"  → {turn.reply.outcome} {[c.unit for c in turn.reply.citations]}")
            lines.append(f"  A {turn.reply.answer[:700]!r}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
