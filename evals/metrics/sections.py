"""Where the right section stands among those that an answer rests on."""

from advisor.reply import Reply
from evals.expectations import Step


def cited_sections(reply: Reply) -> tuple[str, ...]:
    """The sections of an answer's citations, each once, best first."""
    return tuple(dict.fromkeys(citation.section for citation in reply.citations))


def rank(step: Step, reply: Reply) -> int | None:
    """The place of the first right section, from 1; None where there is none."""
    found = cited_sections(reply)
    return next((i for i, section in enumerate(found, 1) if section in step.sections), None)
