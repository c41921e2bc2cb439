"""Whether an answer matches patterns."""

import re

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked
from evals.results import Check

NAME = "regex"
MEAN = False


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether every pattern is found in the answer as it was written; `(?i)` sets case aside."""
    if not step.regex:
        return None
    missing = [p for p in step.regex if not re.search(p, reply.answer)]
    return checked(
        NAME, not missing, expected=" & ".join(step.regex), facts={"missing": " & ".join(missing)}
    )
