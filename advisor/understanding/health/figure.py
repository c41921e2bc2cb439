"""A figure of a message, and the figures that another one tells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from advisor.understanding.health.amounts import Amount
from advisor.understanding.health.clauses import Span
from advisor.understanding.health.cues import HealthCues
from advisor.understanding.health.derived import Gap, Share, doubled, share_before
from advisor.understanding.health.model import KpiId, Number, Role
from advisor.understanding.health.money import MONEY_KPIS
from advisor.understanding.health.zeros import Zero

_LEAST_MONEY = 100
_ROUNDED = 50


@dataclass(frozen=True)
class Figure:
    """A figure of a KPI in a role; `start` and `end` bound the words that it rests on.

    `at` is the amount itself and `said` its sentence; `told` says that words gave it its role,
    which else is the value.
    """

    kpi: KpiId
    role: Role
    value: Number
    start: int
    end: int
    at: Span
    said: Span
    told: bool = False


def from_shares(
    found: Sequence[Figure], shares: Sequence[Share], text: str, amounts: Sequence[Amount]
) -> list[Figure]:
    """What was reached, told as a share of the target: "60 % of our $50,000 goal"."""
    reached = []
    for figure in found:
        share = share_before(shares, text, figure.at, amounts) if figure.role == "target" else None
        if share and figure.kpi != "retention_rate" and not _agrees(share, figure, found):
            reached.append(
                replace(
                    figure, role="value", value=share.of(figure.value), start=share.start, told=True
                )
            )
    return reached


def _agrees(share: Share, target: Figure, found: Sequence[Figure]) -> bool:
    """Whether a value that is told comes to the share that is told of its target."""
    part = share.of(target.value)
    told = [f for f in found if f.kpi == target.kpi and f.role == "value"]
    return any(abs(Decimal(f.value) - Decimal(part)) * _ROUNDED <= target.value for f in told)


def from_gaps(
    found: Sequence[Figure], gaps: Sequence[Gap], sentences: Sequence[Span]
) -> list[Figure]:
    """What a gap tells: "$7,000 above the goal", "one more than last year"."""
    told = []
    for gap in gaps:
        number = next(i for i, s in enumerate(sentences) if s.holds(gap.amount.start))
        near = [f for f in found if _is_beside(f, gap.amount, sentences[max(0, number - 1) :][:3])]
        near.sort(key=lambda f: abs(f.at.start - gap.amount.start))
        kpi = near[0].kpi if near else None
        roles = {f.role: f for f in reversed(near) if f.kpi == kpi}
        if "value" in roles and gap.to in roles:
            continue
        sides: tuple[tuple[Role, Role, int], ...] = ((gap.to, "value", 1), ("value", gap.to, -1))
        for known, other, sign in sides:
            if known in roles:
                figure = roles[known]
                value = figure.value + sign * gap.above
                told.append(replace(figure, role=other, value=value, told=True))
                break
    return told


def from_doubling(found: Sequence[Figure], text: str, cues: HealthCues) -> list[Figure]:
    """The values that are told as twice a former figure."""
    told = {(f.kpi, f.said) for f in found if f.role == "value"}
    return [
        replace(f, role="value", value=2 * f.value, told=True)
        for f in found
        if f.role == "previous"
        and (f.kpi, f.said) not in told
        and f.kpi != "retention_rate"
        and doubled(text[: f.said.end], f.at.end, cues)
    ]


def from_zeros(zeros: Iterable[Zero], found: Sequence[Figure]) -> list[Figure]:
    """The figures of nought that no figure found says already."""
    told = []
    for zero in zeros:
        if not any(f.kpi == zero.kpi and f.start <= zero.start < f.end for f in found):
            span = Span(zero.start, zero.end)
            nought = Figure(zero.kpi, "value", zero.value, span.start, span.end, span, span, True)
            told.append(nought)
    return told


def _is_beside(figure: Figure, amount: Amount, sentences: Sequence[Span]) -> bool:
    """Whether a figure stands near an amount that is a gap to it, and has its unit."""
    money = figure.kpi in MONEY_KPIS
    fit = money == (amount.unit == "money" or amount.scaled) or (
        amount.unit == "count" and amount.value > _LEAST_MONEY
    )
    return fit and any(s.holds(figure.at.start) for s in sentences)
