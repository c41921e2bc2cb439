"""`advisor assess`: an assessment of a file, without conversation."""

import json
import sys
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from advisor.errors import BadInput
from advisor.language import Language
from advisor.texts import Words, words

if TYPE_CHECKING:
    from advisor.assessments.agreement_review import Review
    from advisor.documents import Document

MAX_BYTES = 1_000_000
_STDIN = "-"


_Guarded = Callable[[], AbstractContextManager[None]]


def add_assess(app: typer.Typer, say: Words, errors: _Guarded) -> None:
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

    _add_agreement(assess, say, errors)
    app.add_typer(assess, name="assess")


def _add_agreement(assess: typer.Typer, say: Words, errors: _Guarded) -> None:
    draft = Annotated[str, typer.Argument(help=say("cli.arg.agreement"))]
    either = Annotated[
        bool | None, typer.Option("--artist/--no-artist", help=say("cli.opt.artist"))
    ]
    tongue = Annotated[Language | None, typer.Option(help=say("cli.opt.agreement_language"))]
    as_json = Annotated[bool, typer.Option("--json", help=say("cli.opt.json"))]

    @assess.command("agreement", help=say("cli.assess_agreement"))
    def _agreement(
        file: draft, artist: either = None, language: tongue = None, json_: as_json = False
    ) -> None:
        with errors():
            from advisor.documents import read_document
            from advisor.documents.document import MAX_BYTES
            from advisor.tools.agreement_words import agreement_json, result_text

            document = read_document(file, _raw(file, MAX_BYTES))
            if document.unread:
                pages = ", ".join(map(str, document.unread))
                typer.echo(say("document.unread_pages", name=document.name, pages=pages), err=True)
            review = _reviewed(document, language, artist)
            made = agreement_json(review, None if file == _STDIN else document.name)
            _show(made, lambda: result_text(review, words(review.language)), as_json=json_)


def _reviewed(document: "Document", language: Language | None, artist: bool | None) -> "Review":
    from advisor.conversation import Advisor

    advisor = Advisor(keep=False)
    try:
        return advisor.review_agreement(
            document.text, language=language, artist=artist, pages=document.pages
        )
    finally:
        advisor.close()


def _content(file: str) -> Any:
    """What a JSON file holds, or standard input for `-`."""
    raw = _raw(file, MAX_BYTES)
    if len(raw) > MAX_BYTES:
        raise BadInput("error.file_size", path=file, limit=MAX_BYTES)
    try:
        return json.loads(raw.decode("utf-8-sig"), parse_constant=_not_a_number)
    except (ValueError, RecursionError) as problem:
        raise BadInput("error.file_json", path=file, reason=str(problem)[:200]) from problem


def _raw(file: str, limit: int) -> bytes:
    """What a file holds, or standard input for `-`; one byte over the limit at most."""
    try:
        if file == _STDIN:
            return sys.stdin.buffer.read(limit + 1)
        with Path(file).open("rb") as opened:
            return opened.read(limit + 1)
    except OSError as problem:
        raise BadInput("error.file", path=file, reason=problem.strerror) from problem


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
