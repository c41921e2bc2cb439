"""One case played in a conversation of its own."""

import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from advisor.errors import AdvisorError
from advisor.knowledge.questionnaires import FormKind
from advisor.reply import Reply
from advisor.retrieval.retriever import Guidance
from advisor.settings import Settings
from advisor.texts import words
from evals.cases import Case
from evals.expectations import Step
from evals.metrics import METRICS, Deps
from evals.results import CaseResult, Check, TurnResult, Verdict

_NAMESPACE = uuid.UUID("6c5a1d7e-52d2-5e0b-9c0f-1f4a7a3f6d10")
_REASON_LENGTH = 300


class Answering(Protocol):
    """What answers: the advisor, or what stands in for it."""

    @property
    def settings(self) -> Settings:
        """What it was set up with."""
        ...

    @property
    def guidance(self) -> Guidance:
        """What it answers from."""
        ...

    def ask(
        self, question: str, thread: str | None = None, *, form: FormKind | None = None
    ) -> Reply:
        """Answer a question in a conversation."""
        ...


@dataclass(frozen=True)
class Job:
    """A case to play, for the n-th time (from 0)."""

    set: str
    case: Case
    repeat: int

    @property
    def thread(self) -> str:
        """The conversation that results name; the same in every run."""
        return _named(self.set, self.case.id, str(self.repeat))


def play(job: Job, advisor: Answering, deps: Deps) -> CaseResult:
    """Play a case to its end, or to the turn that breaks; that turn has no reply."""
    started = time.perf_counter()
    live = f"{job.thread}-{uuid.uuid4().hex[:8]}"
    turns: list[TurnResult] = []
    error = ""
    for step in job.case.turns:
        here = replace(deps, lang=job.case.lang, earlier=tuple(turns))
        try:
            turns.append(_turn(step, advisor, here, job, live))
        except Exception as problem:
            # Whatever breaks one case, the others are still worth their figures.
            turns.append(TurnResult(user=step.user, reply=None))
            error = _one_line(problem, job.case)
            break
    return CaseResult(
        case=job.case.id,
        set=job.set,
        lang=job.case.lang,
        tags=job.case.tags,
        sections=_sections(job.case),
        repeat=job.repeat,
        verdict=verdict(turns, error),
        turns=tuple(turns),
        error=error,
        elapsed_ms=round((time.perf_counter() - started) * 1000),
    )


def verdict(turns: Sequence[TurnResult], error: str = "") -> Verdict:
    """Error where the run broke; else failed, skipped or passed by what the case asked for."""
    asked = {check.verdict for turn in turns for check in turn.checks if check.asked}
    if error:
        return "error"
    if "failed" in asked:
        return "failed"
    return "skipped" if "skipped" in asked else "passed"


def checks_of(step: Step, reply: Reply, deps: Deps) -> tuple[Check, ...]:
    """All that is measured on a reply, in the order of the metrics."""
    found = (metric.check(step, reply, deps) for metric in METRICS)
    return tuple(check for check in found if check)


def _turn(step: Step, advisor: Answering, deps: Deps, job: Job, live: str) -> TurnResult:
    answered = advisor.ask(step.user, live, form=step.form)
    name = _named(job.thread, str(len(deps.earlier)))
    reply = answered.model_copy(update={"id": name, "thread": job.thread})
    return TurnResult(user=step.user, reply=reply, checks=checks_of(step, reply, deps))


def _named(*parts: str) -> str:
    return str(uuid.uuid5(_NAMESPACE, "\n".join(parts)))


def _sections(case: Case) -> tuple[str, ...]:
    return tuple(dict.fromkeys(section for step in case.turns for section in step.sections))


def _one_line(problem: Exception, case: Case) -> str:
    if isinstance(problem, AdvisorError):
        said = problem.worded(words(case.lang))
    else:
        said = f"{type(problem).__name__}: {problem}"
    return " ".join(line.strip() for line in said.splitlines() if line.strip())[:_REASON_LENGTH]
