"""From the agent's messages of a turn to the reply that a person gets."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, ToolMessage

from advisor.dossier import Dossier
from advisor.grounding import cited_in, without_marks
from advisor.knowledge import Knowledge
from advisor.language import Language
from advisor.models.embedded.chat_model import META
from advisor.models.embedded.form_replies import form_outcome, next_replies
from advisor.models.load import EMBEDDED
from advisor.prompts import SYSTEM, load_prompt
from advisor.reply import Citation, Outcome, Reply, ToolUse
from advisor.supervision.turn import TurnLog
from advisor.texts import words
from advisor.tools.assessment import assessment_of

_KIND = "kind"


@dataclass(frozen=True)
class Asking:
    """The turn that is answered: ids, language, the model in charge, when it began, its log."""

    turn: str
    thread: str
    language: Language
    model: str
    started: float
    log: TurnLog = field(default_factory=TurnLog)


def reply_of(messages: Sequence[BaseMessage], asking: Asking, knowledge: Knowledge) -> Reply:
    """The reply to the turn whose message has the id `asking.turn`."""
    language = asking.language
    start = next(i for i, m in enumerate(messages) if m.id == asking.turn)
    new = messages[start + 1 :]
    answer = next(m for m in reversed(new) if isinstance(m, AIMessage))
    meta = answer.response_metadata.get(META)
    embedded = meta is not None
    results = [m.artifact for m in new if isinstance(m, ToolMessage) and m.artifact]
    searches = [r for r in results if _KIND not in r]
    forms = [r for r in results if _KIND in r]
    found = meta or _provider_meta(str(answer.text), searches, forms, language)
    text = str(answer.text) if embedded else without_marks(str(answer.text))
    text = "\n\n".join([text, *_notices(asking)])
    return Reply(
        id=asking.turn,
        answer=text,
        language=language,
        outcome=found["outcome"],
        citations=tuple(_citation(unit, knowledge, language) for unit in found["cited"]),
        tools=tuple(_tools(new)),
        suggestions=tuple(found["suggestions"]),
        assessment=assessment_of(forms[-1], words(language)) if forms else None,
        model=EMBEDDED if embedded else asking.model,
        prompt=load_prompt(SYSTEM, language).label,
        thread=asking.thread,
        elapsed_ms=round((time.perf_counter() - asking.started) * 1000),
        usage=asking.log.usage,
    )


def _notices(asking: Asking) -> list[str]:
    """What the person is told about how the answer came out."""
    say, log = words(asking.language), asking.log
    told = []
    if log.left_out:
        told.append(say("notice.left_out"))
    if log.handed_over:
        told.append(say(f"notice.fallback.{log.handed_over}", model=asking.model))
    return told


def _tools(messages: Sequence[BaseMessage]) -> list[ToolUse]:
    return [
        ToolUse(name=call["name"], args=call["args"])
        for message in messages
        if isinstance(message, AIMessage)
        for call in message.tool_calls
    ]


def _citation(unit: str, knowledge: Knowledge, language: Language) -> Citation:
    found = knowledge.units[unit]
    text = found.text(language)
    return Citation(
        unit=unit,
        section=found.section,
        title=text.title,
        text=text.markdown,
        status=found.status,
    )


def _provider_meta(
    answer: str,
    searches: Sequence[Mapping[str, Any]],
    forms: Sequence[Mapping[str, Any]],
    language: Language,
) -> dict[str, Any]:
    """Outcome and citations of a provider's answer: only what a tool returned can be cited."""
    returned = [p["unit"] for result in searches for p in result.get("passages", ())]
    cited = [unit for unit in cited_in(answer) if unit in returned]
    cited += [unit for result in forms for unit in result["units"] if unit not in cited]
    outcome: Outcome = "answered"
    if forms:
        outcome = form_outcome(forms[-1], "form")
    elif searches and not cited and not any(r["covered"] for r in searches):
        outcome = "declined"
    elif any(r.get("correction") for r in searches):
        outcome = "corrected"
    elif not searches:
        outcome = "greeted"
    titles = [p["title"] for result in searches for p in result.get("passages", ())]
    suggestions: Sequence[str] = titles[1:4]
    if forms:
        dossier = Dossier.model_validate(forms[-1]["dossier"])
        suggestions = next_replies(forms[-1], dossier, words(language))
    return {"outcome": outcome, "cited": cited, "suggestions": suggestions}
