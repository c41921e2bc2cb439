"""The KPI of the first of two amounts that stand as a pair: "22 of the 36 leads"."""

from dataclasses import replace

from advisor.understanding.health.amounts import Amount
from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.kpis import Mention, Place, counted, counts_else, fits


def counted_together(place: Place, cues: HealthCues) -> Mention | None:
    """The KPI that an amount shares with the next one, of which it is said to be a part.

    None where customers are said to have come of it: "9 of the 45 leads signed".
    """
    whole = next((a for a in place.amounts if a.start >= place.amount.end), None)
    if whole is None or not cues.plain["pair"].fullmatch(place.text, place.amount.end, whole.start):
        return None
    named = counted(replace(place, amount=whole), cues)
    if named is None or not fits(place.amount, named) or _turned(place, named):
        return None
    return named


def _turned(place: Place, named: Mention) -> bool:
    """Whether what was counted then became customers."""
    return named.kpi == "leads_generated" and any(
        m.kpi == "new_customers" and m.start >= named.end for m in place.mentions
    )


def beside_bracket(place: Place) -> Amount | None:
    """The amount before the bracket in which an amount is the first, and no KPI is named."""
    before = [a for a in place.amounts if a.end <= place.amount.start]
    if not before:
        return None
    opened = place.text.find("(", before[-1].end, place.amount.start)
    closed = place.text.find(")", place.amount.end, place.sentence.end)
    if opened < 0 or closed < 0 or place.text.find(")", opened, place.amount.start) >= 0:
        return None
    named = any(opened < m.start < closed and m.strength == "noun" for m in place.mentions)
    return None if named else before[-1]


def counts_else_before(place: Place, cues: HealthCues) -> bool:
    """Whether the last thing counted before an amount, and not named since, is no KPI.

    In "45 employees to our 12" the second counts employees too.
    """
    before = [a for a in place.amounts if a.end <= place.amount.start]
    if place.amount.unit != "count":
        return False
    if not before or not counts_else(replace(place, amount=before[-1]), cues):
        return False
    return not any(before[-1].end <= m.start < place.amount.start for m in place.mentions)
