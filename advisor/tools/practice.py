"""What the four practices share: answers kept, prose read and shown back, the next question."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any, Literal

from pydantic import Field, StrictFloat, StrictInt

from advisor.dossier import Dossier, PracticeAnswers, Practices, PracticeValue, Told
from advisor.knowledge.practices import PracticeKind
from advisor.practice import invalid, preceding, sequence, unanswered, upcoming
from advisor.tools.form import Change, FormInput, Move, Refused
from advisor.tools.practice_answer import answer_text
from advisor.tools.practice_words import score, units_of
from advisor.tools.spec import Deps, Frozen, ToolSpec

UNSET = "unset"
_HOW = (
    " Call it to start, for every answer, correction or move, with the person's description as "
    "`text`, and to show the result. It keeps the answers, asks the next question and works the "
    "result out: repeat its words, never compute or adjust a figure."
)


class PracticeInput(FormInput):
    """What the person said, as far as it answers the practice; everything is optional."""

    answers: dict[str, StrictInt | StrictFloat | str | None] = Field(
        default_factory=dict,
        description="Item id to the answer that the person gave; null for 'I do not know'.",
    )
    text: str | None = Field(
        default=None, max_length=8000, description="The person's own description, to be read."
    )
    confirm: bool | None = Field(
        default=None, description="Whether the person agrees with what was read in their words."
    )


class PracticeOutput(Frozen):
    """What was kept and refused, what was read, where the practice stands, and its result.

    `assessed`: there is a result to show, or something that was read and waits for a yes.
    """

    kind: PracticeKind
    language: Literal["fr", "en"]
    move: Move
    item: str | None
    among: tuple[str, ...]
    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]
    told: tuple[Told, ...]
    read: bool
    confirmed: bool | None
    left: int
    finished: bool
    assessed: bool
    units: tuple[str, ...]
    today: date
    dossier: Dossier
    result: Mapping[str, Any]


def practice_spec(kind: PracticeKind, name: str, purpose: str, items: str) -> ToolSpec:
    """The tool of one practice; `items` tells a model the ids and the values they take."""
    return ToolSpec(
        name=name,
        description=f"{purpose}{_HOW} Items: {items}",
        input=PracticeInput,
        run=partial(run, kind),
        render=answer_text,
        dossier=lambda output: output.dossier,
    )


def practice_in_its_tab(dossier: Dossier, kind: PracticeKind) -> Dossier:
    """The dossier as a practice's form on the page sees it, whatever the chat is at."""
    state = dossier.practices
    if state.open == kind:
        return dossier
    waits = state.pending if state.last == kind else ()
    tab = {"open": kind, "last": kind, "asked": None, "skipped": (), "pending": waits}
    return dossier.changed(practices=state.changed(**tab))


def practice_back_in_the_chat(after: Dossier, before: Dossier, kind: PracticeKind) -> Dossier:
    """The dossier after a change on the page: the chat stays where it was in anything else."""
    old = before.practices
    if old.open == kind or (old.open is None and before.open is None and old.last in {kind, None}):
        return after
    chat = {name: getattr(old, name) for name in ("open", "last", "asked", "skipped", "pending")}
    return after.changed(
        practices=after.practices.changed(**chat),
        open=before.open,
        last=before.last,
        asked=before.asked,
        skipped=before.skipped,
        pending=before.pending,
    )


def run(kind: PracticeKind, given: PracticeInput, deps: Deps) -> PracticeOutput:
    """Merge what is given into the dossier, move, and work the result out."""
    before = deps.dossier.practices
    moved = _moved(before, kind, given.move, given.item)
    accepted, refused = _checked(kind, given.answers)
    told = _read(kind, given, deps, {**moved.of(kind), **accepted})
    if given.confirm and moved.last == kind:
        accepted = {**{t.item: t.value for t in moved.pending}, **accepted}
    kept = {} if given.move == "restart" else dict(moved.of(kind))
    if given.move == "clear" and given.item:
        kept.pop(given.item, None)
    state = moved if given.move == "undo" else moved.with_answers(kind, {**kept, **accepted})
    state = _waiting(state, given, told)
    state = _advanced(state, kind, given, set(accepted))
    finished = given.move == "result" or (state.open == kind and state.asked is None)
    finished = finished and not state.pending
    if finished:
        state = state.changed(open=None, asked=None)
    answers = state.of(kind)
    made = score(kind, answers, deps.today)
    return PracticeOutput(
        kind=kind,
        language=given.language,
        move=given.move,
        item=given.item,
        among=given.among,
        changes=tuple(
            Change(item=k, before=kept.get(k, UNSET), after=v) for k, v in accepted.items()
        ),
        refused=refused,
        told=told,
        read=given.text is not None,
        confirmed=given.confirm if before.pending else None,
        left=len(unanswered(kind, answers)),
        finished=finished,
        assessed=finished or bool(state.pending),
        units=units_of(kind, answers, deps.today) if finished else (),
        today=deps.today,
        dossier=_opened(deps.dossier, state),
        result=made.model_dump(mode="json"),
    )


