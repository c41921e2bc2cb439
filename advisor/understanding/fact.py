"""Whether a question that sounds like a mistaken belief in fact says what is so."""

import re

from advisor.knowledge import Knowledge
from advisor.knowledge.models import Premise
from advisor.language import Language
from advisor.retrieval.tokens import fold, stems
from advisor.understanding.cues import cues

_IN_ITS_WORDS = 0.5
_CLAUSE = re.compile(r"[.,;:?]\s")


def says_what_is_so(
    question: str, language: Language, belief: Premise, knowledge: Knowledge
) -> bool:
    """Whether a question is put in the words of the fact rather than in those of the belief.

    Half of its words at least are then the fact's, and no more are the belief's alone; a claim
    without exception ("always", "proven") is never the fact.
    """
    if cues(language).absolute.search(fold(question)):
        return False
    bare = stems(cues(language).asserts.sub(" ", fold(question)), language)
    mine = set(bare) - cues(language).function_words
    fact = _affirmed(language, belief, knowledge)
    held = {s for text in belief.text(language).phrasings for s in stems(text, language)}
    agrees = len(mine & (fact - held)) >= len(mine & (held - fact))
    return agrees and len(mine & fact) >= _IN_ITS_WORDS * len(mine)


def _affirmed(language: Language, belief: Premise, knowledge: Knowledge) -> frozenset[str]:
    """The stems of what the unit and the correction affirm; what they deny is left out."""
    unit = knowledge.units[belief.unit].text(language)
    told = fold(f"{unit.title}. {unit.lead} {belief.text(language).correction}")
    clauses = (part for part in _CLAUSE.split(told) if not cues(language).negation.search(part))
    return frozenset(stems(" ".join(clauses), language))
