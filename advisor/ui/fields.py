"""What people type in a field of the health form, read as a figure."""

import re
from dataclasses import dataclass
from typing import cast

from advisor.assessments.health import read_health as read_input
from advisor.assessments.health import score_health
from advisor.assessments.inputs import AssessmentFaults
from advisor.dossier import KPI_FIELDS, Number
from advisor.language import number
from advisor.texts import Words
from advisor.tools.health_words import amount
from advisor.understanding.figures import figures_in
from advisor.understanding.health import KpiId, read_health

_BARE = re.compile(r"-?\d{1,15}")
_SHOWN = 40
_HARMLESS = {"negative_saving"}


@dataclass(frozen=True)
class Typed:
    """A field as read: its figure, None where it is blank; `problem` says why it cannot be kept."""

    value: Number | None = None
    problem: str = ""


def kpi_typed(kpi: str, field: str, text: str, words: Words) -> Typed:
    """A KPI's `value`, `target` or `previous` as typed: "12 500 $", "3 k$", "92 %", "douze"."""
    typed = " ".join(text.split())
    if not typed:
        return Typed()
    value = _figure(kpi, typed, words)
    if value is None:
        example = words(f"field.example.{kpi}")
        return Typed(problem=words("field.unread", text=typed[:_SHOWN], example=example))
    why = _impossible(kpi, field, value, words)
    return Typed(problem=why) if why else Typed(value)


def plain_typed(text: str, words: Words) -> Typed:
    """A number of months, or a score: "6", "six mois", "7,5"."""
    typed = " ".join(text.split())
    if not typed:
        return Typed()
    found = figures_in(typed, words.language)
    if len(found) != 1 or "-" in typed:
        return Typed(problem=words("field.unread", text=typed[:_SHOWN], example="6"))
    return Typed(_whole(found[0].value))


def shown(kpi: str, value: Number | None, words: Words) -> str:
    """A kept figure as the field shows it."""
    return "" if value is None else amount(kpi, value, words)


def plain_shown(value: Number | None, words: Words) -> str:
    """A kept number as the field shows it."""
    return "" if value is None else number(value, words.language)


def _figure(kpi: str, typed: str, words: Words) -> Number | None:
    # A bare 2024 is a figure in a field, where in prose it is a year.
    if _BARE.fullmatch(typed):
        return int(typed)
    reading = read_health(typed, words.language, asking=cast(KpiId, kpi))
    figures = reading.kpis.get(cast(KpiId, kpi))
    named = [v for f in KPI_FIELDS if (v := getattr(figures, f, None)) is not None]
    return _whole(named[0]) if len(named) == 1 else None


def _impossible(kpi: str, field: str, value: Number, words: Words) -> str | None:
    """Why a figure cannot be; None where it can."""
    try:
        result = score_health(read_input({"kpis": {kpi: {field: value}}}))
    except AssessmentFaults as problem:
        return problem.faults[0].worded(words)
    for warning in result.warnings:
        if warning.code not in _HARMLESS:
            key = "target" if warning.code == "target_not_positive" else "impossible"
            return words(f"field.{key}", value=amount(kpi, value, words))
    return None


def _whole(value: object) -> Number:
    exact = float(str(value))
    return int(exact) if exact == int(exact) else exact
