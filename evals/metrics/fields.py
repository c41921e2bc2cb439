"""How many of the values expected an assessment holds."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked
from evals.metrics.values import wrong_paths
from evals.results import Check

NAME = "fields"
MEAN = True


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """The share of paths that are right; 0 where the reply has no assessment."""
    if not step.assessment:
        return None
    wrong = wrong_paths(step, reply.assessment) if reply.assessment else step.assessment
    right = len(step.assessment) - len(wrong)
    return checked(
        NAME,
        not wrong,
        score=right / len(step.assessment),
        asked=False,
        expected=str(len(step.assessment)),
        found=str(right),
    )
