"""The figures of a text: counts, shares, money, durations and years, by value and unit."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from advisor.grounding.cues import Rough, cues
from advisor.grounding.marks import Mark, has_digit, masked, plain_words
from advisor.grounding.numerals import Numeral, numerals_in

COUNT, BARE, ABOUT = "count", "bare", "about"
YEARS = range(1900, 2100)
_LETTERS = {"k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "G": 1e9, "Md": 1e9, "B": 1e9}
_BEFORE = re.compile(r"(?:(?P<usd>US\$|USD)|(?P<eur>€)|(?P<gbp>£)|(?P<cad>C?A?\$|CAD ?\$?)) ?$")
_LIST_NUMBER = re.compile(r"\s*(?:[-*+•>#]+\s+)?[*_]*\d{1,3}[.)](?=[\s*_])")
_MILLION = 1e6
_NOUN = re.compile(r"[ \u00a0*_-]*[^\W\d_]")
_ONCE = {COUNT, "minute", "hour", "day", "week", "month", "quarter", "year", "times"}


@dataclass(frozen=True)
class _Figure:
    numeral: Numeral
    start: int
    end: int
    value: float
    unit: str
    factor: float
    is_bare: bool = False


def figures_in(text: str) -> list[Mark]:
    """The figures of a text in order, those that count nothing named `bare`.

    The number of a list item and the word for one are none.
    """
    marks = [*_rough(text), *_ordinals(text)]
    free = _blotted(text, marks)
    figures = _ranges(text, _figures(free))
    return sorted([*marks, *_stated(text, figures)], key=lambda mark: mark.start)


def key_of(unit: str, value: float) -> str:
    """The key of a figure."""
    return f"{unit}:{value:.10g}"


def _stated(text: str, figures: Sequence[_Figure]) -> Iterator[Mark]:
    beside = {i for i, pair in enumerate(pairwise(figures)) if _is_ratio(text, *pair)}
    for i, figure in enumerate(figures):
        if i in beside:
            whole = figures[i + 1]
            key = f"ratio:{figure.value:g}/{whole.value:g}"
            yield Mark(figure.start, whole.end, "figure", key)
        elif i - 1 not in beside and not _is_one(figure):
            yield _mark(figure)


def _mark(figure: _Figure) -> Mark:
    year = figure.unit == COUNT and figure.value in YEARS and not figure.numeral.grouped
    if year and figure.factor == 1:
        return Mark(figure.start, figure.end, "date", f"date:{figure.value:g}--")
    unit = BARE if figure.unit == COUNT and figure.is_bare else figure.unit
    return Mark(figure.start, figure.end, "figure", key_of(unit, figure.value))


def _is_one(figure: _Figure) -> bool:
    if figure.numeral.single and figure.value == 1:
        return True
    return figure.value in {0, 1} and figure.unit in _ONCE


def _is_ratio(text: str, part: _Figure, whole: _Figure) -> bool:
    if (
        part.unit != COUNT
        or whole.unit != COUNT
        or whole.value < 2
        or not 0 <= part.value <= whole.value <= 1000
    ):
        return False
    return bool(_patterns().out_of.fullmatch(text, part.end, whole.start))


def _figures(text: str) -> list[_Figure]:
    found: list[_Figure] = []
    for numeral in numerals_in(text):
        if not found or numeral.start >= found[-1].end:
            found.append(_measured(text, numeral))
    return found


def _measured(text: str, numeral: Numeral) -> _Figure:
    """A number with its multiplier and unit."""
    before = _BEFORE.search(text, max(0, numeral.start - 6), numeral.start)
    after = _patterns().after.match(text, numeral.end)
    factor = 1.0
    start, end, unit = numeral.start, numeral.end, COUNT
    if after:
        end = after.end()
        unit = next((name for name in cues().units if after[name]), COUNT)
        factor = _LETTERS.get(after["letter"] or "", 1.0)
        factor *= cues().multipliers.get((after["word"] or "").lower(), 1)
    if before and unit == COUNT:
        start, unit = before.start(), str(before.lastgroup)
    value = numeral.value * factor
    if after and (after["half"] or after["more"]):
        value += 0.5 * (_MILLION if value >= _MILLION else factor)
    return _Figure(numeral, start, end, value, unit, factor, not _NOUN.match(text, end))


def _ranges(text: str, figures: Sequence[_Figure]) -> list[_Figure]:
    """Both ends of a range have its unit: "3 à 5 %", "$5 to 10 million"."""
    found = list(figures)
    for i in range(len(found) - 1, 0, -1):
        first, last = found[i - 1], found[i]
        if not _patterns().ranges.fullmatch(text, first.end, last.start):
            continue
        if first.unit == COUNT and last.unit != COUNT and first.value not in YEARS:
            factor = last.factor if first.factor == 1 else 1
            found[i - 1] = replace(first, unit=last.unit, value=first.value * factor)
        elif last.unit == COUNT and first.unit in {"cad", "usd", "eur", "percent"}:
            factor = last.factor if first.factor == 1 else 1
            found[i - 1] = replace(first, value=first.value * factor)
            found[i] = replace(last, unit=first.unit)
    return found


def _rough(text: str) -> Iterator[Mark]:
    """Halves, thirds, doubles, dozens and the like, in words."""
    lowered = text.lower()
    for unit, hint, pattern, value in _patterns().rough:
        if hint in lowered:
            for match in pattern.finditer(text):
                yield Mark(match.start(), match.end(), "figure", key_of(unit, value))


def _ordinals(text: str) -> Iterator[Mark]:
    for pattern in _patterns().ordinals if has_digit(text) else ():
        for match in pattern.finditer(text):
            yield Mark(
                match.start(), match.end(), "figure", key_of("ordinal", int(match["digits"]))
            )
    if not plain_words(text) & cues().ordinal_words.keys():
        return
    for match in _patterns().ordered.finditer(text):
        value = cues().ordinal_words[match["word"].lower()]
        yield Mark(match.start("word"), match.end("word"), "figure", key_of("ordinal", value))


def _blotted(text: str, marks: Sequence[Mark]) -> str:
    """The text without what is read already, list numbers, "the two" and "new" in French."""
    spans = [mark.span for mark in marks]
    for word, pattern in _patterns().no_figure.items():
        if word in plain_words(text):
            spans += [match.span() for match in pattern.finditer(text)]
    if has_digit(text):
        spans += [match.span() for match in _patterns().label.finditer(text)]
    if number := _LIST_NUMBER.match(text):
        spans.append(number.span())
    return masked(text, spans) if spans else text


@dataclass(frozen=True)
class _Patterns:
    after: re.Pattern[str]
    ranges: re.Pattern[str]
    out_of: re.Pattern[str]
    rough: Sequence[tuple[str, str, re.Pattern[str], float]]
    ordinals: Sequence[re.Pattern[str]]
    ordered: re.Pattern[str]
    no_figure: Mapping[str, re.Pattern[str]]
    label: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    said = cues()
    words = "|".join(sorted(said.multipliers, key=len, reverse=True))
    units = "|".join(f"(?P<{name}>{pattern})" for name, pattern in said.units.items())
    gap = "[ \u00a0\u202f-]?"
    order = "|".join(said.ordinal_words)
    return _Patterns(
        after=re.compile(
            rf"(?P<half> (?i:{said.half}))?"
            rf"(?:{gap}(?:(?P<letter>MM|Md|[kKMGB])|(?i:(?P<word>{words})))(?![^\W_]))?"
            rf"(?:{gap}(?i:(?:(?:{said.between})[ -])?(?:{units}))(?![^\W\d_]))?"
            rf"(?P<more> (?i:{said.half}))?"
        ),
        ranges=re.compile(rf"\s*(?i:{said.ranges}|/)\s*\$?"),
        out_of=re.compile(rf"\s?/\s?|\s(?:[^\W\d_]+\s){{0,3}}(?i:{said.out_of})\s(?:les )?"),
        rough=[
            *_rough_patterns("percent", said.shares),
            *_rough_patterns("times", said.multiples),
            *_rough_patterns(
                ABOUT, [Rough(a.rstrip("s?"), rf"\b{a}\b", v) for a, v in said.about.items()]
            ),
        ],
        ordinals=[re.compile(rf"(?<![\w.,]){o}", re.IGNORECASE) for o in said.ordinals],
        ordered=re.compile(rf"\b(?P<word>{order}) (?:{said.ordered_periods})\b", re.IGNORECASE),
        no_figure={
            word: re.compile(found, re.IGNORECASE) for word, found in said.no_figure.items()
        },
        label=re.compile(rf"^\W*(?:{said.labels}) \d{{1,3}}(?=\s*[:.)–—-])", re.IGNORECASE),
    )


def _rough_patterns(
    unit: str, table: Iterable[Rough]
) -> Iterator[tuple[str, str, re.Pattern[str], float]]:
    for rough in table:
        yield unit, rough.hint, re.compile(rough.pattern, re.IGNORECASE), rough.value
