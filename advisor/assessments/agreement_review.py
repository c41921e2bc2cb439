"""A draft as it was read: the status of each clause, with the words that it rests on."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from advisor.assessments.agreement import (
    BEYOND,
    CLAUSES,
    FLAGS,
    PARTICULARS,
    AgreementInput,
    Status,
    of_ids,
)
from advisor.assessments.inputs import Result
from advisor.language import Language


class Evidence(Result):
    """Words quoted from the draft, with their line and page, both counted from 1."""

    words: str
    line: int = Field(ge=1)
    page: int | None = Field(default=None, ge=1)


class Clause(Result):
    """The status of a clause or a particular, and the words that it rests on."""

    status: Status
    evidence: Evidence | None = None


MISSING = Clause(status="missing")


def _with_mediation(clauses: Mapping[str, Clause]) -> Mapping[str, Clause]:
    mediation = clauses["mediation"]
    if mediation.status != "present" or clauses["conflict_resolution"].status == "present":
        return clauses
    return {**clauses, "conflict_resolution": mediation}


class Review(Result):
    """All that was read in a draft, in its language.

    `clauses` holds all twelve; `beyond` and `flags` what was found; `particulars` all six where
    `artist` holds. Where mediation is present, it is also the way to resolve conflicts.
    """

    language: Language
    clauses: Annotated[
        Mapping[str, Clause], of_ids(CLAUSES, whole=True), AfterValidator(_with_mediation)
    ]
    beyond: Annotated[Mapping[str, Evidence], of_ids(BEYOND)] = {}
    flags: Annotated[Mapping[str, tuple[Evidence, ...]], of_ids(FLAGS)] = {}
    artist: bool = False
    particulars: Annotated[Mapping[str, Clause], of_ids(PARTICULARS)] = {}

    @model_validator(mode="after")
    def _can_be_scored(self) -> "Review":
        self.input()
        return self

    def input(self) -> AgreementInput:
        """The review without its words, ready to be scored."""
        return AgreementInput(
            clauses={name: clause.status for name, clause in self.clauses.items()},
            beyond={name: name in self.beyond for name in BEYOND},
            flags=tuple(self.flags),
            artist=self.artist,
            particulars={name: clause.status for name, clause in self.particulars.items()},
        )
