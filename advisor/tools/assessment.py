"""An assessment as the `assessment` field of a reply, and as the file to download."""

from collections.abc import Mapping
from typing import Any

from advisor.assessments import health, readiness
from advisor.assessments.health import HealthInput, HealthResult
from advisor.assessments.readiness import ReadinessInput, ReadinessResult
from advisor.dossier import Dossier, Earlier, Figures, HealthForm, Period, ReadinessForm
from advisor.knowledge.practices import PRACTICE_KINDS
from advisor.texts import Words
from advisor.tools.agreement_words import agreement_json
from advisor.tools.evaluate_partnership import with_pending
from advisor.tools.health_words import problem_words
from advisor.tools.practice_words import practice_json


def assessment_of(artifact: Mapping[str, Any], words: Words) -> dict[str, Any] | None:
    """The `assessment` of a reply, from what a tool that fills returned; None without a result."""
    dossier = Dossier.model_validate(artifact["dossier"])
    kind = artifact["kind"]
    if kind in PRACTICE_KINDS:
        return practice_json(kind, dossier.practices.of(kind), artifact["result"])
    if kind == "agreement":
        kept = dossier.agreement
        return agreement_json(kept.review, kept.source or None) if kept else None
    if kind == "preparation":
        return {"kind": kind, "version": artifact["result"]["version"], **artifact["result"]}
    if kind == "readiness":
        return readiness_json(dossier.readiness, ReadinessResult.model_validate(artifact["result"]))
    result = HealthResult.model_validate(artifact["result"])
    return health_json(with_pending(dossier), result, words)


def readiness_json(form: ReadinessForm, result: ReadinessResult) -> dict[str, Any]:
    """Answers, signals of all six dimensions, and the result."""
    signals = {
        d: form.signals[d].sign if d in form.signals else "unknown" for d in readiness.DIMENSIONS
    }
    return {
        "kind": "readiness",
        "version": readiness.VERSION,
        "answers": dict(form.answers),
        "evidence": dict(form.evidence),
        "signals": signals,
        "signal_words": {d: s.words for d, s in form.signals.items()},
        "result": result.model_dump(mode="json"),
    }


def health_json(form: HealthForm, result: HealthResult, words: Words) -> dict[str, Any]:
    """Figures, ratings, signs deduced from prose, problems in words, and the result."""
    made: dict[str, Any] = {
        "kind": "health",
        "version": health.VERSION,
        "inputs": {kpi: figures.model_dump() for kpi, figures in form.kpis.items()},
        "qualitative": {name: sign.sign for name, sign in form.signs.items()},
        "ratings": {"us": dict(form.us), "partner": dict(form.partner)},
        "period": form.period.model_dump() if form.period else None,
        "integrity": form.integrity,
        "problems": [problem_words(p, words) for p in form.problems],
        "result": result.model_dump(mode="json"),
    }
    return made


def readiness_form(given: ReadinessInput) -> ReadinessForm:
    """The form that an input file fills."""
    evidence = {k: v for k, v in given.evidence.items() if v}
    return ReadinessForm(answers=dict(given.answers), evidence=evidence)


def health_form(given: HealthInput) -> HealthForm:
    """The form that an input file fills."""
    raw = given.model_dump(mode="json")
    period, earlier = raw["period"] or {}, raw["earlier"] or {}
    sides = {s: {q: r for q, r in f.items() if r} for s, f in raw["qualitative"].items()}
    return HealthForm(
        kpis={kpi: Figures(**figures) for kpi, figures in raw["kpis"].items()},
        us=sides["us"],
        partner=sides["partner"],
        period=Period(**period) if None not in period.values() and period else None,
        integrity=raw["flags"]["integrity"],
        earlier=_earlier(earlier),
    )


def _earlier(raw: Mapping[str, Any]) -> Earlier | None:
    if raw.get("score") is None or raw.get("verdict") in {None, "insufficient"}:
        return None
    return Earlier(verdict=raw["verdict"], score=raw["score"], plan_done=raw["plan_done"])
