"""Whether an answer comes in time."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked
from evals.results import Check

NAME = "latency"
MEAN = False


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether the reply took no longer than allowed; the time itself stands in the reply alone."""
    if step.max_ms is None:
        return None
    return checked(NAME, reply.elapsed_ms <= step.max_ms, expected=str(step.max_ms))
