"""Who a question gives a statement to, compared with who made it."""

import re

from advisor.knowledge import Claim, Knowledge
from advisor.language import Language
from advisor.retrieval.retriever import Found
from advisor.retrieval.tokens import fold
from advisor.understanding.cues import cues
from advisor.understanding.keywords import content_words
from advisor.understanding.situation import place_in

_NAME = r"[A-ZÀ-Ý][\w’'-]*[\wÀ-ÿ](?:[ -](?:de |d[’'])?[A-ZÀ-Ý][\w’'-]*[\wÀ-ÿ])*"
_NEAR_UNITS = 2
_REACH = 25
_ACRONYM = 3


def wrong_attribution(
    question: str, language: Language, found: Found, knowledge: Knowledge
) -> tuple[str, str, str] | None:
    """The unit, who made its statement, and who the question says did; None where nothing is off.

    Only a name that stands right beside a verb of saying or doing counts, and only against a unit
    whose statement is somebody's.
    """
    known = _known_names(knowledge)
    named = _credited(question, language, known)
    folded = fold(question)
    for scored in found.units[:_NEAR_UNITS]:
        for claim in knowledge.claims_of(scored.unit):
            if claim.by is None or _is_named(claim, folded):
                continue
            text = fold(knowledge.units[scored.unit].text(language).markdown)
            wrong = next((name for name in named if fold(name) not in text), None)
            if wrong:
                return scored.unit, claim.by.of(language)[0], wrong
    return None


def _is_named(claim: Claim, folded: str) -> bool:
    if claim.by is None:
        return False
    return any(fold(name) in folded for name in (*claim.by.fr, *claim.by.en))


def _known_names(knowledge: Knowledge) -> frozenset[str]:
    """The folded words of the names that the guidance credits."""
    by = [claim.by for claim in knowledge.claims.values() if claim.by]
    names = [name for nouns in by for name in (*nouns.fr, *nouns.en)]
    return frozenset(fold(word) for name in names for word in name.split() if word[:1].isupper())


def _credited(question: str, language: Language, known: frozenset[str]) -> list[str]:
    """The names that the question credits with something; places and one's own people left out."""
    found = []
    for titled, before, after in cues(language).credits:
        for match in re.finditer(rf"{before}(?P<name>{_NAME}){after}", question):
            name = _without_common_words(match["name"], language)
            if _is_own(question[: match.start("name")], language):
                continue
            if _is_name(name, known, language, titled=titled or _has_title(match[0])):
                found.append(name)
    return [name for name in found if not place_in(name, language)]


def _without_common_words(name: str, language: Language) -> str:
    """A name without the words before it that only begin the sentence ("Quand Luc…")."""
    words = name.split()
    while words and _is_common(words[0], language):
        words = words[1:]
    return " ".join(words)


def _is_common(word: str, language: Language) -> bool:
    parts = re.split(r"[’'-]", fold(word))
    return all(part in cues(language).function_words or len(part) < 2 for part in parts)


def _is_name(name: str, known: frozenset[str], language: Language, *, titled: bool) -> bool:
    """A name that the guidance credits, or a stranger's: a title, two capitals, or an acronym.

    An acronym that the content or its questions use names no stranger: "KPI", "OBNL".
    """
    words = name.split()
    if any(fold(word) in known for word in words) or (titled and words):
        return True
    acronyms = [word for word in words if word.isupper()]
    strange = [word for word in acronyms if fold(word) not in content_words(language)]
    if acronyms and not strange:
        return False
    return len(words) >= 2 or any(len(word) >= _ACRONYM for word in strange)


def _has_title(text: str) -> bool:
    return bool(
        re.search(r"\b(maire|mairesse|ministre|prof\w*|mayor|minister|premier)\b", text.lower())
    )


def _is_own(before: str, language: Language) -> bool:
    return bool(cues(language).own.search(fold(before[-_REACH:])))
