"""Whether the figures of an answer stand in what it cites."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.grounds import is_held_to_grounds, ungrounded_figures
from evals.metrics.base import Deps, checked
from evals.results import Check

NAME = "grounded"
MEAN = False


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Measured on every answer with citations, whether or not the step asks for it."""
    if not is_held_to_grounds(reply):
        return None
    loose = ungrounded_figures(reply, step.user, deps.knowledge)
    return checked(NAME, not loose, asked=False, found=", ".join(f"{v:g}" for v in loose))
