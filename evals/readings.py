"""How well prose is read: labelled messages, compared field by field.

`python -m evals.readings health FILE… [--failures]`
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

from advisor.dossier import Dossier
from advisor.tools.evaluate_partnership import result_of
from advisor.tools.health_prose import form_of
from advisor.understanding.health import HealthReading, read_health
from advisor.understanding.health.model import KPIS, ROLES, SIGNS

Case = Mapping[str, Any]
_RATE_TOLERANCE = Decimal("0.06")


@dataclass
class Tally:
    """What was counted over some cases, and what went wrong in each."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[Case, list[str]]] = field(default_factory=list)
    times_ms: list[float] = field(default_factory=list)

    def share(self, hits: str, of: str) -> str:
        """A share in percent, with its numbers."""
        total = self.counts[of]
        part = f"{100 * self.counts[hits] / total:.1f} %" if total else "–"
        return f"{part} ({self.counts[hits]}/{total})"


def load_readings(paths: Iterable[Path]) -> list[Case]:
    """The labelled messages of some files, in order."""
    return [case for path in paths for case in yaml.safe_load(path.read_text(encoding="utf-8"))]


def measure_health(cases: Sequence[Case]) -> Tally:
    """Read every message and compare each field of it."""
    tally = Tally()
    read_health("", "fr"), read_health("", "en")
    for case in cases:
        start = time.perf_counter()
        reading = read_health(case["text"], case["lang"])
        tally.times_ms.append(1000 * (time.perf_counter() - start))
        wrong = [
            *_figures(case, reading, tally.counts),
            *_problems(case, reading, tally.counts),
            *_signs(case, reading, tally.counts),
            *_rest(case, reading, tally.counts),
            *_verdict(case, tally.counts),
        ]
        if wrong:
            tally.failures.append((case, wrong))
    return tally


def _figures(case: Case, reading: HealthReading, counts: Counter[str]) -> list[str]:
    """Each of the fifteen fields: right, wrong or missed where labelled, invented where not."""
    wrong = []
    labelled = case.get("inputs") or {}
    for kpi in KPIS:
        for role in ROLES:
            want = (labelled.get(kpi) or {}).get(role)
            got = getattr(reading.kpis[kpi], role) if kpi in reading.kpis else None
            counts["fields"] += want is not None
            counts["empty"] += want is None
            counts["read"] += got is not None
            right = want is not None and got is not None and _same(kpi, want, got)
            counts["right"] += right
            counts["left empty"] += want is None and got is None
            if not right and (want is not None or got is not None):
                wrong.append(f"{kpi}.{role}: want {want} got {got}")
    return wrong


def _same(kpi: str, want: float, got: int | Decimal) -> bool:
    tolerance = _RATE_TOLERANCE if kpi == "retention_rate" else 0
    return abs(Decimal(str(want)) - Decimal(got)) <= tolerance


def _problems(case: Case, reading: HealthReading, counts: Counter[str]) -> list[str]:
    want = set(case.get("problems") or ())
    got = {f"{p.kind}:{p.kpi}" for p in reading.problems}
    counts["problems"] += len(want)
    counts["named"] += len(want & got)
    counts["false problems"] += len(got - want)
    return [f"problem {p}" for p in sorted(want ^ got)]


def _signs(case: Case, reading: HealthReading, counts: Counter[str]) -> list[str]:
    wrong = []
    labelled = case.get("qualitative") or {}
    for name in SIGNS:
        want = labelled.get(name)
        got = reading.signs[name].sign if name in reading.signs else None
        counts["signs"] += want is not None
        counts["no sign"] += want is None
        counts["sign right"] += want is not None and want == got
        counts["sign wrong"] += want is not None and got not in {None, want}
        counts["sign invented"] += want is None and got is not None
        if want != got:
            wrong.append(f"{name}: want {want} got {got}")
    return wrong


def _rest(case: Case, reading: HealthReading, counts: Counter[str]) -> list[str]:
    """The period and the integrity."""
    period = reading.period
    got = {
        "period": period and (int(period.elapsed_months), int(period.total_months)),
        "integrity": reading.integrity.level,
    }
    label = case.get("period")
    want = {
        "period": label and (label["elapsed_months"], label["total_months"]),
        "integrity": case.get("integrity") or "none",
    }
    for name, value in want.items():
        said = value not in {None, "none"}
        counts[name] += said
        counts[f"{name} right"] += said and got[name] == value
        counts[f"{name} invented"] += not said and got[name] != value
    return [f"{n}: want {want[n]} got {got[n]}" for n in want if want[n] != got[n]]


def _verdict(case: Case, counts: Counter[str]) -> list[str]:
    """The verdict that follows from what was read; a leaning counts as one."""
    want = case.get("verdict")
    if want is None:
        return []
    result = result_of(form_of(case["text"], case["lang"], Dossier()))
    got = result.leaning or result.verdict
    counts["verdicts"] += 1
    counts["verdict right"] += got == want
    return [] if got == want else [f"verdict: want {want} got {got}"]


_HEALTH_ROWS = (
    ("fields read right", "right", "fields"),
    ("what was read is right", "right", "read"),
    ("empty fields left empty", "left empty", "empty"),
    ("problems named", "named", "problems"),
    ("signs right", "sign right", "signs"),
    ("signs of the wrong kind", "sign wrong", "signs"),
    ("signs invented", "sign invented", "no sign"),
    ("periods right", "period right", "period"),
    ("integrity right", "integrity right", "integrity"),
    ("verdicts right", "verdict right", "verdicts"),
)
_HEALTH_EXTRA = ("false problems", "period invented", "integrity invented")


def show_health(cases: Sequence[Case], *, failures: bool) -> None:
    """Print the figures, by language and together."""
    sets = {name: [c for c in cases if name in {c["lang"], "all"}] for name in ("fr", "en", "all")}
    tallies = {name: measure_health(part) for name, part in sets.items()}
    table = Table("health", *(f"{name} ({len(sets[name])})" for name in sets))
    for title, hits, of in _HEALTH_ROWS:
        table.add_row(title, *(t.share(hits, of) for t in tallies.values()))
    for title in _HEALTH_EXTRA:
        table.add_row(title, *(str(t.counts[title]) for t in tallies.values()))
    table.add_row("slowest, ms", *(f"{max(t.times_ms, default=0):.1f}" for t in tallies.values()))
    Console(width=120).print(table)
    if failures:
        show_failures(tallies["all"])


def show_failures(tally: Tally) -> None:
    """Print each case that went wrong."""
    for case, wrong in tally.failures:
        sys.stdout.write(f"\n{case['id']} {case['text']}\n  " + "\n  ".join(wrong) + "\n")


KINDS: dict[str, Callable[..., None]] = {"health": show_health}


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--failures", action="store_true")
    options = parser.parse_args()
    KINDS[options.kind](load_readings(options.files), failures=options.failures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
