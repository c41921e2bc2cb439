"""Whether the language is kept."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked
from evals.results import Check

NAME = "language"
MEAN = False


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether the reply is in the language expected, the case's own where none is named.

    A reply that asks in both languages what was meant is right in either.
    """
    wanted = step.language or deps.lang
    return checked(
        NAME,
        reply.language == wanted or reply.outcome == "clarify",
        asked=step.language is not None,
        expected=wanted,
        found=reply.language,
    )
