"""Whether an answer means what a text says."""

import numpy as np

from advisor.reply import Reply
from evals.expectations import Step
from evals.metrics.base import Deps, checked, unmeasured
from evals.results import Check

NAME = "similar"
MEAN = True
_DIGITS = 4


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """The cosine of the answer and the text, 0 at least, against the threshold of the step."""
    wanted = step.similar_to
    if wanted is None:
        return None
    if deps.encode is None:
        return unmeasured(NAME, "no_encoder", wanted.text)
    one, other = deps.encode([wanted.text, reply.answer])
    near = float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other) or 1.0))
    score = round(min(1.0, max(0.0, near)), _DIGITS)
    facts = {"score": score, "least": wanted.at_least}
    return checked(NAME, score >= wanted.at_least, score=score, expected=wanted.text, facts=facts)
