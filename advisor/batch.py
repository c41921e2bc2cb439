"""Many questions in one process: JSON lines in, JSON lines out, order kept."""

import json
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from rich.console import Console
from rich.progress import track

from advisor.conversation import Advisor
from advisor.errors import AdvisorError, BadInput
from advisor.texts import Words


class BatchLine(BaseModel):
    """One line of the input."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Annotated[str, Field(coerce_numbers_to_str=True)]
    question: str
    history: tuple[str, ...] = ()
    form: Literal["health", "readiness"] | None = None


@dataclass(frozen=True)
class Done:
    """How a batch ended."""

    answers: int
    errors: int


def run_batch(source: Path, target: Path, advisor: Advisor, say: Words) -> Done:
    """Answer every line of `source` into `target`; a bad line gives an error in its place.

    Raises:
        BadInput: a file cannot be read or written, or both are the same.
    """
    lines = _lines(source, target)
    errors = 0
    try:
        with target.open("w", encoding="utf-8") as out:
            for number, line in track(
                list(enumerate(lines, 1)), description="", console=Console(stderr=True)
            ):
                answer = _answer(number, line, advisor, say)
                errors += "error" in answer
                out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    except OSError as problem:
        raise BadInput("error.write", path=target, reason=problem.strerror) from problem
    return Done(len(lines), errors)


def _lines(source: Path, target: Path) -> list[str]:
    if source.resolve() == target.resolve():
        raise BadInput("error.same_file", path=source)
    try:
        text = source.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise BadInput("error.file", path=source, reason=problem.strerror) from problem
    except UnicodeDecodeError as problem:
        raise BadInput("error.file", path=source, reason="UTF-8") from problem
    return [line for line in text.split("\n") if line.strip()]


def _answer(number: int, line: str, advisor: Advisor, say: Words) -> dict[str, object]:
    identity: object = None
    try:
        raw = json.loads(line)
        identity = raw.get("id") if isinstance(raw, dict) else None
        given = BatchLine.model_validate(raw)
    except (ValueError, RecursionError) as problem:
        reason = say("error.line_json", number=number, line=number)
        if isinstance(problem, ValidationError) and identity is not None:
            first = problem.errors()[0]
            where = ".".join(map(str, first["loc"]))
            reason = say("error.line", line=number, reason=f"{where}: {first['msg']}")
        return {"id": identity, "error": reason}
    try:
        thread = str(uuid.uuid4())
        for earlier in given.history:
            advisor.ask(earlier, thread)
        reply = advisor.ask(given.question, thread, form=given.form)
    except AdvisorError as problem:
        return {"id": given.id, "error": problem.worded(say)}
    return {**reply.model_dump(mode="json"), "id": given.id}
