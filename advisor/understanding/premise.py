"""What a question takes for granted, compared with the guidance."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor import language as lang
from advisor.knowledge import Figure, Knowledge
from advisor.knowledge.models import FigureUnit
from advisor.language import Language
from advisor.retrieval.retriever import Found
from advisor.retrieval.tokens import fold, stems
from advisor.understanding.cues import cues
from advisor.understanding.figures import Stated, figures_in
from advisor.understanding.turn import ordinal_in, shape_of

_NEAR_UNITS = 3
_OWN_REACH = 30
_STATISTIC = 100
_SCALE = 12
_STATES = 3


@dataclass(frozen=True)
class Mistake:
    """A premise that the guidance contradicts.

    `right` and `wrong` are figures as they are written in the language, for `kind` figure or count;
    for `belief`, `belief` is the id of a known mistaken belief, or empty where the unit itself
    denies it.
    """

    kind: Literal["figure", "count", "belief"]
    unit: str
    right: str = ""
    wrong: str = ""
    belief: str = ""


def mistaken_premise(
    question: str, language: Language, found: Found, knowledge: Knowledge
) -> Mistake | None:
    """The first mistake that a question rests on, figures first."""
    for mistake in _mistaken_figures(question, language, found, knowledge):
        return mistake
    return _mistaken_belief(question, language, found, knowledge)


def _mistaken_belief(
    question: str, language: Language, found: Found, knowledge: Knowledge
) -> Mistake | None:
    """A known belief, or a unit that denies what the question takes for granted."""
    if found.premise and found.mistaken >= 1 and len(stems(question, language)) >= _STATES:
        return Mistake("belief", found.premise.unit, belief=found.premise.id)
    asserts = bool(cues(language).asserts.search(fold(question)))
    near = [scored.unit for scored in found.units[:_NEAR_UNITS]]
    lead = fold(knowledge.units[near[0]].text(language).lead)
    if asserts and found.covered and cues(language).denies.search(lead):
        return Mistake("belief", near[0])
    return None


def _mistaken_figures(
    question: str, language: Language, found: Found, knowledge: Knowledge
) -> Iterator[Mistake]:
    folded = fold(question)
    near = [scored.unit for scored in found.units[:_NEAR_UNITS]]
    dated = [
        scored.unit
        for scored in found.units[_NEAR_UNITS:]
        if any(figure.unit == "date" for figure in knowledge.units[scored.unit].figures)
    ]
    for stated in figures_in(question, language):
        if stated.unit == "count":
            yield from _wrong_count(stated, language, found, knowledge)
        elif not _is_own(folded, stated.start, language):
            units = near + dated if stated.unit == "year" else near
            yield from _wrong_figure(stated, folded, language, units, knowledge)
    yield from _beyond_the_last(folded, language, found, knowledge)


def _wrong_count(
    stated: Stated, language: Language, found: Found, knowledge: Knowledge
) -> Iterator[Mistake]:
    if stated.value < 2 or stated.value != int(stated.value):
        return
    rivals = [
        (scored.unit, figure)
        for scored in found.units
        for figure in knowledge.units[scored.unit].figures
        if figure.unit == "count"
        and _same_size(figure, stated)
        and _counts(figure, stated.after, language)
    ]
    if rivals and all(figure.value != stated.value for _, figure in rivals):
        unit, figure = rivals[0]
        yield Mistake("count", unit, shown(figure, language), _shown(stated, language))


def _same_size(figure: Figure, stated: Stated) -> bool:
    """Whether a statistic is meant: three businesses of one's own say nothing of thousands."""
    return float(figure.value) < _STATISTIC or stated.value >= _STATISTIC


def _counts(figure: Figure, after: str, language: Language) -> bool:
    if figure.of is None or not after:
        return False
    words = re.findall(r"[a-z]+", after)[:3]
    nouns = [fold(noun) for noun in figure.of.of(language)]
    return any(_same(word, noun) for word in words for noun in nouns)


def _same(word: str, noun: str) -> bool:
    return word.rstrip("sx") == noun.split()[0].rstrip("sx")


def _wrong_figure(
    stated: Stated, folded: str, language: Language, near: Sequence[str], knowledge: Knowledge
) -> Iterator[Mistake]:
    asserted = stated.unit != "year" or _asserts(folded, language)
    same_unit = [
        (unit, figure)
        for unit in near
        for figure in knowledge.units[unit].figures
        if _comparable(figure, stated.unit) and _same_scale(figure, stated)
    ]
    if not asserted or not same_unit:
        return
    if all(_value(figure, stated.unit) != stated.value for _, figure in same_unit):
        unit, figure = same_unit[0]
        yield Mistake("figure", unit, shown(figure, language), _shown(stated, language))


def _asserts(folded: str, language: Language) -> bool:
    return shape_of(folded, language) in {"truth", "yesno", "why"} or bool(
        cues(language).asserts.search(folded)
    )


def _comparable(figure: Figure, unit: FigureUnit) -> bool:
    return figure.unit == unit or (unit == "year" and figure.unit == "date")


def _same_scale(figure: Figure, stated: Stated) -> bool:
    """Whether a figure may be a wrong memory of another: an amount of one's own is far from it."""
    if figure.unit not in {"cad", "times"} or isinstance(figure.value, str) or stated.value <= 0:
        return True
    return 1 / _SCALE <= stated.value / figure.value <= _SCALE


def _value(figure: Figure, unit: FigureUnit) -> float:
    if isinstance(figure.value, str):
        return float(figure.value[:4])
    return float(figure.value)


def _beyond_the_last(
    folded: str, language: Language, found: Found, knowledge: Knowledge
) -> Iterator[Mistake]:
    position = ordinal_in(folded, language)
    if position is None or position < 4:
        return
    for scored in found.units[:_NEAR_UNITS]:
        unit = knowledge.units[scored.unit]
        counts = [f for f in unit.figures if f.unit == "count" and f.of is not None]
        for figure in counts:
            nouns = figure.of.of(language) if figure.of else ()
            named = any(fold(noun).split()[0].rstrip("sx") in folded for noun in nouns)
            if named and float(figure.value) < position:
                yield Mistake("count", unit.id, shown(figure, language), str(position))


def _is_own(folded: str, start: int, language: Language) -> bool:
    before = folded[max(0, start - _OWN_REACH) : start]
    sentence = re.split(r"[.!?]", before)[-1]
    return bool(cues(language).own.search(sentence))


def shown(figure: Figure, language: Language) -> str:
    """A figure as the language writes it."""
    if isinstance(figure.value, str):
        from datetime import date

        return lang.day(date.fromisoformat(figure.value), language)
    return _written(figure.value, figure.unit, language)


def _shown(stated: Stated, language: Language) -> str:
    return _written(stated.value, stated.unit, language)


def _written(value: float, unit: FigureUnit, language: Language) -> str:
    exact = int(value) if value == int(value) else value
    if unit == "percent":
        return lang.percent(exact, language)
    if unit == "cad":
        return lang.money(exact, language)
    if unit == "year":
        return str(int(value))
    return lang.number(exact, language)
