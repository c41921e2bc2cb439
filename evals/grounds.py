"""Whether the figures of an answer stand in what it rests on."""

import re

from advisor.knowledge import Knowledge
from advisor.reply import Reply
from advisor.texts import words
from advisor.understanding.figures import figures_in

_SMALL = 12
_RESUMES = ("form.resume_line", "practice_form.resume_line")
_STATED = {"answered", "corrected", "declined"}


def is_held_to_grounds(reply: Reply) -> bool:
    """Whether a reply states what it has to have from the units that it cites."""
    return reply.outcome in _STATED and bool(reply.citations)


def ungrounded_figures(reply: Reply, question: str, knowledge: Knowledge) -> list[float]:
    """Figures of an answer that stand in no cited unit, caution or question.

    The question of an open form, repeated under an answer, is no part of it.
    """
    if not is_held_to_grounds(reply):
        return []
    allowed = {f.value for f in figures_in(question, reply.language)}
    for citation in reply.citations:
        unit = knowledge.units[citation.unit]
        known = [
            citation.text,
            citation.title,
            *(c.say.text(reply.language) for c in knowledge.claims_of(unit.id)),
        ]
        for text in known:
            allowed |= {f.value for f in figures_in(text, reply.language)}
        allowed |= {float(f.value) for f in unit.figures if not isinstance(f.value, str)}
    own_words = reply.answer
    for line in _RESUMES:
        own_words = own_words.split(words(reply.language)(line))[0]
    body = re.sub(r"(?m)^\s*(\*\*)?\d+\.(\*\*)? ", "", own_words)
    return [
        f.value
        for f in figures_in(body, reply.language)
        if f.value not in allowed and f.value > _SMALL
    ]
