"""Figures of nought, which people say without a number: "no new customers", "savings: none"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.understanding.health.clauses import Span, clause_at
from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.kpis import Mention
from advisor.understanding.health.model import KpiId, Number, Role

_ALL_KEPT = 100
_NEAR = 40


@dataclass(frozen=True)
class Zero:
    """A figure said without a number."""

    kpi: KpiId
    role: Role
    value: Number
    start: int
    end: int


def zeros_in(
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    cues: HealthCues,
    asking: KpiId | None,
) -> Iterator[Zero]:
    """The figures of nought of a folded text; no customer lost is a retention of 100."""
    for sentence in sentences:
        yield from _none_lost(text, sentence, cues)
        here = [m for m in mentions if sentence.holds(m.start) and m.strength == "noun"]
        for mention in [*here, *_clients(text, sentence, here, cues)]:
            yield from _none_of(text, sentence, mention, cues)
        yield from _nothing(text, sentence, cues)
    if asking and not mentions and not any(c.isdigit() for c in text):
        yield from _bare(text, asking, cues)


def _bare(text: str, asking: KpiId, cues: HealthCues) -> Iterator[Zero]:
    """The answer "nothing yet", or "just one", to the question about a KPI that counts."""
    if asking == "retention_rate" or cues.zeros["vague"].match(text):
        return
    for key, value in (("bare", 0), ("bare_one", 1)):
        found = cues.zeros[key].match(text)
        if found:
            yield Zero(asking, "value", value, found.start(), found.end())
            return


def _nothing(text: str, sentence: Span, cues: HealthCues) -> Iterator[Zero]:
    """Nothing earned, nothing saved."""
    kpis: tuple[KpiId, ...] = ("revenue_generated", "costs_saved")
    for kpi in kpis:
        for found in cues.zeros[kpi].finditer(text, sentence.start, sentence.end):
            yield Zero(kpi, "value", 0, found.start(), found.end())


def _clients(
    text: str, sentence: Span, mentions: Sequence[Mention], cues: HealthCues
) -> Iterator[Mention]:
    """Plain "customers" at the end of a phrase, which in "no customers" are those gained."""
    for found in cues.zeros["clients"].finditer(text, sentence.start, sentence.end):
        if not any(m.start < found.end() and found.start() < m.end for m in mentions):
            yield Mention("new_customers", "noun", found.start(), found.end())


def _none_of(text: str, sentence: Span, mention: Mention, cues: HealthCues) -> Iterator[Zero]:
    if mention.kpi == "retention_rate":
        return
    clause = clause_at(text, sentence, mention.start)
    before, after = text[clause.start : mention.start], text[mention.end : mention.end + _NEAR]
    led = next((m for m in cues.zeros["before"].finditer(before) if m.end() == len(before)), None)
    real = not cues.zeros["not"].match(after) and not cues.manner["hypothetical"].search(before)
    if led and real:
        yield Zero(mention.kpi, "value", 0, clause.start + led.start(), mention.end)
    listed = cues.zeros["listed"].match(after)
    if listed:
        yield Zero(mention.kpi, "value", 0, mention.start, mention.end + listed.end())


def _none_lost(text: str, sentence: Span, cues: HealthCues) -> Iterator[Zero]:
    for none in cues.zeros["none_lost"].finditer(text, sentence.start, sentence.end):
        yield Zero("retention_rate", "value", _ALL_KEPT, none.start(), none.end())
