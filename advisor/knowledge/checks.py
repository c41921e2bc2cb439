"""Checks across the content: references, figures in both languages, questions."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from advisor import language as lang
from advisor.knowledge.models import Figure, Knowledge, Unit, UnitText
from advisor.language import LANGUAGES, Language

MIN_QUESTIONS = 14
MIN_WORDS, MAX_WORDS = 40, 150
_LOOSE_PUNCTUATION = re.compile("(?<=\\w) (?=[:%])|« (?=\\w)|(?<=\\w) »|\\d \\$")
_NUMBER = re.compile(r"\d+(?:[\u00a0\u202f,](?=\d{3}(?!\d))\d{3})*(?:[.,]\d+)?")


def cross_check(knowledge: Knowledge, lines: Mapping[str, str]) -> list[str]:
    """Every fault that shows only when the parts are put side by side."""
    faults: list[str] = []
    for unit in knowledge.units.values():
        where = lines[unit.id]
        faults += [f"{where}: {fault}" for fault in _unit_faults(unit, knowledge)]
    faults += _question_faults(knowledge, lines)
    faults += _reference_faults(knowledge, lines)
    return faults


def _unit_faults(unit: Unit, knowledge: Knowledge) -> Iterator[str]:
    for name in unit.related:
        if name not in knowledge.units or name == unit.id:
            yield f"related: '{name}' is no other unit; name one that exists"
    for name in unit.claims:
        if name not in knowledge.claims:
            yield f"claims: '{name}' is not in claims.yaml; add it or take it out"
    if unit.id not in knowledge.asks:
        yield "asks: write the question to click that leads here, in asks.yaml"
    if unit.id not in knowledge.questions:
        yield "questions: write its questions"
    for language in LANGUAGES:
        yield from _text_faults(unit.text(language), language)
        for figure in unit.figures:
            if not _states(unit.text(language), figure, language):
                yield f"figures: {figure.value} ({figure.unit}) is not in the {language} text"
    yield from _differing_numbers(unit)


def _text_faults(text: UnitText, language: Language) -> Iterator[str]:
    count = len(text.markdown.split())
    if not MIN_WORDS <= count <= MAX_WORDS:
        yield f"{language}: {count} words; write {MIN_WORDS} to {MAX_WORDS}"
    loose = _LOOSE_PUNCTUATION.search(text.markdown + text.title)
    if language == "fr" and loose:
        near = (text.markdown + text.title)[max(0, loose.start() - 15) : loose.end() + 5]
        yield f"fr: put a no-break space before : % $ and inside « », near '{near}'"


def written(figure: Figure, language: Language) -> tuple[str, ...]:
    """The ways in which a figure may stand in a text."""
    if isinstance(figure.value, str):
        return (lang.day(date.fromisoformat(figure.value), language),)
    value = figure.value
    if figure.unit == "percent":
        return (lang.percent(value, language),)
    if figure.unit == "cad":
        return (lang.money(value, language),)
    if figure.unit == "year":
        return (str(int(value)),)
    spelled = _SMALL[language].get(int(value), ()) if value == int(value) else ()
    return (lang.number(value, language), *spelled)


def _states(text: UnitText, figure: Figure, language: Language) -> bool:
    whole = f"{text.title}\n{text.markdown}".replace("\u202f", "\u00a0").lower()
    if figure.unit == "count" and text.ordered and figure.value == _ordered_count(text):
        return True
    return any(
        re.search(rf"(?<![\w,.]){re.escape(form.lower())}(?!\w)", whole)
        for form in written(figure, language)
    )


def _ordered_count(text: UnitText) -> int:
    return sum(point.origin == "article" for point in text.points)


def _differing_numbers(unit: Unit) -> Iterator[str]:
    sides = {language: _numbers(unit.text(language), language) for language in LANGUAGES}
    if sides["fr"] != sides["en"]:
        only = {k: sorted(sides[k] - sides[lang.other(k)]) for k in LANGUAGES}
        yield f"figures: the languages differ: only in fr {only['fr']}, only in en {only['en']}"


def _numbers(text: UnitText, language: Language) -> set[str]:
    found = (match.group().strip() for match in _NUMBER.finditer(f"{text.title}\n{text.markdown}"))
    return {_plain(number, language) for number in found}


def _plain(number: str, language: Language) -> str:
    joined = re.sub(r"[\u00a0\u202f ]", "", number)
    if language == "fr":
        return joined.replace(",", ".").rstrip(".")
    return re.sub(r",(?=\d{3})", "", joined).rstrip(".,")


def _question_faults(knowledge: Knowledge, lines: Mapping[str, str]) -> Iterator[str]:
    seen: dict[tuple[Language, str, str | None], str] = {}
    for unit, sides in knowledge.questions.items():
        where = lines[f"questions:{unit}"]
        if unit not in knowledge.units:
            yield f"{where}: no such unit; correct the id"
        for language, asked in sides.items():
            if sum(q.after is None for q in asked) < MIN_QUESTIONS:
                yield f"{where}: {language}: write {MIN_QUESTIONS} plain questions or more"
            for question in asked:
                key = (language, " ".join(question.ask.lower().split()), question.after)
                if key in seen:
                    yield f"{where}: {language}: '{question.ask}' is also under {seen[key]}"
                seen[key] = unit


def _claim_faults(knowledge: Knowledge, lines: Mapping[str, str]) -> Iterator[str]:
    for claim in knowledge.claims.values():
        for unit in claim.units:
            if unit not in knowledge.units:
                yield f"{lines[f'claims.yaml:{claim.id}']}: units: '{unit}' does not exist"
            elif claim.id not in knowledge.units[unit].claims:
                yield f"{lines[f'claims.yaml:{claim.id}']}: units: name it under claims of '{unit}'"


def _reference_faults(knowledge: Knowledge, lines: Mapping[str, str]) -> Iterator[str]:
    yield from _claim_faults(knowledge, lines)
    for unit in knowledge.asks:
        if unit not in knowledge.units:
            yield f"{lines[f'asks:{unit}']}: no such unit; correct the id"
    for index, premise in enumerate(knowledge.premises):
        if premise.unit not in knowledge.units:
            yield f"{lines[f'premises.yaml:{index}']}: unit: '{premise.unit}' does not exist"
    for index, outside in enumerate(knowledge.outside):
        if outside.nearest and outside.nearest not in knowledge.sections:
            yield f"{lines[f'outside.yaml:{index}']}: nearest: '{outside.nearest}' is no section"


_SMALL: Mapping[Language, Mapping[int, tuple[str, ...]]] = {
    "fr": {
        i: tuple(w.split("|"))
        for i, w in enumerate(
            "zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze".split()
        )
    },
    "en": {
        i: tuple(w.split("|"))
        for i, w in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve".split()
        )
    },
}
