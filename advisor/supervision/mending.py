"""The one request to mend an answer, in the words of a versioned prompt."""

from collections.abc import Sequence
from string import Template
from typing import Literal

from advisor.language import Language
from advisor.prompts import MEND, load_prompt
from advisor.supervision.reviewing import FaultKind

Fault = FaultKind | Literal["untooled", "uncited", "broken_call"]
_HEADING = "\n## "
_SHOWN = 12


def mending(faults: Sequence[Fault], claims: Sequence[str], language: Language) -> str:
    """What to ask of the model: `claims` are the words that stand nowhere in its evidence."""
    head, *sections = load_prompt(MEND, language).text.split(_HEADING)
    told = dict(section.split("\n", 1) for section in sections)
    quoted = ", ".join(f"« {claim} »" for claim in claims[:_SHOWN])
    why = [Template(told[fault].strip()).substitute(claims=quoted) for fault in faults]
    return "\n\n".join([head.strip(), *why])
