"""What is said about people: satisfaction, brand, innovation, and explicit ratings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advisor.understanding.health.clauses import Span, clause_at, sentences_of
from advisor.understanding.health.cues import HealthCues, Pattern
from advisor.understanding.health.folded import Folded
from advisor.understanding.health.model import Polarity, Side, Sign, SignId

_NEGATED_WITHIN = 4
_SCALE = range(1, 6)
_OPPOSITE: dict[Polarity, Polarity] = {
    "positive": "negative",
    "negative": "positive",
    "neutral": "neutral",
}
_RATED = re.compile(
    r"(?P<rating>\d+(?:[.,]\d+)?) ?(?:/|sur|out of|of) ?(?P<of>5|10|cinq|dix|five|ten)\b"
)
_SECOND = re.compile(
    r"(?<![\d.,$])(?P<rating>[1-5])(?![\d.,]\d|\d| ?%| ?\$|k)(?: ?(?:/|sur|out of) ?5)?\b"
)


@dataclass(frozen=True)
class _Said:
    polarity: Polarity
    span: Span


def signs_of(message: Folded, cues: HealthCues) -> dict[SignId, Sign]:
    """The signs about people; of opposite statements the sign is neutral."""
    found: dict[SignId, list[_Said]] = {"mutual_satisfaction": [], "brand": [], "innovation": []}
    for sentence in sentences_of(message.text):
        found["mutual_satisfaction"] += _satisfaction(message.text, sentence, cues)
        found["brand"] += _brand(message.text, sentence, cues)
        found["innovation"] += _innovation(message.text, sentence, cues)
    return {name: _combined(said, message) for name, said in found.items() if said}


def _combined(said: list[_Said], message: Folded) -> Sign:
    kinds = {s.polarity for s in said}
    if kinds == {"negative", "neutral"}:
        sign: Polarity = "negative"
    else:
        sign = said[0].polarity if len(kinds) == 1 else "neutral"
    first = next((s for s in said if s.polarity == sign), said[0])
    return Sign(sign, message.words(first.span.start, first.span.end))


def _satisfaction(text: str, sentence: Span, cues: HealthCues) -> Iterator[_Said]:
    table = cues.people["satisfaction"]
    taken: list[Span] = []
    for polarity in ("neutral", "negative", "positive"):
        for match in table[polarity].finditer(text, sentence.start, sentence.end):
            clause = clause_at(text, sentence, match.start())
            before = text[clause.start : match.start()]
            if any(t.start < match.end() and match.start() < t.end for t in taken):
                continue
            taken.append(Span(match.start(), match.end()))
            if table["of_others"].search(before) or _is_unreal(text, clause, match.start(), cues):
                continue
            if polarity == "neutral" and _is_of_a_kpi(text, clause, cues):
                continue
            yield _Said(_signed(polarity, before, cues), clause)


def _is_of_a_kpi(text: str, clause: Span, cues: HealthCues) -> bool:
    """Whether a clause speaks of a KPI, of which a lukewarm word then is said."""
    return any(k.nouns.search(text, clause.start, clause.end) for k in cues.kpis.values())


def _signed(polarity: str, before: str, cues: HealthCues) -> Polarity:
    """A polarity, turned round by a negation among the last words before it."""
    told: Polarity = "positive" if polarity == "positive" else "negative"
    if polarity == "neutral":
        return "neutral"
    near = " ".join(before.split()[-_NEGATED_WITHIN:])
    return _OPPOSITE[told] if cues.manner["negation"].search(near) else told


def _is_unreal(text: str, clause: Span, at: int, cues: HealthCues) -> bool:
    """Whether a statement is only wished for, supposed or asked."""
    return bool(cues.manner["hypothetical"].search(text[clause.start : at]))


def _brand(text: str, sentence: Span, cues: HealthCues) -> Iterator[_Said]:
    table = cues.people["brand"]
    for match in table["topic"].finditer(text, sentence.start, sentence.end):
        said = _nearest_polarity(text, sentence, match, table, cues)
        if said:
            yield said
            return
    alone: tuple[tuple[str, Polarity], ...] = (
        ("alone_negative", "negative"),
        ("alone", "positive"),
    )
    for key, polarity in alone:
        found = table[key].search(text, sentence.start, sentence.end)
        if found and not cues.manner["negation"].search(text[sentence.start : found.start()][-25:]):
            yield _Said(polarity, clause_at(text, sentence, found.start()))
            return


def _nearest_polarity(
    text: str, sentence: Span, topic: re.Match[str], table: Mapping[str, Pattern], cues: HealthCues
) -> _Said | None:
    """What is said of a topic: in its clause first, then after it in the sentence, then before."""
    clause = clause_at(text, sentence, topic.start())
    for span in (clause, Span(topic.start(), sentence.end), sentence):
        for polarity in ("neutral", "negative", "positive"):
            for match in table[polarity].finditer(text, span.start, span.end):
                if match.start() < topic.end() and topic.start() < match.end():
                    continue
                around = Span(min(span.start, clause.start), max(span.end, clause.end))
                if _is_unreal(text, around, match.start(), cues):
                    return None
                before = text[span.start : match.start()]
                return _Said(_signed(polarity, before, cues), around)
    return None


def _innovation(text: str, sentence: Span, cues: HealthCues) -> Iterator[_Said]:
    table = cues.people["innovation"]
    for polarity in ("negative", "neutral", "positive"):
        match = table[polarity].search(text, sentence.start, sentence.end)
        if match:
            clause = clause_at(text, sentence, match.start())
            if _is_unreal(text, clause, match.start(), cues):
                return
            before = text[clause.start : match.start()]
            sign: Polarity = "neutral" if polarity == "neutral" else "negative"
            yield _Said(_signed(polarity, before, cues) if polarity == "positive" else sign, clause)
            return


def ratings_of(text: str, cues: HealthCues) -> dict[Side, dict[str, int]]:
    """The ratings from 1 to 5 that a folded message gives outright, by side and statement."""
    found: dict[Side, dict[str, int]] = {}
    for sentence in sentences_of(text):
        statement = _statement(text, sentence, cues)
        first = _RATED.search(text, sentence.start, sentence.end)
        if not statement or not first or first["of"] in {"10", "dix", "ten"}:
            continue
        for rating, side in _rated(text, sentence, first.start(), cues):
            found.setdefault(side, {}).setdefault(statement, rating)
    return found


def _statement(text: str, sentence: Span, cues: HealthCues) -> str | None:
    for name, pattern in cues.statements.items():
        if pattern.search(text, sentence.start, sentence.end):
            return name
    return None


def _rated(text: str, sentence: Span, at: int, cues: HealthCues) -> Iterator[tuple[int, Side]]:
    """Each rating of a sentence with the side that gives it, ours where only one is told."""
    marks = list(_SECOND.finditer(text, max(sentence.start, at), sentence.end))
    end = sentence.start
    for i, mark in enumerate(marks):
        following = marks[i + 1].start() if i + 1 < len(marks) else sentence.end
        side = _side(text[mark.end() : following], text[end : mark.start()], cues)
        if side or len(marks) == 1:
            yield int(mark["rating"]), side or "us"
        end = mark.end()


def _side(after: str, before: str, cues: HealthCues) -> Side | None:
    """Who rates: told right after the rating, else right before it."""
    near: list[tuple[int, Side]] = []
    for side in ("us", "partner"):
        told: Side = "us" if side == "us" else "partner"
        near += [(m.start(), told) for m in cues.sides[side].finditer(after)][:1]
        near += [(len(before) - m.end() + 1, told) for m in cues.sides[side].finditer(before)][-1:]
    return min(near)[1] if near else None
