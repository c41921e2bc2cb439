"""Whether an answer rests first on the right section."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked, listed
from evals.metrics.sections import cited_sections, rank
from evals.results import Check

NAME = "first_section"
MEAN = False


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether the best citation is of one of the sections expected."""
    if not step.sections:
        return None
    return checked(
        NAME,
        rank(step, reply) == 1,
        expected=listed(step.sections),
        found=listed(cited_sections(reply)[:1]),
    )
