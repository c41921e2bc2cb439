"""A form asked one question at a time: which item comes next, and what is left.

Items of the health form are the KPIs, then `us.Q1`…, then `partner` (is the partner's view known?),
then `partner.Q1`… where it is.
"""

from collections.abc import Mapping

from advisor.assessments import health, readiness
from advisor.dossier import Dossier, HealthForm, ReadinessForm, Side
from advisor.knowledge.questionnaires import FormKind

PARTNER = "partner"
SIDES: tuple[Side, ...] = ("us", "partner")


def sequence(kind: FormKind, dossier: Dossier) -> tuple[str, ...]:
    """The items of a form in the order in which they are asked."""
    if kind == "readiness":
        return readiness.SHORT_FORM if dossier.short else tuple(readiness.ITEM_OF)
    ours = tuple(f"us.{q}" for q in health.STATEMENTS)
    theirs = tuple(f"{PARTNER}.{q}" for q in health.STATEMENTS)
    known = (dossier.asked or "").startswith(f"{PARTNER}.") or _partner_known(dossier.health)
    return (*health.KPIS, *ours, PARTNER, *(theirs if known else ()))


def settled(kind: FormKind, item: str, dossier: Dossier) -> bool:
    """Whether an item has an answer, "I do not know" included."""
    if kind == "readiness":
        return item in dossier.readiness.answers
    form = dossier.health
    if item in form.unknown:
        return True
    if item == PARTNER:
        return _partner_known(form)
    side, _, statement = item.partition(".")
    if statement:
        return statement in (form.us if side == "us" else form.partner)
    return item in form.kpis


def upcoming(kind: FormKind, dossier: Dossier) -> str | None:
    """The next item to ask after the one in hand: neither settled nor passed over."""
    items = sequence(kind, dossier)
    at = items.index(dossier.asked) + 1 if dossier.asked in items else 0
    open_items = [i for i in items if not settled(kind, i, dossier) and i not in dossier.skipped]
    return next((i for i in (*items[at:], *items[:at]) if i in open_items), None)


def preceding(kind: FormKind, dossier: Dossier) -> str | None:
    """The item before the one in hand."""
    items = sequence(kind, dossier)
    at = items.index(dossier.asked) if dossier.asked in items else len(items)
    return items[at - 1] if at > 0 else None


def unanswered(kind: FormKind, dossier: Dossier) -> tuple[str, ...]:
    """The items of the form that have no answer yet, those passed over included."""
    return tuple(i for i in sequence(kind, dossier) if not settled(kind, i, dossier))


def is_empty(kind: FormKind, dossier: Dossier) -> bool:
    """Whether nothing of a form was answered yet."""
    if kind == "readiness":
        return dossier.readiness == ReadinessForm()
    return dossier.health == HealthForm()


def readiness_input(form: ReadinessForm) -> Mapping[str, object]:
    """The answers as `advisor assess readiness` takes them."""
    return {"answers": dict(form.answers), "evidence": dict(form.evidence)}


def health_input(form: HealthForm) -> dict[str, object]:
    """The answers as `advisor assess health` takes them; signs stand in for Q1–Q3 not rated."""
    deduced = {
        STATEMENT_OF[name]: SIGN_RATING[sign.sign]
        for name, sign in form.signs.items()
        if name in STATEMENT_OF
    }
    given: dict[str, object] = {
        "kpis": {k: f.model_dump() for k, f in form.kpis.items()},
        "qualitative": {"us": {**deduced, **form.us}, "partner": dict(form.partner)},
        "flags": {"integrity": form.integrity},
    }
    if form.period:
        given["period"] = form.period.model_dump()
    if form.earlier:
        given["earlier"] = form.earlier.model_dump()
    return given


STATEMENT_OF = {"mutual_satisfaction": "Q1", "brand": "Q2", "innovation": "Q3"}
SIGN_RATING = {"positive": 4, "neutral": 3, "negative": 2}


def _partner_known(form: HealthForm) -> bool:
    return bool(form.partner) or any(u.startswith(f"{PARTNER}.") for u in form.unknown)
