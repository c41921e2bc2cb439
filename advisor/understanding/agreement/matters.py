"""Prices of one thing, who bears a cost, due dates, votes and rhythms of payment, to compare."""

import re
from collections.abc import Iterator

from advisor.understanding.agreement.cues import AgreementCues, cues_of, in_either
from advisor.understanding.agreement.quantities import amounts_in, dates_in
from advisor.understanding.agreement.sayings import Saying
from advisor.understanding.agreement.terms import Term

_WORD = re.compile(r"[a-z]{4,}")
_TIME = re.compile(
    r"(?:heure|hour|jour|day|mois|month|semaine|week|ann|year|soir|evening|trimestre|quarter|season|saison)"
)
_STEM = 5
_MOST_WORDS = 6
_MOST_APART = 60


def matters_in(saying: Saying, at: int) -> Iterator[Term]:
    """The terms of these matters that a saying states."""
    cues = cues_of(saying.language)
    if in_either("withdrawn", saying.flat):
        return
    yield from _unit_price(saying.flat, cues, at)
    yield from _bearers(saying.flat, cues, at)
    yield from _due(saying.flat, cues, at)
    yield from _opened(saying.flat, cues, at)
    yield from _votes(saying.flat, cues, at)
    yield from _rhythm(saying.flat, cues, at)


def _unit_price(flat: str, cues: AgreementCues, at: int) -> Iterator[Term]:
    """The price of one thing, where the sentence tells no other and sets no condition."""
    if len(amounts_in(flat)) != 1 or cues.unit_not.search(flat):
        return
    found = cues.unit_after.search(flat) or cues.unit_before.search(flat)
    if found and not _TIME.match(found["noun"]):
        price = amounts_in(flat)[0]
        yield Term(f"unit {found['noun'].rstrip('s')}", price, None, at)


def _bearers(flat: str, cues: AgreementCues, at: int) -> Iterator[Term]:
    """Who bears the cost of a thing, where only one does and without a condition."""
    found = cues.borne.search(flat) or cues.bears.search(flat)
    if found is None or cues.borne_not.search(flat):
        return
    told = {name.rstrip("2"): words for name, words in found.groupdict().items() if words}
    words = [w for w in _WORD.findall(told["what"]) if not cues.borne_general.match(w)]
    brief = len(words) == 1 and len(told["what"].split()) <= _MOST_WORDS
    if brief and not cues.borne_not.match(told["who"]):
        yield Term(f"borne {words[0][:_STEM]}", told["who"], None, at)


def _due(flat: str, cues: AgreementCues, at: int) -> Iterator[Term]:
    """The day on which a thing is due, where a sentence tells one."""
    found, days = cues.due.search(flat), dates_in(flat)
    if found is None or len(days) != 1 or cues.due_not.search(flat):
        return
    if 0 <= days[0][1] - found.end() <= _MOST_APART:
        words = _WORD.findall(next(filter(None, found.groups())))
        yield Term(f"due {words[0][:_STEM]}", days[0][0], None, at, frozenset(words))


def _opened(flat: str, cues: AgreementCues, at: int) -> Iterator[Term]:
    """The day on which a thing opens, where a sentence tells one."""
    found, days = cues.opened.search(flat), dates_in(flat)
    if found and len(days) == 1 and not cues.due_not.search(flat):
        noun = next(filter(None, found.groups()))
        yield Term(f"due opening {noun[:_STEM]}", days[0][0], None, at)


def _votes(flat: str, cues: AgreementCues, at: int) -> Iterator[Term]:
    """Whether decisions, all of them, ask for everybody, for a majority or for one alone."""
    alone = cues.decides_alone.search(flat)
    together = cues.decided_together.search(flat)
    told = {
        "all": cues.unanimous.search(flat) or together,
        "most": cues.majority.search(flat),
        "one": alone,
    }
    found = [how for how, said in told.items() if said]
    decided = alone or together or cues.decided.search(flat)
    if len(found) == 1 and decided and not cues.decided_not.search(flat):
        yield Term("vote", found[0], None, at)


def _rhythm(flat: str, cues: AgreementCues, at: int) -> Iterator[Term]:
    """Whether the price is paid at once or again and again."""
    once, often = cues.paid_once.search(flat), cues.paid_often.search(flat)
    if bool(once) != bool(often) and not cues.paid_not.search(flat):
        what = cues.paid_what.search(flat)
        about = frozenset(filter(None, what.groups())) if what else frozenset()
        yield Term("rhythm", bool(once), None, at, about)
