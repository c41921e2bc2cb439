"""`advisor dossier`: the conversations that are kept, and what they hold."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor.errors import BadInput
from advisor.language import LANGUAGES, Language
from advisor.texts import Words

if TYPE_CHECKING:
    from advisor.conversation import Advisor
    from advisor.exports.sheet import Format

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
            sheet = advisor.sheet(thread, language=say.language)
            typer.echo(sheet.file("json" if json_ else "md").decode("utf-8"), nl=False)

    @dossier.command("delete", help=say("cli.dossier_delete"))
    def _delete(
        thread: thread_argument,
        yes: Annotated[bool, typer.Option("--yes", help=say("cli.opt.yes"))] = False,
    ) -> None:
        with errors(), opened() as advisor:
            advisor.title_of(thread)
            if not yes:
                typer.confirm(say("cli.dossier_sure", thread=thread), abort=True)
            advisor.forget(thread)
            typer.echo(say("cli.dossier_deleted", thread=thread), err=True)

    _add_files(dossier, say, opened, errors)
    app.add_typer(dossier, name="dossier")


def _add_files(dossier: typer.Typer, say: Words, opened: Opened, errors: Guarded) -> None:
    """What writes a conversation to a file, and what opens a dossier from one."""
    thread_argument = Annotated[str, typer.Argument(help=say("cli.arg.thread"))]

    @dossier.command("export", help=say("cli.dossier_export"))
    def _export(
        thread: thread_argument,
        out: Annotated[Path | None, typer.Argument(help=say("cli.arg.out"))] = None,
        format_: Annotated[str | None, typer.Option("--format", help=say("cli.opt.format"))] = None,
        only: Annotated[str | None, typer.Option(help=say("cli.opt.only_result"))] = None,
        language: Annotated[str | None, typer.Option(help=say("cli.opt.dossier_language"))] = None,
        anonymous: Annotated[bool, typer.Option(help=say("cli.opt.anonymous"))] = False,
    ) -> None:
        with errors():
            format = _format_of(format_ or (out.suffix.removeprefix(".") if out else ""))
            spoken = _language_of(language or say.language)
            with opened() as advisor:
                sheet = advisor.sheet(thread, only=only, language=spoken, anonymous=anonymous)
            path = out or Path(sheet.name(format, datetime.now().date()))
            try:
                path.write_bytes(sheet.file(format))
            except OSError as problem:
                raise BadInput("error.write", path=path, reason=problem.strerror) from problem
            typer.echo(say("cli.dossier_exported", path=path), err=True)

    @dossier.command("import", help=say("cli.dossier_import"))
    def _import(
        file: Annotated[Path, typer.Argument(help=say("cli.arg.dossier_file"))],
    ) -> None:
        with errors():
            try:
                data = file.read_bytes()
            except OSError as problem:
                raise BadInput("error.file", path=file, reason=problem.strerror) from problem
            with opened() as advisor:
                typer.echo(advisor.import_client(data))


def _language_of(given: str) -> Language:
    for known in LANGUAGES:
        if known == given.lower():
            return known
    raise BadInput("error.language", given=given[:20])


def _format_of(given: str) -> "Format":
    """The format that a suffix or an option names."""
    from advisor.exports.sheet import FORMATS

    for known in FORMATS:
        if known == given.lower():
            return known
    raise BadInput("error.export_format", given=given[:20], known=", ".join(FORMATS))
