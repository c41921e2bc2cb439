"""Readiness for international expansion: answers kept, the next question, the result."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, StrictInt

from advisor.assessments import readiness
from advisor.assessments.inputs import AssessmentFaults
from advisor.assessments.readiness import ReadinessResult, score_readiness
from advisor.dossier import Dossier, ReadinessForm, Sign
from advisor.interview import readiness_input, unanswered, upcoming
from advisor.texts import Words
from advisor.tools.asking import units_of
from advisor.tools.form import Change, FormInput, FormOutput, Refused, moved, refused_of
from advisor.tools.readiness_answer import answer_text
from advisor.tools.spec import Deps, ToolSpec

KIND: Literal["readiness"] = "readiness"
UNSET = "unset"


class Input(FormInput):
    """What the person said, as far as it answers the questionnaire; everything is optional."""

    short: bool = Field(default=False, description="With start: the six-question check.")
    answers: dict[str, StrictInt | str | None] = Field(
        default_factory=dict,
        description="Item id to a rating 0-4 that the person gave, 'na', or null for 'I do not "
        "know'. Never a rating of your own.",
    )
    evidence: dict[str, str] = Field(
        default_factory=dict, description="Item id to one line of proof, in the person's words."
    )
    text: str | None = Field(
        default=None, max_length=8000, description="The person's own description of the company."
    )


class Output(FormOutput):
    """What was kept and refused, where the form stands, and the result once it can be read.

    `units` are the passages behind the next actions, once the result is shown.
    """

    kind: Literal["readiness"] = KIND
    proofs: Mapping[str, str]
    signals: Mapping[str, Sign]
    read: bool
    result: ReadinessResult


def run(given: Input, deps: Deps) -> Output:
    """Merge what is given into the dossier, move, score."""
    before = deps.dossier
    dossier = moved(before, KIND, given.move, given.item)
    if given.move in {"start", "restart"}:
        dossier = dossier.changed(short=given.short or (given.move == "restart" and before.short))
    form = ReadinessForm() if given.move == "restart" else dossier.readiness
    if given.move == "clear":
        form = form.without(given.item)
    accepted, refused = _checked(given.answers)
    reader = deps.readers.signals
    signals = dict(reader.read(given.text, given.language)) if given.text else {}
    proofs = _proofs(given.evidence)
    changed = ReadinessForm(
        answers={**form.answers, **accepted},
        evidence={**form.evidence, **proofs},
        signals={**form.signals, **signals},
    )
    dossier = _advanced(dossier.changed(readiness=changed), given, set(accepted))
    left = len(unanswered(KIND, dossier))
    finished = given.move == "result" or (dossier.open == KIND and dossier.asked is None)
    if finished:
        dossier = dossier.changed(open=None, asked=None)
    if given.move != "undo":
        dossier = dossier.since(deps.dossier)
    result = result_of(changed if given.move != "undo" else dossier.readiness)
    return Output(
        language=given.language,
        move=given.move,
        item=given.item,
        among=given.among,
        changes=tuple(
            Change(item=k, before=form.answers.get(k, UNSET), after=v) for k, v in accepted.items()
        ),
        refused=refused,
        proofs=proofs,
        signals=signals,
        read=given.text is not None,
        left=left,
        finished=finished,
        units=units_of(KIND, [p.id for p in result.priorities]) if finished else (),
        dossier=dossier,
        result=result,
    )


def _proofs(evidence: Mapping[str, str]) -> dict[str, str]:
    return {k: v.strip() for k, v in evidence.items() if k in readiness.ITEM_OF and v.strip()}


def result_of(form: ReadinessForm) -> ReadinessResult:
    """The score of the answers as they stand."""
    return score_readiness(readiness.read_readiness(readiness_input(form)))


def _checked(
    answers: Mapping[str, int | str | None],
) -> tuple[dict[str, Any], tuple[Refused, ...]]:
    accepted: dict[str, Any] = {}
    refused: list[Refused] = []
    for item, value in answers.items():
        try:
            readiness.read_readiness({"answers": {item: value}})
            accepted[item] = value
        except AssessmentFaults as problem:
            refused += [refused_of(fault) for fault in problem.faults]
    return accepted, tuple(refused)


def _advanced(dossier: Dossier, given: Input, accepted: set[str]) -> Dossier:
    """On to the next question, once the one in hand has its answer."""
    if dossier.open != KIND:
        return dossier
    in_hand = dossier.asked
    if given.move == "restart":
        return dossier.changed(asked=upcoming(KIND, dossier.changed(asked=None)), skipped=())
    if in_hand is None and given.move in {"answer", "start"}:
        return dossier.changed(asked=upcoming(KIND, dossier))
    if in_hand in accepted:
        return dossier.changed(asked=upcoming(KIND, dossier))
    return dossier


def render(output: Output, words: Words) -> str:
    """What the person reads: what was kept, then the next question or the result."""
    return answer_text(output, words)


SPEC = ToolSpec(
    name="assess_readiness",
    description=(
        "Assess readiness for international expansion, one question at a time or from what the "
        "person already said. Call it to start, for every answer, correction or move, and to show "
        "the result. It keeps the answers, asks the next question and computes the score: repeat "
        "its words, never compute or adjust a score."
    ),
    input=Input,
    run=run,
    render=render,
    dossier=lambda output: output.dossier,
)
