"""A coach's dossier made from what one conversation knows. Pure: no words, no model, no clock."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date

from advisor.assessments import agreement, finder, health, readiness
from advisor.client import Client, Statement, StatementKind
from advisor.dossier import Dossier, Figures, HealthForm
from advisor.knowledge.agreement import load_agreement
from advisor.knowledge.coaching import load_coaching
from advisor.preparation.fields import begun, unknown, whole_health
from advisor.preparation.gaps import gaps_of, questions_of, to_ask
from advisor.preparation.model import Gap, Line, Preparation
from advisor.preparation.movement import movements, standings_of
from advisor.preparation.rules import holding
from advisor.preparation.scores import results_of
from advisor.preparation.table import table_of

KEPT_MONTHS = 12
"""Months after which a dossier should be deleted, unless its client says otherwise."""
_QUOTES, _HYPOTHESES, _REREAD = 3, 3, 5
_PROVEN, _IN_PLACE = 4, 3
_QUOTED = re.compile(r"[«“\"][^»”\"]{8,}[»”\"]")
_FIRST = re.compile(
    r"\b(?:je|j['’]|moi|nous|notre|nos|mon|ma|mes|on|i|i['’]m|my|we|our|me)\b", re.IGNORECASE
)
_VERSIONS = {
    "readiness": readiness.VERSION,
    "health": health.VERSION,
    "agreement": agreement.VERSION,
    "finder": finder.VERSION,
}


def prepare(dossier: Dossier, today: date) -> Preparation:
    """The dossier for the next meeting, from all that is known and not private."""
    client = dossier.client or Client()
    results = results_of(dossier)
    table = table_of(dossier, results)
    gaps = gaps_of(dossier, results)
    open_statements = [s for s in client.statements if not s.private]
    contradictions = (*_own_contradictions(dossier), *holding("contradictions", table))
    hypotheses = holding("hypotheses", table)[:_HYPOTHESES]
    flags, steps = holding("flags", table), holding("steps", table)
    questions = questions_of(gaps)
    step = steps[0] if steps else None
    lines = [*flags, *contradictions, *hypotheses, *([step] if step else [])]
    return Preparation(
        made=today,
        client=client.name,
        meeting=_day(client.meeting),
        answered_by=client.answered_by,
        consent=client.consent,
        delete_by=_day(client.delete_by) or months_later(today, KEPT_MONTHS),
        versions=tuple(_VERSIONS[form] for form in begun(dossier) if form in _VERSIONS),
        quotes=_quotes(open_statements),
        since=movements(client, standings_of(results, today)),
        results=results,
        fact_statements=_of_kind("fact", open_statements),
        fact_lines=tuple(_facts(dossier)),
        claim_statements=_of_kind("claim", open_statements),
        claim_lines=tuple(_claims(dossier)),
        unknown_statements=_of_kind("unknown", open_statements),
        unknown=unknown(dossier),
        contradictions=contradictions,
        hypotheses=hypotheses,
        questions=questions,
        flags=flags,
        reread=_reread(lines, questions),
        step=step,
        to_ask=to_ask(gaps),
    )


def months_later(start: date, months: int) -> date:
    """The same day some months later, the last of the month where there is none."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _of_kind(kind: StatementKind, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(s for s in statements if s.kind == kind)


def _quotes(statements: list[Statement]) -> tuple[Statement, ...]:
    """What the client said in their own words, claims before facts, the newest first."""
    said = [s for s in reversed(statements) if _is_direct(s)]
    telling = [s for s in said if s.kind in {"claim", "fact"}]
    return tuple(sorted(telling, key=lambda s: s.kind != "claim")[:_QUOTES])


def _is_direct(statement: Statement) -> bool:
    """Whether a statement holds the client's own words: a quotation, or "I" and "we" of theirs."""
    if statement.speaker != "client":
        return False
    return bool(_QUOTED.search(statement.text) or _FIRST.search(statement.text))


def _facts(dossier: Dossier) -> Iterator[Line]:
    """Figures as they stand in the form, and what is in place with its proof."""
    form = whole_health(dossier)
    refused = {problem.kpi for problem in form.problems}
    for kpi, figures in form.kpis.items():
        if figures.value is not None and kpi not in refused:
            yield Line(id=f"fact.{kpi}", because=(f"health.{kpi}",), values=_given(figures))
    for item, rating in dossier.readiness.answers.items():
        proof = dossier.readiness.evidence.get(item)
        if rating == _PROVEN and proof:
            yield Line(
                id=f"fact.{item}", because=(f"readiness.{item}",), values={"evidence": proof}
            )


def _given(figures: Figures) -> dict[str, int | float]:
    return {name: value for name, value in figures.model_dump().items() if value is not None}


def _claims(dossier: Dossier) -> Iterator[Line]:
    """What is said to be in place without a proof."""
    for item, rating in dossier.readiness.answers.items():
        proof = dossier.readiness.evidence.get(item)
        if isinstance(rating, int) and rating >= _IN_PLACE and not (rating == _PROVEN and proof):
            yield Line(id=f"claim.{item}", because=(f"readiness.{item}",))


def _own_contradictions(dossier: Dossier) -> Iterator[Line]:
    """Figures told in two ways: within the notes, or in the notes and in the form."""
    for problem in whole_health(dossier).problems:
        yield Line(
            id=f"problem.{problem.kind}.{problem.kpi}",
            because=(f"health.{problem.kpi}",),
            values={f"value{i}": value for i, value in enumerate(problem.values)},
        )
    yield from _told_otherwise(dossier.told.health, dossier.health)


def _told_otherwise(told: HealthForm, confirmed: HealthForm) -> Iterator[Line]:
    for kpi, figures in told.kpis.items():
        kept = confirmed.kpis.get(kpi)
        if kept is None or None in (kept.value, figures.value) or kept.value == figures.value:
            continue
        assert kept.value is not None
        assert figures.value is not None
        yield Line(
            id=f"differs.{kpi}",
            because=(f"health.{kpi}",),
            values={"value0": kept.value, "value1": figures.value},
        )


def _reread(lines: Iterable[Line], questions: Iterable[Gap]) -> tuple[str, ...]:
    """The passages behind what is most pressing, a few."""
    units = [unit for line in lines for unit in line.units]
    units += [unit for gap in questions for unit in _units_of(gap)]
    return tuple(dict.fromkeys(units))[:_REREAD]


def _units_of(gap: Gap) -> tuple[str, ...]:
    clauses = load_agreement().clauses
    if gap.topic in clauses:
        return (clauses[gap.topic].unit,)
    return load_coaching()[gap.topic].units[:1]
