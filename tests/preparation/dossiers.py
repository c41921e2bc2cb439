"""A dossier in which every field has an answer, and the same without one of them."""

from advisor.assessments.agreement import CLAUSES
from advisor.assessments.agreement_review import Clause, Evidence, Review
from advisor.assessments.ambassadors import CHECKS, MEASURES
from advisor.assessments.culture import DIMENSIONS
from advisor.assessments.health import KPIS, STATEMENTS
from advisor.assessments.readiness import ITEM_OF
from advisor.client import Client, Notes, Statement
from advisor.dossier import (
    Dossier,
    Figures,
    HealthForm,
    Period,
    PracticeAnswers,
    Practices,
    ReadinessForm,
    ReviewedAgreement,
)
from advisor.knowledge.practices import PracticeKind

FINDER: PracticeAnswers = {
    "need1": "rd",
    "need2": "talent",
    "need3": "large_bid",
    "horizon": "under_3_months",
    "offer": "yes",
    "offer_what": "Une journée d’atelier",
    "withhold": "Nos marges",
    "competitor": "yes",
    "competitor_topics": "no",
    "joint_bid": "yes",
    "dispute": "no",
}
CULTURE: PracticeAnswers = {
    "counterpart": "Atelier Nord",
    "meeting": "2026-12-03",
    **{f"{name}_us": 2 for name in DIMENSIONS},
    **{f"{name}_them": 4 for name in DIMENSIONS},
    **{f"{name}_origin": "seen" for name in DIMENSIONS},
}
AMBASSADORS: PracticeAnswers = {
    **dict.fromkeys(CHECKS, 1),
    "unhappy_key_customer": "no",
    "unanswered_problem": "no",
    **dict.fromkeys(MEASURES, 10),
}
HELP: PracticeAnswers = {
    "who": "Atelier Nord",
    "need": "Un local en mars",
    "help": "Prêter notre salle",
    "effort": "one_hour",
    "day": "2026-12-02",
    "limit": "Une rencontre",
    "sign": "Ils reviennent",
    "stated": "yes",
    "feasible": "yes",
    "no_ask": "yes",
    "skills": "yes",
    "welcome": "yes",
    "open_favour": "no",
}
PRACTICES: dict[PracticeKind, PracticeAnswers] = {
    "finder": FINDER,
    "culture": CULTURE,
    "ambassadors": AMBASSADORS,
    "help": HELP,
}


def statement(
    id: str, kind: str, text: str, *, speaker: str = "other", private: bool = False
) -> Statement:
    """A statement of the notes."""
    given = {"id": id, "kind": kind, "text": text, "speaker": speaker, "private": private}
    return Statement.model_validate(given)


def client(*statements: Statement) -> Client:
    """A client of whom everything is known that a dossier asks."""
    notes = (Notes(id="n1", on="2026-11-28", mark=1, statements=statements),) if statements else ()
    return Client(
        name="Boréale",
        meeting="2026-12-03",
        answered_by="la directrice",
        consent=True,
        notes=notes,
    )


def review(**clauses: str) -> Review:
    """A review with all clauses present but those given."""
    evidence = Evidence(words="Durée : un an", line=1)
    return Review(
        language="fr",
        clauses={
            name: Clause.model_validate(
                {"status": clauses.get(name, "present"), "evidence": evidence}
            )
            for name in CLAUSES
        },
    )


def full(rating: int = 2) -> Dossier:
    """Every field answered."""
    return Dossier(
        readiness=ReadinessForm(answers=dict.fromkeys(ITEM_OF, rating)),
        health=HealthForm(
            kpis={kpi: Figures(value=40, target=80, previous=30) for kpi in KPIS},
            us=dict.fromkeys(STATEMENTS, 4),
            partner=dict.fromkeys(STATEMENTS, 2),
            period=Period(elapsed_months=6, total_months=12),
        ),
        practices=Practices(answers=PRACTICES),
        agreement=ReviewedAgreement(review=review(exit_terms="missing", duration="unclear")),
        client=client(statement("n1.1", "fact", "Douze employés.")),
    )


def fields() -> list[str]:
    """All fields of a full dossier."""
    return [
        *(f"readiness.{name}" for name in ITEM_OF),
        *(f"health.{kpi}" for kpi in KPIS),
        *(f"health.{kpi}.target" for kpi in KPIS),
        *(f"health.{side}.{name}" for side in ("us", "partner") for name in STATEMENTS),
        "health.period",
        "agreement",
        *(f"{kind}.{name}" for kind, answers in PRACTICES.items() for name in answers),
        "client.meeting",
        "client.answered_by",
        "client.consent",
    ]


def without(dossier: Dossier, field: str) -> Dossier:
    """The dossier without one answer."""
    form, _, name = field.partition(".")
    if form == "readiness":
        return dossier.changed(readiness=dossier.readiness.without(name))
    if form == "agreement":
        return dossier.changed(agreement=None)
    if form == "client":
        assert dossier.client
        blank = "" if name == "answered_by" else None
        return dossier.changed(client=dossier.client.model_copy(update={name: blank}))
    if form == "health":
        return dossier.changed(health=_without_figure(dossier.health, name))
    kind: PracticeKind = next(k for k in PRACTICES if k == form)
    answers = {k: v for k, v in dossier.practices.of(kind).items() if k != name}
    return dossier.changed(practices=dossier.practices.with_answers(kind, answers))


def _without_figure(form: HealthForm, name: str) -> HealthForm:
    kpi, _, part = name.partition(".")
    if part != "target":
        return form.without(name)
    figures = form.kpis[kpi].model_copy(update={"target": None, "previous": None})
    return form.model_copy(update={"kpis": {**form.kpis, kpi: figures}})
