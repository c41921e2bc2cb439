"""The labelled messages of development stay read, quickly."""

from pathlib import Path
from statistics import median

from evals.readings import load_readings, measure_health

DEVELOPMENT = Path(__file__).parents[3] / "evals" / "readings" / "health-dev.yaml"


def test_the_messages_of_development_stay_read_and_nothing_is_invented() -> None:
    tally = measure_health(load_readings([DEVELOPMENT]))
    counts = tally.counts
    assert counts["right"] >= 0.98 * counts["fields"]
    assert counts["left empty"] >= 0.995 * counts["empty"]
    assert counts["named"] >= 0.95 * counts["problems"]
    assert counts["sign right"] >= 0.95 * counts["signs"]
    assert median(tally.times_ms) < 15
