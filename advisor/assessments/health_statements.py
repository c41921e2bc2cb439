"""What the people say: the six statements scored, and the signs read on the ratings themselves."""

from collections.abc import Mapping
from fractions import Fraction

from advisor.assessments.arithmetic import mean
from advisor.assessments.health_input import HealthInput
from advisor.assessments.health_method import (
    LOWEST_RATING,
    MANY_GAPS,
    STATEMENTS,
    UNHAPPY_UP_TO,
    WIDE_GAP,
    StatementId,
)
from advisor.assessments.inputs import Result


class Gap(Result):
    """A statement that the two sides rate two points apart or more."""

    id: StatementId
    us: int
    partner: int


def statement_scores(given: HealthInput) -> dict[StatementId, Fraction | None]:
    """Each statement: 25 × (mean of the sides present − 1), or None where no side rated it."""
    return {name: _score(_ratings(name, given)) for name in STATEMENTS}


def gaps_to_discuss(given: HealthInput) -> tuple[Gap, ...]:
    """The statements rated two points apart or more, widest first, then in their order."""
    us, partner = given.qualitative.us, given.qualitative.partner
    both = ((name, us.get(name), partner.get(name)) for name in STATEMENTS)
    gaps = [
        Gap(id=name, us=ours, partner=theirs)
        for name, ours, theirs in both
        if ours is not None and theirs is not None and abs(ours - theirs) >= WIDE_GAP
    ]
    return tuple(sorted(gaps, key=lambda gap: -abs(gap.us - gap.partner)))


def has_partner(given: HealthInput) -> bool:
    """Whether the partner rated any statement."""
    return _rated(given.qualitative.partner)


def is_strained(given: HealthInput) -> bool:
    """R3: a side rates Q1 at 2 or less, or the sides are 2 or more apart on three statements."""
    unhappy = any(rating <= UNHAPPY_UP_TO for rating in _ratings("Q1", given))
    return unhappy or len(gaps_to_discuss(given)) >= MANY_GAPS


def is_off_strategy(given: HealthInput) -> bool:
    """A side rates Q4, serving today's strategic goals, at the lowest."""
    return LOWEST_RATING in _ratings("Q4", given)


def _ratings(name: StatementId, given: HealthInput) -> list[int]:
    sides = (given.qualitative.us.get(name), given.qualitative.partner.get(name))
    return [rating for rating in sides if rating is not None]


def _rated(ratings: Mapping[StatementId, int | None]) -> bool:
    return any(rating is not None for rating in ratings.values())


def _score(ratings: list[int]) -> Fraction | None:
    middle = mean(Fraction(rating) for rating in ratings)
    return None if middle is None else 25 * (middle - LOWEST_RATING)
