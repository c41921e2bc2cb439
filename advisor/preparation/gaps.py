"""The gaps of a dossier: what its results lack or lose, in points of 100."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from advisor.assessments import health
from advisor.assessments.agreement import CLAUSES, WEIGHTS
from advisor.assessments.readiness_method import DIMENSIONS, ITEM_OF, Item
from advisor.dossier import Dossier, HealthForm
from advisor.interview import SIDES, health_input
from advisor.preparation.fields import begun, whole_health
from advisor.preparation.model import Gap, Results

_CRITICAL = 2.0
"""A critical item caps the band: it counts twice."""
_SIGN = 0.75
"""A weak sign read in prose stands for a rating of 1 of 4, by nobody confirmed."""
_TOTAL_WEIGHT = sum(WEIGHTS.values())
_UNSETTLED: Mapping[str, float] = MappingProxyType({"missing": 1.0, "unclear": 0.5})
_HIGHEST = 4
_ASKED, _OF_GROUP = 5, 2
_TO_ASK = 3


def gaps_of(dossier: Dossier, results: Results) -> tuple[Gap, ...]:
    """All gaps of what was begun, the largest first."""
    found = begun(dossier)
    gaps: list[Gap] = []
    if "readiness" in found:
        gaps += _readiness(dossier)
    gaps += _weak_signs(dossier)
    if "health" in found:
        gaps += _figures(whole_health(dossier), results)
        gaps += _people(whole_health(dossier))
    gaps += _clauses(dossier)
    return tuple(sorted(gaps, key=lambda gap: -gap.stake))


def questions_of(gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """Five gaps to open with: the largest, no more than two of a group."""
    return _spread(gaps, _ASKED, _OF_GROUP)


def to_ask(gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """What the coach is asked: three unknowns with the most at stake, one of a group."""
    return _spread(tuple(g for g in gaps if g.state in {"unknown", "deduced"}), _TO_ASK, 1)


def _spread(gaps: tuple[Gap, ...], most: int, of_group: int) -> tuple[Gap, ...]:
    """The first gaps, each topic once and each group `of_group` times at most."""
    chosen: list[Gap] = []
    for gap in gaps:
        groups = [one.group for one in chosen]
        if groups.count(gap.group) < of_group and gap.topic not in {one.topic for one in chosen}:
            chosen.append(gap)
        if len(chosen) == most:
            break
    return tuple(chosen)


def _readiness(dossier: Dossier) -> Iterator[Gap]:
    answers = dossier.readiness.answers
    asked = [item for item in ITEM_OF.values() if answers.get(item.id) != "na"]
    beside = [item.dimension for item in asked]
    for item in asked:
        rating = answers.get(item.id)
        worth = DIMENSIONS[item.dimension] / beside.count(item.dimension)
        lost = 1.0 if not isinstance(rating, int) else 1 - rating / _HIGHEST
        if lost:
            yield _of_item(item, "low" if isinstance(rating, int) else "unknown", worth * lost)


def _of_item(item: Item, state: str, stake: float) -> Gap:
    path = f"readiness.{item.id}"
    return Gap.model_validate(
        {
            "path": path,
            "topic": item.id,
            "group": item.dimension,
            "state": state,
            "stake": stake * (_CRITICAL if item.critical else 1.0),
            "because": (path,),
        }
    )


def _weak_signs(dossier: Dossier) -> Iterator[Gap]:
    """A weak dimension read in prose, as long as none of its items was answered."""
    signs = {**dossier.told.signals, **dossier.readiness.signals}
    for name, weight in DIMENSIONS.items():
        items = [item.id for item in ITEM_OF.values() if item.dimension == name]
        if name not in signs or signs[name].sign != "weak":
            continue
        if any(dossier.readiness.answers.get(item) is not None for item in items):
            continue
        yield Gap(
            path=f"readiness.{name}",
            topic=items[0],
            group=name,
            state="deduced",
            stake=weight * _SIGN,
            because=(f"readiness.{name}",),
        )


def _figures(form: HealthForm, results: Results) -> Iterator[Gap]:
    scores = dict(results.health.kpis) if results.health else {}
    kpis = [kpi for kpi in health.KPIS if kpi in form.kpis] or list(health.KPIS)
    worth = 50 / len(kpis)
    for kpi in kpis:
        score = scores.get(kpi)
        if score is None:
            yield _of_health(kpi, kpi, "kpis", "unknown", worth, ())
        elif score < 100:
            because = (f"health.{kpi}",)
            yield _of_health(kpi, kpi, "kpis", "low", worth * (1 - score / 100), because)


def _people(form: HealthForm) -> Iterator[Gap]:
    """Each statement by both sides; where the partner was not asked, that is one gap."""
    rated = health_input(form)["qualitative"]
    assert isinstance(rated, dict)
    worth = 50 / len(health.STATEMENTS)
    if not rated["partner"]:
        yield _of_health("partner", "Q1", "partner", "unknown", 50 / 2, ())
    for name in health.STATEMENTS:
        known = [rated[side][name] for side in SIDES if name in rated[side]]
        paths = tuple(f"health.{side}.{name}" for side in SIDES if name in rated[side])
        if not known:
            yield _of_health(name, name, "people", "unknown", worth, ())
            continue
        lost = 1 - (sum(known) / len(known) - 1) / 4
        if lost:
            yield _of_health(name, name, "people", "low", worth * lost, paths)


def _of_health(
    name: str, topic: str, group: str, state: str, stake: float, because: tuple[str, ...]
) -> Gap:
    return Gap.model_validate(
        {
            "path": f"health.{name}",
            "topic": topic,
            "group": group,
            "state": state,
            "stake": stake,
            "because": because,
        }
    )


def _clauses(dossier: Dossier) -> Iterator[Gap]:
    if dossier.agreement is None:
        return
    for name in CLAUSES:
        status = dossier.agreement.review.clauses[name].status
        if status != "present":
            yield Gap(
                path=f"agreement.{name}",
                topic=name,
                group="agreement",
                state=status,
                stake=100 * WEIGHTS[name] * _UNSETTLED[status] / _TOTAL_WEIGHT,
                because=("agreement",),
            )
