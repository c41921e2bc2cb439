"""Whether an answer is short enough to be read."""

import re

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked
from evals.results import Check

NAME = "short"
MEAN = False
MAX_WORDS = 160
_NUMBERED = re.compile(r"(?m)^\d+\. ")


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Measured on answers, a numbered list aside, whether or not the step asks for it."""
    if reply.outcome != "answered" or _NUMBERED.search(reply.answer):
        return None
    count = len(reply.answer.split())
    return checked(NAME, count <= MAX_WORDS, asked=False, expected=str(MAX_WORDS), found=str(count))
