"""Which KPI an amount is of: the nearest name or verb that fits its unit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.understanding.health.amounts import Amount
from advisor.understanding.health.clauses import Span, clause_at, distance
from advisor.understanding.health.cues import HealthCues, KpiCues
from advisor.understanding.health.model import KpiId

Strength = Literal["noun", "verb", "weak"]
_REACH = 16
_OF_THEM = 6
_PART = re.compile(r" (?:of (?:them|those|these)|d'entre (?:eux|elles))\b")
_COST: dict[Strength, int] = {"noun": 0, "verb": 1, "weak": 8}
_MONEY_KPIS = {"revenue_generated", "costs_saved"}
_COUNT_KPIS = {"new_customers", "leads_generated"}
_LEAST_MONEY = 500
_LEAST_TAKEN = 100
_MOST_COUNTED = 5000
_BACK = 80
# "8 leads 31" after a label: the name belongs to the number that follows it.
_FIRST_LABEL = re.compile(r"[a-z]+ ?[:=]? ?\$?\d")
_COUNTED = re.compile(r" (?:[a-z']+ ){0,2}")
_JOINED = re.compile(r" ?(?:,|(?:, )?(?:et|and|pis|puis|plus|ainsi que)) ")
_LABEL = re.compile(r" ?(?::|=|-|de|d'|a|is|at|was|were|of|est|sont|etait|etaient|\?|,) ?$| ?$")


@dataclass(frozen=True)
class Mention:
    """A place that speaks of a KPI; `churn` speaks of the customers lost."""

    kpi: KpiId
    strength: Strength
    start: int
    end: int
    churn: bool = False


def mentions_in(text: str, cues: HealthCues) -> list[Mention]:
    """The places that speak of a KPI, in order; of two that overlap the longer counts."""
    found = [m for kpi, table in cues.kpis.items() for m in _found(text, kpi, table)]
    found += _found(text, "retention_rate", cues.churn, churn=True)
    found.sort(key=lambda m: (_COST[m.strength] > 1, m.start - m.end))
    kept: list[Mention] = []
    for mention in found:
        if not any(k.start < mention.end and mention.start < k.end for k in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _found(text: str, kpi: KpiId, table: KpiCues, *, churn: bool = False) -> list[Mention]:
    sides: tuple[tuple[Strength, re.Pattern[str]], ...] = (
        ("noun", table.nouns),
        ("verb", table.verbs),
        ("weak", table.weak),
    )
    return [
        Mention(kpi, strength, m.start(), m.end(), churn)
        for strength, pattern in sides
        for m in pattern.finditer(text)
    ]


def without_names(text: str, mentions: Iterable[Mention], cues: HealthCues) -> str:
    """A text with the names of KPIs and customers blotted out, for distances."""
    blotted = re.sub(rf"\b(?:{cues.plain['clients'].pattern})", _blank, text)
    letters = list(blotted)
    for mention in mentions:
        if mention.strength == "noun":
            letters[mention.start : mention.end] = " " * (mention.end - mention.start)
    return "".join(letters)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@dataclass(frozen=True)
class Place:
    """An amount in its sentence, with the mentions of that sentence."""

    text: str
    sentence: Span
    amount: Amount
    amounts: Sequence[Amount]
    mentions: Sequence[Mention]

    @property
    def clause(self) -> Span:
        """The clause of the amount."""
        return clause_at(self.text, self.sentence, self.amount.start)

    def said(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]


def counted(place: Place, cues: HealthCues) -> Mention | None:
    """The KPI that the words right after an amount name ("40 leads", "$5k in savings")."""
    after = place.text[place.amount.end : place.sentence.end]
    skip = cues.plain["skip_after"].pattern
    lead = re.match(rf"(?:[ '\"-]*(?:{skip})(?=[ ']))*[ '\"-]*", after)
    skipped = lead.end() if lead else 0
    if _is_labelled(place) and _FIRST_LABEL.match(after, skipped):
        return None
    for mention in place.mentions:
        if fits(place.amount, mention) and _names(place, mention, skipped):
            return mention
    start = place.amount.end + skipped
    clients = cues.plain["clients"].match(place.text, start)
    if clients and place.amount.unit == "count" and _are_gained(place, start, cues):
        return Mention("new_customers", "noun", clients.start(), clients.end())
    return None


def _names(place: Place, mention: Mention, skipped: int) -> bool:
    """Whether a mention after an amount says what the amount counts; `skipped` are small words."""
    at = place.amount.end
    start, between = at + skipped, place.text[at : mention.start]
    if mention.strength == "weak" or mention.end <= at:
        return False
    if mention.strength == "verb":
        few = place.amount.unit == "count" and place.amount.value < _MOST_COUNTED
        return few and bool(_COUNTED.fullmatch(between))
    near = at <= mention.start <= start or mention.start <= start < mention.end
    return near or (place.amount.unit == "money" and _of_money(between))


def _of_money(between: str) -> bool:
    return bool(re.fullmatch(r" ?(?:de|d'|en|in|of) ?(?:\w+[ -]){0,2}", between))


def _are_gained(place: Place, noun: int, cues: HealthCues) -> bool:
    """Whether plain "customers" are customers gained, not the customers that there are."""
    clause = place.said(place.clause)
    before = place.text[place.clause.start : place.amount.start]
    if re.search(rf"{cues.plain['base'].pattern} $", before):
        return False
    if cues.plain["owned"].search(place.text[place.amount.end : noun]):
        return False
    if cues.plain["gain"].search(clause) or _is_listed(place):
        return True
    if cues.plain["base"].search(clause):
        return False
    if cues.plain["gained_verb"].search(before):
        return True
    standing = cues.plain["standing"].match(place.text, noun)
    return not standing and not cues.plain["no_verb"].search(clause)


def _is_listed(place: Place) -> bool:
    """Whether an amount is joined to the figure of a KPI ("27 leads and 6 …")."""
    return any(
        m.strength == "noun" and _JOINED.fullmatch(place.text[m.end : place.amount.start])
        for m in place.mentions
        if m.end <= place.amount.start
    )


def counts_else(place: Place, cues: HealthCues) -> bool:
    """Whether a bare number counts something that is no KPI ("14 employees").

    What is counted is in the plural, a few words on at most, which spares verbs and interjections.
    """
    if place.amount.unit != "count" or _is_labelled(place):
        return False
    after = place.text[place.amount.end : place.sentence.end]
    if cues.plain["part_of_own"].match(after):
        return True
    if any(cues.roles[role].after.match(after.lstrip()) for role in ("target", "current")):
        return False
    for word in _next_words(after):
        stem = word.split("'")[0] + ("'" if "'" in word else "")
        if {word, stem} & cues.bare_after:
            return False
        if word[-1] in "sx" or cues.plain["uncounted"].match(word):
            return True
    return False


def _next_words(after: str) -> list[str]:
    """The words right after an amount, up to a mark or the third."""
    run = re.match(r"(?:[ -][a-z][a-z']*){0,3}", after)
    return re.findall(r"[a-z][a-z']*", run[0]) if run else []


def _is_labelled(place: Place) -> bool:
    """Whether a KPI's name stands right before the amount."""
    return any(
        m.strength == "noun" and _LABEL.fullmatch(place.text[m.end : place.amount.start])
        for m in place.mentions
        if m.end <= place.amount.start and fits(place.amount, m)
    )


