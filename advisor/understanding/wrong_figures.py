"""Figures that a question states, against those of the guidance."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from advisor import language as lang
from advisor.knowledge import Figure, Knowledge
from advisor.knowledge.models import FigureUnit
from advisor.language import Language
from advisor.retrieval.retriever import Found
from advisor.retrieval.tokens import fold, stems
from advisor.understanding.cues import cues
from advisor.understanding.figures import Stated, figures_in, shares_in
from advisor.understanding.mistake import Mistake
from advisor.understanding.turn import ordinal_in, shape_of

_NEAR_UNITS = 3
_OWN_REACH = 30
_STATISTIC = 100
_SCALE = 12
_SHARED = 2
_NEAR_SHARE = 6
_COUNTED = 5
_ABOUT = 0.08


def mistaken_figures(
    question: str, language: Language, found: Found, knowledge: Knowledge
) -> Iterator[Mistake]:
    """The figures, shares, counts and years that a question states and the guidance contradicts."""
    folded = fold(question)
    near = [scored.unit for scored in found.units[:_NEAR_UNITS]]
    asserted = _asserts(folded, language)
    for stated in figures_in(question, language):
        if stated.unit == "count":
            yield from _wrong_count(stated, question, language, found, knowledge)
        elif stated.unit == "year":
            yield from _wrong_year(stated, folded, language, found, knowledge)
        elif not _is_own(stated, language) and (
            found.covered or asserted or _is_about(question, near[0], language, knowledge)
        ):
            units = near if asserted else near[:1]
            yield from _wrong_figure(stated, language, units, knowledge)
    for stated in shares_in(question, language):
        if not _is_own(stated, language):
            yield from _wrong_share(stated, language, near, knowledge)
    yield from _beyond_the_last(folded, language, found, knowledge)


def _is_about(question: str, unit: str, language: Language, knowledge: Knowledge) -> bool:
    """Whether a question shares words with what a unit says first."""
    text = knowledge.units[unit].text(language)
    mine = set(stems(question, language))
    return len(mine & set(stems(f"{text.title} {text.lead}", language))) >= _SHARED


def _wrong_share(
    stated: Stated, language: Language, near: Sequence[str], knowledge: Knowledge
) -> Iterator[Mistake]:
    """A share in words ("fewer than half", "3 SMEs out of 4") against the one figure of a unit.

    The first unit is meant, or a near one that speaks of what is counted; where none has a figure,
    the guidance gives no such share.
    """
    meant = [near[0], *(u for u in near[1:] if _speaks_of(u, stated, language, knowledge))]
    for unit in meant:
        rivals = [f for f in knowledge.units[unit].figures if f.unit == stated.unit]
        if len(rivals) == 1:
            right = float(rivals[0].value)
            if not _agrees(right, stated, language, _slack(stated)):
                yield Mistake("figure", unit, shown(rivals[0], language), stated.said)
            return
    counted = " ".join(stated.after.split()[:_COUNTED])
    at_large = stated.unit == "percent" and cues(language).populations.search(counted)
    if at_large and _speaks_of(near[0], stated, language, knowledge):
        yield Mistake("unstated", near[0], wrong=stated.said)


def _slack(stated: Stated) -> float:
    return _NEAR_SHARE if stated.unit == "percent" else 0


def _speaks_of(unit: str, stated: Stated, language: Language, knowledge: Knowledge) -> bool:
    """Whether a unit says first something of what a share is taken of."""
    counted = stems(" ".join(stated.after.split()[:_COUNTED]), language)
    text = knowledge.units[unit].text(language)
    return bool(set(counted) & set(stems(f"{text.title} {text.lead}", language)))


def _agrees(right: float, stated: Stated, language: Language, slack: float) -> bool:
    """Whether a figure agrees with the right one, as it is stated or for the other side."""
    before = stated.before[-_OWN_REACH:]
    if _holds(right, stated.value, before, language, slack):
        return True
    rest = stated.unit == "percent" and cues(language).others.search(stated.after)
    return bool(rest) and _holds(100 - right, stated.value, before, language, max(slack, 1))


def _holds(right: float, stated: float, before: str, language: Language, slack: float) -> bool:
    """Whether a figure as stated agrees with the right one: exactly, as a bound, or about."""
    bounds = cues(language).bounds
    if bounds["below"].search(before):
        return right < stated + slack
    if bounds["above"].search(before):
        return right > stated - slack
    if bounds["about"].search(before):
        slack = max(slack, _ABOUT * right)
    return abs(right - stated) <= slack or stated == round(right, _decimals(stated))


def _decimals(value: float) -> int:
    """How many decimals a figure is stated with."""
    return len(f"{value:g}".partition(".")[2])


def _wrong_count(
    stated: Stated, question: str, language: Language, found: Found, knowledge: Knowledge
) -> Iterator[Mistake]:
    if stated.value < 2 or stated.value != int(stated.value):
        return
    before = stated.before[-_OWN_REACH:]
    if cues(language).partial.search(before):
        return
    rivals = [
        (scored.unit, figure)
        for scored in found.units
        for figure in knowledge.units[scored.unit].figures
        if figure.unit == "count"
        and _same_size(figure, stated)
        and _counts(figure, stated.after, language)
    ]
    stated_too = {f.value for f in figures_in(question, language) if f != stated}
    wrong = [
        (unit, figure)
        for unit, figure in rivals
        if not _holds(float(figure.value), stated.value, before, language, 0)
    ]
    if rivals and len(wrong) == len(rivals) and float(rivals[0][1].value) not in stated_too:
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
    stated: Stated, language: Language, near: Sequence[str], knowledge: Knowledge
) -> Iterator[Mistake]:
    rivals = [
        (unit, figure)
        for unit in near
        for figure in knowledge.units[unit].figures
        if figure.unit == stated.unit and _same_scale(figure, stated)
    ]
    if rivals and not any(_agrees(float(f.value), stated, language, 0) for _, f in rivals):
        unit, figure = rivals[0]
        yield Mistake("figure", unit, shown(figure, language), _shown(stated, language))


def _wrong_year(
    stated: Stated, folded: str, language: Language, found: Found, knowledge: Knowledge
) -> Iterator[Mistake]:
    """A year said to be the source's own, where the question speaks of the source."""
    if not (_asserts(folded, language) and cues(language).publication.search(folded)):
        return
    said = {f.value for f in figures_in(folded, language) if f.unit == "year"}
    dated = [
        (scored.unit, figure)
        for scored in found.units
        for figure in knowledge.units[scored.unit].figures
        if figure.unit in {"date", "year"}
    ]
    if dated and not any(_year(figure) in said for _, figure in dated):
        unit, figure = dated[0]
        yield Mistake("figure", unit, shown(figure, language), _shown(stated, language))


