"""The fields of a dossier: which have an answer, and which do not."""

from collections.abc import Iterator, Mapping

from advisor.assessments import health, readiness
from advisor.dossier import Dossier, HealthForm, PracticeAnswers
from advisor.interview import SIDES, health_input, is_empty
from advisor.knowledge.practices import PRACTICE_KINDS, PracticeKind, load_practices
from advisor.merging import joined

_PLACE = ("client.answered_by", "client.consent", "client.meeting")
FORMS = ("readiness", "health", "agreement", *PRACTICE_KINDS)
"""What may be begun or not, in the order in which it is told."""


def whole_health(dossier: Dossier) -> HealthForm:
    """All that is known of the partnership: read in the notes, waiting, confirmed."""
    form = dossier.told.health
    if dossier.pending:
        form = joined(form, dossier.pending)
    return joined(form, dossier.health)


def deduced(dossier: Dossier) -> tuple[str, ...]:
    """The fields that were read in prose and confirmed by nobody."""
    confirmed = dict(_health(dossier.health))
    found = [path for path, known in _health(whole_health(dossier)) if known]
    signals = {**dossier.told.signals, **dossier.readiness.signals}
    return (
        *(path for path in found if not confirmed.get(path)),
        *(f"readiness.{name}" for name in signals),
    )


def begun(dossier: Dossier) -> tuple[str, ...]:
    """The forms with an answer, in the order of `FORMS`."""
    held: Mapping[str, bool] = {
        "readiness": bool(dossier.readiness.answers),
        "health": whole_health(dossier) != HealthForm() or not is_empty("health", dossier),
        "agreement": dossier.agreement is not None,
        **{kind: bool(dossier.practices.of(kind)) for kind in PRACTICE_KINDS},
    }
    return tuple(form for form in FORMS if held[form])


def unknown(dossier: Dossier) -> tuple[str, ...]:
    """The fields without an answer, a form not begun as one; in the order of `FORMS`."""
    found = begun(dossier)
    paths = [path for path in _of_client(dossier)]
    for form in FORMS:
        paths += _lacking(form, dossier) if form in found else [form]
    return tuple(paths)


def _lacking(form: str, dossier: Dossier) -> Iterator[str]:
    if form == "readiness":
        known = dossier.readiness.answers
        yield from (f"readiness.{name}" for name in readiness.ITEM_OF if known.get(name) is None)
    elif form == "health":
        yield from (path for path, is_known in _health(whole_health(dossier)) if not is_known)
    elif form in PRACTICE_KINDS:
        kind: PracticeKind = next(k for k in PRACTICE_KINDS if k == form)
        yield from _of_practice(kind, dossier.practices.of(kind))


def _health(form: HealthForm) -> Iterator[tuple[str, bool]]:
    """Every field of the health form, and whether it is known; a sign stands for a rating."""
    rated = health_input(form)["qualitative"]
    assert isinstance(rated, dict)
    for kpi in health.KPIS:
        figures = form.kpis.get(kpi)
        yield f"health.{kpi}", figures is not None and figures.value is not None
        if figures and figures.value is not None:
            reference = figures.target is not None or figures.previous is not None
            yield f"health.{kpi}.target", reference
    yield "health.period", form.period is not None
    for side in SIDES:
        for statement in health.STATEMENTS:
            yield f"health.{side}.{statement}", statement in rated[side]


def _of_practice(kind: PracticeKind, answers: PracticeAnswers) -> Iterator[str]:
    for name, item in load_practices()[kind].items.items():
        if item.applies(answers) and answers.get(name) is None:
            yield f"{kind}.{name}"


def _of_client(dossier: Dossier) -> Iterator[str]:
    client = dossier.client
    for path in _PLACE:
        value = getattr(client, path.removeprefix("client.")) if client else None
        if value is None or value == "":
            yield path
