"""The partner finder, `finder-1.0`: ranked needs in, types of partner with their fit out."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from advisor.assessments.arithmetic import half_up
from advisor.assessments.inputs import Result

__all__ = [
    "HORIZONS",
    "ITEMS",
    "NEEDS",
    "TYPES",
    "VERSION",
    "FinderResult",
    "Fit",
    "PartnerType",
    "score_finder",
]

VERSION: Literal["finder-1.0"] = "finder-1.0"

PartnerType = Literal["nonprofit", "university", "customer", "competitor", "cluster"]
Gate = Literal[
    "help_first_before",
    "competitor_topics_blocked",
    "competitor_topics_unknown",
    "joint_bid_rules",
    "university_too_slow",
    "repair_first",
]

TYPES: tuple[PartnerType, ...] = ("nonprofit", "university", "customer", "competitor", "cluster")
NEEDS: Mapping[str, tuple[int, int, int, int, int]] = MappingProxyType(
    {
        "rd": (0, 3, 1, 1, 2),
        "talent": (1, 3, 0, 0, 2),
        "local_credibility": (3, 1, 2, 0, 2),
        "social_impact": (3, 1, 1, 0, 1),
        "new_customers": (1, 0, 3, 1, 2),
        "co_creation": (1, 2, 3, 0, 1),
        "large_bid": (0, 0, 0, 3, 2),
        "sharing_costs": (0, 0, 0, 2, 3),
        "foreign_market": (1, 1, 2, 2, 3),
        "support_financing": (1, 1, 0, 0, 3),
    }
)
"""What each type of partner, in the order of `TYPES`, brings to a need: 0 to 3."""

HORIZONS: tuple[str, ...] = ("under_3_months", "under_a_year", "no_hurry")

ITEMS: tuple[str, ...] = (
    "need1",
    "need2",
    "need3",
    "horizon",
    "offer",
    "offer_what",
    "withhold",
    "competitor",
    "competitor_topics",
    "joint_bid",
    "dispute",
)
"""The questions, in the order of asking."""

_POINTS = {"need1": 3, "need2": 2, "need3": 1}
_FOLLOWS = {"offer_what": "offer", "competitor_topics": "competitor", "joint_bid": "competitor"}
_BEST, _SHOWN = 3, 2

Answers = Mapping[str, str | int | float | None]


class Fit(Result):
    """A type of partner and its fit to the needs, in rounded points of 100."""

    type: PartnerType
    fit: int


class FinderResult(Result):
    """`ranked` holds all five types, best first, and is empty where no first need is known.

    `top` holds the best two, more where the second place is tied, never a fit of 0 nor a
    competitor with whom the subjects are blocked. `tied` lists the equals among them.
    """

    version: Literal["finder-1.0"] = VERSION
    ranked: tuple[Fit, ...]
    top: tuple[PartnerType, ...]
    tied: tuple[tuple[PartnerType, ...], ...]
    gates: tuple[Gate, ...]
    complete: bool
    missing: tuple[str, ...]


def score_finder(answers: Answers) -> FinderResult:
    """Rank the types of partner: fit = 100 × Σ points × worth ÷ (3 × Σ points).

    The needs weigh 3, 2 and 1 points; one named twice counts at its best place only. A value
    that the item cannot take counts as not known, and an answer to a question that no longer
    applies is not read.
    """
    needs = _needs(answers)
    complete = answers.get("need1") in NEEDS
    ranked = _ranked(needs) if complete else ()
    topics = _topics(answers)
    top = _top(ranked, blocked=topics == "competitor_topics_blocked")
    return FinderResult(
        ranked=ranked,
        top=top,
        tied=tuple(_tied(ranked, top)),
        gates=tuple(_gates(answers, topics, top)),
        complete=complete,
        missing=tuple(item for item in ITEMS if item not in answers and _applies(item, answers)),
    )


def _needs(answers: Answers) -> dict[str, int]:
    needs: dict[str, int] = {}
    for item, points in _POINTS.items():
        need = answers.get(item)
        if isinstance(need, str) and need in NEEDS:
            needs.setdefault(need, points)
    return needs


def _ranked(needs: Mapping[str, int]) -> tuple[Fit, ...]:
    whole = _BEST * sum(needs.values())
    fits = [
        Fit(
            type=name,
            fit=half_up(
                Fraction(100 * sum(p * NEEDS[need][place] for need, p in needs.items()), whole)
            ),
        )
        for place, name in enumerate(TYPES)
    ]
    return tuple(sorted(fits, key=lambda one: -one.fit))


def _topics(answers: Answers) -> Gate | None:
    """Whether what would be spoken of with a competitor is blocked, or not known yet."""
    if answers.get("competitor") != "yes" or answers.get("competitor_topics") == "no":
        return None
    if answers.get("competitor_topics") == "yes":
        return "competitor_topics_blocked"
    return "competitor_topics_unknown"


def _top(ranked: tuple[Fit, ...], *, blocked: bool) -> tuple[PartnerType, ...]:
    open_ones = [one for one in ranked if one.fit and not (blocked and one.type == "competitor")]
    if len(open_ones) <= _SHOWN:
        return tuple(one.type for one in open_ones)
    last = open_ones[_SHOWN - 1].fit
    return tuple(one.type for one in open_ones if one.fit >= last)


def _tied(
    ranked: tuple[Fit, ...], top: tuple[PartnerType, ...]
) -> Iterator[tuple[PartnerType, ...]]:
    shown = [one for one in ranked if one.type in top]
    for fit in dict.fromkeys(one.fit for one in shown):
        equals = tuple(one.type for one in shown if one.fit == fit)
        if len(equals) > 1:
            yield equals


def _gates(answers: Answers, topics: Gate | None, top: tuple[PartnerType, ...]) -> Iterator[Gate]:
    if answers.get("offer") == "no":
        yield "help_first_before"
    if topics:
        yield topics
    if answers.get("competitor") == "yes" and answers.get("joint_bid") == "yes":
        yield "joint_bid_rules"
    if answers.get("horizon") == "under_3_months" and "university" in top:
        yield "university_too_slow"
    if answers.get("dispute") == "yes":
        yield "repair_first"


def _applies(item: str, answers: Answers) -> bool:
    before = _FOLLOWS.get(item)
    return before is None or answers.get(before) == "yes"
