"""Whether a model that reads the answer finds that it meets a rubric."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked, unmeasured
from evals.results import Check

NAME = "judge"
MEAN = True
_LOWEST, _HIGHEST = 1, 5


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """The judge's grade from 1 to 5, as a score from 0 to 1, against the least of the step."""
    wanted = step.judge
    if wanted is None:
        return None
    if deps.judge is None:
        return unmeasured(NAME, "no_judge", wanted.rubric)
    told = deps.judge.judge(wanted.rubric, deps.earlier, step.user, reply.answer, deps.lang)
    if told.grade is None:
        return unmeasured(NAME, "judge_failed", wanted.rubric, {"why": told.said, **told.tokens})
    return checked(
        NAME,
        told.grade >= wanted.at_least,
        score=(told.grade - _LOWEST) / (_HIGHEST - _LOWEST),
        expected=wanted.rubric,
        found=told.said,
        facts={"grade": told.grade, "least": wanted.at_least, **told.tokens},
    )
