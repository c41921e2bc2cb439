"""The rules of the verdict, in their order: the first that matches decides."""

from dataclasses import dataclass
from fractions import Fraction

from advisor.assessments.arithmetic import exact, half_up
from advisor.assessments.health_input import HealthInput
from advisor.assessments.health_method import (
    CONTINUE_FROM,
    HALF_FROM,
    LEAST_GAIN,
    STOP_BELOW,
    WORN_OUT_BELOW,
    Reason,
    Verdict,
)
from advisor.assessments.health_statements import is_off_strategy, is_strained


@dataclass(frozen=True)
class Ruling:
    """A verdict and the rule that gave it."""

    verdict: Verdict
    reason: Reason


def score_of(k: Fraction | None, q: Fraction | None) -> int | None:
    """(K + Q) ÷ 2, rounded; None where either is not known."""
    return None if k is None or q is None else half_up((k + q) / 2)


def rule(k: Fraction | None, q: Fraction | None, given: HealthInput) -> Ruling:
    """The verdict for these K and Q (0–100, unrounded) and the rest of the input."""
    if given.flags.integrity == "confirmed":
        return Ruling("stop", "R1")
    if k is None or q is None:
        return Ruling("insufficient", "no_data" if k is q else "one_sided")
    score = half_up((k + q) / 2)
    if (ending := _ending(k, score, given)) is not None:
        return Ruling("stop", ending)
    held = _held_back(given)
    if held is None and score >= CONTINUE_FROM and min(k, q) >= HALF_FROM:
        return Ruling("continue", "healthy")
    return Ruling("realign", held or "middle")


def leaning(k: Fraction | None, q: Fraction | None, given: HealthInput) -> Verdict | None:
    """What the side that is known points to; None where neither is."""
    known = q if k is None else k
    if known is None:
        return None
    score = half_up(known)
    if score < STOP_BELOW:
        return "stop"
    suspected = given.flags.integrity == "suspected"
    return "continue" if score >= CONTINUE_FROM and not suspected else "realign"


def _ending(k: Fraction, score: int, given: HealthInput) -> Reason | None:
    if is_off_strategy(given) and k < HALF_FROM:
        return "R2"
    if _is_worn_out(score, given):
        return "R4"
    return "low_score" if score < STOP_BELOW else None


def _held_back(given: HealthInput) -> Reason | None:
    if is_strained(given):
        return "R3"
    return "integrity_suspected" if given.flags.integrity == "suspected" else None


def _is_worn_out(score: int, given: HealthInput) -> bool:
    """R4: realigned before, the plan carried out, and hardly better since."""
    before = given.earlier
    if before is None or before.score is None:
        return False
    realigned = before.verdict == "realign" and before.plan_done
    return realigned and score - exact(before.score) < LEAST_GAIN and score < WORN_OUT_BELOW
