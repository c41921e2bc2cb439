"""Whether the figures of an answer stand in what it rests on."""

import re

from advisor.grounding import Claim, Evidence, claims_of, split, unit_texts
from advisor.knowledge import Knowledge
from advisor.reply import Reply
from advisor.texts import words

_SMALL = 12
_RESUMES = ("form.resume_line", "practice_form.resume_line")
_STATED = {"answered", "corrected", "declined"}
_VALUE = re.compile(r"\d+(?:\.\d+)?")


def is_held_to_grounds(reply: Reply) -> bool:
    """Whether a reply states what it has to have from the units that it cites."""
    return reply.outcome in _STATED and bool(reply.citations)


def ungrounded_figures(reply: Reply, question: str, knowledge: Knowledge) -> list[float]:
    """Figures and years of an answer that stand in no cited unit, caution or question.

    The question of an open form, repeated under an answer, is no part of it.
    """
    if not is_held_to_grounds(reply):
        return []
    cited = [citation.unit for citation in reply.citations]
    evidence = Evidence.of([question, *unit_texts(knowledge, cited)])
    own_words = reply.answer
    for line in _RESUMES:
        own_words = own_words.split(words(reply.language)(line))[0]
    claims = [c for sentence in split(own_words) for c in claims_of(sentence, reply.language)]
    loose = [_value(claim) for claim in claims if not evidence.supports(claim)]
    return [value for value in loose if value > _SMALL]


def _value(claim: Claim) -> float:
    """The number of a figure or date; 0 for any other claim."""
    found = _VALUE.search(claim.key) if claim.kind in {"figure", "date"} else None
    return float(found[0]) if found else 0.0
