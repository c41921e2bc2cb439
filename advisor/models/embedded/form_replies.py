"""What a tool that fills adds to an answer: outcome, replies to click, the way back, an offer."""

from collections.abc import Mapping, Sequence
from typing import Any

from advisor.dossier import Dossier
from advisor.models.embedded.policy import Turn, wished
from advisor.reply import Outcome
from advisor.retrieval.retriever import Guidance
from advisor.texts import Words
from advisor.tools.asking import question_text, quick_replies
from advisor.tools.form import to_confirm
from advisor.tools.practice_asking import practice_question, practice_replies

_MOST = 3


def fills(dossier: Dossier) -> bool:
    """Whether a form or a practice is open, or something that was read waits for a yes."""
    practices = dossier.practices
    return bool(dossier.open or dossier.pending or practices.open or practices.pending)


def form_outcome(artifact: Mapping[str, Any], otherwise: Outcome) -> Outcome:
    """`assessed` where there is a result or something was read to score, `form` under way."""
    if _is_assessed(artifact):
        return "assessed"
    return "form" if otherwise == "form" else otherwise


def next_replies(artifact: Mapping[str, Any], dossier: Dossier, words: Words) -> Sequence[str]:
    """The replies to click: those of the question in hand, or what to do after a result."""
    if fills(dossier):
        return _replies(dossier, words)
    if artifact["kind"] == "preparation":
        return _preparing(artifact, words)
    if artifact["move"] == "pause":
        return (words("form.reply_resume"), words("form.reply_result"))
    if artifact["left"]:
        return (words("form.reply_resume"), words("form.reply_restart"))
    return ()


def _preparing(artifact: Mapping[str, Any], words: Words) -> Sequence[str]:
    """After notes: keep what was read in them, make the dossier, fill what it lacks."""
    replies = []
    if artifact["preparation"]["results"]["deduced"] and artifact["move"] != "confirm":
        replies.append(words("prep.chat.reply_confirm"))
    if artifact["move"] != "prepare":
        replies.append(words("prep.chat.reply_prepare"))
    forms = {gap["path"].partition(".")[0] for gap in artifact["preparation"]["to_ask"]}
    started = [form for form in ("health", "readiness") if form in forms]
    return [*replies, *(words(f"form.reply_start_{form}") for form in started)][:_MOST]


def resumed(dossier: Dossier, words: Words) -> list[str]:
    """After a digression: the question that still waits."""
    if to_confirm(dossier):
        return [words("form.resume_line"), words("form.read_confirm")]
    if dossier.practices.pending:
        return [words("practice_form.resume_line"), words("practice_form.confirm")]
    if dossier.open and dossier.asked:
        return [words("form.resume_line"), question_text(dossier, words)]
    if dossier.practices.open and dossier.practices.asked:
        return [words("practice_form.resume_line"), practice_question(dossier.practices, words)]
    return []


def waiting_replies(dossier: Dossier, words: Words) -> Sequence[str]:
    """The replies to click while a form waits, or the tests that may be started."""
    if fills(dossier):
        return _replies(dossier, words)
    return [words(f"form.reply_start_{name}") for name in ("readiness", "short", "health")]


def offered(turn: Turn, meta: Mapping[str, Any], guidance: Guidance, words: Words) -> list[str]:
    """The follow-ups to click, a tool among them where the answer's unit has one."""
    if fills(turn.dossier):
        return list(_replies(turn.dossier, words))
    suggestions = list(meta["suggestions"])
    unit = meta["cited"][0] if meta["cited"] else None
    kind = wished(turn) or (guidance.knowledge.units[unit].assessment if unit else None)
    if kind is None or meta["outcome"] == "declined":
        return suggestions
    return [*suggestions[: _MOST - 1], words(f"form.reply_start_{kind}")]


def _replies(dossier: Dossier, words: Words) -> Sequence[str]:
    practices = dossier.practices
    if practices.open or practices.pending:
        return practice_replies(practices, words)
    return quick_replies(dossier, words)


def _is_assessed(artifact: Mapping[str, Any]) -> bool:
    """The two assessments tell it by what waits; the other tools say so themselves."""
    if "assessed" in artifact:
        return bool(artifact["assessed"])
    pending = artifact["kind"] == "health" and artifact["dossier"].get("pending")
    return bool(artifact["finished"] or pending or artifact.get("signals"))
