"""What a question takes for granted, compared with the guidance."""

from advisor.knowledge import Knowledge
from advisor.language import Language
from advisor.retrieval.retriever import Found
from advisor.retrieval.tokens import fold, stems
from advisor.understanding.attribution import wrong_attribution
from advisor.understanding.cues import cues
from advisor.understanding.mistake import Mistake, MistakeKind
from advisor.understanding.wrong_figures import mistaken_figures

__all__ = ["Mistake", "MistakeKind", "mistaken_premise"]
_NEAR_UNITS = 3
_STATES = 3


def mistaken_premise(
    question: str, language: Language, found: Found, knowledge: Knowledge
) -> Mistake | None:
    """The first mistake that a question rests on: figures, then who said it, then beliefs."""
    for mistake in mistaken_figures(question, language, found, knowledge):
        return mistake
    credited = wrong_attribution(question, language, found, knowledge)
    if credited:
        unit, right, wrong = credited
        return Mistake("attribution", unit, right, wrong)
    return _mistaken_belief(question, language, found, knowledge)


def _mistaken_belief(
    question: str, language: Language, found: Found, knowledge: Knowledge
) -> Mistake | None:
    """A known belief, or a unit that denies what the question takes for granted."""
    stated = found.covered and len(stems(question, language)) >= _STATES
    if stated and found.premise and found.mistaken >= 1:
        return Mistake("belief", found.premise.unit, belief=found.premise.id)
    asserts = bool(cues(language).asserts.search(fold(question)))
    near = [scored.unit for scored in found.units[:_NEAR_UNITS]]
    lead = fold(knowledge.units[near[0]].text(language).lead)
    if asserts and found.covered and cues(language).denies.search(lead):
        return Mistake("belief", near[0])
    return None