def nearest(place: Place, cues: HealthCues, plain: str) -> Mention | None:
    """The mention of the sentence that an amount most likely is of."""
    costs = [
        (_cost(place, mention, plain), mention.start, mention)
        for mention in place.mentions
        if fits(place.amount, mention)
        and not _lacks_customers(place, mention, cues)
        and not _is_out_of_scale(place, mention)
    ]
    best = min(costs, default=None, key=lambda c: (c[2].strength == "weak", c[0], c[1]))
    if best is None or (best[0] > _REACH and not _is_weak_elsewhere(costs)):
        return None
    return best[2]


def _is_weak_elsewhere(costs: Sequence[tuple[int, int, Mention]]) -> bool:
    """Whether only a verb of many uses stands nearer: the KPI named farther off then counts."""
    return any(c[2].strength == "weak" and c[0] <= _REACH for c in costs)


def _cost(place: Place, mention: Mention, plain: str) -> int:
    amount = place.amount
    if mention.end <= amount.start:
        between, crossed = plain[mention.end : amount.start], 1
    else:
        between, crossed = plain[amount.end : mention.start], 5
    low, high = sorted((mention.start, amount.start))
    others = sum(low < a.start < high for a in place.amounts)
    late = 2 if mention.start > amount.start else 0
    late += _OF_THEM if not late and _PART.match(place.text, amount.end) else 0
    of_money = mention.kpi in _MONEY_KPIS
    odd = 3 if amount.unit == "count" and of_money is not amount.scaled else 0
    return distance(between) + crossed * others + late + odd + _COST[mention.strength]


def _is_out_of_scale(place: Place, mention: Mention) -> bool:
    """Whether an amount in thousands stands apart from the name of something that is counted."""
    large = place.amount.scaled or place.amount.value >= _MOST_COUNTED
    if not large or mention.kpi not in _COUNT_KPIS:
        return False
    if mention.start >= place.amount.end:
        return True
    label = _LABEL.fullmatch(place.text[mention.end : place.amount.start])
    return not label or mention.strength != "noun"


def _lacks_customers(place: Place, mention: Mention, cues: HealthCues) -> bool:
    """Whether a verb of keeping or losing is not said of customers."""
    if mention.kpi != "retention_rate" or mention.strength == "noun":
        return False
    said = place.text[max(0, place.sentence.start - _BACK) : place.sentence.end]
    return not re.search(rf"\b(?:{cues.plain['clients'].pattern})", said)


def fits(amount: Amount, mention: Mention) -> bool:
    """Whether an amount can be of a KPI by its unit."""
    if amount.unit == "money":
        worth = (
            amount.scaled
            or max(amount.value, -amount.value) >= _LEAST_TAKEN
            or mention.strength == "noun"
        )
        return mention.kpi in _MONEY_KPIS and worth
    if amount.unit == "percent":
        return mention.kpi == "retention_rate"
    if amount.unit != "count":
        return False
    if mention.kpi in _COUNT_KPIS:
        return True
    if mention.kpi == "retention_rate":
        return mention.strength == "noun" and 0 <= amount.value <= 150
    large = amount.scaled or max(amount.value, -amount.value) >= _LEAST_MONEY
    return large and (mention.strength == "noun" or amount.scaled or mention.kpi == "costs_saved")
