"""A conversation and its assessments as a file: JSON for programs, Markdown for people."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from advisor import __version__
from advisor.dossier import Dossier
from advisor.interview import is_empty
from advisor.knowledge.practices import PRACTICE_KINDS
from advisor.language import day
from advisor.memory import Turn
from advisor.texts import Words
from advisor.tools import assess_readiness, evaluate_partnership
from advisor.tools.agreement_words import agreement_json
from advisor.tools.agreement_words import result_text as agreement_text
from advisor.tools.assessment import health_json, readiness_json
from advisor.tools.health_words import result_text as health_text
from advisor.tools.practice_words import practice_json, score
from advisor.tools.practice_words import result_text as practice_text
from advisor.tools.readiness_words import result_text as readiness_text


def record_json(
    thread: str, turns: Sequence[Turn], dossier: Dossier, words: Words, today: date
) -> dict[str, Any]:
    """The conversation whole, with all that was begun in it."""
    return {
        "thread": thread,
        "advisor": __version__,
        "turns": [
            {"question": t.question, "reply": t.reply.model_dump(mode="json") if t.reply else None}
            for t in turns
        ],
        "assessments": [
            *_assessments_json(dossier, words),
            *_practices_json(dossier, today),
            *_agreement_json(dossier),
        ],
    }


def _assessments_json(dossier: Dossier, words: Words) -> Iterator[dict[str, Any]]:
    if not is_empty("readiness", dossier):
        form = dossier.readiness
        yield readiness_json(form, assess_readiness.result_of(form))
    if not is_empty("health", dossier):
        health = dossier.health
        yield health_json(health, evaluate_partnership.result_of(health), words)


def _practices_json(dossier: Dossier, today: date) -> Iterator[dict[str, Any]]:
    for kind in PRACTICE_KINDS:
        answers = dossier.practices.of(kind)
        if answers:
            yield practice_json(kind, answers, score(kind, answers, today))


def _agreement_json(dossier: Dossier) -> Iterator[dict[str, Any]]:
    kept = dossier.agreement
    if kept:
        yield agreement_json(kept.review, kept.source or None)


def record_markdown(
    title: str, turns: Sequence[Turn], dossier: Dossier, words: Words, at: datetime
) -> str:
    """The assessments first, then the conversation, with its date and version."""
    blocks = [f"# {title}", words("record.head", date=day(at.date(), words.language))]
    blocks.append(words("record.version", version=__version__))
    if not is_empty("readiness", dossier):
        result = assess_readiness.result_of(dossier.readiness)
        blocks += [f"## {words('form.title.readiness')}", readiness_text(result, words)]
    if not is_empty("health", dossier):
        health = dossier.health
        verdict = evaluate_partnership.result_of(health)
        blocks += [f"## {words('form.title.health')}", health_text(verdict, health, words)]
    if dossier.agreement:
        told = agreement_text(dossier.agreement.review, words)
        blocks += [f"## {words('form.title.agreement')}", told]
    for kind in PRACTICE_KINDS:
        answers = dossier.practices.of(kind)
        if answers:
            told = practice_text(kind, answers, words, at.date())
            blocks += [f"## {words(f'form.title.{kind}')}", told]
    if turns:
        blocks.append(f"## {words('record.conversation')}")
    for turn in turns:
        answer = turn.reply.answer if turn.reply else words("page.interrupted")
        quoted = "\n".join(f"> {line}" for line in turn.question.splitlines())
        blocks += [quoted, answer]
    return "\n\n".join(blocks) + "\n"
