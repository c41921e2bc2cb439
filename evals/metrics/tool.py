"""Whether the right tools were called, with the right arguments."""

from advisor.reply import Reply, ToolUse
from evals.expectations import Step, ToolCall
from evals.metrics.base import Deps, checked
from evals.metrics.values import meets_loosely, told
from evals.results import Check

NAME = "tool"
MEAN = False


def check(step: Step, reply: Reply, deps: Deps) -> Check | None:
    """Whether each tool expected was called with at least the arguments named."""
    if not step.tool:
        return None
    missing = [w for w in step.tool if not any(_is_call(used, w) for used in reply.tools)]
    return checked(
        NAME,
        not missing,
        expected="; ".join(_said(call) for call in missing or step.tool),
        found="; ".join(_said(used) for used in reply.tools),
    )


def _is_call(used: ToolUse, wanted: ToolCall) -> bool:
    return used.name == wanted.name and meets_loosely(used.args, wanted.args)


def _said(call: ToolUse | ToolCall) -> str:
    return f"{call.name}({told(call.args)})"
