"""Runs started from the page: played behind it, one at a time, and kept until they are deleted."""

import logging
import re
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from advisor.conversation import Advisor
from advisor.errors import AdvisorError, BadInput
from evals.cases import known_names, load_sets
from evals.figures import PASSED
from evals.kept import SUMMARY, read_run
from evals.results import Run, Summary, Verdict
from evals.runner import Options, Progress, run_sets
from evals.selecting import select

MAX_CASES = 3000
OWN_SETS = Path(__file__).parent.parent / "sets"
_TOLD, _SETS, _RUN = "asked.json", "sets", "run"
_ID = re.compile(r"[0-9a-f]{32}")
log = logging.getLogger(__name__)
Status = Literal["waiting", "running", "stopped", "finished", "broken"]


class Asked(BaseModel):
    """What was asked for: by whom, when, which sets, which cases of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    owner: str
    started: str
    sets: tuple[str, ...]
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """A run as it stands; `left` is the seconds that remain, where they can be told.

    `passed` is the share of passed cases of a finished run; `problem` what broke a broken one.
    """

    id: str
    asked: Asked
    status: Status
    done: int = 0
    total: int = 0
    left: float | None = None
    counts: Mapping[Verdict, int] | None = None
    passed: float | None = None
    problem: AdvisorError | None = None


class _Stopped(AdvisorError):
    """The person stopped the run."""


@dataclass
class _Live:
    """A run in hand."""

    stop: threading.Event
    begun: float = 0.0
    before: int = 0
    done: int = 0
    total: int = 0
    ended: Status | None = None
    problem: AdvisorError | None = None
    thread: threading.Thread | None = None


class Runs:
    """The runs of one page, in the data folder."""

    def __init__(self, advisor: Advisor) -> None:
        """Play on the same guidance and model as the page, in conversations that are not kept."""
        self._advisor = advisor
        self._folder = advisor.settings.data_dir / "evaluations"
        self._live: dict[str, _Live] = {}
        self._finished: dict[str, Told] = {}
        self._turn = threading.Lock()

    def start(self, owner: str, files: Sequence[Path], only: Sequence[str]) -> str:
        """Keep the sets and play them; the id of the run.

        Raises:
            SetFaults: a set does not hold; nothing is kept.
            BadInput: there is no set, no case is left, or there are too many for the page.
        """
        if not files:
            raise BadInput("evaluation_tab.no_set")
        chosen = select(load_sets(files, known_names()), only)
        cases = sum(len(one.cases) for one in chosen)
        if cases > MAX_CASES:
            raise BadInput("evaluation_tab.too_many", count=cases, limit=MAX_CASES)
        name = uuid.uuid4().hex
        folder = self._folder / name
        started = datetime.now().astimezone().isoformat(timespec="seconds")
        asked = Asked(
            owner=owner, started=started, sets=tuple(f.name for f in files), only=tuple(only)
        )
        try:
            (folder / _SETS).mkdir(parents=True)
            for file in files:
                shutil.copy(file, folder / _SETS / file.name)
            (folder / _TOLD).write_text(asked.model_dump_json(), encoding="utf-8")
        except OSError as problem:
            raise BadInput("eval.run.folder", path=folder, reason=problem.strerror) from problem
        self._submit(name, asked)
        return name

    def resume(self, owner: str, name: str) -> None:
        """Go on with a run that was stopped, or that the end of the process cut off."""
        told = self.told(owner, name)
        if told.status in {"stopped", "broken"}:
            self._submit(name, told.asked)

    def stop(self, owner: str, name: str) -> None:
        """End a run after the case in hand."""
        self.told(owner, name)
        if name in self._live:
            self._live[name].stop.set()

    def delete(self, owner: str, name: str) -> None:
        """Remove a run and its sets for good; one that is played is stopped first."""
        self.stop(owner, name)
        self.wait(name)
        shutil.rmtree(self._folder / name, ignore_errors=True)
        self._live.pop(name, None)
        self._finished.pop(name, None)

    def wait(self, name: str) -> None:
        """Return once a run is no longer played."""
        live = self._live.get(name)
        if live and live.thread:
            live.thread.join()

    def listed(self, owner: str) -> list[Told]:
        """The runs of an owner, the newest first."""
        names = [p.name for p in self._folder.glob("*") if _ID.fullmatch(p.name)]
        found = [(name, asked) for name in names if (asked := self._asked(name))]
        mine = [(name, asked) for name, asked in found if asked.owner == owner]
        mine.sort(key=lambda one: one[1].started, reverse=True)
        return [self._told(name, asked) for name, asked in mine]

    def told(self, owner: str, name: str) -> Told:
        """A run of an owner.

        Raises:
            BadInput: the owner has none of that id.
        """
        asked = self._asked(name)
        if asked is None or asked.owner != owner:
            raise BadInput("evaluation_tab.no_run")
        return self._told(name, asked)

    def run(self, name: str) -> Run:
        """A finished run; its id is the only key that it needs.

        Raises:
            BadInput: there is none, or it is not finished.
        """
        if self._asked(name) is None:
            raise BadInput("evaluation_tab.no_run")
        return read_run(self._folder / name / _RUN)

    def file(self, name: str, kept: Literal["results.jsonl", "summary.json"]) -> bytes:
        """A file of a finished run, as it is kept."""
        self.run(name)
        return (self._folder / name / _RUN / kept).read_bytes()

    def _asked(self, name: str) -> Asked | None:
        if not _ID.fullmatch(name):
            return None
        try:
            return Asked.model_validate_json((self._folder / name / _TOLD).read_bytes())
        except (OSError, ValidationError):
            return None

    def _told(self, name: str, asked: Asked) -> Told:
        live = self._live.get(name)
        if live is None or live.ended == "finished":
            return self._kept(name, asked)
        if live.ended:
            return Told(name, asked, live.ended, live.done, live.total, problem=live.problem)
        status: Status = "running" if live.begun else "waiting"
        return Told(name, asked, status, live.done, live.total, _left(live))

    def _kept(self, name: str, asked: Asked) -> Told:
        if name in self._finished:
            return self._finished[name]
        try:
            raw = (self._folder / name / _RUN / SUMMARY).read_bytes()
            summary = Summary.model_validate_json(raw)
        except (OSError, ValidationError):
            return Told(name, asked, "stopped")
        total = sum(summary.counts.values())
        passed = next(f.value for f in summary.figures if f.metric == PASSED and f.group == "all")
        told = Told(name, asked, "finished", total, total, counts=summary.counts, passed=passed)
        self._finished[name] = told
        return told

    def _submit(self, name: str, asked: Asked) -> None:
        live = _Live(threading.Event())
        self._live[name] = live
        # A daemon: stopping the page does not wait for it, and the run is taken up again later.
        live.thread = threading.Thread(target=self._play, args=(name, asked, live), daemon=True)
        live.thread.start()

    def _play(self, name: str, asked: Asked, live: _Live) -> None:
        try:
            with self._turn:
                self._run_sets(name, asked, live)
        except _Stopped:
            live.ended = "stopped"
        except AdvisorError as problem:
            live.ended, live.problem = "broken", problem
        except Exception:
            log.exception("an evaluation broke")
            live.ended = "broken"
        else:
            live.ended = "finished"

    def _run_sets(self, name: str, asked: Asked, live: _Live) -> None:
        folder = self._folder / name
        sets = load_sets([folder / _SETS / one for one in asked.sets], known_names())
        page = self._advisor
        aside = Advisor(
            page.settings, guidance=page.guidance, readers=page.deps.readers, keep=False
        )
        live.begun = time.monotonic()
        try:
            options = Options(asked.only, out=folder / _RUN)
            run_sets(sets, aside, options, _advance(live))
        finally:
            aside.close()


def _advance(live: _Live) -> Callable[[Progress], None]:
    def advance(progress: Progress) -> None:
        if not live.done:
            live.before = progress.done - 1
        live.done, live.total = progress.done, progress.total
        if live.stop.is_set():
            raise _Stopped("evaluation_tab.stopped")

    return advance


def _left(live: _Live) -> float | None:
    played = live.done - live.before
    if not live.begun or played < 3:
        return None
    return (time.monotonic() - live.begun) / played * (live.total - live.done)
