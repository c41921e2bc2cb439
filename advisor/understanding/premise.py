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
from advisor.understanding.attribution import wrong_attribution
from advisor.understanding.cues import cues
from advisor.understanding.fact import says_what_is_so
from advisor.understanding.figures import Stated, figures_in
from advisor.understanding.shares import shares_told
from advisor.understanding.turn import ordinal_in, shape_of

_NEAR_UNITS = 3
_OWN_REACH = 30
_STATISTIC = 100
_SCALE = 12
_STATES = 3
_SHARED = 2
_NEAR_SHARE = 6
_ABOUT = 0.08

MistakeKind = Literal["figure", "count", "attribution", "belief"]


@dataclass(frozen=True)
class Mistake:
    """A premise that the guidance contradicts.

    `right` and `wrong` are figures as they are written in the language for `kind` figure or count,
    and who made a statement for attribution; for `belief`, `belief` is the id of a known mistaken
    belief, or empty where the unit itself denies it.
    """

    kind: MistakeKind
    unit: str
    right: str = ""
    wrong: str = ""
    belief: str = ""


def mistaken_premise(
    question: str, language: Language, found: Found, knowledge: Knowledge
) -> Mistake | None:
    """The first mistake that a question rests on: figures, then who said it, then beliefs."""
    for mistake in _mistaken_figures(question, language, found, knowledge):
        return mistake
    credited = wrong_attribution(question, language, found, knowledge)
    if credited:
        unit, right, wrong = credited
        return Mistake("attribution", unit, right, wrong)
    return _mistaken_belief(question, language, found, knowledge)


def _mistaken_belief(
    question: str, language: Language, found: Found, knowledge: Knowledge
) -> Mistake | None:
    """A known belief, or a unit that denies what the question takes for granted."""
    stated = found.covered and len(stems(question, language)) >= _STATES
    if stated and found.premise and found.mistaken >= 1:
        belief = next(p for p in knowledge.premises if p.id == found.premise.id)
        if not says_what_is_so(question, language, belief, knowledge):
            return Mistake("belief", belief.unit, belief=belief.id)
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
    asserted = _asserts(folded, language)
    units = near if asserted else near[:1]
    for stated in figures_in(question, language):
        if stated.unit == "count":
            yield from _wrong_count(stated, folded, language, found, knowledge)
        elif stated.unit == "year":
            yield from _wrong_year(stated, folded, language, found, knowledge)
        elif not _is_own(folded, stated, language) and (
            found.covered or asserted or _is_about(question, near[0], language, knowledge)
        ):
            yield from _wrong_figure(stated, folded, language, units, knowledge)
    yield from _wrong_share(question, folded, language, units, knowledge)
    yield from _beyond_the_last(folded, language, found, knowledge)


def _is_about(question: str, unit: str, language: Language, knowledge: Knowledge) -> bool:
    """Whether a question shares words with what a unit says first."""
    text = knowledge.units[unit].text(language)
    mine = set(stems(question, language))
    return len(mine & set(stems(f"{text.title} {text.lead}", language))) >= _SHARED


def _wrong_share(
    question: str, folded: str, language: Language, units: Sequence[str], knowledge: Knowledge
) -> Iterator[Mistake]:
    """A share in words ("fewer than half", "9 in 10") against the one percentage of a unit."""
    told = next(shares_told(folded, language), None)
    if told is None:
        return
    stated = Stated(told.percent, "percent", told.after, len(told.before))
    for unit in units:
        percents = [f for f in knowledge.units[unit].figures if f.unit == "percent"]
        if len(percents) == 1 and not _is_own(told.before, stated, language):
            right = float(percents[0].value)
            if not _holds(right, told.percent, told.before, language, _NEAR_SHARE):
                wrong = _as_typed(told.words, question, folded)
                yield Mistake("figure", unit, shown(percents[0], language), wrong)
            return


def _as_typed(words: str, question: str, folded: str) -> str:
    """Words of the folded question as they were typed, where they stand at the same place."""
    at = folded.find(words)
    typed = at >= 0 and len(folded) == len(question)
    return question[at : at + len(words)] if typed else words


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
    stated: Stated, folded: str, language: Language, found: Found, knowledge: Knowledge
) -> Iterator[Mistake]:
    if stated.value < 2 or stated.value != int(stated.value):
        return
    before = folded[max(0, stated.start - _OWN_REACH) : stated.start]
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
    stated_too = {f.value for f in figures_in(folded, language) if f.start != stated.start}
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
    stated: Stated, folded: str, language: Language, near: Sequence[str], knowledge: Knowledge
) -> Iterator[Mistake]:
    rivals = [
        (unit, figure)
        for unit in near
        for figure in knowledge.units[unit].figures
        if figure.unit == stated.unit and _same_scale(figure, stated)
    ]
    before = folded[max(0, stated.start - _OWN_REACH) : stated.start]
    if rivals and not any(
        _holds(float(f.value), stated.value, before, language, 0) for _, f in rivals
    ):
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


def _is_own(folded: str, stated: Stated, language: Language) -> bool:
    """Whether a figure is the person's own: "my", "our" stand near before it or right after."""
    before = folded[max(0, stated.start - _OWN_REACH) : stated.start]
    sentence = re.split(r"[.!?]", before)[-1]
    after = re.split(r"[.!?,]", stated.after)[0][:_OWN_REACH]
    return bool(cues(language).own.search(sentence) or cues(language).own.search(after))


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
