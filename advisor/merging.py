"""How newer answers join those that stand in a form."""

from advisor.dossier import Figures, HealthForm
from advisor.interview import PARTNER


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
