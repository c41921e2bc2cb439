"""What a turn means for what can be filled: a tool to call, and what is asked beside it."""

from dataclasses import dataclass, field
from typing import Any, Literal

from advisor.knowledge.practices import PracticeKind
from advisor.knowledge.questionnaires import FormKind

Offer = FormKind | PracticeKind | Literal["agreement"]


@dataclass(frozen=True)
class FormTurn:
    """A call of a tool, where there is one, and what is asked beside it.

    `say` names words that answer the message without a tool; `offer` is a tool to propose after the
    answer. `doubtful`: the message fits no answer; it may be a question for the guidance.
    """

    tool: str = ""
    args: dict[str, Any] = field(default_factory=dict)
    aside: str = ""
    say: str = ""
    offer: Offer | None = None
    doubtful: bool = False
