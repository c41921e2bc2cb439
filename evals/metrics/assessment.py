"""Whether an assessment holds the values expected."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked
from evals.metrics.values import told, wrong_paths
from evals.results import Check

NAME = "assessment"
MEAN = False


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether every path is right; a reply without an assessment has none of them."""
    if not step.assessment:
        return None
    wrong = wrong_paths(step, reply.assessment)
    held = reply.assessment is not None and not wrong
    return checked(
        NAME,
        held,
        expected=told({path: v for path, v in step.assessment.items() if held or path in wrong}),
        found=told(wrong) if reply.assessment is not None else "",
        reason="" if reply.assessment is not None else "no_assessment",
    )
