"""Retention from head counts: (end - new) / start x 100."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from advisor.understanding.health.amounts import Amount, exact
from advisor.understanding.health.clauses import Span, distance
from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.kpis import Mention
from advisor.understanding.health.model import KpiId, Number

# "Now" and "we have" are of many uses; keeping and losing are not.
_LABEL_COST = {"end": 3, "start": 1}
_REACH, _TITLE = 8, 2
_NAME = 25
_OF = re.compile(r"\b(?:des|sur|of|parmi|from)(?: (?:les|nos|the|our|an?))? $")
_PART_OF = re.compile(r"(?:out )?of\b|sur\b|parmi\b|des\b")
_Rates = dict[Amount, Number]
_HUNDRED = Decimal(100)
_HIGHEST = 200
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class _Found:
    """Rates by the amount that they go with, and the customers at the start."""

    rates: _Rates
    start: Amount
    used: frozenset[Amount]
    gained: frozenset[Amount] = frozenset()


@dataclass(frozen=True)
class HeadCounts:
    """The rate that goes with each count of customers kept or lost.

    `used` are the amounts that served for rates, `gained` count the customers won meanwhile.
    """

    rates: Mapping[Amount, Number]
    used: frozenset[Amount]
    gained: frozenset[Amount]


def head_counts(
    text: str,
    sentences: Sequence[Span],
    amounts: Sequence[Amount],
    mentions: Sequence[Mention],
    cues: HealthCues,
    asking: KpiId | None,
) -> HeadCounts:
    """The rates told by counts of customers in one sentence or two."""
    rates: dict[Amount, Number] = {}
    used: set[Amount] = set()
    gained: set[Amount] = set()
    spans = [*sentences, *(Span(a.start, b.end) for a, b in pairwise(sentences))]
    spans += _with_parts(text, sentences, cues)
    for span in spans:
        here = [a for a in amounts if span.holds(a.start) and a.unit == "count" and a not in used]
        here = [a for a in here if not a.scaled and not _is_of_kpi(a, text, mentions, cues)]
        found = _pair(text, span, here, cues, asking) if span in sentences else None
        found = found or _parts(text, span, here, cues, asking)
        if found and all(0 <= rate <= _HIGHEST for rate in found.rates.values()):
            rates |= found.rates
            used |= found.used
            gained |= found.gained
            rates |= _also_kept(text, span, found, amounts, sentences, cues)
    return HeadCounts(rates, frozenset(used | set(rates)), frozenset(gained))


def _with_parts(text: str, sentences: Sequence[Span], cues: HealthCues) -> list[Span]:
    """Three sentences of which the last tells a part of what the others count ("6 of them")."""
    return [
        Span(first.start, last.end)
        for first, last in zip(sentences, sentences[2:], strict=False)
        if cues.heads["part_of_them"].search(text, last.start, last.end)
    ]


def _also_kept(
    text: str,
    span: Span,
    found: _Found,
    amounts: Sequence[Amount],
    sentences: Sequence[Span],
    cues: HealthCues,
) -> dict[Amount, Number]:
    """Those whom one hoped to keep, told in the next sentence of the same start."""
    following = [s for s in sentences if s.start >= span.end][:1]
    rates: _Rates = {}
    for sentence in following:
        here = [a for a in amounts if sentence.holds(a.start) and a.unit == "count"]
        labels = [_label(a, i, here, text, sentence, cues) for i, a in enumerate(here)]
        if "start" not in labels:
            kept = [a for a, label in zip(here, labels, strict=True) if label == "kept"]
            kept = [a for a in kept if a.value <= found.start.value]
            rates |= {a: _rate(a.value, found.start.value) for a in kept}
    return rates


def _is_of_kpi(amount: Amount, text: str, mentions: Sequence[Mention], cues: HealthCues) -> bool:
    """Whether an amount counts leads or so."""
    after = text[amount.end : amount.end + 40]
    return any(
        m.kpi in {"leads_generated", "costs_saved", "revenue_generated"}
        and m.strength == "noun"
        and amount.end <= m.start <= amount.end + 12
        and distance(after[: m.start - amount.end]) <= 1
        for m in mentions
    )


def _pair(
    text: str, span: Span, amounts: Sequence[Amount], cues: HealthCues, asking: KpiId | None
) -> _Found | None:
    """Read "48 of 52 customers stayed", "9 clients sur 10"."""
    for part, whole in pairwise(amounts):
        between = text[part.end : whole.start]
        if not _over(between, cues) or whole.value <= 0:
            continue
        near = text[max(span.start, part.start - 45) : min(span.end, whole.end + 60)]
        lost, kept = cues.heads["lost"].search(near), cues.heads["kept"].search(near)
        if not (lost or kept or (asking == "retention_rate" and whole.value != 100)):
            continue
        of_clients = re.search(rf"\b(?:{cues.plain['clients'].pattern})", near)
        counted = text[max(span.start, part.start - 45) : min(span.end, whole.end + _NAME)]
        gained = cues.kpis["new_customers"].nouns.search(counted)
        if gained or not (of_clients or kept or asking == "retention_rate"):
            continue
        left = whole.value - part.value if lost and not _is_kept_first(near, cues) else part.value
        return _found(left, part, whole)
    return None


def _is_kept_first(near: str, cues: HealthCues) -> bool:
    """Whether the text rather speaks of those kept than of those lost."""
    lost, kept = cues.heads["lost"].search(near), cues.heads["kept"].search(near)
    return bool(kept and (not lost or kept.start() < lost.start()))


def _over(between: str, cues: HealthCues) -> bool:
    clients = cues.plain["clients"].pattern
    joined = re.sub(rf"\b(?:{clients})", " ", between)
    joined = re.sub(
        r"\b(?:un total|a total|our|nos|les|the|their|ses|leurs|joint|shared)\b", " ", joined
    )
    return bool(re.fullmatch(r" *(?:[a-z]+s )?(?:/|sur|des?|out of|of|on|in) *", joined))


def _parts(
    text: str, span: Span, amounts: Sequence[Amount], cues: HealthCues, asking: KpiId | None
) -> _Found | None:
    """Read "80 clients at the start, 72 still there"; "60, then 66 of which 12 are new"."""
    known = rf"\b(?:{cues.plain['clients'].pattern}|{cues.plain['served'].pattern})"
    said = text[span.start : span.end]
    alone = not re.search(r"[.!?;\n]\s*\S", said)
    brought = alone and cues.heads["renewed"].search(said) and cues.plain["gain"].search(said)
    if not (re.search(known, said) or brought or asking == "retention_rate"):
        return None
    again = {a for a in amounts if _takes_up(a, amounts, text)}
    amounts = [a for a in amounts if a not in again]
    labels = [(a, _label(a, i, amounts, text, span, cues)) for i, a in enumerate(amounts)]
    found: dict[str, Amount] = {}
    for amount, label in labels:
        found.setdefault(label, amount)
    if len(amounts) == 2 and cues.heads["without_new"].search(said):
        return _found(amounts[1].value, amounts[1], amounts[0])
    if len(amounts) == 2 and [label for _, label in labels] == ["kept", "kept"]:
        whole, part = amounts
        if part.value <= whole.value and _OF.search(text[span.start : whole.start]):
            return _found(part.value, part, whole)
    start = found.get("start")
    if start is None or start.value <= 0:
        return None
    gained = frozenset({found["new"]} if "new" in found else set())
    if "kept" in found:
        return _found(found["kept"].value, found["kept"], start, gained)
    if "lost" in found:
        left = start.value - found["lost"].value
        return _found(left, found["lost"], start, gained)
    told = _from_end(found, start, said, cues)
    return replace(told, used=told.used | again) if told else None


def _takes_up(amount: Amount, amounts: Sequence[Amount], text: str) -> bool:
    """Whether an amount only takes up one that was counted before: "10 of the 42"."""
    said = any(a.value == amount.value and a.end <= amount.start for a in amounts)
    return said and bool(_OF.search(text[: amount.start]))


def _from_end(
    found: Mapping[str, Amount], start: Amount, said: str, cues: HealthCues
) -> _Found | None:
    end, new = found.get("end"), found.get("new")
    if end is None:
        return None
    if new is not None:
        rate = _rate(end.value - new.value, start.value)
        return _Found({end: rate}, start, frozenset({start, end}), frozenset({new}))
    if cues.heads["without_new"].search(said):
        return _found(end.value, end, start)
    return None


def _label(
    amount: Amount, i: int, amounts: Sequence[Amount], text: str, span: Span, cues: HealthCues
) -> str:
    """What a head count counts: the nearest of the start, kept, lost, end and new cues."""
    low = amounts[i - 1].end if i else span.start
    high = amounts[i + 1].start if i + 1 < len(amounts) else span.end
    left, right = text[low : amount.start], text[amount.end : high]
    costs = []
    for rank, name in enumerate(("new", "kept", "lost", "end", "start")):
        pattern, extra = cues.heads[name], _LABEL_COST.get(name, 0)
        costs += [
            (distance(left[m.end() :]) + extra + _titles(left[m.end() :]), rank, name)
            for m in pattern.finditer(left)
        ]
        costs += [
            (distance(right[: m.start()]) + extra, rank, name)
            for m in pattern.finditer(right)
            if not _PART_OF.match(m[0])
        ]
    best = min(costs, default=None)
    return best[2] if best and best[0] <= _REACH else ""


def _titles(between: str) -> int:
    """What a word costs more where it stands in a title over the counts: "came by them: 25"."""
    return _TITLE if ":" in between else 0


def _found(
    left: Number, at: Amount, start: Amount, gained: frozenset[Amount] = frozenset()
) -> _Found:
    return _Found({at: _rate(left, start.value)}, start, frozenset({at, start}), gained)


def _rate(part: Number, whole: Number) -> Number:
    """A percentage, to the hundredth where it does not come out even."""
    rate = _HUNDRED * Decimal(part) / Decimal(whole)
    return exact(rate.quantize(_CENT, ROUND_HALF_UP))
