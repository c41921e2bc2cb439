"""What is read in prose as a form, and how a newer form joins what stands there."""

from typing import Any

from advisor.assessments import health
from advisor.dossier import (
    KPI_FIELDS,
    Dossier,
    Figures,
    HealthForm,
    Number,
    Period,
    Problem,
    Sign,
)
from advisor.interview import PARTNER, SIDES
from advisor.language import Language
from advisor.tools.spec import ViewReading
from advisor.understanding.health import HealthReading, read_health


def form_of(
    text: str, language: Language, dossier: Dossier, views: ViewReading | None = None
) -> HealthForm:
    """A form filled with what a text says; `views` adds those that no usual word tells."""
    asked: Any = dossier.asked if dossier.asked in health.KPIS else None
    asking = asked if dossier.open == "health" else None
    form = _of_reading(read_health(text, language, asking=asking))
    if views is None:
        return form
    return form.model_copy(update={"signs": {**views.read(text, language), **form.signs}})


def _of_reading(reading: HealthReading) -> HealthForm:
    ratings = {side: dict(reading.ratings.get(side, {})) for side in SIDES}
    return HealthForm(
        kpis={
            kpi: Figures(**{f: _plain(getattr(read, f)) for f in KPI_FIELDS})
            for kpi, read in reading.kpis.items()
        },
        us=ratings["us"],
        partner=ratings["partner"],
        period=Period(
            elapsed_months=_plain(reading.period.elapsed_months) or 0,
            total_months=_plain(reading.period.total_months) or 0,
        )
        if reading.period
        else None,
        integrity=reading.integrity.level,
        signs={n: Sign(sign=s.sign, words=s.words) for n, s in reading.signs.items()},
        problems=tuple(
            Problem(
                kind=p.kind,
                kpi=p.kpi,
                values=tuple(_plain(v) or 0 for v in p.values),
                words=p.words,
            )
            for p in reading.problems
        ),
    )


def _plain(value: Any) -> Number | None:
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def joined(form: HealthForm, more: HealthForm) -> HealthForm:
    """A form with newer answers; what cannot be used never erases what stood there."""
    wrong = {p.kpi for p in more.problems}
    kpis = dict(form.kpis)
    for kpi, figures in more.kpis.items():
        old = kpis.get(kpi, Figures())
        new = figures.model_dump(exclude_none=True)
        if kpi in wrong and old.value is not None:
            new.pop("value", None)
        kpis[kpi] = old.model_copy(update=new)
    return HealthForm(
        kpis=kpis,
        us={**form.us, **more.us},
        partner={**form.partner, **more.partner},
        unknown=tuple(u for u in form.unknown if not _answered(u, more)) + more.unknown,
        period=more.period or form.period,
        integrity=form.integrity if more.integrity == "none" else more.integrity,
        earlier=more.earlier or form.earlier,
        signs={**form.signs, **more.signs},
        problems=tuple(p for p in form.problems if p.kpi not in more.kpis) + more.problems,
    )


def _answered(item: str, form: HealthForm) -> bool:
    side, _, statement = item.partition(".")
    if item == PARTNER:
        return bool(form.partner)
    return statement in form.rated("us" if side == "us" else "partner") or item in form.kpis
