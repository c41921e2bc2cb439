"""The figures of a message: each amount with its KPI and its role."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from advisor.language import Language
from advisor.understanding.health.amounts import Amount, amounts_in, exact
from advisor.understanding.health.asked import answered, answers, is_question, is_total, points_back
from advisor.understanding.health.blocked import is_blocked
from advisor.understanding.health.clauses import Span, sentences_of
from advisor.understanding.health.cues import HealthCues, health_cues
from advisor.understanding.health.derived import gaps_in, shares_in, without_gaps
from advisor.understanding.health.figure import (
    Figure,
    from_doubling,
    from_gaps,
    from_shares,
    from_zeros,
)
from advisor.understanding.health.heads import HeadCounts, head_counts
from advisor.understanding.health.kpis import (
    Mention,
    Place,
    counted,
    counts_else,
    fits,
    mentions_in,
    nearest,
    without_names,
)
from advisor.understanding.health.model import KpiId, Number, Role
from advisor.understanding.health.money import (
    MONEY_KPIS,
    is_extra_cost,
    is_money,
    is_saving,
    lower_bills,
    rescaled,
)
from advisor.understanding.health.pairs import beside_bracket, counted_together, counts_else_before
from advisor.understanding.health.roles import is_part, roles_of
from advisor.understanding.health.uncounted import aims_only
from advisor.understanding.health.zeros import zeros_in

_CARRIED = 2
_SHORT = 9
_ENTRY = 5
_LARGE = 1000
_HUNDRED = Decimal(100)
_HALF = 50
_ROLES: dict[str, tuple[Role, ...]] = {
    "value": ("value",),
    "current": ("value",),
    "target": ("target",),
    "against": ("target",),
    "previous": ("previous",),
    "same": ("value", "previous"),
    "met": ("value", "target"),
}
_AND = re.compile(r",? (?:(?:et|and|pis|puis) )?")
_PRONOUN = re.compile(r"\b(?:en|it|that|ones|those|c'est|c'etait|ca|them)\b")


def figures_in(
    text: str,
    language: Language,
    taken: Sequence[Amount],
    asking: KpiId | None,
    full: str = "",
) -> tuple[list[Figure], list[Mention]]:
    """The figures of a folded text without look-alikes, and the mentions of KPIs in it.

    `taken` are amounts that say something else, such as a period; `full` is the text with its
    look-alikes, among which shares of a target are.
    """
    cues = health_cues(language)
    mentions = mentions_in(text, cues)
    amounts = [a for a in amounts_in(text, language) if a not in taken]
    amounts = [a for a in amounts if a.unit in {"money", "percent", "count"}]
    gaps = list(gaps_in(text, amounts, cues))
    shares = shares_in(full, language, cues)
    aside = {s.start for s in shares} | {g.amount.start for g in gaps}
    amounts = [a for a in amounts if a.start not in aside and not points_back(a, amounts, text)]
    sentences = sentences_of(text)
    sentences = answered(text, sentences, amounts, cues)
    heads = head_counts(text, sentences, amounts, mentions, cues, asking)
    plain = without_names(without_gaps(text, gaps), mentions, cues)
    reader = _Reader(text, plain, cues, mentions, asking, heads)
    for number, sentence in enumerate(sentences):
        asked = is_question(text, sentence, cues)
        here = [a for a in amounts if sentence.holds(a.start) and not asked]
        reader.read(number, sentence, here)
    found = reader.figures
    found += from_shares(found, shares, text, amounts)
    found += from_gaps(found, gaps, sentences)
    found += from_doubling(found, text, cues)
    found += from_zeros(zeros_in(text, sentences, mentions, cues, asking), found)
    found = aims_only(found, text, sentences, mentions, cues)
    return sorted(found, key=lambda f: f.end), mentions


@dataclass
class _Reader:
    """One pass over a message, sentence by sentence, with what it spoke of last."""

    text: str
    plain: str
    cues: HealthCues
    mentions: list[Mention]
    asking: KpiId | None
    heads: HeadCounts
    topics: list[tuple[int, Mention]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    money: Amount | None = None

    def read(self, number: int, sentence: Span, amounts: Sequence[Amount]) -> None:
        """Read one sentence, the `number`th, with its amounts."""
        mentions = [m for m in self.mentions if sentence.holds(m.start)]
        roles = roles_of(self.text, self.plain, sentence, amounts, self.cues)
        respective = self._respective(sentence, amounts, mentions)
        bills = lower_bills(self.text, sentence, amounts, self.cues)
        for amount, role in zip(amounts, roles, strict=True):
            place = Place(self.text, sentence, amount, amounts, mentions)
            if self._is_head_count(number, place, role) or self._is_bill(place, bills):
                continue
            if amount in respective:
                self._note(respective[amount], amount.value, role, place)
                continue
            mention = self._of_costs(place, role) or self._attach(number, place, role, roles)
            if mention:
                mentions.append(mention)
            if mention and not is_part(self.text, sentence, amount, self.cues):
                self.topics.append((number, mention))
        if not any(said == number for said, _ in self.topics):
            self.topics += [(number, m) for m in mentions if m.strength != "weak"]

    def _respective(
        self, sentence: Span, amounts: Sequence[Amount], mentions: Sequence[Mention]
    ) -> dict[Amount, Mention]:
        """The KPIs of "25 and 5" after "27 leads and 6 customers": the same, in the same order."""
        last = self.figures[-1].said if self.figures else sentence
        spoken = list(dict.fromkeys(f.kpi for f in self.figures if f.said == last))
        between = [self.text[a.end : b.start] for a, b in pairwise(amounts)]
        listed = all(_AND.fullmatch(words) for words in between)
        named = any(m.strength != "weak" for m in mentions)
        if named or len(amounts) < 2 or len(amounts) != len(spoken) or not listed:
            return {}
        told = [
            (a, Mention(kpi, "noun", a.start, a.end))
            for a, kpi in zip(amounts, spoken, strict=True)
        ]
        return dict(told) if all(fits(a, mention) for a, mention in told) else {}

    def _attach(self, number: int, place: Place, role: str, roles: Sequence[str]) -> Mention | None:
        """Find the KPI of an amount and note the figure; the KPI is then spoken of."""
        named = counted(place, self.cues) or counted_together(place, self.cues)
        if not named and not counts_else(place, self.cues):
            amount = rescaled(place.amount, role, self.money, self.text, self.mentions, self.cues)
            place = replace(place, amount=amount)
        if is_blocked(place, self.cues, named=bool(named)):
            return named
        mention = named or self._unnamed(number, place, role, roles)
        if mention is None:
            return None
        self.money = place.amount if mention.kpi in MONEY_KPIS else None
        value = place.amount.value
        lost = mention.churn and (place.sentence.holds(mention.start) or value <= _HALF)
        self._note(mention, exact(_HUNDRED - value) if lost else value, role, place)
        return replace(mention, strength="noun")

    def _unnamed(
        self, number: int, place: Place, role: str, roles: Sequence[str]
    ) -> Mention | None:
        if counts_else(place, self.cues):
            return None
        near = nearest(place, self.cues, self.plain)
        carried = self._carried(number, place, role) if _is_loose(near, role) else None
        return (
            self._in_brackets(place)
            or carried
            or near
            or self._revenue_by_default(place, role, roles)
        )

    def _in_brackets(self, place: Place) -> Mention | None:
        """The KPI of the figure right before the bracket that an amount stands in."""
        at = beside_bracket(place)
        figure = next((f for f in self.figures if at and f.at.start == at.start), None)
        if at is None or figure is None:
            return None
        lost = figure.kpi == "retention_rate" and figure.value != at.value
        mention = Mention(figure.kpi, "noun", at.start, at.end, lost)
        return mention if fits(place.amount, mention) else None

    def _note(self, mention: Mention, value: Number, role: str, place: Place) -> None:
        inside = place.sentence.holds(mention.start)
        start = min(place.amount.start, mention.start) if inside else place.amount.start
        end = max(place.amount.end, mention.end) if inside else place.amount.end
        at, told = Span(place.amount.start, place.amount.end), role != "value"
        for figure_role in _ROLES.get(role, ()):
            self.figures.append(
                Figure(mention.kpi, figure_role, value, start, end, at, place.sentence, told)
            )

    def _is_head_count(self, number: int, place: Place, role: str) -> bool:
        """Note what a count of customers kept, lost or gained gives; whether it was one."""
        amount = place.amount
        told = any(f.kpi == "new_customers" and f.role == "value" for f in self.figures)
        if amount in self.heads.gained and not told:
            gained = Mention("new_customers", "noun", amount.start, amount.end)
            self._note(gained, amount.value, "value", place)
            self.topics.append((number, gained))
        if amount in self.heads.rates:
            kept = Mention("retention_rate", "verb", amount.start, amount.end)
            self._note(kept, self.heads.rates[amount], role, place)
            self.topics.append((number, kept))
        return amount in self.heads.used

    def _is_bill(self, place: Place, bills: Mapping[Amount, Number | None]) -> bool:
        """Note what a bill that went down saves; whether an amount is of such a bill."""
        saved = bills.get(place.amount)
        if saved is not None:
            at = place.amount.start
            self._note(Mention("costs_saved", "noun", at, place.amount.end), saved, "value", place)
        return place.amount in bills

    def _of_costs(self, place: Place, role: str) -> Mention | None:
        """Note an extra cost, or a saving told by costs that went down, if it is one."""
        amount = place.amount
        mention = Mention("costs_saved", "noun", amount.start, amount.end)
        spoken = self.asking == "costs_saved" or any(m.kpi == "costs_saved" for m in self.mentions)
        if spoken and is_extra_cost(self.text, place.sentence, amount, self.cues):
            self._note(mention, min(amount.value, -amount.value), "value", place)
            return mention
        if is_saving(self.text, place.sentence, amount, self.cues):
            self._note(mention, amount.value, "value" if role == "dropped" else role, place)
            return mention
        return None

    def _carried(self, number: int, place: Place, role: str) -> Mention | None:
        """The KPI that was spoken of, or asked for, before a bare figure."""
        for said, topic in reversed(self.topics):
            near = number - said <= _CARRIED
            if near and fits(place.amount, topic) and self._may_carry(place, role, topic):
                return topic
        if self.asking and answers(place.amount, self.asking):
            return Mention(self.asking, "noun", place.amount.start, place.amount.start)
        return None

    def _may_carry(self, place: Place, role: str, topic: Mention) -> bool:
        if place.amount.scaled and topic.kpi not in MONEY_KPIS:
            return False
        if counts_else_before(place, self.cues):
            return False
        sentence = place.said(place.sentence)
        return (
            place.amount.unit != "count"
            or topic.kpi in MONEY_KPIS
            or role != "value"
            or len(sentence.split()) <= _SHORT
            or bool(_PRONOUN.search(sentence))
            or bool(self.cues.plain["reported"].search(sentence))
            or is_total(self.text, place.amount.start, place.amount.end, self.cues)
        )

    def _revenue_by_default(self, place: Place, role: str, roles: Sequence[str]) -> Mention | None:
        """Money in a list of KPIs, or with its target, where the message names no other money."""
        amount = place.amount
        if not is_money(amount) and (amount.unit != "count" or amount.value <= _LARGE):
            return None
        if any(m.kpi in MONEY_KPIS and m.strength != "weak" for m in place.mentions):
            return None
        money = [
            role
            for other, role in zip(place.amounts, roles, strict=True)
            if is_money(other) or (other.unit == "count" and other.value > _LARGE)
        ]
        listed = any(place.sentence.holds(f.start) for f in self.figures)
        aimed = "target" in money and len(set(money)) > 1
        sure = is_money(amount) and (listed or self._is_entry(place, role))
        if not sure and not aimed:
            return None
        return Mention("revenue_generated", "noun", place.amount.start, place.amount.start)

    def _is_entry(self, place: Place, role: str) -> bool:
        """Whether a sum is one more entry ("Goal: $50k.") of a message on other KPIs."""
        told = role in {"target", "current", "previous"} and bool(self.figures)
        brief = len(place.said(place.sentence).split()) <= _ENTRY
        return told and brief and not any(m.kpi in MONEY_KPIS for m in self.mentions)


def _is_loose(near: Mention | None, role: str) -> bool:
    """Whether no word near an amount tells its KPI, or one of many uses ("the contract said")."""
    return near is None or (near.strength == "weak" and role == "target")
