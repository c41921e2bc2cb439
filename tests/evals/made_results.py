"""Results made by hand, for figures and comparisons."""

from collections.abc import Sequence

from advisor.language import Language
from advisor.reply import Reply
from evals.figures import summarise
from evals.results import CaseResult, Check, Measured, Run, RunInfo, TurnResult, Verdict


def check(
    metric: str, verdict: Measured | bool, score: float | None = None, *, asked: bool = True
) -> Check:
    """One check; a score alone says nothing of the verdict."""
    told: Measured = verdict if isinstance(verdict, str) else "passed" if verdict else "failed"
    return Check(metric=metric, verdict=told, score=score, asked=asked)


def result(
    case: str,
    verdict: Verdict,
    *turns: Sequence[Check],
    lang: Language = "fr",
    tags: Sequence[str] = (),
    sections: Sequence[str] = (),
    repeat: int = 0,
    answer: str = "Oui.",
    ms: int = 10,
    name: str = "made",
) -> CaseResult:
    """A case with the checks of its turns; where it broke, the last turn has no reply."""
    reply = Reply(
        id="x",
        answer=answer,
        language=lang,
        outcome="answered",
        model="embedded",
        prompt="system@v3",
        thread="t",
        elapsed_ms=ms,
    )
    told = [TurnResult(user="?", reply=reply, checks=tuple(checks)) for checks in turns or [()]]
    if verdict == "error":
        told.append(TurnResult(user="?", reply=None))
    return CaseResult(
        case=case,
        set=name,
        lang=lang,
        tags=tuple(tags),
        sections=tuple(sections),
        repeat=repeat,
        verdict=verdict,
        turns=tuple(told),
        error="broke" if verdict == "error" else "",
        elapsed_ms=ms,
    )


def info(**more: object) -> RunInfo:
    """What was run."""
    told = {
        "advisor": "0.1.0",
        "model": "embedded",
        "prompt": "system@v3",
        "knowledge": "k1",
        "embedding": "e1",
        "sets": {"made": "0" * 64},
        "started": "2026-11-30T12:00:00+00:00",
        "seconds": 1.5,
    }
    return RunInfo.model_validate({**told, **more})


def run(*results: CaseResult, **more: object) -> Run:
    """A run of these results, with its figures."""
    return Run(summary=summarise(info(**more), results), results=results)
