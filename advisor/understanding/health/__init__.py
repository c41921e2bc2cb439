"""The health of a partnership as a person tells it: figures, period, signs and warnings."""

from advisor.understanding.health.model import (
    HealthReading,
    Integrity,
    KpiFigures,
    KpiId,
    Number,
    Period,
    Problem,
    Sign,
)
from advisor.understanding.health.reading import read_health

__all__ = [
    "HealthReading",
    "Integrity",
    "KpiFigures",
    "KpiId",
    "Number",
    "Period",
    "Problem",
    "Sign",
    "read_health",
]
