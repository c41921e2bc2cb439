"""A share told in words ("fewer than half") or as a ratio ("nine exports out of ten")."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from advisor.language import Language
from advisor.understanding.cues import cues
from advisor.understanding.figures import digits

_RATIO = re.compile(
    r"(?<![\w.,$])(?P<part>\d{1,2})(?P<of>(?: (?!sur\b|out\b|in\b)[a-z'-]+){0,3})"
    r" (?:sur|out of|in(?: every)?)(?: les)? (?P<whole>\d{1,3})\b(?! ?[%$]| ?\d{2}|[.,/]\d)"
)
_WHOLES = frozenset({2, 3, 4, 5, 10, 20, 100})
_TIME = re.compile(r"\b(mois|months?|semaines?|weeks?|jours?|days?|ans?|annees?|years?|h(eu|ou)r)")


class Share(NamedTuple):
    """A share in percent, its words, and the folded text before and after them."""

    percent: float
    words: str
    before: str
    after: str


def shares_told(folded: str, language: Language) -> Iterator[Share]:
    """The shares of a folded text, ratios first; "3 months in 4" is a time, not a share."""
    counted = digits(folded, language)
    for ratio in _RATIO.finditer(counted):
        part, whole = int(ratio["part"]), int(ratio["whole"])
        if part < whole and whole in _WHOLES and not _TIME.search(ratio["of"]):
            yield _share(100 * part / whole, ratio)
    for words, percent in cues(language).shares.items():
        said = re.search(rf"\b{words}\b", folded)
        if said:
            yield _share(percent, said)


def _share(percent: float, said: re.Match[str]) -> Share:
    return Share(percent, said[0], said.string[: said.start()], said.string[said.end() :])
