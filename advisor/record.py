"""A conversation and its assessments as a file: JSON for programs, Markdown for people."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from advisor import __version__
from advisor.dossier import Dossier
from advisor.interview import is_empty
from advisor.language import day
from advisor.memory import Turn
from advisor.texts import Words
from advisor.tools import assess_readiness, evaluate_partnership
from advisor.tools.assessment import health_json, readiness_json
from advisor.tools.health_words import result_text as health_text
from advisor.tools.readiness_words import result_text as readiness_text


def record_json(
    thread: str, turns: Sequence[Turn], dossier: Dossier, words: Words
) -> dict[str, Any]:
    """The conversation whole, with the assessments that were begun."""
    assessments = []
    if not is_empty("readiness", dossier):
        form = dossier.readiness
        assessments.append(readiness_json(form, assess_readiness.result_of(form)))
    if not is_empty("health", dossier):
        health = dossier.health
        assessments.append(health_json(health, evaluate_partnership.result_of(health), words))
    return {
        "thread": thread,
        "advisor": __version__,
        "turns": [
            {"question": t.question, "reply": t.reply.model_dump(mode="json") if t.reply else None}
            for t in turns
        ],
        "assessments": assessments,
    }


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
    if turns:
        blocks.append(f"## {words('record.conversation')}")
    for turn in turns:
        answer = turn.reply.answer if turn.reply else words("page.interrupted")
        quoted = "\n".join(f"> {line}" for line in turn.question.splitlines())
        blocks += [quoted, answer]
    return "\n\n".join(blocks) + "\n"
