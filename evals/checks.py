"""What is measured on the reply to a step; None where the case does not ask for it."""

import re
from dataclasses import dataclass
from typing import Any

from advisor.knowledge import Knowledge
from advisor.reply import Reply
from advisor.retrieval.tokens import fold
from advisor.texts import words
from advisor.understanding.figures import figures_in
from evals.cases import Step

ACCEPTED = {"answered": {"answered", "corrected"}}
MAX_WORDS = 160


@dataclass(frozen=True)
class Verdict:
    """The measures of one reply."""

    outcome: bool | None
    first_section: bool | None
    section_in_three: bool | None
    fact: bool | None
    excluded: bool | None
    language: bool
    short: bool | None
    grounded: bool
    assessed: bool | None


def judge(step: Step, lang: str, reply: Reply, knowledge: Knowledge) -> Verdict:
    """Measure a reply against what its step expects."""
    sections = [citation.section for citation in reply.citations]
    distinct = list(dict.fromkeys(sections))
    folded = flat(reply.answer)
    wanted = ACCEPTED.get(step.outcome or "", {step.outcome})
    return Verdict(
        outcome=reply.outcome in wanted if step.outcome else None,
        first_section=bool(sections) and sections[0] in step.sections if step.sections else None,
        section_in_three=any(s in step.sections for s in distinct[:3]) if step.sections else None,
        fact=(
            all(any(flat(str(a)) in folded for a in group) for group in step.includes)
            if step.includes
            else None
        ),
        excluded=(
            not any(flat(word) in folded for word in step.excludes) if step.excludes else None
        ),
        language=reply.language == lang or reply.outcome == "clarify",
        short=(
            len(reply.answer.split()) <= MAX_WORDS
            if reply.outcome == "answered" and not _has_numbered_list(reply.answer)
            else None
        ),
        grounded=not ungrounded_figures(reply, step.user, knowledge),
        assessed=(
            all(at_path(reply.assessment, path) == value for path, value in step.assessment.items())
            if step.assessment
            else None
        ),
    )


def at_path(value: Any, path: str) -> Any:
    """The value at a dotted path of nested mappings and lists; None where there is none."""
    for part in path.split("."):
        if isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        else:
            value = value.get(part) if isinstance(value, dict) else None
    return value


def flat(text: str) -> str:
    """Folded text with numbers written one way: 65,3 = 65.3, 3 800 = 3,800."""
    folded = fold(text.replace("\u202f", "\u00a0"))
    folded = re.sub(r"(?<=\d)[,\u00a0 ](?=\d{3}(?!\d))", "", folded)
    folded = re.sub(r"(?<=\d),(?=\d)", ".", folded)
    return re.sub(r"\s+", " ", re.sub(r"[*_\u00a0]", " ", folded)).strip()


def ungrounded_figures(reply: Reply, question: str, knowledge: Knowledge) -> list[float]:
    """Figures of an answer that stand in no cited unit, caution or question.

    The question of an open form, repeated under an answer, is no part of it.
    """
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
    own_words = reply.answer.split(words(reply.language)("form.resume_line"))[0]
    body = re.sub(r"(?m)^\s*(\*\*)?\d+\.(\*\*)? ", "", own_words)
    if reply.outcome not in {"answered", "corrected", "declined"} or not reply.citations:
        return []
    return [
        f.value for f in figures_in(body, reply.language) if f.value not in allowed and f.value > 12
    ]


def _has_numbered_list(answer: str) -> bool:
    return bool(re.search(r"(?m)^\d+\. ", answer))
