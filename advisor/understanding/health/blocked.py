"""Which amounts say nothing of the partnership: another firm's, the whole firm's, or a cost."""

import re

from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.kpis import Place

_WHOLE = re.compile(r" ?[(,:]? ?(?:de |d'|of |soit |qui est de |environ |about |i\.e\. )*(?:\$)?")


def is_blocked(place: Place, cues: HealthCues, *, named: bool) -> bool:
    """Whether an amount is of another firm, the whole firm, or what the partnership costs."""
    if _of_others(place, cues) or _is_of_own_sales(place, cues):
        return True
    clause = place.said(place.clause)
    if cues.blockers["firm"].search(clause):
        return True
    if named or cues.blockers["unblock"].search(clause):
        return False
    if any(m.kpi == "costs_saved" and place.clause.holds(m.start) for m in place.mentions):
        return False
    return any(
        not any(m.start <= place.clause.start + b.start() < m.end for m in place.mentions)
        for b in cues.blockers["clause"].finditer(clause)
    )


def _is_of_own_sales(place: Place, cues: HealthCues) -> bool:
    """Whether an amount is a share of what the whole firm sells, or that whole ("of my $2M")."""
    share, amount = cues.blockers["share"], place.amount
    for part in place.amounts:
        whole = share.match(place.text, part.end, place.sentence.end)
        if part.unit != "percent" or whole is None:
            continue
        follows = whole.end() <= amount.start
        if part is amount or (follows and _WHOLE.fullmatch(place.text, whole.end(), amount.start)):
            return True
    return False


def _of_others(place: Place, cues: HealthCues) -> bool:
    start = place.sentence.start
    for reset in cues.blockers["reset"].finditer(place.text, start, place.amount.start):
        start = reset.end()
    if cues.blockers["chosen"].search(place.text, place.amount.end, place.sentence.end):
        return True
    stop = cues.blockers["reset"].search(place.text, place.amount.end, place.sentence.end)
    end = stop.start() if stop else place.sentence.end
    return bool(cues.blockers["sentence"].search(place.text, start, end))
