"""What an assessment adds to an answer: outcome, replies to click, the way back, an offer."""

from collections.abc import Mapping, Sequence
from typing import Any

from advisor.dossier import Dossier
from advisor.models.embedded.policy import Turn, wished
from advisor.reply import Outcome
from advisor.retrieval.retriever import Guidance
from advisor.texts import Words
from advisor.tools.asking import question_text, quick_replies

_MOST = 3


def form_outcome(artifact: Mapping[str, Any], otherwise: Outcome) -> Outcome:
    """`assessed` where there is a result or something was read to score, `form` under way."""
    if artifact["finished"] or artifact["dossier"].get("pending") or artifact.get("signals"):
        return "assessed"
    return "form" if otherwise == "form" else otherwise


def next_replies(artifact: Mapping[str, Any], dossier: Dossier, words: Words) -> Sequence[str]:
    """The replies to click: those of the question in hand, or what to do after a result."""
    if dossier.open or dossier.pending:
        return quick_replies(dossier, words)
    if artifact["move"] == "pause":
        return (words("form.reply_resume"), words("form.reply_result"))
    if artifact["left"]:
        return (words("form.reply_resume"), words("form.reply_restart"))
    return ()


def resumed(dossier: Dossier, words: Words) -> list[str]:
    """After a digression: the question that still waits."""
    if dossier.pending:
        return [words("form.resume_line"), words("form.read_confirm")]
    if not dossier.open or not dossier.asked:
        return []
    return [words("form.resume_line"), question_text(dossier, words)]


def waiting_replies(dossier: Dossier, words: Words) -> Sequence[str]:
    """The replies to click while a form waits, or the tests that may be started."""
    if dossier.open or dossier.pending:
        return quick_replies(dossier, words)
    return [words(f"form.reply_start_{name}") for name in ("readiness", "short", "health")]


def offered(turn: Turn, meta: Mapping[str, Any], guidance: Guidance, words: Words) -> list[str]:
    """The follow-ups to click, an assessment among them where the answer's unit has one."""
    if turn.dossier.open:
        return list(quick_replies(turn.dossier, words))
    suggestions = list(meta["suggestions"])
    unit = meta["cited"][0] if meta["cited"] else None
    kind = wished(turn) or (guidance.knowledge.units[unit].assessment if unit else None)
    if kind not in {"readiness", "health"} or meta["outcome"] == "declined":
        return suggestions
    return [*suggestions[: _MOST - 1], words(f"form.reply_start_{kind}")]
