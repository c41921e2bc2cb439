"""Whether the right section is among the first three."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked, listed
from evals.metrics.sections import cited_sections, rank
from evals.results import Check

NAME = "section_in_three"
MEAN = False
_FIRST = 3


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether one of the first three sections cited is one of those expected."""
    if not step.sections:
        return None
    return checked(
        NAME,
        (rank(step, reply) or _FIRST + 1) <= _FIRST,
        asked=False,
        expected=listed(step.sections),
        found=listed(cited_sections(reply)[:_FIRST]),
    )
