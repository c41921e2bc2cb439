"""The agent's tools, one file each. `TOOLS` is the explicit list."""

from advisor.tools import search_guidance
from advisor.tools.spec import ToolSpec

TOOLS: tuple[ToolSpec, ...] = (search_guidance.SPEC,)
