"""`advisor dossier`: the conversations that are kept, and what they hold."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from advisor.errors import BadInput
from advisor.texts import Words

if TYPE_CHECKING:
    from advisor.conversation import Advisor

Opened = Callable[[], AbstractContextManager["Advisor"]]
Guarded = Callable[[], AbstractContextManager[None]]


def add_dossier(app: typer.Typer, say: Words, opened: Opened, errors: Guarded) -> None:
    """Add the commands to the command line."""
    dossier = typer.Typer(help=say("cli.dossier"), no_args_is_help=True)
    thread_argument = Annotated[str, typer.Argument(help=say("cli.arg.thread"))]
    as_json = Annotated[bool, typer.Option("--json", help=say("cli.opt.json"))]

    @dossier.command("list", help=say("cli.dossier_list"))
    def _list(json_: as_json = False) -> None:
        with errors(), opened() as advisor:
            kept = advisor.memory.conversations(None)
            if json_:
                typer.echo(json.dumps([vars(c) for c in kept], ensure_ascii=False, indent=2))
                return
            for one in kept:
                typer.echo(f"{one.thread}  {one.updated[:16].replace('T', ' ')}  {one.title}")
            if not kept:
                typer.echo(say("cli.dossier_none"), err=True)

    @dossier.command("show", help=say("cli.dossier_show"))
    def _show(thread: thread_argument, json_: as_json = False) -> None:
        with errors(), opened() as advisor:
            typer.echo(_record(advisor, thread, "json" if json_ else "md", say))

    @dossier.command("export", help=say("cli.dossier_export"))
    def _export(
        thread: thread_argument,
        out: Annotated[Path, typer.Argument(help=say("cli.arg.out"))],
    ) -> None:
        kind: Literal["md", "json"] = "json" if out.suffix.lower() == ".json" else "md"
        with errors(), opened() as advisor:
            text = _record(advisor, thread, kind, say)
            try:
                out.write_text(text, encoding="utf-8")
            except OSError as problem:
                raise BadInput("error.write", path=out, reason=problem.strerror) from problem
            typer.echo(say("cli.dossier_exported", path=out), err=True)

    @dossier.command("delete", help=say("cli.dossier_delete"))
    def _delete(
        thread: thread_argument,
        yes: Annotated[bool, typer.Option("--yes", help=say("cli.opt.yes"))] = False,
    ) -> None:
        with errors(), opened() as advisor:
            _known(advisor, thread)
            if not yes:
                typer.confirm(say("cli.dossier_sure", thread=thread), abort=True)
            advisor.memory.delete(thread)
            typer.echo(say("cli.dossier_deleted", thread=thread), err=True)

    app.add_typer(dossier, name="dossier")


def _known(advisor: "Advisor", thread: str) -> str:
    """The title of a conversation that is kept."""
    found = [c for c in advisor.memory.conversations(None) if c.thread == thread]
    if not found:
        raise BadInput("error.unknown_thread", thread=thread[:40])
    return found[0].title


def _record(advisor: "Advisor", thread: str, kind: Literal["md", "json"], say: Words) -> str:
    from advisor.record import record_json, record_markdown

    title = _known(advisor, thread)
    turns, dossier = advisor.turns(thread), advisor.dossier(thread)
    if kind == "json":
        made = record_json(thread, turns, dossier, say, datetime.now().date())
        return json.dumps(made, ensure_ascii=False, indent=2)
    return record_markdown(title, turns, dossier, say, datetime.now())
