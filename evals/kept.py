"""The folder of a run: each case on disk as soon as it is played, and taken up again later.

`run.json` says what is run. While it runs, `results.partial.jsonl` grows in the order in which the
cases end; at the end `results.jsonl` holds them in the order of the sets, beside `summary.json`.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from advisor.errors import AdvisorError, BadInput
from evals.results import CaseResult, Run, RunInfo, Summary

RUN, PARTIAL, RESULTS, SUMMARY = (
    "run.json",
    "results.partial.jsonl",
    "results.jsonl",
    "summary.json",
)
_Model = TypeVar("_Model", bound=BaseModel)
_FREE = {"started", "seconds", "cost"}


class OtherRun(AdvisorError):
    """The folder holds the results of another run."""


class RunFolder:
    """A run's folder, opened to go on with it."""

    def __init__(self, path: Path, info: RunInfo) -> None:
        """Open a folder for this run; one that holds this very run is taken up again.

        `info` then has the start and the seconds of what was done before.

        Raises:
            OtherRun: it holds a run of other sets, content, model or options.
            BadInput: it cannot be read or written.
        """
        self.path = path
        try:
            path.mkdir(parents=True, exist_ok=True)
            self.info = self._taken_up(info)
            self.finished = self._read_finished()
            _write(path / RUN, _json(self.info))
            self._partial = (path / PARTIAL).open("a", encoding="utf-8")
        except OSError as problem:
            raise _unusable(path, problem) from problem

    def add(self, result: CaseResult) -> None:
        """Keep a result; once this returns, the end of the process cannot lose it.

        Raises:
            BadInput: it cannot be written, as on a full disk.
        """
        try:
            self._partial.write(result.model_dump_json() + "\n")
            self._partial.flush()
        except OSError as problem:
            raise _unusable(self.path, problem) from problem

    def pause(self, seconds: float) -> None:
        """Leave the run to be taken up later, `seconds` having been spent on it in all."""
        self._partial.close()
        _write(self.path / RUN, _json(self.info.model_copy(update={"seconds": seconds})))

    def finish(self, run: Run) -> None:
        """Keep the whole run, results in its order."""
        self._partial.close()
        _write(self.path / RESULTS, "".join(r.model_dump_json() + "\n" for r in run.results))
        _write(self.path / SUMMARY, _json(run.summary))
        _write(self.path / RUN, _json(run.summary.run))
        (self.path / PARTIAL).unlink()

    def _taken_up(self, info: RunInfo) -> RunInfo:
        if not (self.path / RUN).is_file():
            if (self.path / RESULTS).exists() or (self.path / PARTIAL).exists():
                raise OtherRun("eval.run.no_run_file", path=self.path)
            return info
        before = _read(RunInfo, self.path / RUN)
        differing = [
            f"{name}: {_short(getattr(before, name))} → {_short(getattr(info, name))}"
            for name in RunInfo.model_fields
            if name not in _FREE and getattr(before, name) != getattr(info, name)
        ]
        if differing:
            raise OtherRun("eval.run.other_run", path=self.path, differences="; ".join(differing))
        return info.model_copy(update={"started": before.started, "seconds": before.seconds})

    def _read_finished(self) -> tuple[CaseResult, ...]:
        done = _results(self.path / RESULTS)
        partial = _results(self.path / PARTIAL)
        # A line that was cut off by the end of the process would spoil the next one.
        _write(self.path / PARTIAL, "".join(r.model_dump_json() + "\n" for r in partial))
        return done + partial


def discard(folder: Path) -> None:
    """Delete a run from its folder, to start it anew; what else is there stays.

    Raises:
        BadInput: a file cannot be deleted.
    """
    try:
        for name in (SUMMARY, RESULTS, PARTIAL, RUN):
            (folder / name).unlink(missing_ok=True)
    except OSError as problem:
        raise _unusable(folder, problem) from problem


def read_run(folder: Path) -> Run:
    """A finished run, read back from its folder.

    Raises:
        BadInput: there is none, it is not finished, or a file does not hold.
    """
    if not (folder / RUN).is_file():
        raise BadInput("eval.run.no_run", path=folder)
    if not (folder / RESULTS).is_file() or not (folder / SUMMARY).is_file():
        raise BadInput("eval.run.unfinished", path=folder)
    return Run(
        summary=_read(Summary, folder / SUMMARY), results=_results(folder / RESULTS, whole=True)
    )


def _read(model: type[_Model], path: Path) -> _Model:
    try:
        return model.model_validate_json(path.read_bytes())
    except OSError as problem:
        raise _unusable(path, problem) from problem
    except ValidationError as problem:
        raise BadInput("eval.run.broken", path=path, line=1) from problem


def _results(path: Path, *, whole: bool = False) -> tuple[CaseResult, ...]:
    """The results of a file; its last line may have been cut off, unless it is a `whole` one."""
    if not path.is_file():
        return ()
    lines = [line for line in path.read_bytes().split(b"\n") if line.strip()]
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(CaseResult.model_validate_json(line))
        except ValidationError as problem:
            if whole or number < len(lines):
                raise BadInput("eval.run.broken", path=path, line=number) from problem
    return tuple(found)


def _unusable(path: Path, problem: OSError) -> BadInput:
    return BadInput("eval.run.folder", path=path, reason=problem.strerror)


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _json(model: BaseModel) -> str:
    return model.model_dump_json(indent=1) + "\n"


def _short(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{k} {str(v)[:8]}" for k, v in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value)) or "—"
    return str(value) if value else "—"
