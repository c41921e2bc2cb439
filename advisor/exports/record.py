"""A whole conversation and its assessments as a sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from advisor import __version__
from advisor.dossier import Dossier
from advisor.exports.charts import bars_chart, radar_chart
from advisor.exports.sheet import Part, Sheet, with_headings
from advisor.interview import is_empty
from advisor.knowledge.practices import PRACTICE_KINDS
from advisor.language import day
from advisor.memory import Turn
from advisor.papers.markdown_out import as_typed, heading
from advisor.preparation.sharing import without_private
from advisor.texts import Words
from advisor.tools import assess_readiness, evaluate_partnership
from advisor.tools.agreement_words import agreement_json
from advisor.tools.agreement_words import result_text as agreement_text
from advisor.tools.assessment import health_json, readiness_json
from advisor.tools.health_words import result_text as health_text
from advisor.tools.practice_words import practice_json, score
from advisor.tools.practice_words import result_text as practice_text
from advisor.tools.prepare_meeting import is_secret
from advisor.tools.readiness_words import result_text as readiness_text

KIND = "conversation"


def record_sheet(
    thread: str, title: str, turns: Sequence[Turn], dossier: Dossier, words: Words, at: datetime
) -> Sheet:
    """The assessments first, then the conversation, with its date and version.

    A message that asked for secrecy is blanked: it names what it hides.
    """
    turns = [_discreet(turn, words) for turn in turns]
    parts = [
        heading(1, title),
        words("record.head", date=day(at.date(), words.language)),
        words("record.version", version=__version__),
        *_results(dossier, words, at.date()),
        *_conversation(turns, words),
    ]
    data = _record_json(thread, turns, dossier, words, at.date())
    return Sheet("record", tuple(part for part in parts if part), data, words)


def _discreet(turn: Turn, words: Words) -> Turn:
    if turn.reply is None or not any(is_secret(use.name, use.args) for use in turn.reply.tools):
        return turn
    blank = words("prep.private")
    hidden = [
        use.model_copy(update={"args": {"language": use.args.get("language")}})
        for use in turn.reply.tools
    ]
    reply = turn.reply.model_copy(update={"tools": tuple(hidden)})
    return replace(turn, question=blank, reply=reply)


def _results(dossier: Dossier, words: Words, today: date) -> Iterator[Part | None]:
    if not is_empty("readiness", dossier):
        ready = assess_readiness.result_of(dossier.readiness)
        yield f"## {words('form.title.readiness')}"
        yield radar_chart(ready.dimensions, words)
        yield with_headings(readiness_text(ready, words), 3)
    if not is_empty("health", dossier):
        verdict = evaluate_partnership.result_of(dossier.health)
        yield f"## {words('form.title.health')}"
        yield bars_chart(dossier.health, verdict, words)
        yield with_headings(health_text(verdict, dossier.health, words), 3)
    if dossier.agreement:
        yield f"## {words('form.title.agreement')}"
        yield with_headings(agreement_text(dossier.agreement.review, words), 3)
    for kind in PRACTICE_KINDS:
        if answers := dossier.practices.of(kind):
            yield f"## {words(f'form.title.{kind}')}"
            yield with_headings(practice_text(kind, answers, words, today), 3)


def _conversation(turns: Sequence[Turn], words: Words) -> Iterator[str]:
    """Each question as it was typed, and its answer."""
    if turns:
        yield f"## {words('record.conversation')}"
    for turn in turns:
        yield "\n".join(f"> {line}".rstrip() for line in as_typed(turn.question).splitlines())
        yield turn.reply.answer if turn.reply else words("page.interrupted")


def _record_json(
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
        "dossier": without_private(dossier).model_dump(mode="json"),
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
