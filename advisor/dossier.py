"""The dossier: what one conversation knows, as one typed value.

The chat, the forms, the charts and the reports read and write it; nothing else holds an answer.
"""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, StrictFloat, StrictInt

from advisor.assessments.agreement_review import Review
from advisor.client import Client
from advisor.knowledge.models import Strict
from advisor.knowledge.practices import PracticeKind
from advisor.knowledge.questionnaires import FormKind

KPI_FIELDS = ("value", "target", "previous")
MAX_UNDO = 12
Number = StrictInt | StrictFloat
Rating = int | Literal["na"] | None
Side = Literal["us", "partner"]
PracticeValue = StrictInt | StrictFloat | str | None
PracticeAnswers = Mapping[str, PracticeValue]


class Sign(Strict):
    """What a text says of a matter, with the words that it rests on; deduced until confirmed."""

    sign: Literal["strong", "weak", "positive", "neutral", "negative"]
    words: str


class ReadinessForm(Strict):
    """Readiness answers: a rating, `na`, or None where the person does not know."""

    answers: Mapping[str, Rating] = Field(default_factory=dict)
    evidence: Mapping[str, str] = Field(default_factory=dict)
    signals: Mapping[str, Sign] = Field(default_factory=dict)

    def without(self, item: str | None) -> "ReadinessForm":
        """The form without the answer to an item."""
        answers = {k: v for k, v in self.answers.items() if k != item}
        evidence = {k: v for k, v in self.evidence.items() if k != item}
        return self.model_copy(update={"answers": answers, "evidence": evidence})


class Figures(Strict):
    """The figures of one KPI, in dollars, percent or counts."""

    value: Number | None = None
    target: Number | None = None
    previous: Number | None = None


class Period(Strict):
    """A period under way, in months."""

    elapsed_months: Number
    total_months: Number


class Problem(Strict):
    """A figure that cannot be used as it was read."""

    kind: Literal["contradiction", "impossible"]
    kpi: str
    values: tuple[Number, ...]
    words: str = ""


class Earlier(Strict):
    """The verdict of an earlier check, and whether its plan was carried out."""

    verdict: Literal["continue", "realign", "stop"]
    score: int = Field(ge=0, le=100)
    plan_done: bool = False


class HealthForm(Strict):
    """Figures, ratings from 1 to 5 by side, and what was deduced from prose.

    `unknown` names what the person said not to know or not to follow: `leads_generated`, `us.Q3`.
    """

    kpis: Mapping[str, Figures] = Field(default_factory=dict)
    us: Mapping[str, int] = Field(default_factory=dict)
    partner: Mapping[str, int] = Field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    period: Period | None = None
    integrity: Literal["none", "suspected", "confirmed"] = "none"
    earlier: Earlier | None = None
    signs: Mapping[str, Sign] = Field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def without(self, item: str | None) -> "HealthForm":
        """The form without the answer to an item: `us.Q1`, a KPI, `period` or `earlier`."""
        side, _, statement = (item or "").rpartition(".")
        return self.model_copy(
            update={
                "kpis": {k: v for k, v in self.kpis.items() if k != item},
                "us": {k: v for k, v in self.us.items() if (side, k) != ("us", statement)},
                "partner": {
                    k: v for k, v in self.partner.items() if (side, k) != ("partner", statement)
                },
                "unknown": tuple(u for u in self.unknown if u != item),
                "problems": tuple(p for p in self.problems if p.kpi != item),
                "period": None if item == "period" else self.period,
                "earlier": None if item == "earlier" else self.earlier,
            }
        )

    def rated(self, side: Side) -> Mapping[str, int]:
        """One side's ratings."""
        return self.us if side == "us" else self.partner


class Told(Strict):
    """An answer of a practice that was read in prose, with the words that it rests on."""

    item: str
    value: PracticeValue
    words: str


class Practices(Strict):
    """The practices: answers by kind, None for "I do not know"; which is open, and where.

    `last` is the one opened last; `pending` what was read in prose for it and not confirmed yet;
    `past` earlier answers, last first, for undo.
    """

    answers: Mapping[PracticeKind, PracticeAnswers] = Field(default_factory=dict)
    open: PracticeKind | None = None
    last: PracticeKind | None = None
    asked: str | None = None
    skipped: tuple[str, ...] = ()
    pending: tuple[Told, ...] = ()
    past: tuple[Mapping[PracticeKind, PracticeAnswers], ...] = ()

    def of(self, kind: PracticeKind) -> PracticeAnswers:
        """The answers of one practice."""
        return self.answers.get(kind, {})

    def changed(self, **values: Any) -> "Practices":
        """A copy with other values; a change of answers can be undone."""
        after = self.model_copy(update=values)
        if after.answers == self.answers:
            return after
        return after.model_copy(update={"past": (self.answers, *self.past)[:MAX_UNDO]})

    def with_answers(self, kind: PracticeKind, answers: PracticeAnswers) -> "Practices":
        """A copy with other answers to one practice."""
        return self.changed(answers={**self.answers, kind: dict(answers)})

    def undone(self) -> "Practices":
        """The state before the last change of an answer."""
        if not self.past:
            return self
        values = {"answers": self.past[0], "past": self.past[1:], "pending": ()}
        return self.model_copy(update=values)


class ReviewedAgreement(Strict):
    """The review of a draft, and the name of its file; the draft itself is not kept."""

    review: Review
    source: str = ""


class NotesReading(Strict):
    """What the notes of a client say of the forms, read in prose and confirmed by nobody yet."""

    health: HealthForm = HealthForm()
    signals: Mapping[str, Sign] = Field(default_factory=dict)


class Dossier(Strict):
    """All of one conversation. `asked` is the item in hand of the form that is open.

    `last` is the form that was opened last, to which "resume" and "result" return.
    `pending` holds what was read in prose and not confirmed yet; `skipped` the items passed over.
    `awaits_draft`: the next long message is the draft to review. `past` holds earlier states of the
    forms, last first, for undo. One form or practice is open at most. `client` is whom a coach
    prepares for, and `told` what the client's notes say of the forms.
    """

    readiness: ReadinessForm = ReadinessForm()
    health: HealthForm = HealthForm()
    practices: Practices = Practices()
    agreement: ReviewedAgreement | None = None
    client: Client | None = None
    told: NotesReading = NotesReading()
    awaits_draft: bool = False
    open: FormKind | None = None
    last: FormKind | None = None
    short: bool = False
    asked: str | None = None
    skipped: tuple[str, ...] = ()
    pending: HealthForm | None = None
    past: tuple[tuple[ReadinessForm, HealthForm], ...] = ()

    def changed(self, **values: Any) -> "Dossier":
        """A copy with other values; a change of a form can be undone."""
        after = self.model_copy(update=values)
        if (after.readiness, after.health) == (self.readiness, self.health):
            return after
        past = ((self.readiness, self.health), *self.past)[:MAX_UNDO]
        return after.model_copy(update={"past": past})

    def since(self, before: "Dossier") -> "Dossier":
        """The same with all that changed since `before` as one step to undo."""
        step = before.changed(readiness=self.readiness, health=self.health)
        return self.model_copy(update={"past": step.past})

    def undone(self) -> "Dossier":
        """The dossier before the last change of a form."""
        if not self.past:
            return self
        readiness, health = self.past[0]
        values = {"readiness": readiness, "health": health, "past": self.past[1:], "pending": None}
        return self.model_copy(update=values)
