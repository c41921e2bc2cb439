"""Partnership health: figures and views kept, the next question, the verdict."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field, StrictInt

from advisor.assessments import health
from advisor.assessments.health import HealthResult, score_health
from advisor.assessments.inputs import AssessmentFaults
from advisor.dossier import (
    Dossier,
    Earlier,
    Figures,
    HealthForm,
    Number,
    Period,
    Side,
)
from advisor.interview import PARTNER, SIDES, health_input, unanswered, upcoming
from advisor.merging import joined
from advisor.texts import Words
from advisor.tools.asking import units_of
from advisor.tools.form import Change, FormInput, FormOutput, Refused, moved, refused_of
from advisor.tools.health_answer import answer_text
from advisor.tools.health_prose import form_of
from advisor.tools.spec import Deps, ToolSpec

KIND: Literal["health"] = "health"
UNSET = "unset"


class Input(FormInput):
    """What the person said of the partnership; everything is optional."""

    kpis: dict[str, dict[str, Number | None]] = Field(
        default_factory=dict,
        description="KPI id (revenue_generated, new_customers, retention_rate, costs_saved, "
        "leads_generated) to value, target and previous, as the person gave them.",
    )
    us: dict[str, StrictInt] = Field(
        default_factory=dict, description="Q1 to Q6, rated 1-5 by the person. Never by you."
    )
    partner: dict[str, StrictInt] = Field(
        default_factory=dict, description="Q1 to Q6, rated 1-5 by the partner."
    )
    unknown: tuple[str, ...] = Field(
        default=(), description="Items that the person does not know: a KPI id, us.Q3, partner."
    )
    partner_known: bool | None = Field(
        default=None, description="Whether the person knows the partner's own ratings."
    )
    period: Period | None = Field(default=None, description="A period under way, in months.")
    integrity: Literal["none", "suspected", "confirmed"] | None = Field(
        default=None, description="Fraud, breach of confidence or an illegal agreement."
    )
    earlier: Earlier | None = Field(default=None, description="An earlier check's verdict.")
    text: str | None = Field(
        default=None,
        max_length=8000,
        description="The person's own words about the partnership, to be read for figures. "
        "Prefer this to filling in figures yourself.",
    )
    confirm: bool | None = Field(
        default=None, description="Whether the person agrees with what was read in their words."
    )


class Output(FormOutput):
    """What was kept, refused or read, where the form stands, and the result.

    `units` are the passages behind the next actions, once the result is shown.
    """

    kind: Literal["health"] = KIND
    read: HealthForm | None
    confirmed: bool | None
    result: HealthResult


def run(given: Input, deps: Deps) -> Output:
    """Merge what is given into the dossier, move, score."""
    dossier = moved(deps.dossier, KIND, given.move, given.item)
    if given.move == "restart":
        dossier = dossier.changed(health=HealthForm(), asked=None, skipped=(), pending=None)
    if given.move == "clear":
        dossier = dossier.changed(health=dossier.health.without(given.item))
    before = dossier.health
    accepted, refused = _checked(given)
    views = deps.readers.views
    read = form_of(given.text, given.language, dossier, views) if given.text else None
    dossier = _kept(dossier, accepted, read, given)
    dossier = _advanced(dossier, given)
    left = len(unanswered(KIND, dossier))
    asks = dossier.open == KIND and dossier.asked is None and dossier.pending is None
    finished = given.move == "result" or asks
    if finished:
        dossier = dossier.changed(open=None, asked=None)
    if given.move != "undo":
        dossier = dossier.since(deps.dossier)
    result = result_of(with_pending(dossier))
    return Output(
        language=given.language,
        move=given.move,
        item=given.item,
        among=given.among,
        changes=_changes(before, dossier.health) if given.move != "undo" else (),
        refused=refused,
        read=read,
        confirmed=given.confirm,
        left=left,
        finished=finished,
        units=units_of(KIND, [p.id for p in result.priorities]) if finished else (),
        dossier=dossier,
        result=result,
    )


def result_of(form: HealthForm) -> HealthResult:
    """The verdict of the answers as they stand."""
    return score_health(health.read_health(health_input(form)))


def with_pending(dossier: Dossier) -> HealthForm:
    """The answers as they will stand once what was read is confirmed."""
    return joined(dossier.health, dossier.pending) if dossier.pending else dossier.health


def _checked(given: Input) -> tuple[HealthForm, tuple[Refused, ...]]:
    """What is given, as far as it is possible; the rest with its reason."""
    refused: list[Refused] = []
    kpis = {k: f for k, f in given.kpis.items() if _possible({"kpis": {k: f}}, refused)}
    sides: dict[Side, dict[str, int]] = {}
    for side in SIDES:
        rated = given.us if side == "us" else given.partner
        sides[side] = {
            q: r for q, r in rated.items() if _possible({"qualitative": {side: {q: r}}}, refused)
        }
    period = given.period
    if period and not _possible({"period": period.model_dump()}, refused):
        period = None
    form = HealthForm(
        kpis={k: Figures.model_validate(f) for k, f in kpis.items()},
        us=sides["us"],
        partner=sides["partner"],
        unknown=given.unknown,
        period=period,
        integrity=given.integrity or "none",
        earlier=given.earlier,
    )
    return form, tuple(refused)


def _possible(part: Mapping[str, object], refused: list[Refused]) -> bool:
    try:
        health.read_health(part)
    except AssessmentFaults as problem:
        refused += [refused_of(fault) for fault in problem.faults]
        return False
    return True


def _kept(dossier: Dossier, accepted: HealthForm, read: HealthForm | None, given: Input) -> Dossier:
    form = joined(dossier.health, accepted)
    if given.integrity == "none":
        form = form.model_copy(update={"integrity": "none"})
    if given.partner_known is False:
        form = form.model_copy(update={"unknown": (*form.unknown, PARTNER)})
    if given.confirm and dossier.pending:
        form = joined(form, dossier.pending)
    pending = None if given.confirm is not None else dossier.pending
    if read and _only_in_hand(read, dossier):
        form = joined(form, read)
    elif read and read != HealthForm():
        pending = joined(pending, read) if pending else read
    return dossier.changed(health=form, pending=pending)


def _only_in_hand(read: HealthForm, dossier: Dossier) -> bool:
    """Whether a text answers the question in hand and nothing else: no need to show it back."""
    bare = read.model_copy(update={"kpis": {}, "problems": ()})
    return bare == HealthForm() and set(read.kpis) == {dossier.asked} and dossier.pending is None


def _advanced(dossier: Dossier, given: Input) -> Dossier:
    if dossier.open != KIND or dossier.pending:
        return dossier
    if given.partner_known and dossier.asked == PARTNER:
        return dossier.changed(asked=f"{PARTNER}.{next(iter(health.STATEMENTS))}")
    stays = given.move in {"back", "go_to", "explain", "ask", "undo", "everywhere", "unclear"}
    in_hand = dossier.asked
    if stays and in_hand is not None:
        return dossier
    if in_hand is None or in_hand not in unanswered(KIND, dossier):
        return dossier.changed(asked=upcoming(KIND, dossier))
    return dossier


def _changes(before: HealthForm, after: HealthForm) -> tuple[Change, ...]:
    found = [
        Change(item=k, before=_shown(before.kpis.get(k)), after=_shown(f))
        for k, f in after.kpis.items()
        if before.kpis.get(k) != f
    ]
    for side in SIDES:
        old = before.rated(side)
        found += [
            Change(item=f"{side}.{q}", before=old.get(q, UNSET), after=r)
            for q, r in after.rated(side).items()
            if old.get(q) != r
        ]
    found += [
        Change(item=u, before=UNSET, after=None) for u in after.unknown if u not in before.unknown
    ]
    return tuple(found)


def _shown(figures: Figures | None) -> object:
    return figures.model_dump() if figures else UNSET


def render(output: Output, words: Words) -> str:
    """What the person reads: what was kept or read, then the next question or the verdict."""
    return answer_text(output, words)


SPEC = ToolSpec(
    name="evaluate_partnership",
    description=(
        "Check the health of a partnership from its KPIs and from six statements rated by both "
        "sides. Call it when the person wants to know whether a partnership is worth keeping, for "
        "every figure, rating, correction or move, and to show the verdict. Pass prose in `text`. "
        "It keeps the answers and computes the score: repeat its words, never compute or adjust."
    ),
    input=Input,
    run=run,
    render=render,
    dossier=lambda output: output.dossier,
)
