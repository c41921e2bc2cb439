"""Whether an answer rests first on the right unit."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked, listed
from evals.results import Check

NAME = "unit"
MEAN = False


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether the best citation is one of the units expected."""
    if not step.units:
        return None
    found = [citation.unit for citation in reply.citations[:1]]
    return checked(
        NAME, bool(set(found) & set(step.units)), expected=listed(step.units), found=listed(found)
    )
