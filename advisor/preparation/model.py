"""What a preparation dossier holds, as ids and numbers: its words are made elsewhere."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import Field

from advisor.assessments.agreement import AgreementResult
from advisor.assessments.finder import FinderResult
from advisor.assessments.health import HealthResult
from advisor.assessments.readiness import ReadinessResult
from advisor.client import Standing, Statement
from advisor.knowledge.models import Strict

VERSION: Literal["preparation-1.0"] = "preparation-1.0"
Shown = str | int | float


class Line(Strict):
    """A line of the dossier, with all that it rests on.

    `because` holds fields (`readiness.F1`, `health.partner.Q2`, `agreement`), statements of the
    notes (`note:n1.3`) and rules; without any of them the line would not stand as it does.
    `values` fill its words, `units` are the passages behind it.
    """

    id: str
    because: tuple[str, ...]
    values: Mapping[str, Shown] = Field(default_factory=dict)
    units: tuple[str, ...] = ()


class Gap(Strict):
    """What a result lacks or loses: `stake` is its points of 100 that are in play."""

    path: str
    topic: str
    group: str
    state: Literal["unknown", "low", "unclear", "missing", "deduced"]
    stake: float
    because: tuple[str, ...]


class Movement(Strict):
    """The same result at two meetings; `after` is None where the versions differ."""

    before: Standing
    after: Standing | None
    parts: tuple[str, ...] = ()
    """The dimensions or KPIs that moved most, at most three."""


class Results(Strict):
    """What the tools say; None where a tool was given nothing.

    `deduced` are the fields that were read in the notes and confirmed by nobody.
    """

    readiness: ReadinessResult | None = None
    health: HealthResult | None = None
    agreement: AgreementResult | None = None
    finder: FinderResult | None = None
    deduced: tuple[str, ...] = ()


class Preparation(Strict):
    """A coach's dossier for one meeting; empty parts have nothing to say."""

    version: str = VERSION
    made: date
    client: str
    meeting: date | None
    answered_by: str
    consent: bool | None
    delete_by: date
    versions: tuple[str, ...]
    quotes: tuple[Statement, ...]
    since: tuple[Movement, ...]
    results: Results
    fact_statements: tuple[Statement, ...]
    fact_lines: tuple[Line, ...]
    claim_statements: tuple[Statement, ...]
    claim_lines: tuple[Line, ...]
    unknown_statements: tuple[Statement, ...]
    unknown: tuple[str, ...]
    """The fields that have no answer; `readiness`, `agreement`… alone where none was begun."""
    contradictions: tuple[Line, ...]
    hypotheses: tuple[Line, ...]
    questions: tuple[Gap, ...]
    flags: tuple[Line, ...]
    reread: tuple[str, ...]
    step: Line | None
    to_ask: tuple[Gap, ...]
    """What the coach is asked first: at most three, the unknowns with the most at stake."""
