"""What kind of reply it is."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked, listed
from evals.results import Check

NAME = "outcome"
MEAN = False


def accepted(step: Step) -> frozenset[str]:
    """The outcomes that are right; a correction is an answer too."""
    return frozenset(step.outcomes) | ({"corrected"} if "answered" in step.outcomes else set())


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether the outcome is one of those expected."""
    if not step.outcomes:
        return None
    return checked(
        NAME,
        reply.outcome in accepted(step),
        expected=listed(step.outcomes),
        found=reply.outcome,
    )
