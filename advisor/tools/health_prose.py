"""What is read in prose, as a form."""

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
from advisor.interview import SIDES
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
