"""A dossier as a flat table of values, each with the fields that it comes from.

Rules read it: `readiness.F1`, `readiness.dim.finances`, `readiness.sign.finances`, `health.k`,
`health.us.Q1`, `health.kpi.new_customers`, `agreement.exit_terms`, `finder.need1`, …
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advisor.assessments.agreement import CLAUSES
from advisor.assessments.health import KPIS, gaps_to_discuss, read_health
from advisor.assessments.readiness import DIMENSIONS, ITEM_OF, ReadinessResult
from advisor.dossier import Dossier, HealthForm
from advisor.interview import SIDES, health_input
from advisor.knowledge.practices import PRACTICE_KINDS
from advisor.preparation.fields import whole_health
from advisor.preparation.model import Results, Shown


@dataclass(frozen=True)
class Known:
    """A value, and the fields without which it would be another or none."""

    value: Shown
    because: tuple[str, ...]


Table = Mapping[str, Known]
_Rows = Iterator[tuple[str, Known]]


def table_of(dossier: Dossier, results: Results) -> Table:
    """All that rules may ask about a dossier."""
    return {
        name: known
        for rows in (
            _readiness(dossier, results.readiness),
            _signs(dossier),
            _health(whole_health(dossier), results),
            _agreement(dossier, results),
            _practices(dossier),
            _client(dossier),
        )
        for name, known in rows
    }


def health_fields(form: HealthForm) -> tuple[str, ...]:
    """The fields of the health form that hold something."""
    rated = _rated(form)
    return (
        *(f"health.{kpi}" for kpi in form.kpis),
        *(f"health.{side}.{name}" for side in SIDES for name in rated[side]),
        *(("health.period",) if form.period else ()),
    )


def _rated(form: HealthForm) -> Mapping[str, Mapping[str, int]]:
    rated = health_input(form)["qualitative"]
    assert isinstance(rated, dict)
    return rated


def _readiness(dossier: Dossier, result: ReadinessResult | None) -> _Rows:
    answers = dossier.readiness.answers
    for name, rating in answers.items():
        if isinstance(rating, int):
            yield f"readiness.{name}", Known(rating, (f"readiness.{name}",))
    if result is None:
        return
    for dimension, score in result.dimensions.items():
        items = [f"readiness.{n}" for n, item in ITEM_OF.items() if item.dimension == dimension]
        because = tuple(path for path in items if answers.get(path[-2:]) is not None)
        if score is not None:
            yield f"readiness.dim.{dimension}", Known(score, because)
    whole = tuple(f"readiness.{name}" for name, given in answers.items() if given is not None)
    if result.score is not None:
        yield "readiness.score", Known(result.score, whole)


def _signs(dossier: Dossier) -> _Rows:
    signs = {**dossier.told.signals, **dossier.readiness.signals}
    for name in DIMENSIONS:
        if name in signs:
            yield f"readiness.sign.{name}", Known(signs[name].sign, (f"readiness.{name}",))


def _health(form: HealthForm, results: Results) -> _Rows:
    result = results.health
    if result is None:
        return
    for kpi in KPIS:
        figures, path = form.kpis.get(kpi), f"health.{kpi}"
        if figures and figures.value is not None:
            yield f"health.kpi.{kpi}", Known(float(figures.value), (path,))
            score = result.kpis.get(kpi)
            if score is not None:
                yield f"health.score.{kpi}", Known(score, (path,))
    yield from _views(form)
    figures_told = tuple(f"health.{kpi}" for kpi in form.kpis)
    people = tuple(p for p in health_fields(form) if p.startswith(("health.us.", "health.partner")))
    if result.k is not None:
        yield "health.k", Known(int(result.k + 0.5), figures_told)
    if result.q is not None:
        yield "health.q", Known(int(result.q + 0.5), people)
    yield "health.verdict", Known(result.verdict, health_fields(form))
    yield "health.integrity", Known(form.integrity, ("health.integrity",))
    if form.earlier:
        yield "health.plan_done", Known(int(form.earlier.plan_done), ("health.earlier",))


def _views(form: HealthForm) -> _Rows:
    rated = _rated(form)
    for side in SIDES:
        for name, rating in rated[side].items():
            yield f"health.{side}.{name}", Known(rating, (f"health.{side}.{name}",))
    partner = tuple(f"health.partner.{name}" for name in rated["partner"])
    yield "health.partner_asked", Known(int(bool(partner)), partner)
    for gap in gaps_to_discuss(read_health(health_input(form))):
        sides = tuple(f"health.{side}.{gap.id}" for side in SIDES)
        yield f"health.gap.{gap.id}", Known(abs(gap.us - gap.partner), sides)


def _agreement(dossier: Dossier, results: Results) -> _Rows:
    kept, result, because = dossier.agreement, results.agreement, ("agreement",)
    if kept is None or result is None:
        return
    for name in CLAUSES:
        yield f"agreement.{name}", Known(kept.review.clauses[name].status, because)
    for flag in kept.review.flags:
        yield f"agreement.flag.{flag}", Known(1, because)
    yield "agreement.coverage", Known(result.coverage, because)
    yield "agreement.verdict", Known(result.verdict, because)


def _client(dossier: Dossier) -> _Rows:
    client = dossier.client
    if client and client.consent is not None:
        yield "client.consent", Known("yes" if client.consent else "no", ("client.consent",))


def _practices(dossier: Dossier) -> _Rows:
    for kind in PRACTICE_KINDS:
        for name, value in dossier.practices.of(kind).items():
            if value is not None:
                yield f"{kind}.{name}", Known(value, (f"{kind}.{name}",))
