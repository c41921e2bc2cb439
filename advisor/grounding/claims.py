"""What a sentence states that could be invented."""

from dataclasses import dataclass

from advisor.grounding.dates import dates_in
from advisor.grounding.figures import figures_in
from advisor.grounding.laws import laws_in
from advisor.grounding.links import citations_in, links_in
from advisor.grounding.marks import ClaimKind, Mark, masked
from advisor.grounding.names import names_in
from advisor.language import Language


@dataclass(frozen=True)
class Claim:
    """A figure, date, law, name, citation or link; equal ones have the same `key`.

    The key of a name is its folded words, that of anything else starts with what it is:
    `percent:40`, `date:2025-5-17`, `law:number:25`, `citation:intro.summary`, `link:a.ca`.
    """

    kind: ClaimKind
    text: str
    key: str


def claims_of(sentence: str, language: Language) -> tuple[Claim, ...]:
    """The claims of a sentence, in the order in which they stand."""
    marks, rest = stated_in(sentence)
    marks += names_in(rest, language)
    marks.sort(key=lambda mark: mark.start)
    return tuple(Claim(m.kind, sentence[m.start : m.end], m.key) for m in marks)


def stated_in(text: str) -> tuple[list[Mark], str]:
    """All but the names that a text states, the same in both languages, and what is left of it."""
    marks: list[Mark] = []
    rest = text
    for read in (links_in, citations_in, laws_in, dates_in, figures_in):
        found = read(rest)
        marks += found
        rest = masked(rest, [mark.span for mark in found]) if found else rest
    return marks, rest
