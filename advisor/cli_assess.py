"""`advisor assess`: an assessment of a file, without conversation."""

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated, Any

import typer

from advisor.errors import BadInput
from advisor.texts import Words

MAX_BYTES = 1_000_000
_STDIN = "-"


def add_assess(
    app: typer.Typer, say: Words, errors: Callable[[], AbstractContextManager[None]]
) -> None:
    """Add the commands to the command line; `errors` turns a fault into one line."""
    assess = typer.Typer(help=say("cli.assess"), no_args_is_help=True)
    as_json = Annotated[bool, typer.Option("--json", help=say("cli.opt.json"))]
    source = Annotated[str, typer.Argument(help=say("cli.arg.form"))]

    @assess.command("readiness", help=say("cli.assess_readiness"))
    def _readiness(file: source, json_: as_json = False) -> None:
        with errors():
            from advisor.assessments.readiness import read_readiness, score_readiness
            from advisor.tools.assessment import readiness_form, readiness_json
            from advisor.tools.readiness_words import result_text

            given = read_readiness(_content(file))
            form, result = readiness_form(given), score_readiness(given)
            _show(readiness_json(form, result), lambda: result_text(result, say), as_json=json_)

    @assess.command("health", help=say("cli.assess_health"))
    def _health(file: source, json_: as_json = False) -> None:
        with errors():
            from advisor.assessments.health import read_health, score_health
            from advisor.tools.assessment import health_form, health_json
            from advisor.tools.health_words import result_text

            given = read_health(_content(file))
            form, result = health_form(given), score_health(given)
            made = health_json(form, result, say)
            _show(made, lambda: result_text(result, form, say), as_json=json_)

    app.add_typer(assess, name="assess")


def _content(file: str) -> Any:
    """What a JSON file holds, or standard input for `-`."""
    try:
        raw = sys.stdin.buffer.read(MAX_BYTES + 1) if file == _STDIN else _bytes(Path(file))
    except OSError as problem:
        raise BadInput("error.file", path=file, reason=problem.strerror) from problem
    if len(raw) > MAX_BYTES:
        raise BadInput("error.file_size", path=file, limit=MAX_BYTES)
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_not_a_number)
    except (ValueError, RecursionError) as problem:
        raise BadInput("error.file_json", path=file, reason=str(problem)[:200]) from problem


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _not_a_number(name: str) -> float:
    return float(name)


def _show(made: Mapping[str, Any], text: Callable[[], str], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(made, ensure_ascii=False, indent=2))
        return
    if not sys.stdout.isatty():
        typer.echo(text())
        return
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown(text()))
