"""What a message adds to the answer just given, though the next question stands in hand."""

import re
from typing import Any

from advisor.assessments.health import KPIS
from advisor.dossier import Dossier
from advisor.language import Language
from advisor.retrieval.tokens import fold
from advisor.understanding.form.cues import form_cues
from advisor.understanding.form.text import word_count
from advisor.understanding.health import read_health

_PROVEN = 4
_MOST = 16


def added_proof(text: str, language: Language, dossier: Dossier) -> dict[str, Any]:
    """The proof of the 4 just given: "the proof: our statements"; empty where it is none."""
    item = _just_rated(dossier)
    led = form_cues(language).marks["proof_lead"].match(fold(text))
    words = text[led.end() :].strip(" ,:;.-–—") if led else ""
    return {"evidence": {item: words}} if item and words else {}


def mended_figure(text: str, language: Language, dossier: Dossier) -> dict[str, Any]:
    """A target or an earlier figure of the KPI just told: "sorry, the target is 80,000".

    Said again, it must be told as a correction: else it begins the answer to the question in hand.
    """
    item = _just_told(dossier)
    if item is None or item == dossier.asked or word_count(text) > _MOST:
        return {}
    marks = form_cues(language).marks
    if len(re.findall(r"\d[\d\s.,]*", text)) != 1 or _names_kpi(text, language):
        return {}
    read = read_health(text, language, asking=item).kpis.get(item)
    fields = {"target": read.target, "previous": read.previous} if read else {}
    told = {name: float(value) for name, value in fields.items() if value is not None}
    if not told or (read and read.value is not None):
        return {}
    held = dossier.health.kpis[item]
    known = any(getattr(held, name) is not None for name in told)
    corrects = marks["corrects"].match(fold(text)) or marks["revises"].search(fold(text))
    return {"kpis": {item: told}} if corrects or not known else {}


def _just_rated(dossier: Dossier) -> str | None:
    """The item that the last step rated 4, if it rated one only."""
    held = dossier.past[0][0].answers if dossier.past else {}
    rated = dossier.readiness.answers
    changed = [item for item, value in rated.items() if held.get(item) != value]
    return changed[0] if len(changed) == 1 and rated[changed[0]] == _PROVEN else None


def _just_told(dossier: Dossier) -> Any:
    """The KPI that the last step filled, if it filled one only."""
    held = dossier.past[0][1].kpis if dossier.past else {}
    changed = [kpi for kpi, told in dossier.health.kpis.items() if held.get(kpi) != told]
    return changed[0] if len(changed) == 1 and changed[0] in KPIS else None


def _names_kpi(text: str, language: Language) -> bool:
    reading = read_health(text, language)
    return bool(reading.kpis or reading.named)
