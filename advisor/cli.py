"""The command line: the edge where words are printed and exit codes chosen."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from advisor.cli_assess import add_assess
from advisor.cli_dossier import add_dossier
from advisor.errors import AdvisorError, BadInput, ContentError
from advisor.language import Language
from advisor.texts import Words, words

if TYPE_CHECKING:
    from advisor.conversation import Advisor
    from advisor.reply import Reply

DONE, FINDING, BAD = 0, 1, 2


def _terminal_language() -> Language:
    chosen = os.environ.get("ADVISOR_LANGUAGE") or os.environ.get("LANG", "fr")
    return "en" if chosen.lower().startswith("en") else "fr"


SAY: Words = words(_terminal_language())

app = typer.Typer(
    help=SAY("cli.app"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Json = Annotated[bool, typer.Option("--json", help=SAY("cli.opt.json"))]
Thread = Annotated[str | None, typer.Option(help=SAY("cli.opt.thread"))]


@app.command(help=SAY("cli.serve"))
def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option(help=SAY("cli.opt.host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(help=SAY("cli.opt.port"), min=1, max=65535)] = 7860,
) -> None:
    """Open the web page."""
    with guarded():
        from advisor.ui.serve import serve_page

        extras = context.obj() if context.obj else ()
        serve_page(host, port, lambda url: typer.echo(SAY("cli.serving", url=url)), extras)


@app.command(help=SAY("cli.ask"))
def ask(
    question: str,
    thread: Thread = None,
    trace: Annotated[Path | None, typer.Option(help=SAY("cli.opt.trace"))] = None,
    as_json: Json = False,
) -> None:
    """Answer one question."""
    with guarded(), _advisor() as advisor:
        from advisor.privacy import Masker
        from advisor.tracing import NO_TRACE, trace_to

        steps = trace_to(trace, hide=Masker().mask) if trace else NO_TRACE
        reply = advisor.ask(question, thread, trace=steps)
        if as_json:
            typer.echo(reply.model_dump_json(indent=2))
        else:
            _show(reply)


@app.command(help=SAY("cli.chat"))
def chat(thread: Thread = None) -> None:
    """Hold a conversation in the terminal."""
    from rich.console import Console
    from rich.prompt import Prompt

    console = Console()
    with guarded(), _advisor() as advisor:
        console.print(SAY("cli.chat_hello"))
        if to := advisor.settings.recipient:
            console.print(SAY("cli.leaves", recipient=to, model=advisor.settings.model))
        while True:
            try:
                question = Prompt.ask(f"[bold]{SAY('cli.you')}[/bold]", console=console)
            except (EOFError, KeyboardInterrupt):
                return
            if not question.strip():
                return
            try:
                reply = advisor.ask(question, thread)
            except BadInput as problem:
                console.print(problem.worded(SAY), style="red", markup=False)
                continue
            thread = reply.thread
            _show(reply)


@app.command(help=SAY("cli.batch"))
def batch(source: Path, target: Path, as_json: Json = False) -> None:
    """Answer the questions of a file, in order."""
    with guarded(), _advisor(keep=False) as advisor:
        from advisor.batch import run_batch

        done = run_batch(source, target, advisor, SAY)
    if as_json:
        typer.echo(json.dumps({"answers": done.answers, "errors": done.errors}))
    else:
        typer.echo(
            SAY("cli.batch_done", count=done.answers, path=target, errors=done.errors), err=True
        )


@app.command(help=SAY("cli.index"))
def index(
    rebuild: Annotated[bool, typer.Option("--rebuild", help=SAY("cli.opt.rebuild"))] = False,
    as_json: Json = False,
) -> None:
    """Build the vector store where it is missing or stale."""
    with guarded():
        from rich.console import Console

        from advisor.knowledge import load_knowledge
        from advisor.retrieval.encoder import SentenceEncoder
        from advisor.retrieval.index import open_index
        from advisor.settings import load_settings
        from advisor.tools.readers import train_readers

        started = time.perf_counter()
        settings, knowledge = load_settings(), load_knowledge()
        encoder = SentenceEncoder(settings.embedding)
        with Console(stderr=True).status(SAY("cli.index_building")):
            opened = open_index(
                knowledge,
                encoder,
                settings.data_dir,
                chroma_url=settings.chroma_url,
                rebuild=rebuild,
            )
            train_readers(encoder, settings.data_dir / "index")
        done = {
            "index": opened.name,
            "units": len(knowledge.units),
            "questions": knowledge.question_count,
            "seconds": round(time.perf_counter() - started, 1),
        }
        typer.echo(json.dumps(done) if as_json else SAY("cli.index_done", **done))


@app.command(help=SAY("cli.check"))
def check(as_json: Json = False) -> None:
    """Validate the content, the prompts and the texts; exit 1 where there is a fault."""
    from advisor.check import find_faults
    from advisor.knowledge import load_knowledge

    faults = find_faults()
    if as_json:
        typer.echo(json.dumps({"faults": faults}, ensure_ascii=False, indent=2))
    elif faults:
        typer.echo("\n".join(faults))
        typer.echo(SAY("cli.check_failed", count=len(faults)), err=True)
    else:
        knowledge = load_knowledge()
        typer.echo(
            SAY("cli.check_done", units=len(knowledge.units), questions=knowledge.question_count)
        )
    if faults:
        raise typer.Exit(FINDING)


def main() -> None:
    """Run the command line."""
    app()


@contextmanager
def _advisor(*, keep: bool = True) -> Iterator["Advisor"]:
    from advisor.conversation import Advisor

    advisor = Advisor(keep=keep)
    try:
        yield advisor
    finally:
        advisor.close()


@contextmanager
def guarded() -> Iterator[None]:
    """One clear line for what the person can mend; a bug is left to show itself."""
    try:
        yield
    except ContentError as problem:
        _fail(problem.worded(SAY), FINDING)
    except AdvisorError as problem:
        _fail(problem.worded(SAY), BAD)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None


def _fail(line: str, code: int) -> NoReturn:
    typer.echo(line, err=True)
    raise typer.Exit(code)


def _show(reply: "Reply") -> None:
    from rich.console import Console
    from rich.markdown import Markdown

    say = words(reply.language)
    if not sys.stdout.isatty():
        typer.echo(reply.answer)
        return
    console = Console()
    console.print(Markdown(reply.answer))
    if reply.suggestions:
        console.print(say("cli.suggestions"), style="dim")
        for suggestion in reply.suggestions:
            console.print(f"  · {suggestion}", style="dim", markup=False)


add_assess(app, SAY, guarded)
add_dossier(app, SAY, _advisor, guarded)

if __name__ == "__main__":
    main()
