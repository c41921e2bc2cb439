"""What the two assessments share: the moves within a form, and what a move leaves behind."""

from typing import Any, Literal

from pydantic import Field

from advisor.assessments.inputs import Fault
from advisor.dossier import Dossier, HealthForm
from advisor.interview import is_empty, preceding, sequence, upcoming
from advisor.knowledge.questionnaires import FormKind
from advisor.tools.spec import Frozen

Move = Literal[
    "answer",
    "start",
    "ask",
    "skip",
    "back",
    "go_to",
    "pause",
    "resume",
    "restart",
    "result",
    "undo",
    "explain",
    "everywhere",
    "unclear",
    "clear",
]
MOVES_HELP = (
    "answer: keep what is given; start, pause, resume, restart; ask: repeat the question in hand; "
    "skip, back, go_to (with item): move; result: show it now; undo: take back the last change; "
    "explain: why the question is asked; everywhere: the person wants one rating for all; "
    "unclear: the person's words fit no answer; clear (with item): take an answer out."
)


class Change(Frozen):
    """An answer that was kept; None stands for "I do not know", `unset` for no answer before."""

    item: str
    before: Any
    after: Any


class Refused(Frozen):
    """An answer that could not be kept, with the code of the reason: the old one stands."""

    path: str
    code: str
    value: str


def refused_of(fault: Fault) -> Refused:
    """A fault as a tool's output carries it."""
    return Refused(path=fault.path, code=fault.code, value=fault.shown)


class FormInput(Frozen):
    """What every assessment takes beside its answers."""

    language: Literal["fr", "en"] = Field(description="The language of the person.")
    move: Move = Field(default="answer", description=MOVES_HELP)
    item: str | None = Field(default=None, description="The item for go_to, explain or clear.")
    among: tuple[str, ...] = Field(
        default=(), description="With unclear: the items that the person may mean."
    )


class FormOutput(Frozen):
    """What every assessment returns beside its result."""

    language: Literal["fr", "en"]
    move: Move
    item: str | None
    among: tuple[str, ...]
    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]
    left: int
    finished: bool
    units: tuple[str, ...]
    dossier: Dossier


def in_its_tab(dossier: Dossier, kind: FormKind) -> Dossier:
    """The dossier as a form on the page sees it, whatever the chat is at."""
    if dossier.open == kind:
        return dossier
    return dossier.changed(open=kind, asked=None, skipped=())


def back_in_the_chat(after: Dossier, before: Dossier, kind: FormKind) -> Dossier:
    """The dossier after a change on the page: the chat stays where it was in another form."""
    if before.open == kind:
        return after
    return after.changed(
        open=before.open, asked=before.asked, skipped=before.skipped, short=before.short
    )


def to_confirm(dossier: Dossier) -> HealthForm | None:
    """What was read and waits for a yes in the chat.

    What a tab reads while the chat is in another form or in a practice waits in that tab.
    """
    elsewhere = dossier.open not in {None, "health"} or dossier.practices.open is not None
    return None if elsewhere else dossier.pending


def moved(dossier: Dossier, kind: FormKind, move: Move, item: str | None) -> Dossier:
    """The dossier with the form open at the item that a move leads to."""
    opened = _opened(dossier, kind)
    if move == "pause":
        return dossier.changed(open=None)
    if move == "undo":
        return opened.undone()
    if move == "go_to" and item in sequence(kind, opened):
        return opened.changed(asked=item, skipped=_without(opened.skipped, item))
    if move == "back":
        before = preceding(kind, opened) or opened.asked
        return opened.changed(asked=before, skipped=_without(opened.skipped, before))
    if move == "skip" and opened.asked:
        passed = opened.changed(skipped=(*opened.skipped, opened.asked))
        return passed.changed(asked=upcoming(kind, passed))
    if move in {"start", "resume"}:
        fresh = opened.changed(skipped=())
        return fresh.changed(asked=_in_hand(kind, fresh))
    return opened


def _opened(dossier: Dossier, kind: FormKind) -> Dossier:
    if dossier.open == kind:
        return dossier
    dossier = dossier.changed(practices=dossier.practices.changed(open=None, last=None))
    if dossier.last == kind:
        return dossier.changed(open=kind)
    return dossier.changed(open=kind, last=kind, asked=None, skipped=())


def _in_hand(kind: FormKind, dossier: Dossier) -> str | None:
    """The item asked before, where it still waits for its answer; else the next."""
    start = None if is_empty(kind, dossier) else dossier.asked
    waiting = upcoming(kind, dossier.changed(asked=None))
    if start in sequence(kind, dossier) and upcoming(kind, dossier) is not None:
        return start
    return waiting


def _without(items: tuple[str, ...], item: str | None) -> tuple[str, ...]:
    return tuple(i for i in items if i != item)