def _asserts(folded: str, language: Language) -> bool:
    return shape_of(folded, language) in {"truth", "yesno", "why"} or bool(
        cues(language).asserts.search(folded)
    )


def _same_scale(figure: Figure, stated: Stated) -> bool:
    """Whether a figure may be a wrong memory of another: an amount of one's own is far from it."""
    if figure.unit not in {"cad", "times"} or isinstance(figure.value, str) or stated.value <= 0:
        return True
    return 1 / _SCALE <= stated.value / figure.value <= _SCALE


def _year(figure: Figure) -> float:
    return float(figure.value[:4]) if isinstance(figure.value, str) else float(figure.value)


def _beyond_the_last(
    folded: str, language: Language, found: Found, knowledge: Knowledge
) -> Iterator[Mistake]:
    position = ordinal_in(folded, language)
    if position is None or position < 4:
        return
    at = cues(language).ordinals[position].search(folded)
    after = re.findall(r"[a-z]+", folded[at.end() :])[:2] if at else []
    before = re.findall(r"[a-z]+", folded[: at.end()])[-2:] if at else []
    for scored in found.units[:_NEAR_UNITS]:
        unit = knowledge.units[scored.unit]
        for figure in unit.figures:
            if figure.unit != "count" or figure.of is None or float(figure.value) >= position:
                continue
            nouns = [fold(noun) for noun in figure.of.of(language)]
            if any(_same(word, noun) for word in (*after, *before) for noun in nouns):
                yield Mistake("count", unit.id, shown(figure, language), str(position))


def _is_own(stated: Stated, language: Language) -> bool:
    """Whether a figure is the person's own: "my", "our" stand near before it or right after."""
    sentence = re.split(r"[.!?]", stated.before[-_OWN_REACH:])[-1]
    after = re.split(r"[.!?,]", stated.after)[0][:_OWN_REACH]
    return bool(cues(language).own.search(sentence) or cues(language).own.search(after))


def shown(figure: Figure, language: Language) -> str:
    """A figure as the language writes it."""
    if isinstance(figure.value, str):
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
