"""The partnership health check, `health-1.0`: figures and ratings in, verdict out."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Literal, get_args

from advisor.assessments.arithmetic import hundredths, mean
from advisor.assessments.health_input import HealthInput, read_health
from advisor.assessments.health_kpis import (
    HealthWarning,
    elapsed_share,
    kpi_scores,
    kpi_warnings,
)
from advisor.assessments.health_method import (
    KPIS,
    SECTIONS_OF,
    STATEMENTS,
    VERSION,
    KpiId,
    Reason,
    StatementId,
    Verdict,
)
from advisor.assessments.health_shown import ShownFigures, retention_from_counts, shown_figures
from advisor.assessments.health_statements import (
    Gap,
    gaps_to_discuss,
    has_partner,
    statement_scores,
)
from advisor.assessments.health_verdict import leaning, rule, score_of
from advisor.assessments.inputs import Result

__all__ = [
    "KPIS",
    "SECTIONS_OF",
    "STATEMENTS",
    "VERSION",
    "Gap",
    "HealthInput",
    "HealthResult",
    "HealthWarning",
    "LowLine",
    "ShownFigures",
    "gaps_to_discuss",
    "read_health",
    "retention_from_counts",
    "score_health",
    "shown_figures",
    "statement_scores",
]

Confidence = Literal["high", "medium", "low"]

_SURE, _ENOUGH, _EARLY = Fraction(85, 100), Fraction(1, 2), Fraction(1, 4)
_EXTREMES = (Fraction(0), Fraction(100))


class LowLine(Result):
    """One of the lowest lines, its score of 100 to two decimals, and where the advice stands."""

    id: KpiId | StatementId
    score: float
    sections: tuple[str, ...]


class HealthResult(Result):
    """k, q and each KPI are points of 100 to two decimals; score is a whole number.

    None means not known: k where no KPI is scored, q where no statement is answered, score
    where either is None, a KPI that is chosen but not scored. `leaning` comes only with the
    verdict `insufficient`, and is None even then where neither side is known.
    """

    k: float | None
    q: float | None
    score: int | None
    verdict: Verdict
    reason: Reason
    leaning: Verdict | None
    confidence: Confidence
    provisional: bool
    could_become: tuple[Verdict, ...]
    too_early: bool
    kpis: Mapping[KpiId, float | None]
    warnings: tuple[HealthWarning, ...]
    priorities: tuple[LowLine, ...]


def score_health(given: HealthInput) -> HealthResult:
    """Score a partnership: K the mean of its scored KPIs, Q of its answered statements.

    The score is (K + Q) ÷ 2, and the verdict that of the first rule that matches.
    """
    kpis, statements = kpi_scores(given), statement_scores(given)
    k, q = _known_mean(kpis.values()), _known_mean(statements.values())
    ruling = rule(k, q, given)
    others = _other_verdicts(ruling.verdict, kpis, statements, given)
    return HealthResult(
        k=_shown(k),
        q=_shown(q),
        score=score_of(k, q),
        verdict=ruling.verdict,
        reason=ruling.reason,
        leaning=leaning(k, q, given) if ruling.verdict == "insufficient" else None,
        confidence=_confidence(kpis, statements, has_partner(given)),
        provisional=bool(others),
        could_become=others,
        too_early=ruling.reason != "R1" and _is_early(given),
        kpis={name: _shown(score) for name, score in kpis.items()},
        warnings=tuple(kpi_warnings(given)),
        priorities=_priorities(kpis, statements),
    )


def _known_mean(scores: Iterable[Fraction | None]) -> Fraction | None:
    return mean(score for score in scores if score is not None)


def _shown(score: Fraction | None) -> float | None:
    return None if score is None else hundredths(score)


def _other_verdicts(
    verdict: Verdict,
    kpis: Mapping[KpiId, Fraction | None],
    statements: Mapping[StatementId, Fraction | None],
    given: HealthInput,
) -> tuple[Verdict, ...]:
    """The verdicts with what is unknown all at 0, then all at 100, other than `verdict`.

    The rules that read a rating itself (R2, R3) read those given: a statement that nobody
    rated has a score here and no rating.
    """
    found = {
        rule(_filled_mean(kpis.values(), at), _filled_mean(statements.values(), at), given).verdict
        for at in _EXTREMES
    }
    return tuple(other for other in get_args(Verdict) if other in found - {verdict})


def _filled_mean(scores: Iterable[Fraction | None], unknown: Fraction) -> Fraction | None:
    return mean(unknown if score is None else score for score in scores)


def _confidence(
    kpis: Mapping[KpiId, Fraction | None],
    statements: Mapping[StatementId, Fraction | None],
    partner: bool,
) -> Confidence:
    scored = _known(kpis.values())
    coverage = Fraction(_known(statements.values()), 2 * len(STATEMENTS))
    if kpis:
        coverage += Fraction(scored, 2 * len(kpis))
    if coverage >= _SURE and partner and scored >= 2:
        return "high"
    return "medium" if coverage >= _ENOUGH else "low"


def _known(scores: Iterable[Fraction | None]) -> int:
    return sum(score is not None for score in scores)


def _is_early(given: HealthInput) -> bool:
    share = elapsed_share(given)
    return share is not None and share < _EARLY


def _priorities(
    kpis: Mapping[KpiId, Fraction | None], statements: Mapping[StatementId, Fraction | None]
) -> tuple[LowLine, ...]:
    lines: list[tuple[KpiId | StatementId, Fraction | None]]
    lines = [*kpis.items(), *statements.items()]
    known = [(name, score) for name, score in lines if score is not None]
    return tuple(
        LowLine(id=name, score=hundredths(score), sections=SECTIONS_OF[name])
        for name, score in sorted(known, key=lambda line: line[1])[:3]
    )
