"""The agent's tools, one file each. `TOOLS` is the explicit list."""

from advisor.knowledge.questionnaires import FormKind
from advisor.tools import assess_readiness, evaluate_partnership, search_guidance
from advisor.tools.spec import ToolSpec

FormOutput = assess_readiness.Output | evaluate_partnership.Output
TOOLS: tuple[ToolSpec, ...] = (
    search_guidance.SPEC,
    assess_readiness.SPEC,
    evaluate_partnership.SPEC,
)
FORM_TOOLS: dict[FormKind, ToolSpec] = {
    "readiness": assess_readiness.SPEC,
    "health": evaluate_partnership.SPEC,
}
