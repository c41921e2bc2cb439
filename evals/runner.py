"""Sets played on an advisor: which cases, how often, by how many at once, kept as they end."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from advisor import __version__
from advisor.errors import AdvisorError
from advisor.prompts import SYSTEM, load_prompt
from advisor.retrieval.encoder import SentenceEncoder
from evals.cases import LoadedSet
from evals.figures import summarise
from evals.judging import load_judge, tokens_of
from evals.kept import RunFolder
from evals.metrics import Deps
from evals.playing import Answering, Job, play
from evals.results import CaseResult, Run, RunInfo
from evals.selecting import select

_Key = tuple[str, str, int]


@dataclass(frozen=True)
class Options:
    """How sets are run; `judge` is a `provider:model`, `out` the folder that keeps the run."""

    only: tuple[str, ...] = ()
    repeat: int = 1
    workers: int = 1
    judge: str | None = None
    out: Path | None = None


@dataclass(frozen=True)
class Progress:
    """How far a run is; `result` is the case that has just ended."""

    done: int
    total: int
    result: CaseResult


class Interrupted(AdvisorError):
    """The run was stopped; what was done is kept in its folder, if it has one."""


def run_sets(
    sets: Sequence[LoadedSet],
    advisor: Answering,
    options: Options,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Run:
    """Play the chosen cases of some sets; results come in the order of the sets.

    A folder that already holds a part of this very run is completed. Conversations are left in the
    advisor's memory: give one that does not keep them.

    Raises:
        BadInput: `only` chooses nothing, or the folder cannot be used.
        OtherRun: the folder holds another run.
        SetupError: the judge cannot be used.
        Interrupted: Ctrl-C; the cases in hand were ended and kept.
    """
    begun = time.monotonic()
    jobs = _jobs(select(sets, options.only), options.repeat)
    info = _describe(sets, advisor, options)
    deps = _deps(advisor, options)
    folder = RunFolder(options.out, info) if options.out else None
    info = folder.info if folder else info
    results = {_key(r): r for r in folder.finished} if folder else {}

    def keep(result: CaseResult) -> None:
        results[_key(result)] = result
        if folder:
            folder.add(result)
        on_progress(Progress(len(results), len(jobs), result))

    waiting = [job for job in jobs if _key_of(job) not in results]
    try:
        _play_all(waiting, lambda job: play(job, advisor, deps), options.workers, keep)
    except KeyboardInterrupt:
        raise _stopped(folder, _spent(info, begun), len(results), len(jobs)) from None
    run = _whole(info, [results[_key_of(job)] for job in jobs], _spent(info, begun))
    if folder:
        folder.finish(run)
    return run


def _deps(advisor: Answering, options: Options) -> Deps:
    judge = load_judge(options.judge, advisor) if options.judge else None
    return Deps("fr", advisor.guidance.knowledge, advisor.guidance.encode, judge)


def _stopped(folder: RunFolder | None, seconds: float, done: int, total: int) -> Interrupted:
    if folder is None:
        return Interrupted("eval.run.stopped", done=done, total=total)
    folder.pause(seconds)
    return Interrupted("eval.run.interrupted", done=done, total=total, path=folder.path)


def _play_all(
    jobs: Sequence[Job],
    play_one: Callable[[Job], CaseResult],
    workers: int,
    keep: Callable[[CaseResult], None],
) -> None:
    """Play in threads and keep here; where it is stopped, the cases in hand are ended and kept."""
    with ThreadPoolExecutor(workers) as pool:
        left = {pool.submit(play_one, job) for job in jobs}
        try:
            for ended in as_completed(list(left)):
                left.discard(ended)
                keep(ended.result())
        except BaseException as problem:
            pool.shutdown(cancel_futures=True)
            if isinstance(problem, KeyboardInterrupt):
                for ended in left:
                    if not ended.cancelled():
                        keep(ended.result())
            raise


def _jobs(sets: Sequence[LoadedSet], repeat: int) -> list[Job]:
    return [
        Job(loaded.name, case, number)
        for loaded in sets
        for case in loaded.cases
        for number in range(repeat)
    ]


def _describe(sets: Sequence[LoadedSet], advisor: Answering, options: Options) -> RunInfo:
    settings = advisor.settings
    return RunInfo(
        advisor=__version__,
        model=settings.model,
        prompt=load_prompt(SYSTEM, settings.language).label,
        knowledge=advisor.guidance.knowledge.digest,
        embedding=SentenceEncoder(settings.embedding).name,
        sets={loaded.name: loaded.sha256 for loaded in sets},
        only=options.only,
        repeat=options.repeat,
        judge=options.judge,
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=0.0,
    )


def _whole(info: RunInfo, results: Sequence[CaseResult], seconds: float) -> Run:
    told = info.model_copy(update={"seconds": seconds, "cost": tokens_of(results)})
    return Run(summary=summarise(told, results), results=tuple(results))


def _spent(info: RunInfo, begun: float) -> float:
    return round(info.seconds + time.monotonic() - begun, 3)


def _key(result: CaseResult) -> _Key:
    return result.set, result.case, result.repeat


def _key_of(job: Job) -> _Key:
    return job.set, job.case.id, job.repeat
