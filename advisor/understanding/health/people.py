"""What is said about people: satisfaction, brand, innovation, and explicit ratings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advisor.understanding.health.clauses import Span, clause_at, sentences_of
from advisor.understanding.health.cues import HealthCues, Pattern
from advisor.understanding.health.folded import Folded
from advisor.understanding.health.model import Polarity, Side, Sign, SignId

_NEGATED_WITHIN = 4
_NAMED_IN = 4
_BRIEF = 7
_TENS = {"10", "dix", "ten"}
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
    """A statement; `denied` says that a negation turned it round."""

    polarity: Polarity
    span: Span
    denied: bool = False


def signs_of(message: Folded, cues: HealthCues) -> dict[SignId, Sign]:
    """The signs about people; of opposite statements the sign is neutral."""
    found: dict[SignId, list[_Said]] = {"mutual_satisfaction": [], "brand": [], "innovation": []}
    sentences = sentences_of(message.text)
    for i, sentence in enumerate(sentences):
        if i + 1 < len(sentences) and _only_asks(message.text, sentence):
            sentence = Span(sentence.start, sentences[i + 1].end)
        found["mutual_satisfaction"] += _balanced(
            [*_satisfaction(message.text, sentence, cues)], sentence
        )
        found["brand"] += _brand(message.text, sentence, cues)
        found["innovation"] += _innovation(message.text, sentence, cues)
    return {name: _combined(said, message) for name, said in found.items() if said}


def _balanced(said: list[_Said], sentence: Span) -> list[_Said]:
    """Of a sentence that denies both praise and complaint, one neutral statement."""
    denied = {s.polarity for s in said if s.denied}
    if denied == {"positive", "negative"} and all(s.denied for s in said):
        return [_Said("neutral", sentence)]
    return said


def _only_asks(text: str, sentence: Span) -> bool:
    """Whether a sentence only names a matter ("Our brand?"), of which the next then speaks."""
    said = text[sentence.start : sentence.end]
    return said.endswith("?") and len(said.split()) <= _NAMED_IN


def _combined(said: list[_Said], message: Folded) -> Sign:
    kinds = {s.polarity for s in said}
    if kinds == {"negative", "neutral"} and not any(s.denied for s in said):
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
            if polarity == "neutral" and _is_of_a_kpi(text, clause, cues, sentence):
                continue
            signed = _signed(polarity, before, cues)
            after = text[match.end() : sentence.end]
            if signed == polarity and cues.manner["negated_after"].match(after):
                signed = _OPPOSITE[signed]
            yield _Said(signed, clause, denied=signed != polarity)


def _is_of_a_kpi(text: str, clause: Span, cues: HealthCues, sentence: Span) -> bool:
    """Whether a lukewarm word is said of a KPI, or of the brand alone."""
    brand = cues.people["brand"]["topic"].search(text, sentence.start, sentence.end)
    if brand and len(text[sentence.start : sentence.end].split()) <= _BRIEF:
        return True
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
        first = _RATED.search(text, sentence.start, sentence.end)
        if first and first["of"] not in _TENS:
            for statement, rating, side in _rated(text, sentence, first.start(), cues):
                found.setdefault(side, {}).setdefault(statement, rating)
    return found


def _rated(text: str, sentence: Span, at: int, cues: HealthCues) -> Iterator[tuple[str, int, Side]]:
    """Each rating of a sentence, of the last statement named; ours where no side is told."""
    sided = any(p.search(text, sentence.start, sentence.end) for p in cues.sides.values())
    for mark in _SECOND.finditer(text, at, sentence.end):
        statement = _statement(text, sentence, mark.start(), cues)
        before = text[sentence.start : mark.start()].rsplit(",", 1)[-1]
        after = text[mark.end() : sentence.end].split(",", 1)[0]
        side = _side(after, before, cues) or (None if sided else "us")
        if statement and side:
            yield statement, int(mark["rating"]), side


def _statement(text: str, sentence: Span, before: int, cues: HealthCues) -> str | None:
    """The statement named last before a place of a sentence."""
    named = [
        (m.start(), name)
        for name, pattern in cues.statements.items()
        for m in pattern.finditer(text, sentence.start, before)
    ]
    return max(named)[1] if named else None


def _side(after: str, before: str, cues: HealthCues) -> Side | None:
    """Who rates: told right after the rating, else right before it."""
    near: list[tuple[int, Side]] = []
    sides: tuple[Side, ...] = ("us", "partner")
    for side in sides:
        near += [(m.start(), side) for m in cues.sides[side].finditer(after)][:1]
        near += [(len(before) - m.end() + 1, side) for m in cues.sides[side].finditer(before)][-1:]
    return min(near)[1] if near else None
