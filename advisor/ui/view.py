"""Kept conversations as the page shows them."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Any

from advisor import __version__
from advisor.dossier import Dossier
from advisor.memory import Conversation, Feedback, Turn
from advisor.reply import Reply
from advisor.texts import Words, words
from advisor.tools.asking import question_text, quick_replies
from advisor.tools.form import to_confirm
from advisor.tools.practice_asking import practice_question, practice_replies

Message = dict[str, Any]
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~$&:-])")


def messages_of(turns: Sequence[Turn], say: Words) -> list[Message]:
    """The chat's messages; the last answer carries its follow-ups to click."""
    shown: list[Message] = []
    for turn in turns:
        shown.append(asked(turn.question))
        text = turn.reply.answer if turn.reply else say("page.interrupted")
        shown.append({"role": "assistant", "content": text})
    if turns and turns[-1].reply:
        shown[-1] |= options_of(turns[-1].reply.suggestions)
    return shown


def waiting_of(turns: Sequence[Turn], dossier: Dossier) -> list[Message]:
    """What the chat asks now, where a form's own tab has moved on since the last answer."""
    last = turns[-1].reply if turns else None
    practices = dossier.practices
    if last is None or to_confirm(dossier) or practices.pending or not _asks(last):
        return []
    say = words(last.language)
    question = question_text(dossier, say) or practice_question(practices, say)
    if not question:
        return [said(say("form.moved_on"))]
    if question in last.answer:
        return []
    text = "\n\n".join([say("form.now_asks"), question])
    replies = quick_replies(dossier, say) or practice_replies(practices, say)
    return [said(text) | options_of(replies)]


def _asks(reply: Reply) -> bool:
    """Whether a reply ends with a question of a form."""
    say = words(reply.language)
    asking = {say(f"form.reply_{name}") for name in ("skip", "yes", "confirm")}
    return bool(asking & set(reply.suggestions))


def said(text: str) -> Message:
    """Words of the advisor as a message."""
    return {"role": "assistant", "content": text}


def asked(question: str) -> Message:
    """A person's words as a message: shown as typed, never as Markdown or HTML."""
    return {"role": "user", "content": _MARKUP.sub(r"\\\1", question)}


def options_of(suggestions: Sequence[str]) -> Message:
    """Follow-ups as the chat's quick replies."""
    return {"options": [{"value": s, "label": s} for s in suggestions]}


def choices_of(conversations: Sequence[Conversation]) -> list[tuple[str, str]]:
    """Conversations as (title, thread)."""
    return [(c.title, c.thread) for c in conversations]


def feedback_csv(given: Sequence[Feedback], say: Words) -> str:
    """The thumbs as CSV, with what each was about."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(say("feedback.columns").split(","))
    for one in given:
        reply = one.turn.reply
        writer.writerow(
            _safe(cell)
            for cell in (
                one.given_at,
                str(int(one.liked)),
                one.comment,
                one.turn.question,
                reply.answer if reply else "",
                " ".join(c.unit for c in reply.citations) if reply else "",
                reply.language if reply else "",
                reply.model if reply else "",
                reply.prompt if reply else "",
                __version__,
            )
        )
    return out.getvalue()


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
