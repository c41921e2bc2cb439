"""`advisor eval`: run scripted question sets, report, compare, check, convert."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor.errors import BadInput
from advisor.language import Language
from advisor.texts import Words

if TYPE_CHECKING:
    from rich.console import Console

    from evals.results import Run
    from evals.runner import Options

FINDING, INTERRUPTED = 1, 130
RUNS = Path("evaluations")
_Guarded = Callable[[], AbstractContextManager[None]]


def add_eval(app: typer.Typer, say: Words, guarded: _Guarded) -> None:
    """Add the commands to the command line; `guarded` turns a fault into one line."""
    commands = typer.Typer(help=say("cli.eval"), no_args_is_help=True)
    _add_run(commands, say, guarded)
    _add_compare(commands, say, guarded)
    _add_report(commands, say, guarded)
    _add_check(commands, say, guarded)
    _add_convert(commands, say, guarded)
    app.add_typer(commands, name="eval")


def _add_run(commands: typer.Typer, say: Words, guarded: _Guarded) -> None:
    sets_argument = Annotated[list[Path], typer.Argument(help=say("cli.arg.sets"))]
    text = Annotated[str | None, typer.Option(help=say("cli.opt.model"))]
    judge_option = Annotated[str | None, typer.Option(help=say("cli.opt.judge"))]
    out_option = Annotated[Path | None, typer.Option(help=say("cli.opt.eval_out"))]
    listed = Annotated[list[str], typer.Option(help=say("cli.opt.only"))]
    bounds = Annotated[list[str], typer.Option("--min", help=say("cli.opt.min"))]
    count = Annotated[int, typer.Option(min=1, max=32, help=say("cli.opt.workers"))]
    times = Annotated[int, typer.Option(min=1, max=1000, help=say("cli.opt.repeat"))]
    anew = Annotated[bool, typer.Option("--fresh", help=say("cli.opt.fresh"))]
    as_json = Annotated[bool, typer.Option("--json", help=say("cli.opt.json"))]

    @commands.command("run", help=say("cli.eval_run"))
    def _run(
        sets: sets_argument,
        model: text = None,
        out: out_option = None,
        only: listed = [],  # noqa: B006
        workers: count = 1,
        repeat: times = 1,
        judge: judge_option = None,
        min_: bounds = [],  # noqa: B006
        fresh: anew = False,
        json_: as_json = False,
    ) -> None:
        with guarded():
            from evals.bounds import read_bounds
            from evals.runner import Interrupted, Options

            limits = read_bounds(min_)
            folder = out or _new_folder(sets)
            options = Options(tuple(only), repeat, workers, judge, folder)
            try:
                run = _played(sets, model, options, fresh=fresh, say=say)
            except Interrupted as stopped:
                typer.echo(stopped.worded(say), err=True)
                raise typer.Exit(INTERRUPTED) from None
            _write_reports(run, folder, say)
            missed = limits.missed(run.summary)
            if json_:
                typer.echo(run.summary.model_dump_json(indent=2))
            else:
                _told(run, folder, say)
            for line in missed:
                typer.echo(line.worded(say), err=True)
            if missed or any(run.summary.counts.get(v) for v in ("failed", "error")):
                raise typer.Exit(FINDING)


def _add_compare(commands: typer.Typer, say: Words, guarded: _Guarded) -> None:
    folder = Annotated[Path, typer.Argument(help=say("cli.arg.run"))]
    page = Annotated[Path | None, typer.Option(help=say("cli.opt.compare_html"))]
    strict = Annotated[bool, typer.Option(help=say("cli.opt.fail_on_regression"))]
    as_json = Annotated[bool, typer.Option("--json", help=say("cli.opt.json"))]

    @commands.command("compare", help=say("cli.eval_compare"))
    def _compare(
        a: folder,
        b: folder,
        html: page = None,
        fail_on_regression: strict = False,
        json_: as_json = False,
    ) -> None:
        with guarded():
            from evals.compare import compare, comparison_json
            from evals.kept import read_run
            from evals.reports.compare_html import render_comparison_html
            from evals.reports.compare_terminal import render_comparison

            found = compare(read_run(a), read_run(b))
            path = html or b / "comparison.html"
            _write(path, render_comparison_html(found, say))
            if json_:
                typer.echo(json.dumps(comparison_json(found), ensure_ascii=False, indent=2))
            else:
                _console().print(render_comparison(found, say))
                typer.echo(say("cli.eval_written", path=path), err=True)
            if fail_on_regression and found.worse:
                raise typer.Exit(FINDING)


def _add_report(commands: typer.Typer, say: Words, guarded: _Guarded) -> None:
    folder = Annotated[Path, typer.Argument(help=say("cli.arg.run"))]

    @commands.command("report", help=say("cli.eval_report"))
    def _report(run: folder) -> None:
        with guarded():
            from evals.kept import read_run

            kept = read_run(run)
            _write_reports(kept, run, say)
            _told(kept, run, say)


def _add_check(commands: typer.Typer, say: Words, guarded: _Guarded) -> None:
    sets_argument = Annotated[list[Path], typer.Argument(help=say("cli.arg.sets"))]

    @commands.command("check", help=say("cli.eval_check"))
    def _check(sets: sets_argument) -> None:
        with guarded():
            from evals.cases import known_names, load_sets

            loaded = load_sets(sets, known_names())
            cases = sum(len(one.cases) for one in loaded)
            typer.echo(say("cli.eval_checked", cases=cases, sets=len(loaded)))


def _add_convert(commands: typer.Typer, say: Words, guarded: _Guarded) -> None:
    source = Annotated[Path, typer.Argument(help=say("cli.arg.promptfoo"))]
    target = Annotated[Path, typer.Argument(help=say("cli.arg.converted"))]
    tongue = Annotated[Language, typer.Option(help=say("cli.opt.eval_language"))]

    @commands.command("convert", help=say("cli.eval_convert"))
    def _convert(config: source, out: target, lang: tongue = "fr") -> None:
        with guarded():
            from evals.cases import dump_cases
            from evals.promptfoo import convert_promptfoo

            made = convert_promptfoo(_text(config), lang, str(config))
            for fault in made.refused:
                typer.echo(fault.worded(say), err=True)
            if not made.cases:
                raise BadInput("cli.eval_converted_none", path=config)
            _write(out, dump_cases(made.cases))
            facts = {"cases": len(made.cases), "refused": len(made.refused), "path": out}
            typer.echo(say("cli.eval_converted", **facts), err=True)
            if made.refused:
                raise typer.Exit(FINDING)


def _played(
    paths: Sequence[Path], model: str | None, options: "Options", *, fresh: bool, say: Words
) -> "Run":
    """Run sets that hold, with a bar on standard error."""
    from advisor.conversation import Advisor
    from advisor.settings import load_settings
    from evals.cases import known_names, load_sets
    from evals.kept import discard
    from evals.runner import run_sets

    sets = load_sets(paths, known_names())
    if fresh and options.out:
        discard(options.out)
    settings = load_settings()
    if model:
        settings = settings.model_copy(update={"model": model})
    advisor = Advisor(settings, keep=False)
    try:
        with _console(stderr=True).status(say("cli.eval_warming")):
            advisor.warm_up()
        with _bar(say) as advance:
            return run_sets(sets, advisor, options, advance)
    finally:
        advisor.close()


@contextmanager
def _bar(say: Words) -> Iterator[Callable[..., None]]:
    """A bar with the time left and how many failed so far."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Left

    from evals.runner import Progress as Done

    columns = (BarColumn(), MofNCompleteColumn(), Left(), TextColumn("{task.fields[failed]}"))
    with Progress(*columns, console=_console(stderr=True)) as bar:
        task, missed = bar.add_task("", total=None, failed=""), [0]

        def advance(done: Done) -> None:
            missed[0] += done.result.verdict in {"failed", "error"}
            told = say("cli.eval_failed_so_far", count=missed[0]) if missed[0] else ""
            bar.update(task, completed=done.done, total=done.total, failed=told)

        yield advance


def _write_reports(run: "Run", folder: Path, say: Words) -> None:
    from evals.reports.html import render_html
    from evals.reports.junit import render_junit

    _write(folder / "report.html", render_html(run, say))
    _write(folder / "junit.xml", render_junit(run, say))


def _told(run: "Run", folder: Path, say: Words) -> None:
    from evals.reports.terminal import render_terminal

    _console().print(render_terminal(run.summary, say, run.results))
    typer.echo(say("cli.eval_written", path=folder / "report.html"), err=True)


def _console(*, stderr: bool = False) -> "Console":
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    # A pipe or a file has no width of its own: tables are kept readable there.
    width = None if stream.isatty() else int(os.environ.get("COLUMNS", 120))
    return Console(stderr=stderr, width=width)


def _new_folder(sets: Sequence[Path]) -> Path:
    """A folder of its own for each run, named by its hour and its first set."""
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d-%H%M%S")
    return RUNS / f"{stamp}-{sets[0].stem}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadInput("cli.eval_unreadable", path=path, reason=str(problem)[:200]) from problem


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        raise BadInput("error.write", path=path, reason=problem.strerror) from problem
