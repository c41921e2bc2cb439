"""Whether the advisor answers what it should answer."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked, listed
from evals.results import Check

NAME = "answered_when_it_should"
MEAN = False
_ANSWERS = frozenset({"answered", "corrected"})


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Measured where nothing but an answer, or a correction, is right."""
    if not step.outcomes or not _ANSWERS.issuperset(step.outcomes):
        return None
    return checked(
        NAME,
        reply.outcome in _ANSWERS,
        asked=False,
        expected=listed(step.outcomes),
        found=reply.outcome,
    )
