"""The agent's tools, one file each. `TOOLS` is the explicit list."""

from advisor.knowledge.practices import PracticeKind
from advisor.knowledge.questionnaires import FormKind
from advisor.tools import (
    assess_readiness,
    evaluate_partnership,
    find_partner_type,
    plan_ambassadors,
    plan_first_help,
    prepare_culture,
    prepare_meeting,
    review_agreement,
    search_guidance,
)
from advisor.tools.spec import ToolSpec

FormOutput = assess_readiness.Output | evaluate_partnership.Output
FORM_TOOLS: dict[FormKind, ToolSpec] = {
    "readiness": assess_readiness.SPEC,
    "health": evaluate_partnership.SPEC,
}
PRACTICE_TOOLS: dict[PracticeKind, ToolSpec] = {
    "finder": find_partner_type.SPEC,
    "culture": prepare_culture.SPEC,
    "ambassadors": plan_ambassadors.SPEC,
    "help": plan_first_help.SPEC,
}
TOOLS: tuple[ToolSpec, ...] = (
    search_guidance.SPEC,
    *FORM_TOOLS.values(),
    review_agreement.SPEC,
    *PRACTICE_TOOLS.values(),
    prepare_meeting.SPEC,
)
