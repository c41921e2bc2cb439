"""How near the top the right section stands."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked, listed
from evals.metrics.sections import cited_sections, rank
from evals.results import Check

NAME = "reciprocal_rank"
MEAN = True


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """1 over the place of the first right section among those cited; 0 where it is not cited."""
    if not step.sections:
        return None
    place = rank(step, reply)
    return checked(
        NAME,
        place is not None,
        score=1 / place if place else 0.0,
        asked=False,
        expected=listed(step.sections),
        found=listed(cited_sections(reply)),
    )
