"""The least that a figure must reach: `--min metric=value`."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.errors import BadInput
from advisor.texts import Words
from evals.figures import PASSED
from evals.metrics import METRICS
from evals.results import Summary


@dataclass(frozen=True)
class Missed:
    """A bound that a run does not reach; `found` is None where nothing was measured."""

    metric: str
    least: float
    found: float | None

    def worded(self, say: Words) -> str:
        """The bound and what was found, in one line."""
        facts = {"metric": self.metric, "least": _percent(self.least)}
        if self.found is None:
            return say("cli.eval_below_unmeasured", **facts)
        return say("cli.eval_below", found=_percent(self.found), **facts)


@dataclass(frozen=True)
class Bounds:
    """The least of each metric named, as shares between 0 and 1."""

    least: tuple[tuple[str, float], ...] = ()

    def missed(self, summary: Summary) -> list[Missed]:
        """The bounds that a run does not reach over all its cases."""
        values = {f.metric: f.value for f in summary.figures if f.group == "all"}
        missed = []
        for metric, least in self.least:
            found = values.get(metric)
            if found is None or found < least:
                missed.append(Missed(metric, least, found))
        return missed


def read_bounds(given: Sequence[str]) -> Bounds:
    """Bounds written `metric=0.9` or `metric=90%`.

    Raises:
        BadInput: a metric is unknown, or a value is no share.
    """
    return Bounds(tuple(_bound(one) for one in given))


def _bound(given: str) -> tuple[str, float]:
    metric, _, value = (part.strip() for part in given.partition("="))
    known = (PASSED, *(m.NAME for m in METRICS))
    if metric not in known:
        raise BadInput("cli.eval_min_metric", found=metric, known=", ".join(known))
    try:
        percent = value.endswith("%")
        least = float(value.rstrip("% ").replace(",", ".")) / (100 if percent else 1)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1:
        raise BadInput("cli.eval_min_value", found=value or given)
    return metric, least


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"
