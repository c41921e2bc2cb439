"""What an answer states held against what it rests on: nothing ungrounded is shown."""

from advisor.grounding.check import Checked, Finding, checked, ungrounded
from advisor.grounding.citations import cited_in, without_marks
from advisor.grounding.claims import Claim, claims_of
from advisor.grounding.enumerations import counts_own_list
from advisor.grounding.evidence import Evidence
from advisor.grounding.guard import Guard
from advisor.grounding.material import care_texts, glossary_texts, unit_texts
from advisor.grounding.sentences import SentenceBuffer, split

__all__ = [
    "Checked",
    "Claim",
    "Evidence",
    "Finding",
    "Guard",
    "SentenceBuffer",
    "care_texts",
    "checked",
    "cited_in",
    "claims_of",
    "counts_own_list",
    "glossary_texts",
    "split",
    "ungrounded",
    "unit_texts",
    "without_marks",
]
