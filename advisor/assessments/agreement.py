"""Review of an agreement, `agreement-1.0`: statuses in, coverage and verdict out."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, TypeVar

from pydantic import AfterValidator, model_validator

from advisor.assessments.agreement_method import (
    BEYOND,
    CLAUSES,
    CREDIT,
    ENOUGH,
    ESSENTIAL,
    FLAGS,
    HOLDING_FLAGS,
    PARTICULARS,
    TOTAL,
    VERSION,
    WEIGHTS,
    Status,
    Verdict,
)
from advisor.assessments.arithmetic import half_up
from advisor.assessments.inputs import Given, Result

__all__ = [
    "BEYOND",
    "CLAUSES",
    "ENOUGH",
    "ESSENTIAL",
    "FLAGS",
    "PARTICULARS",
    "PARTICULAR_PREFIX",
    "UNDER_COVERAGE",
    "VERSION",
    "WEIGHTS",
    "AgreementInput",
    "AgreementResult",
    "Status",
    "Verdict",
    "of_ids",
    "score_agreement",
]

T = TypeVar("T")
UNDER_COVERAGE = f"coverage_under_{ENOUGH}"
PARTICULAR_PREFIX = "s47_"


def of_ids(ids: tuple[str, ...], *, whole: bool = False) -> AfterValidator:
    """Holds the keys of a mapping to `ids`, all of them where `whole`, and puts them in order."""

    def check(given: Mapping[str, T]) -> Mapping[str, T]:
        unknown = sorted(set(given) - set(ids))
        lacking = [name for name in ids if name not in given] if whole else []
        if unknown or lacking:
            raise ValueError(f"unknown: {unknown}, lacking: {lacking}")
        return {name: given[name] for name in ids if name in given}

    return AfterValidator(check)


def _known_flags(given: tuple[str, ...]) -> tuple[str, ...]:
    unknown = sorted(set(given) - set(FLAGS))
    if unknown:
        raise ValueError(f"unknown: {unknown}")
    return tuple(name for name in FLAGS if name in given)


class AgreementInput(Given):
    """What a draft holds: the status of each clause, and what was found beside them.

    An id absent from `beyond` was not found. `particulars` are all six where `artist` holds.
    """

    clauses: Annotated[Mapping[str, Status], of_ids(CLAUSES, whole=True)]
    beyond: Annotated[Mapping[str, bool], of_ids(BEYOND)] = {}
    flags: Annotated[tuple[str, ...], AfterValidator(_known_flags)] = ()
    artist: bool = False
    particulars: Annotated[Mapping[str, Status], of_ids(PARTICULARS)] = {}

    @model_validator(mode="after")
    def _whole_particulars(self) -> "AgreementInput":
        if self.artist and len(self.particulars) < len(PARTICULARS):
            raise ValueError("an artist's agreement states all six particulars")
        return self


class AgreementResult(Result):
    """Coverage is rounded points of 100; `gaps` is missing then unclear, worst first.

    `because` holds the ids that decide the verdict: clauses, `s47_<particular>`,
    `coverage_under_80`, flags; it is empty where the draft is ready for a legal review.
    """

    coverage: int
    verdict: Verdict
    because: tuple[str, ...]
    missing: tuple[str, ...]
    unclear: tuple[str, ...]
    gaps: tuple[str, ...]
    essential_missing: tuple[str, ...]
    essential_unclear: tuple[str, ...]
    beyond_missing: tuple[str, ...]
    flags: tuple[str, ...]
    version: str = VERSION


def score_agreement(given: AgreementInput) -> AgreementResult:
    """Score a draft: coverage = 100 × Σ weight × credit ÷ 31, with ½ for an unclear clause.

    A missing clause of weight 3 → `do_not_sign`; else an unclear one, a rounded coverage under
    80, contradictory terms or blank fields → `fix_first`; else `ready_for_legal_review`. Between
    an artist and a presenter, a missing or unclear particular counts as such a clause of weight
    3 in the verdict, and not in the coverage. A present mediation is a present way to resolve
    conflicts.
    """
    clauses = _settled(given.clauses)
    points = sum((WEIGHTS[name] * CREDIT[clauses[name]] for name in CLAUSES), Fraction(0))
    coverage = half_up(100 * points / TOTAL)
    missing, unclear = _heaviest(clauses, "missing"), _heaviest(clauses, "unclear")
    particulars = given.particulars if given.artist else {}
    essential_missing = _having(particulars, "missing")
    essential_unclear = _having(particulars, "unclear")
    blocking = _essential(missing, essential_missing)
    holding = (
        *_essential(unclear, essential_unclear),
        *((UNDER_COVERAGE,) if coverage < ENOUGH else ()),
        *(name for name in given.flags if name in HOLDING_FLAGS),
    )
    return AgreementResult(
        coverage=coverage,
        verdict=_verdict(blocking, holding),
        because=blocking or holding,
        missing=missing,
        unclear=unclear,
        gaps=(*missing, *unclear),
        essential_missing=essential_missing,
        essential_unclear=essential_unclear,
        beyond_missing=tuple(name for name in BEYOND if not given.beyond.get(name)),
        flags=given.flags,
    )


def _settled(clauses: Mapping[str, Status]) -> Mapping[str, Status]:
    if clauses["mediation"] == "present":
        return {**clauses, "conflict_resolution": "present"}
    return clauses


def _having(statuses: Mapping[str, Status], status: Status) -> tuple[str, ...]:
    return tuple(name for name, found in statuses.items() if found == status)


def _heaviest(clauses: Mapping[str, Status], status: Status) -> tuple[str, ...]:
    return tuple(sorted(_having(clauses, status), key=lambda name: -WEIGHTS[name]))


def _essential(clauses: tuple[str, ...], particulars: tuple[str, ...]) -> tuple[str, ...]:
    return (
        *(name for name in clauses if name in ESSENTIAL),
        *(f"{PARTICULAR_PREFIX}{name}" for name in particulars),
    )


def _verdict(blocking: tuple[str, ...], holding: tuple[str, ...]) -> Verdict:
    if blocking:
        return "do_not_sign"
    return "fix_first" if holding else "ready_for_legal_review"