def _opened(dossier: Dossier, state: Practices) -> Dossier:
    """The dossier with the practices as they are; an open form steps back for an open practice."""
    if state.open and dossier.open:
        return dossier.changed(practices=state, open=None, pending=None)
    return dossier.changed(practices=state)


def _moved(state: Practices, kind: PracticeKind, move: Move, item: str | None) -> Practices:
    if state.open != kind:
        again = state.last == kind
        fresh: dict[str, Any] = {} if again else {"asked": None, "skipped": (), "pending": ()}
        state = state.changed(open=kind, last=kind, **fresh)
    answers = state.of(kind)
    if move == "pause":
        return state.changed(open=None)
    if move == "undo":
        undone = state.undone()
        taken = [item for item in answers if item not in undone.of(kind)]
        return undone.changed(asked=taken[-1]) if taken else undone
    if move == "go_to" and item in sequence(kind, answers):
        return state.changed(asked=item, skipped=_without(state.skipped, item))
    if move == "back":
        earlier = preceding(kind, answers, state.asked) or state.asked
        return state.changed(asked=earlier, skipped=_without(state.skipped, earlier))
    if move == "skip" and state.asked:
        skipped = (*state.skipped, state.asked)
        following = upcoming(kind, answers, state.asked, skipped)
        return state.changed(skipped=skipped, asked=following)
    if move in {"start", "resume"}:
        in_hand = state.asked if state.asked in unanswered(kind, answers) else None
        return state.changed(skipped=(), asked=in_hand or upcoming(kind, answers, None, ()))
    return state


def _read(
    kind: PracticeKind, given: PracticeInput, deps: Deps, answers: PracticeAnswers
) -> tuple[Told, ...]:
    """What a text tells beyond the answers that stand."""
    if not given.text:
        return ()
    found = deps.readers.practices.read(kind, given.text, given.language, deps.today)
    return tuple(
        told
        for told in found
        if invalid(kind, told.item, told.value) is None
        and answers.get(told.item, UNSET) != told.value
    )


def _checked(
    kind: PracticeKind, given: Mapping[str, PracticeValue]
) -> tuple[dict[str, PracticeValue], tuple[Refused, ...]]:
    faults = {item: invalid(kind, item, value) for item, value in given.items()}
    accepted = {item: value for item, value in given.items() if faults[item] is None}
    refused = tuple(
        Refused(path=item, code=fault, value=str(given[item])[:60])
        for item, fault in faults.items()
        if fault
    )
    return accepted, refused


def _waiting(state: Practices, given: PracticeInput, told: tuple[Told, ...]) -> Practices:
    """What was read waits for a yes; an answer given meanwhile is left as it was given."""
    if told:
        renewed = {t.item for t in told}
        kept = tuple(t for t in state.pending if t.item not in renewed)
        return state.changed(pending=(*kept, *told))
    if given.confirm is not None or given.move == "restart":
        return state.changed(pending=())
    return state


def _advanced(
    state: Practices, kind: PracticeKind, given: PracticeInput, accepted: set[str]
) -> Practices:
    """On to the next question, once the one in hand has its answer or has no more object."""
    if state.open != kind or state.pending:
        return state
    answers = state.of(kind)
    if given.move == "restart":
        return state.changed(asked=upcoming(kind, answers, None, ()), skipped=())
    in_hand = state.asked
    waits = in_hand in sequence(kind, answers) and in_hand not in accepted
    if given.move == "undo" and in_hand not in answers:
        waits = in_hand is not None
    if waits and not (given.confirm is not None and in_hand in answers):
        return state
    if in_hand is None and given.move not in {"answer", "start"}:
        return state
    return state.changed(asked=upcoming(kind, answers, in_hand, state.skipped))


def _without(items: tuple[str, ...], item: str | None) -> tuple[str, ...]:
    return tuple(i for i in items if i != item)
