"""Whether an answer says what it should."""

from collections.abc import Sequence

from advisor.reply import Reply
from evals.expectations import Step
from evals.folding import flat, says
from evals.metrics.base import Deps, checked
from evals.results import Check

NAME = "includes"
MEAN = False


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether every group has one of its alternatives in the answer, in the folded text."""
    if not step.includes:
        return None
    answer = flat(reply.answer, reply.language)
    missing = [
        group
        for group in step.includes
        if not any(says(answer, str(word), reply.language) for word in group)
    ]
    return checked(
        NAME, not missing, expected=_groups(step.includes), facts={"missing": _groups(missing)}
    )


def _groups(groups: Sequence[Sequence[object]]) -> str:
    return " & ".join(" | ".join(map(str, group)) for group in groups)
