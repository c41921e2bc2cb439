"""Readiness for international expansion, `readiness-1.0`: ratings in, score and gates out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator

from advisor.assessments.arithmetic import half_up, mean
from advisor.assessments.inputs import Given, Result, entries, one_of, read
from advisor.assessments.readiness_method import (
    DIMENSIONS,
    ITEM_OF,
    ITEMS,
    SHORT_FORM,
    VERSION,
    Band,
    DimensionId,
    Gate,
    Item,
    band_of,
    capped,
)

__all__ = [
    "DIMENSIONS",
    "ITEMS",
    "ITEM_OF",
    "SHORT_FORM",
    "VERSION",
    "Priority",
    "QuickCheck",
    "ReadinessInput",
    "ReadinessResult",
    "quick_check",
    "read_readiness",
    "score_readiness",
]

Answer = int | Literal["na"] | None
Confidence = Literal["high", "medium", "low"]

_HIGHEST = 4
_SURE, _ENOUGH = Fraction(85, 100), Fraction(60, 100)


def _answer_fault(key: object, value: object) -> str | None:
    item = ITEM_OF.get(key) if isinstance(key, str) else None
    if item is None:
        return "unknown_item"
    if value == "na":
        return None if item.na_allowed else "na_not_allowed"
    rated = type(value) is int and 0 <= value <= _HIGHEST
    return None if value is None or rated else "rating_range"


def _evidence_fault(key: object, value: object) -> str | None:
    if key not in ITEM_OF:
        return "unknown_item"
    return None if value is None or isinstance(value, str) else "not_text"


def _shown_only(evidence: Mapping[str, str | None]) -> Mapping[str, str | None]:
    return {key: text for key, text in evidence.items() if text and _is_visible(text)}


def _is_visible(text: str) -> bool:
    return any(char.isprintable() and not char.isspace() for char in text)


class ReadinessInput(Given):
    """Ratings 0–4 by item, None or absent where unknown, "na" where the item allows it.

    `evidence` holds one line by item; a blank line is no evidence and is left out.
    """

    version: Annotated[Literal["readiness-1.0"], one_of("version", VERSION)] = VERSION
    answers: Annotated[Mapping[str, Answer], entries(_answer_fault)] = {}
    evidence: Annotated[
        Mapping[str, str | None], entries(_evidence_fault), AfterValidator(_shown_only)
    ] = {}


class Priority(Result):
    """One of the lowest answered items, its counted rating, and where the advice stands."""

    id: str
    rating: int
    section: str


class ReadinessResult(Result):
    """Score, low, high and dimensions are rounded points of 100; coverage is a share of 1.

    `score` and both bands are None where confidence is low; a dimension is None where fewer
    than half of its applicable items are answered. `gates` lists every gate that holds.
    """

    score: int | None
    low: int
    high: int
    coverage: float
    raw_band: Band | None
    band: Band | None
    gates: tuple[str, ...]
    confidence: Confidence
    provisional: bool
    dimensions: Mapping[DimensionId, int | None]
    priorities: tuple[Priority, ...]
    add_proof: tuple[str, ...]
    next_questions: tuple[str, ...]


class QuickCheck(Result):
    """The short form: gates only, and the items of the short form still unknown."""

    gates: tuple[str, ...]
    next_questions: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    """An applicable item, its share `value` of 100 points, and its counted rating."""

    item: Item
    value: Fraction
    rating: int | None

    @property
    def points(self) -> Fraction:
        return Fraction(25 * (self.rating or 0))


def read_readiness(raw: object) -> ReadinessInput:
    """What a JSON file holds, as an input.

    Raises:
        AssessmentFaults: with every fault.
    """
    return read(ReadinessInput, raw)


def score_readiness(given: ReadinessInput) -> ReadinessResult:
    """Score the questionnaire.

    With v = weight ÷ applicable items of the dimension, V = Σv and x = 25 × rating: score =
    Σvx ÷ Σv over the answered items, coverage = Σv answered ÷ V, low = Σvx ÷ V, high = low +
    100 × (1 − coverage).
    """
    lines = _lines(given, ITEMS)
    answered = [line for line in lines if line.rating is not None]
    total, known = _weight(lines), _weight(answered)
    points = sum((line.value * line.points for line in answered), Fraction(0))
    coverage, floor = known / total, points / total
    low, high = half_up(floor), half_up(floor + 100 * (1 - coverage))
    confidence = _confidence(coverage, lines)
    score = None if confidence == "low" else half_up(points / known)
    raw_band = None if score is None else band_of(score)
    gates = tuple(_gates(lines))
    return ReadinessResult(
        score=score,
        low=low,
        high=high,
        coverage=float(coverage),
        raw_band=raw_band,
        band=capped(raw_band, tuple(gate.cap for gate in gates)) if raw_band else None,
        gates=tuple(gate.id for gate in gates),
        confidence=confidence,
        provisional=score is not None and band_of(low) != band_of(high),
        dimensions={name: _dimension_score(_of(name, lines)) for name in DIMENSIONS},
        priorities=_priorities(answered),
        add_proof=tuple(line.item.id for line in lines if _unproven(line.item, given)),
        next_questions=_next_questions(lines),
    )


def quick_check(given: ReadinessInput) -> QuickCheck:
    """The gates of the short form; A1 and R2 each stand for their dimension.

    Answers outside `SHORT_FORM` are not read.
    """
    lines = _lines(given, tuple(ITEM_OF[name] for name in SHORT_FORM))
    gates = [*_critical_gates(lines)]
    for line in lines:
        if not line.item.critical:
            gates += _dimension_gates(line.item.dimension, [line])
    return QuickCheck(gates=tuple(gate.id for gate in gates), next_questions=_next_questions(lines))


def _lines(given: ReadinessInput, items: tuple[Item, ...]) -> list[_Line]:
    asked = [item for item in items if given.answers.get(item.id) != "na"]
    beside = [item.dimension for item in asked]
    return [
        _Line(
            item,
            Fraction(DIMENSIONS[item.dimension], beside.count(item.dimension)),
            _counted(item, given),
        )
        for item in asked
    ]


def _counted(item: Item, given: ReadinessInput) -> int | None:
    answer = given.answers.get(item.id)
    if not isinstance(answer, int):
        return None
    return answer - 1 if _unproven(item, given) else answer


def _unproven(item: Item, given: ReadinessInput) -> bool:
    return given.answers.get(item.id) == _HIGHEST and item.id not in given.evidence


def _weight(lines: list[_Line]) -> Fraction:
    return sum((line.value for line in lines), Fraction(0))


def _of(name: DimensionId, lines: list[_Line]) -> list[_Line]:
    return [line for line in lines if line.item.dimension == name]


def _confidence(coverage: Fraction, lines: list[_Line]) -> Confidence:
    if coverage < _ENOUGH:
        return "low"
    unknown = any(line.item.critical and line.rating is None for line in lines)
    return "medium" if unknown or coverage < _SURE else "high"


def _gates(lines: list[_Line]) -> Iterator[Gate]:
    yield from _critical_gates(lines)
    for name in DIMENSIONS:
        yield from _dimension_gates(name, _of(name, lines))


def _critical_gates(lines: list[_Line]) -> Iterator[Gate]:
    for line in lines:
        name = line.item.id
        if not line.item.critical:
            continue
        if line.rating is None:
            yield Gate(f"{name}_unknown", "ready_for_pilot")
        elif line.rating == 0:
            yield Gate(f"{name}_zero", "build_at_home_first" if name == "F1" else "prepare")
        elif line.rating == 1:
            yield Gate(f"{name}_one", "ready_for_pilot")


def _dimension_gates(name: DimensionId, lines: list[_Line]) -> Iterator[Gate]:
    points = _assessed_mean(lines)
    if points is None:
        yield Gate(f"{name}_not_assessed", "ready_for_pilot")
    elif points < 25:
        yield Gate(f"{name}_under_25", "prepare")
    elif points < 50:
        yield Gate(f"{name}_under_50", "ready_for_pilot")


def _assessed_mean(lines: list[_Line]) -> Fraction | None:
    """Mean of the answered items, equal weights; None where fewer than half are answered."""
    answered = [line.points for line in lines if line.rating is not None]
    return mean(answered) if 2 * len(answered) >= len(lines) else None


def _dimension_score(lines: list[_Line]) -> int | None:
    points = _assessed_mean(lines)
    return None if points is None else half_up(points)


def _priorities(answered: list[_Line]) -> tuple[Priority, ...]:
    lowest = sorted(
        answered, key=lambda line: (line.rating or 0, not line.item.critical, -line.value)
    )
    return tuple(
        Priority(id=line.item.id, rating=line.rating or 0, section=line.item.section)
        for line in lowest[:3]
    )


def _next_questions(lines: list[_Line]) -> tuple[str, ...]:
    unknown = [line for line in lines if line.rating is None]
    first = sorted(unknown, key=lambda line: (not line.item.critical, -line.value))
    return tuple(line.item.id for line in first[:3])
