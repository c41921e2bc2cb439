"""Whether an answer keeps from saying what it must not."""

from advisor.reply import Reply
from evals.expectations import Step
from evals.folding import flat, says
from evals.metrics.base import Deps, checked
from evals.results import Check

NAME = "excludes"
MEAN = False


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether none of the words is in the answer, in the folded text."""
    if not step.excludes:
        return None
    answer = flat(reply.answer, reply.language)
    said = [word for word in step.excludes if says(answer, str(word), reply.language)]
    return checked(
        NAME, not said, expected=" | ".join(map(str, step.excludes)), found=" | ".join(said)
    )
