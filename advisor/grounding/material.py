"""The words of the guidance that an answer may rest on, in both languages."""

from collections.abc import Iterable, Iterator

from advisor.knowledge import Knowledge
from advisor.language import LANGUAGES


def unit_texts(knowledge: Knowledge, units: Iterable[str]) -> Iterator[str]:
    """What units say: titles, words and cautions."""
    for unit in units:
        for language in LANGUAGES:
            text = knowledge.units[unit].text(language)
            yield text.title
            yield text.markdown
            yield from (claim.say.text(language) for claim in knowledge.claims_of(unit))


def glossary_texts(knowledge: Knowledge) -> Iterator[str]:
    """The terms of the field with their notes."""
    for term in knowledge.glossary:
        for language in LANGUAGES:
            yield from term.words(language)
            yield term.note.text(language)


def care_texts(knowledge: Knowledge) -> Iterator[str]:
    """The fixed answers to matters of care, with whom to call."""
    for care in knowledge.care.values():
        yield from (care.text(language).answer for language in LANGUAGES)
