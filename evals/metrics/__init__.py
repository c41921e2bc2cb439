"""What is measured on a reply, in the order of a report."""

from evals.metrics import (
    answered,
    assessment,
    declined,
    excludes,
    fields,
    first_section,
    grounded,
    includes,
    judged,
    language,
    latency,
    outcome,
    reciprocal_rank,
    regex,
    section_in_three,
    short,
    similar,
    tool,
    unit,
)
from evals.metrics.base import Deps, Encode, Judge, Judged, Metric

METRICS: tuple[Metric, ...] = (
    outcome,
    answered,
    declined,
    first_section,
    section_in_three,
    reciprocal_rank,
    unit,
    includes,
    excludes,
    regex,
    language,
    tool,
    assessment,
    fields,
    grounded,
    short,
    latency,
    similar,
    judged,
)
MEANS = frozenset(metric.NAME for metric in METRICS if metric.MEAN)
__all__ = ["MEANS", "METRICS", "Deps", "Encode", "Judge", "Judged", "Metric"]
